package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.Cast;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DiaryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private Chart chart =
            Chart.of(
                            new Whose(Cast.ringAndReed().id(), new PatientId(new UUID(0, 9))),
                            List.of(new Noted(1, Author.of(Cast.ada()), NOON, NOON, Cast.mei())))
                    .with(
                            List.of(
                                    new Noted(
                                            2,
                                            Author.of(Cast.ada()),
                                            NOON,
                                            NOON,
                                            planned("EX-WALK", "EX-ROLL"))));

    @Test
    void whatWasKeptLastHoldsAndWhatStoodBeforeStaysReadable() {
        keep(kept(TODAY, 5, "EX-WALK"));
        keep(kept(TODAY, 3, "EX-WALK", "EX-ROLL"));

        var day = Diary.of(chart).on(TODAY).orElseThrow();

        assertThat(day.done()).containsExactly("EX-WALK", "EX-ROLL");
        assertThat(day.legPain()).hasValue(3);
        assertThat(day.before()).containsExactly(kept(TODAY, 5, "EX-WALK"));
    }

    @Test
    void theSameSentTwiceIsKeptOnce() {
        keep(kept(TODAY, 5, "EX-WALK", "EX-ROLL"));
        keep(kept(TODAY, 5, "EX-ROLL", "EX-WALK"));

        assertThat(chart.all(Entry.DiaryKept.class)).hasSize(1);
    }

    @Test
    void aDayThatWasNotedCanBeEmptiedAgain() {
        keep(kept(TODAY, 5, "EX-WALK"));
        keep(new Entry.DiaryKept(TODAY, List.of(), OptionalInt.empty()));

        var day = Diary.of(chart).on(TODAY).orElseThrow();
        assertThat(day.done()).isEmpty();
        assertThat(day.legPain()).isEmpty();
        assertThat(day.before()).hasSize(1);
    }

    @Test
    void aNoteReachesAWeekBackAndNeverAhead() {
        keep(kept(TODAY.minusDays(6), 5, "EX-WALK"));

        for (var day : List.of(TODAY.plusDays(1), TODAY.minusDays(7))) {
            assertThat(refused(kept(day, 5, "EX-WALK")))
                    .isEqualTo(CareRefusal.Plain.NOT_A_DIARY_DAY)
                    .extracting(CareRefusal::code)
                    .isEqualTo("HT-0539");
        }
    }

    @Test
    void onlyWhatWasPlannedCanBeDone() {
        assertThat(refused(kept(TODAY, 5, "EX-BRIDGE")))
                .isEqualTo(CareRefusal.Plain.NOT_PLANNED)
                .extracting(CareRefusal::code)
                .isEqualTo("HT-0540");
    }

    @Test
    void aNoteSaysSomething() {
        assertThat(refused(new Entry.DiaryKept(TODAY, List.of(), OptionalInt.empty())))
                .isEqualTo(CareRefusal.Plain.NOTHING_TOLD);
        assertThatThrownBy(() -> kept(TODAY, 11, "EX-WALK"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0..10");
    }

    @Test
    void theLatestDayComesFirst() {
        keep(kept(TODAY, 5, "EX-WALK"));
        keep(kept(TODAY.minusDays(2), 5, "EX-WALK"));

        assertThat(Diary.of(chart).days())
                .extracting(Diary.Day::day)
                .containsExactly(TODAY, TODAY.minusDays(2));
    }

    private CareRefusal refused(Entry.DiaryKept kept) {
        return Diary.keep(chart, kept, OptionalInt.empty(), TODAY).reasonOrThrow();
    }

    private void keep(Entry.DiaryKept kept) {
        var noted = new ArrayList<Noted>();
        for (var entry : Diary.keep(chart, kept, OptionalInt.empty(), TODAY).orElseThrow()) {
            noted.add(
                    new Noted(chart.seen() + noted.size() + 1, Author.PATIENT, NOON, NOON, entry));
        }
        chart = chart.with(noted);
    }

    private static Entry.DiaryKept kept(LocalDate day, int pain, String... done) {
        return new Entry.DiaryKept(day, List.of(done), OptionalInt.of(pain));
    }

    private static Entry.PlanAgreed planned(String... selfCare) {
        return new Entry.PlanAgreed(
                new Plan(
                        "",
                        "",
                        Plan.Variation.INDIVIDUAL,
                        List.of(),
                        List.of("manual"),
                        "",
                        Optional.empty(),
                        8,
                        1,
                        20,
                        List.of(),
                        List.of(selfCare),
                        List.of(),
                        "Walk to the harbour.",
                        TODAY.plusWeeks(4),
                        "",
                        "",
                        Optional.empty()),
                List.of(),
                new Ruling("proceed", List.of(), List.of(), "v1"),
                "v1");
    }
}
