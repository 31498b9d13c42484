package huantiao.reminders;

import static huantiao.access.Staff.HILLTOP;
import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.NOOR;
import static huantiao.access.Staff.RIVERSIDE;
import static huantiao.access.Staff.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.reminders.Outbox.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of reminders does, whatever it is made of. */
public abstract class OutboxContract {

    private static final Instant NOW = Instant.parse("2026-03-16T09:00:00Z");
    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final Occasion FIRST =
            new Occasion(START, 2, 1, START.plusDays(14), START.plusDays(16));
    private static final Occasion SECOND =
            new Occasion(START, 2, 2, START.plusDays(17), START.plusDays(22));
    private static final UUID ID = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);
    private static final AddressMark MARK = AddressMark.of(Channel.EMAIL, "mei@example.org");

    private Outbox outbox;

    /** An empty shelf that visits the clinics of {@link Staff}, a new one for every test. */
    protected abstract Outbox emptyShelf();

    /** The shelf of accounts beside it; the contract founds the clinics there. */
    protected abstract Accounts accountsBesideIt();

    @BeforeEach
    void takeAnEmptyShelf() {
        outbox = emptyShelf();
        accountsBesideIt().found(RIVERSIDE, Staff.olive()).orElseThrow();
        accountsBesideIt().found(HILLTOP, Staff.hugo()).orElseThrow();
    }

    @Test
    void aRoundVisitsEveryClinic() {
        assertThat(outbox.clinics()).containsExactlyInAnyOrder(RIVERSIDE, HILLTOP);
    }

    @Test
    void aReminderIsPutInOnce() {
        assertThat(outbox.put(send(MEI), ID, FIRST, NOW)).isTrue();
        assertThat(outbox.put(send(MEI), OTHER, FIRST, NOW)).isFalse();
        assertThat(outbox.put(send(MEI), OTHER, SECOND, NOW)).isTrue();

        assertThat(waiting()).extracting(Outbox.Waiting::id).containsExactlyInAnyOrder(ID, OTHER);
    }

    @Test
    void itWaitsForItsTime() {
        outbox.put(send(MEI), ID, FIRST, NOW.plusSeconds(1));

        assertThat(waiting()).isEmpty();
        assertThat(outbox.waiting(due(), NOW.plusSeconds(1), 10))
                .containsExactly(new Outbox.Waiting(ID, MEI.patient(), FIRST, 0));
    }

    @Test
    void oneOfManyBeginsIt() throws Exception {
        outbox.put(send(MEI), ID, FIRST, NOW);

        var begun = begunAtOnce(16);

        assertThat(begun).containsOnlyOnce(true);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsTriedAgainWaitsAndCounts() {
        outbox.put(send(MEI), ID, FIRST, NOW);
        outbox.begin(send(MEI), ID, NOW);
        var later = NOW.plus(Duration.ofMinutes(5));

        outbox.settle(send(MEI), ID, new Outcome.Again(later, Delivery.Why.BUSY), NOW);

        assertThat(waiting()).isEmpty();
        assertThat(outbox.waiting(due(), later, 10))
                .containsExactly(new Outbox.Waiting(ID, MEI.patient(), FIRST, 1));
    }

    @Test
    void whatWasBegunAndNeverSettledIsNotSentAgain() {
        outbox.put(send(MEI), ID, FIRST, NOW);
        outbox.begin(send(MEI), ID, NOW);

        assertThat(outbox.forsake(due(), NOW, NOW)).isZero();
        assertThat(outbox.forsake(due(), NOW.plusSeconds(1), NOW.plusSeconds(2))).isEqualTo(1);

        assertThat(past()).extracting(Outbox.Past::state).containsExactly(State.UNSURE);
        outbox.settle(send(MEI), ID, new Outcome.Again(NOW, Delivery.Why.BUSY), NOW.plusSeconds(3));
        assertThat(outbox.waiting(due(), NOW.plus(Duration.ofDays(1)), 10)).isEmpty();
        assertThat(outbox.begin(send(MEI), ID, NOW.plusSeconds(4))).isFalse();
    }

    @Test
    void whatIsSettledStaysSo() {
        outbox.put(send(MEI), ID, FIRST, NOW);
        outbox.begin(send(MEI), ID, NOW);
        outbox.settle(send(MEI), ID, new Outcome.Sent(MARK), NOW);

        outbox.settle(send(MEI), ID, new Outcome.Dropped(Outcome.Reason.LATE), NOW);

        assertThat(past())
                .extracting(Outbox.Past::state, Outbox.Past::channel)
                .containsExactly(tuple(State.SENT, Optional.of(Channel.EMAIL)));
    }

    @Test
    void whatComesBackStopsTheAddressAndAsksForACall() {
        outbox.put(send(MEI), ID, FIRST, NOW);
        assertThat(outbox.cameBack(send(MEI), ID, NOW)).isFalse();
        outbox.begin(send(MEI), ID, NOW);
        outbox.settle(send(MEI), ID, new Outcome.Sent(MARK), NOW);
        assertThat(outbox.whose(due(), ID)).contains(MEI.patient());

        assertThat(outbox.cameBack(send(MEI), ID, NOW)).isTrue();
        assertThat(outbox.cameBack(send(MEI), ID, NOW)).isFalse();

        assertThat(outbox.refused(send(MEI))).containsExactly(MARK);
        assertThat(outbox.refused(send(TOMAS))).isEmpty();
        assertThat(outbox.unreached(today()))
                .containsExactly(new Outbox.Unreached(MEI.patient(), FIRST));
    }

    @Test
    void aLaterReminderThatArrivesEndsTheCall() {
        outbox.put(send(MEI), ID, FIRST, NOW);
        outbox.settle(send(MEI), ID, new Outcome.CameBack(Delivery.Why.ADDRESS_REFUSED), NOW);
        assertThat(outbox.unreached(today())).hasSize(1);

        outbox.put(send(MEI), OTHER, SECOND, NOW);
        outbox.begin(send(MEI), OTHER, NOW);
        outbox.settle(send(MEI), OTHER, new Outcome.Sent(MARK), NOW);

        assertThat(outbox.unreached(today())).isEmpty();
    }

    @Test
    void anotherClinicSeesNothingOfIt() {
        outbox.put(send(MEI), ID, FIRST, NOW);
        outbox.refuse(send(MEI), MARK, Delivery.Why.ADDRESS_REFUSED, NOW);
        var hilltop = Permit.ask(new Actor.Rounds(HILLTOP.id()), Deed.SEE_DUE).orElseThrow();
        var foreign = new Whose(HILLTOP.id(), MEI.patient());

        assertThat(outbox.waiting(hilltop, NOW, 10)).isEmpty();
        assertThat(outbox.whose(hilltop, ID)).isEmpty();
        assertThat(outbox.begin(send(foreign), ID, NOW)).isFalse();
        assertThat(outbox.forsake(hilltop, NOW.plusSeconds(9), NOW)).isZero();
        assertThat(outbox.refused(send(NOOR))).isEmpty();
        assertThat(outbox.unreached(Staff.permit(Staff.hugo(), Deed.SEE_TODAY))).isEmpty();
    }

    private List<Boolean> begunAtOnce(int callers) throws Exception {
        try (var threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<Boolean>> all =
                    IntStream.range(0, callers)
                            .<Callable<Boolean>>mapToObj(
                                    _ -> () -> outbox.begin(send(MEI), ID, NOW))
                            .toList();
            var begun = new java.util.ArrayList<Boolean>();
            for (var one : threads.invokeAll(all)) {
                begun.add(one.get());
            }
            return begun;
        }
    }

    private List<Outbox.Waiting> waiting() {
        return outbox.waiting(due(), NOW, 10);
    }

    private List<Outbox.Past> past() {
        return outbox.past(Staff.permit(Staff.frank(), Deed.CHOOSE_REMINDERS, MEI), 10);
    }

    private static Permit due() {
        return Permit.ask(new Actor.Rounds(RIVERSIDE.id()), Deed.SEE_DUE).orElseThrow();
    }

    private static Permit today() {
        return Staff.permit(Staff.frank(), Deed.SEE_TODAY);
    }

    private static Permit send(Whose whose) {
        return Permit.ask(new Actor.Rounds(whose.clinic()), Deed.SEND_REMINDER, whose)
                .orElseThrow();
    }
}
