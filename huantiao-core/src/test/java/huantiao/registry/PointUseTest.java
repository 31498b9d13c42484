package huantiao.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import huantiao.care.Stimulation;
import huantiao.registry.PointUse.Days;
import huantiao.registry.PointUse.OfPerson;
import huantiao.registry.PointUse.Visit;
import huantiao.registry.PointUse.Way;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PointUseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Way HUANTIAO = new Way("GB30", Stimulation.ELECTRICAL);
    private static final Way BY_HAND = new Way("GB30", Stimulation.MANUAL);

    @Test
    void aPointIsCountedForEachWayByItself() {
        var use =
                PointUse.of(
                        List.of(
                                new OfPerson(
                                        true, List.of(visit(6, 4, HUANTIAO), visit(5, 4, BY_HAND))),
                                new OfPerson(true, List.of(visit(6, 6, HUANTIAO)))));

        assertThat(use.rows())
                .extracting(PointUse.Row::how, PointUse.Row::sessions, PointUse.Row::people)
                .containsExactly(
                        tuple(Stimulation.ELECTRICAL, 2, 2), tuple(Stimulation.MANUAL, 1, 1));
    }

    @Test
    void belowTwentyPeopleNothingIsSaidOfWhatFollowed() {
        var nineteen = PointUse.of(people(19)).rows().getFirst();
        var twenty = PointUse.of(people(20)).rows().getFirst();

        assertThat(nineteen.sessions()).isEqualTo(19);
        assertThat(nineteen.atVisit()).isEmpty();
        assertThat(nineteen.harms()).isEmpty();
        assertThat(twenty.atVisit()).contains(new PointUse.Followed(20, 20, 6, 4));
        assertThat(twenty.harms()).contains(new PointUse.Harms(20, 20, 0, 0));
        assertThat(twenty.toNext()).as("nobody came again").isEmpty();
    }

    @Test
    void somebodyWithManyVisitsCountsOnce() {
        var people = new ArrayList<>(people(19));
        people.add(new OfPerson(true, Collections.nCopies(50, visit(10, 10, HUANTIAO))));

        var followed = PointUse.of(people).rows().getFirst().atVisit().orElseThrow();

        assertThat(followed.sessions()).isEqualTo(69);
        assertThat(followed.before()).isEqualTo((19 * 6 + 10) / 20.0, within(1e-12));
        assertThat(followed.after()).isEqualTo((19 * 4 + 10) / 20.0, within(1e-12));
    }

    @Test
    void whoDidNotAgreeIsInNoFigureAndIsSaid() {
        var people = new ArrayList<>(people(3));
        people.add(new OfPerson(false, List.of(visit(6, 1, HUANTIAO))));
        people.add(new OfPerson(false, List.of()));

        var use = PointUse.of(people);

        assertThat(use.people()).isEqualTo(3);
        assertThat(use.notCounted()).isEqualTo(1);
        assertThat(use.rows().getFirst().sessions()).isEqualTo(3);
    }

    @Test
    void aNumberNobodyGaveIsNotTakenForNought() {
        var people = new ArrayList<>(people(20));
        people.add(
                new OfPerson(
                        true,
                        List.of(
                                new Visit(
                                        NOON,
                                        Set.of(HUANTIAO),
                                        OptionalInt.of(9),
                                        OptionalInt.empty(),
                                        OptionalInt.empty(),
                                        false,
                                        true,
                                        true))));

        var row = PointUse.of(people).rows().getFirst();

        assertThat(row.people()).isEqualTo(21);
        assertThat(row.atVisit()).contains(new PointUse.Followed(20, 20, 6, 4));
        assertThat(row.harms()).contains(new PointUse.Harms(20, 20, 0, 0));
    }

    @Test
    void daysAreThoseOfTheClinicAndBothEndsBelongToThem() {
        var lateInKolkata = Instant.parse("2026-03-01T19:00:00Z");
        var person =
                new OfPerson(
                        true,
                        List.of(visit(NOON, 6, 4, HUANTIAO), visit(lateInKolkata, 5, 3, HUANTIAO)));
        var zone = ZoneId.of("Asia/Kolkata");
        var first = Optional.of(LocalDate.of(2026, 3, 1));
        var second = Optional.of(LocalDate.of(2026, 3, 2));

        assertThat(person.on(new Days(first, second, zone)).visits()).hasSize(2);
        assertThat(person.on(new Days(first, first, zone)).visits())
                .extracting(Visit::started)
                .containsExactly(NOON);
        assertThat(person.on(new Days(second, Optional.empty(), zone)).visits())
                .as("00:30 of the second day there")
                .extracting(Visit::started)
                .containsExactly(lateInKolkata);
        assertThat(PointUse.of(List.of(person.on(new Days(Optional.empty(), first, zone)))).rows())
                .extracting(PointUse.Row::sessions)
                .containsExactly(1);
        assertThatThrownBy(() -> new Days(second, first, zone))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOrderOfPeopleDoesNotMatter() {
        var people = new ArrayList<>(people(25));
        people.add(new OfPerson(true, List.of(visit(2, 8, BY_HAND, HUANTIAO))));
        var shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, new Random(4));

        assertThat(PointUse.of(shuffled).rows())
                .extracting(PointUse.Row::point, PointUse.Row::how, PointUse.Row::sessions)
                .isEqualTo(
                        PointUse.of(people).rows().stream()
                                .map(row -> tuple(row.point(), row.how(), row.sessions()))
                                .toList());
    }

    private static List<OfPerson> people(int number) {
        return Collections.nCopies(number, new OfPerson(true, List.of(visit(6, 4, HUANTIAO))));
    }

    private static Visit visit(int before, int after, Way... ways) {
        return visit(NOON, before, after, ways);
    }

    private static Visit visit(Instant started, int before, int after, Way... ways) {
        return new Visit(
                started,
                Set.of(ways),
                OptionalInt.of(before),
                OptionalInt.of(after),
                OptionalInt.empty(),
                true,
                false,
                false);
    }
}
