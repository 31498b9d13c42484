package huantiao.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Trial;
import huantiao.evidence.TrialRows;
import huantiao.evidence.TwoReadings.Pick;
import huantiao.living.DoubleReading.Stage;
import huantiao.living.ExtractionEntry.RowOpened;
import huantiao.living.Studies.Study;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A row of a trial on its way into the evidence. */
class ExtractionsTest {

    private final List<Written> entries = new ArrayList<>();

    private void add(Permit who, Result<? extends LivingEntry, List<Problem>> entry) {
        entries.add(
                new Written(
                        entries.size() + 1,
                        entry.orElseThrow(),
                        Reviewer.of(who),
                        Reviews.MORNING,
                        "0f".repeat(32)));
    }

    private Extractions rows() {
        return LivingReview.of(entries).extractions();
    }

    private DoubleReading<Extraction, Extraction> row() {
        return rows().find("L001").orElseThrow();
    }

    /** Of the invented trial, as if it had come with the program. */
    private Result<RowOpened, List<Problem>> open(String trial, String comparator, String outcome) {
        var studies = LivingReview.of(entries).studies(List.of(Reviews.frame()));
        return rows().open(studies, trial, comparator, outcome);
    }

    private void read(Permit who, Extraction reading) {
        add(who, rows().read("L001", Reviewer.of(who).user(), reading));
    }

    @Test
    void aRowCountsOnlyAfterTwoReadingsAndADecision() {
        add(Reviews.RAE, open("INVENTED2026", "sham", "leg_pain_vas_change"));
        assertThat(row().stage()).isEqualTo(Stage.TO_READ);

        read(Reviews.RAE, Reviews.reading());
        assertThat(row().stage()).isEqualTo(Stage.TO_READ_AGAIN);
        assertThat(row().waitsFor(Reviewer.of(Reviews.RAE).user())).isFalse();
        assertThat(row().waitsFor(Reviewer.of(Reviews.SAM).user())).isTrue();

        read(Reviews.SAM, Reviews.reading());
        assertThat(row().stage()).isEqualTo(Stage.TO_SETTLE);
        assertThat(rows().trials()).isEmpty();

        add(Reviews.SAM, rows().settle("L001", Map.of(), "", List.of()));
        assertThat(row().stage()).isEqualTo(Stage.SETTLED);
        assertThat(rows().trials()).extracting(Trial::rowId).containsExactly("L001");
    }

    @Test
    void aRowIsPublishedOnlyIfItsTrialCameInByAReportOrWithTheProgram() {
        add(Reviews.RAE, LivingReview.empty().write(Reviews.protocol(), ""));
        add(Reviews.RAE, open("INVENTED2026", "sham", "leg_pain_vas_change"));
        read(Reviews.RAE, Reviews.reading());
        read(Reviews.SAM, Reviews.reading());
        add(Reviews.SAM, rows().settle("L001", Map.of(), "", List.of()));
        var unaccounted = LivingReview.of(entries);
        assertThat(codes(unaccounted.publishable("One more.", Set.of("TU2024"))))
                .containsExactly("HT-2037");
        assertThat(unaccounted.publishable("One more.", Set.of("INVENTED2026")).orElseThrow())
                .isEqualTo(1);

        letIn("INVENTED2026");

        assertThat(LivingReview.of(entries).publishable("One more.", Set.of()).orElseThrow())
                .isEqualTo(1);
    }

    private Records records() {
        return LivingReview.of(entries).records();
    }

    @Test
    void whereReadingsDifferSomebodyDecidesAndSaysWhy() {
        add(Reviews.RAE, open("INVENTED2026", "sham", "leg_pain_vas_change"));
        read(Reviews.RAE, Reviews.reading());
        read(
                Reviews.SAM,
                Reviews.reading()
                        .with(Column.CIHIGH, "-2.5")
                        .with(Column.EFFECT, "-9.00")
                        .with(Column.P_VALUE, "0.021")
                        .with(Column.COUNTRY, "nowhere."));

        assertThat(Extractions.both(row()).orElseThrow().differences())
                .extracting(one -> one.column(), one -> one.first(), one -> one.second())
                .containsExactly(
                        tuple(Column.CIHIGH, "-2.0", "-2.5"),
                        tuple(Column.P_VALUE, "0.012", "0.021"));
        assertThat(
                        rows().settle(
                                        "L001",
                                        Map.of(Column.CIHIGH, new Pick.First()),
                                        "",
                                        List.of())
                                .reasonOrThrow())
                .extracting(Problem::where, Problem::code)
                .containsExactly(tuple("p_value", "HT-2101"));
        Map<Column, Pick> picks =
                Map.of(Column.CIHIGH, new Pick.First(), Column.P_VALUE, new Pick.Other("0.013"));
        assertThat(rows().settle("L001", picks, "", List.of()).reasonOrThrow())
                .extracting(Problem::where, Problem::code)
                .containsExactly(tuple("reason", "HT-2001"));

        add(Reviews.HUGO, rows().settle("L001", picks, "Read once more in table 2.", List.of()));
        assertThat(rows().settled())
                .singleElement()
                .isEqualTo(Reviews.reading().with(Column.P_VALUE, "0.013"));
    }

    @Test
    void nobodyReadsARowTwiceAndNobodyAThirdTime() {
        add(Reviews.RAE, open("INVENTED2026", "sham", "leg_pain_vas_change"));
        read(Reviews.RAE, Reviews.reading());
        assertThat(codes(rows().read("L001", user(Reviews.RAE), Reviews.reading())))
                .containsExactly("HT-2105");

        read(Reviews.SAM, Reviews.reading());
        assertThat(codes(rows().read("L001", user(Reviews.HUGO), Reviews.reading())))
                .containsExactly("HT-2106");
        assertThat(codes(rows().read("L002", user(Reviews.HUGO), Reviews.reading())))
                .containsExactly("HT-2104");
        assertThat(codes(rows().settle("L002", Map.of(), "", List.of())))
                .containsExactly("HT-2107");
    }

    @Test
    void aRowIsOfATrialInTheReviewAndItsFrameIsNoReadersToChange() {
        assertThat(open("", "", "").reasonOrThrow())
                .extracting(Problem::where, Problem::code)
                .containsExactly(
                        tuple("trial_id", "HT-2102"),
                        tuple("comparator_class", "HT-2103"),
                        tuple("outcome", "HT-2103"));
        assertThat(codes(open("NOBODY2026", "sham", "Leg pain")))
                .containsExactly("HT-2102", "HT-2103");

        add(Reviews.RAE, open("INVENTED2026", "sham", "leg_pain_vas_change"));
        assertThat(row().frame()).isEqualTo(Reviews.frame().with(Column.ROW_ID, "L001"));
        assertThat(rows().of("INVENTED2026")).containsExactly(row());
        assertThat(rows().of("TU2024")).isEmpty();
        read(Reviews.RAE, Reviews.reading().with(Column.TRIAL_ID, "OTHER"));
        assertThat(row().readings().getFirst().what()).isEqualTo(Reviews.reading());
    }

    @Test
    void aTrialIsNamedByTheReportThatWasLetInAndKeepsTheNameItCameWith() {
        letIn("T99", "INVENTED2026");
        var studies = LivingReview.of(entries).studies(List.of(Reviews.frame()));

        assertThat(studies.all()).extracting(Study::trialId).containsExactly("T99", "INVENTED2026");
        assertThat(studies.find("T99").orElseThrow())
                .isEqualTo(
                        new Study(
                                "T99",
                                "Authorb et al.",
                                "2001",
                                "doi:10.1000/example.1 (PMID 30000001)",
                                List.of(1)));
        var came = studies.find("INVENTED2026").orElseThrow();
        assertThat(came.name()).isEqualTo("Invented et al.");
        assertThat(came.reports()).containsExactly(2);
        assertThat(LivingReview.empty().studies(List.of(Reviews.frame())).all())
                .singleElement()
                .matches(study -> !study.hasRecord());
    }

    @Test
    void aTrialIsCountedInTheFlowOnceARowOfItCounts() {
        letIn("INVENTED2026", "T99");
        add(Reviews.RAE, open("INVENTED2026", "sham", "leg_pain_vas_change"));
        read(Reviews.RAE, Reviews.reading());
        read(Reviews.SAM, Reviews.reading());
        var before = LivingReview.of(entries).flow(TrialRows.NOTHING);
        assertThat(before.trials()).isZero();
        assertThat(before.withoutRow()).containsExactly("INVENTED2026", "T99");

        add(Reviews.SAM, rows().settle("L001", Map.of(), "", List.of()));
        var after = LivingReview.of(entries).flow(TrialRows.NOTHING);
        assertThat(after.added()).isEqualTo(1);
        assertThat(after.trials()).isEqualTo(1);
        assertThat(after.withoutRow()).containsExactly("T99");
        assertThat(after.isSettled()).isFalse();
    }

    /** One report of each of these trials goes its way from a search to the review. */
    private void letIn(String... trials) {
        var day = LocalDate.of(2026, 1, 5);
        add(
                Reviews.RAE,
                records().search("PubMed", Optional.of(day), "sciatica", OptionalInt.of(1), day));
        add(
                Reviews.RAE,
                records().bringIn(OptionalInt.of(1), "one.ris", Reviews.file(1, trials.length)));
        for (int record = 1; record <= trials.length; record++) {
            for (var reader : List.of(Reviews.RAE, Reviews.SAM)) {
                add(reader, records().screen(user(reader), record, Optional.of(Vote.INCLUDE)));
            }
            add(Reviews.SAM, records().include(record, trials[record - 1]));
        }
    }

    @Test
    void aRowIsTakenBackForAReason() {
        add(Reviews.RAE, open("INVENTED2026", "sham", "leg_pain_vas_change"));
        read(Reviews.RAE, Reviews.reading());
        read(Reviews.SAM, Reviews.reading());
        add(Reviews.SAM, rows().settle("L001", Map.of(), "", List.of()));

        assertThat(codes(rows().withdraw("L001", ""))).containsExactly("HT-2001");
        add(Reviews.RAE, rows().withdraw("L001", "The journal retracted the report."));

        assertThat(rows().trials()).isEmpty();
        assertThat(row().stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(codes(rows().withdraw("L001", "Again."))).containsExactly("HT-2108");
    }

    private static huantiao.base.UserId user(Permit who) {
        return Reviewer.of(who).user();
    }

    private static List<String> codes(Result<?, List<Problem>> refused) {
        return refused.reasonOrThrow().stream().map(Problem::code).toList();
    }
}
