package huantiao.living;

import static huantiao.living.Reviews.MORNING;
import static huantiao.living.Reviews.RAE;
import static huantiao.living.Reviews.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.TrialRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of the flow: whatever two people do, every record stands in one box and boxes add up. */
class PrismaFlowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private final Living living = new InMemoryLiving();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRecordStandsInOneBoxAndTheBoxesAddUp(long seed) {
        var random = new Random(seed);
        int records = 1 + random.nextInt(15);
        tries(RAE, now -> now.search("PubMed", Optional.of(TODAY), "q", OptionalInt.of(9), TODAY));
        tries(RAE, now -> now.bringIn(OptionalInt.of(1), "a.ris", Reviews.file(1, records)));
        for (int i = 0; i < 120; i++) {
            anything(random, records);
        }

        var flow = living.read(RAE).flow(TrialRows.NOTHING);

        assertThat(flow.identifiedInAll()).isEqualTo(records);
        assertThat(flow.duplicates() + flow.toScreen() + flow.conflicts() + flow.screened())
                .isEqualTo(records);
        assertThat(flow.screenedOut() + flow.sought()).isEqualTo(flow.screened());
        assertThat(flow.toRead() + flow.notRetrieved() + flow.assessed()).isEqualTo(flow.sought());
        assertThat(flow.readOutInAll() + flow.reports()).isEqualTo(flow.assessed());
        assertThat(flow.added()).isLessThanOrEqualTo(flow.reports());
        assertThat(flow.trials()).isEqualTo(flow.before() + flow.added());
        assertThat(flow.isSettled())
                .isEqualTo(
                        flow.toScreen() + flow.conflicts() + flow.toRead() == 0
                                && flow.withoutRow().isEmpty());
        assertThat(flow.withoutRow())
                .as("no row was read")
                .isEqualTo(living.read(RAE).records().included().keySet());
    }

    private void anything(Random random, int records) {
        int one = 1 + random.nextInt(records);
        var who = random.nextBoolean() ? RAE : SAM;
        switch (random.nextInt(9)) {
            case 0, 1, 2, 3 ->
                    tries(
                            who,
                            now ->
                                    now.screen(
                                            Reviewer.of(who).user(),
                                            one,
                                            Optional.of(
                                                    List.of(Vote.values())
                                                            .get(random.nextInt(3)))));
            case 4 -> tries(who, now -> now.settle(one, Optional.of(random.nextBoolean()), "r"));
            case 5 -> tries(who, now -> now.include(one, "T1" + random.nextInt(10)));
            case 6 ->
                    tries(who, now -> now.exclude(one, Optional.of(Exclusion.NO_RESULTS), "note"));
            case 7 -> tries(who, now -> now.giveUp(one, "note"));
            default ->
                    tries(
                            who,
                            now ->
                                    now.judge(
                                            one,
                                            1 + random.nextInt(records),
                                            random.nextInt(3) == 0,
                                            "r"));
        }
    }

    private void tries(
            Permit who,
            Function<Records, ? extends Result<? extends LivingEntry, List<Problem>>> verb) {
        var _ = living.<List<Problem>>add(who, MORNING, review -> verb.apply(review.records()));
    }
}
