package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.access.Whose;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.UserId;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.people.Profession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every treatment room keeps to, in memory or in PostgreSQL. */
public abstract class RoomContract {

    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(20));

    private final Actor.Member ada = member(new ClinicId(UUID.randomUUID()));
    private final Actor.Member elsewhere = member(new ClinicId(UUID.randomUUID()));
    private final PatientId mei = new PatientId(UUID.randomUUID());
    private final PatientId noor = new PatientId(UUID.randomUUID());

    /** A room that nobody of a new clinic sits in. */
    protected abstract Room room();

    @Test
    void showsWhoSitsWhereByChair() {
        var room = room();
        room.sit(of(ada, noor), 7, LATER).orElseThrow();
        room.sit(of(ada, mei), 2, NOW).orElseThrow();

        assertThat(room.seats(sees(ada)))
                .containsExactly(
                        new Room.Seat(2, mei, NOW, ada.user()),
                        new Room.Seat(7, noor, LATER, ada.user()));
    }

    @Test
    void whoMovesKeepsTheMomentTheySatDown() {
        var room = room();
        room.sit(of(ada, mei), 2, NOW).orElseThrow();

        var moved = room.sit(of(ada, mei), 5, LATER).orElseThrow();

        assertThat(moved).isEqualTo(new Room.Seat(5, mei, NOW, ada.user()));
        assertThat(room.seats(sees(ada))).containsExactly(moved);
    }

    @Test
    @Controls(Hazard.WRONG_PERSON)
    void aChairHoldsOnePerson() {
        var room = room();
        var first = room.sit(of(ada, mei), 2, NOW).orElseThrow();
        room.sit(of(ada, noor), 3, NOW).orElseThrow();

        assertThat(room.sit(of(ada, noor), 2, LATER).reasonOrThrow()).isEqualTo(first);
        assertThat(room.seats(sees(ada))).extracting(Room.Seat::chair).containsExactly(2, 3);
    }

    @Test
    @Controls(Hazard.WRONG_PERSON)
    void ofManyWhoWantOneChairAtOnceOneGetsIt() throws Exception {
        var room = room();
        var wishes = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            var permit = of(ada, new PatientId(UUID.randomUUID()));
            wishes.add(() -> room.sit(permit, 4, NOW).isOk());
        }
        int got = 0;
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> answer : many.invokeAll(wishes)) {
                got += answer.get() ? 1 : 0;
            }
        }

        assertThat(got).isEqualTo(1);
        assertThat(room.seats(sees(ada))).hasSize(1);
    }

    @Test
    void whoLeavesFreesTheChair() {
        var room = room();
        room.sit(of(ada, mei), 2, NOW).orElseThrow();

        room.leave(of(ada, mei));
        room.leave(of(ada, mei));

        assertThat(room.seats(sees(ada))).isEmpty();
        assertThat(room.sit(of(ada, noor), 2, NOW).isOk()).isTrue();
    }

    @Test
    void noClinicSeesTheRoomOfAnother() {
        var room = room();
        room.sit(of(ada, mei), 2, NOW).orElseThrow();

        assertThat(room.seats(sees(elsewhere))).isEmpty();
        assertThat(room.sit(of(elsewhere, noor), 2, NOW).isOk()).isTrue();
        room.leave(of(elsewhere, mei));
        assertThat(room.seats(sees(ada))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 9})
    void hasNoOtherChairs(int chair) {
        assertThatThrownBy(() -> room().sit(of(ada, mei), chair, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Permit sees(Actor.Member member) {
        return Permit.ask(member, Deed.SEE_ROOM).orElseThrow();
    }

    private static Permit of(Actor.Member member, PatientId patient) {
        return Permit.ask(member, Deed.RECORD_CARE, new Whose(member.clinic(), patient))
                .orElseThrow();
    }

    private static Actor.Member member(ClinicId clinic) {
        return new Actor.Member(
                new UserId(UUID.randomUUID()),
                clinic,
                "Ada Needle",
                Profession.ACUPUNCTURIST,
                EnumSet.of(Role.PRACTITIONER));
    }
}
