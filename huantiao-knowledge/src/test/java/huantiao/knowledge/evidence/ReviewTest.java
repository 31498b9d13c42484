package huantiao.knowledge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.base.Result;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.NetworkQuestion;
import huantiao.evidence.NoSynthesis;
import huantiao.evidence.Review;
import huantiao.evidence.Review.Against;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Review.Change;
import huantiao.evidence.Review.Matter;
import huantiao.evidence.Review.Variant;
import huantiao.evidence.RiskOfBias;
import huantiao.evidence.SmallStudies;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Trial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The questions of the review, asked of the data that ship. */
class ReviewTest {

    private static final EvidenceBase BASE = EvidenceFiles.shipped();
    private static final Review REVIEW = Review.of(BASE);

    @Test
    void everyComparisonIsAskedAboutEverythingThatMatters() {
        for (Against against : Against.values()) {
            for (Matter matter : Matter.values()) {
                assertThat(REVIEW.asked())
                        .as("%s, %s", against, matter)
                        .anyMatch(one ->
                                one.comparator().equals(against.code())
                                        && one.matter().equals(Optional.of(matter)));
            }
        }
        assertThat(REVIEW.asked()).extracting(Asked::id).doesNotHaveDuplicates();
    }

    @Test
    void aComparisonThatNobodyMadeIsAnsweredWithThat() {
        assertThat(none("usual_care.leg_pain_vas_change").why()).isEqualTo(NoSynthesis.Why.NO_ROWS);
    }

    @Test
    void strictAndLooseAnswersOnShamDifferByTheRowThatMeasuresAMean() {
        Asked sham = asked("sham.leg_pain_vas_change");

        assertThat(rows(sham.answer())).containsExactly("R001");
        assertThat(rows(variant(sham, Change.LOOSE).answer())).containsExactly("R001", "R004");
    }

    @Test
    void weeksAfterTheEndOfTreatmentAreAskedByThemselves() {
        assertThat(rows(asked("other_active.leg_pain_nrs_change.long").answer()))
                .containsExactly("R007");
        assertThat(asked("other_active.leg_pain_nrs_change.short").answer().isOk()).isFalse();
        assertThat(
                        rows(
                                variant(
                                                asked("other_active.leg_pain_nrs_change.short"),
                                                Change.LOOSE)
                                        .answer()))
                .containsExactly("R006");
    }

    @Test
    void eachRowIsLeftOutOnceAndEachModelTriedOnce() {
        Asked drugs = asked("medication.total_effective_rate");

        assertThat(rows(drugs.answer())).containsExactly("R021", "R023", "R025", "R028");
        assertThat(variants(drugs, Change.WITHOUT_ROW))
                .extracting(Variant::what)
                .containsExactly(
                        "without row R021",
                        "without row R023",
                        "without row R025",
                        "without row R028");
        assertThat(variants(drugs, Change.WITHOUT_ROW))
                .allSatisfy(one -> assertThat(rows(one.answer())).hasSize(3));
        assertThat(variants(drugs, Change.MODEL)).hasSize(5);
    }

    /** The fixed-effect pool by Mantel and Haenszel is check K10 of the shipped checks. */
    @Test
    void theModelsAreThoseOfTheChecks() {
        Variant tables = variants(asked("medication.total_effective_rate"), Change.MODEL).getLast();

        assertThat(synthesis(tables.answer()).estimate()).isCloseTo(1.1379, within(5e-5));
    }

    @Test
    void aTrialWhoseOwnNumbersDisagreeIsLeftOutByRiskOfBias() {
        Variant without = variant(asked("medication.total_effective_rate"), Change.RISK_OF_BIAS);

        assertThat(without.what()).isEqualTo("without CHENWK2010");
        assertThat(rows(without.answer())).containsExactly("R023", "R025", "R028");
    }

    /** As the workbench adds it: of one result, so that the trial's other results stay in. */
    @Test
    void aResultJudgedHighIsLeftOutByRiskOfBiasAndNoOtherResultOfItsTrial() {
        Trial row = rowOf("R023");
        RiskOfBias high =
                new RiskOfBias(
                        row.trialId(),
                        row.study(),
                        "RoB 2",
                        Optional.of(RiskOfBias.OfResult.of(row)),
                        Map.of("randomisation", "high"),
                        "high",
                        "B001",
                        "judged by two reviewers",
                        "");
        Review judged = Review.of(BASE.withRiskOfBias(List.of(high)));

        Variant without =
                variant(
                        judged.find("medication.total_effective_rate").orElseThrow(),
                        Change.RISK_OF_BIAS);
        assertThat(rows(without.answer())).containsExactly("R025", "R028");
        judged.asked().stream()
                .filter(asked -> !asked.outcome().equals(row.outcome()))
                .forEach(asked ->
                        assertThat(asked.variants())
                                .isEqualTo(REVIEW.find(asked.id()).orElseThrow().variants()));
    }

    private static Trial rowOf(String id) {
        return BASE.trials().stream()
                .filter(row -> row.rowId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWrongLabelIsFollowedAndMended() {
        List<Variant> labels = variants(asked("placebo_or_add_on_placebo.pain_smd"), Change.LABEL);

        assertThat(labels).extracting(Variant::what).hasSize(4).doesNotHaveDuplicates();
        assertThat(rows(labels.get(0).answer())).doesNotContain("R039");
        assertThat(rows(labels.get(1).answer())).contains("R039");
    }

    @Test
    void smallStudyEffectsAreNotTestedWithFewerThanTenTrials() {
        assertThat(REVIEW.asked().stream().flatMap(one -> one.smallStudies().stream()))
                .isNotEmpty()
                .allSatisfy(one ->
                        assertThat(one)
                                .isInstanceOfSatisfying(
                                        SmallStudies.TooFew.class,
                                        few -> assertThat(few.because()).contains("at least 10")));
    }

    @Test
    void noNetworkOfTheShippedTrialsClosesALoopAndEachSaysWhyItIsNone() {
        assertThat(REVIEW.networks()).isNotEmpty();
        for (Result<NetworkQuestion.Answer, NetworkQuestion.No> one : REVIEW.networks()) {
            assertThat(one)
                    .isInstanceOfSatisfying(
                            Result.Refused.class,
                            no ->
                                    assertThat(((NetworkQuestion.No) no.reason()).because())
                                            .containsAnyOf(
                                                    "three treatments",
                                                    "no loop",
                                                    "no trial stands"));
        }
    }

    @Test
    void tenTrialsAreEnoughToTestForSmallStudyEffects() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int at = 1; at <= 10; at++) {
            rows.append(row(at, "sham", "odi_change", -at, at * at));
        }

        Asked asked = Review.of(with(rows)).find("sham.odi_change").orElseThrow();

        assertThat(asked.smallStudies())
                .hasValueSatisfying(check ->
                        assertThat(check)
                                .isInstanceOfSatisfying(
                                        SmallStudies.Tested.class,
                                        tested -> {
                                            assertThat(tested.test()).isEqualTo("Egger");
                                            assertThat(tested.k()).isEqualTo(10);
                                            assertThat(tested.slope().estimate())
                                                    .isCloseTo(-1, within(1e-9));
                                        }));
    }

    @Test
    void aClosedLoopIsFittedAndATornOneIsNot() {
        String two =
                HEADER
                        + row(1, "sham", "odi_change", -1, 0.1)
                        + row(2, "medication", "odi_change", -0.5, 0.1);
        String loop =
                two
                        + row(3, "sham", "odi_change", -0.5, 0.1)
                                .replace("manual_acupuncture", "medication");

        assertThat(new NetworkQuestion("odi_change").ask(with(two)).isOk()).isFalse();
        NetworkQuestion.Answer fitted =
                new NetworkQuestion("odi_change").ask(with(loop)).orElseThrow();
        assertThat(fitted.rows()).containsExactly("T01", "T02", "T03");
        assertThat(fitted.fit().treatments())
                .containsExactlyInAnyOrder("manual_acupuncture", "sham", "medication");
    }

    private static final String HEADER =
            "row_id,trial_id,study,year,country,population,randomised_n,arm_exp,exp_class,arm_ctl,comparator_class,outcome,outcome_definition,better,timepoint,data_type,n_exp,events_exp,mean_exp,sd_exp,cilow_exp,cihigh_exp,n_ctl,events_ctl,mean_ctl,sd_ctl,cilow_ctl,cihigh_ctl,effect_measure,effect,cilow,cihigh,variance,p_value,derived,source,read_as,flag,notes\n";

    private static String row(
            int at, String comparator, String outcome, double effect, double variance) {
        return "T%02d,TRIAL%d,Invented %d,2020,,,,needles,manual_acupuncture,other,%s,%s,,lower,week 4,smd_variance,,,,,,,,,,,,,SMD,%s,,,%s,,,made up for this test,table,,\n"
                .formatted(at, at, at, comparator, outcome, effect, variance);
    }

    private static EvidenceBase with(CharSequence rows) {
        var read =
                EvidenceFiles.trials(
                        "invented.csv", rows.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).isEmpty();
        return BASE.withTrials(read.rows(), BASE.data());
    }

    private static Asked asked(String id) {
        return REVIEW.find(id).orElseThrow();
    }

    private static NoSynthesis none(String id) {
        return asked(id)
                .answer()
                .fold(
                        _ -> {
                            throw new AssertionError(id + " must have no answer");
                        },
                        no -> no);
    }

    private static Synthesis synthesis(Result<Synthesis, NoSynthesis> answer) {
        return answer.orElseThrow();
    }

    private static List<String> rows(Result<Synthesis, NoSynthesis> answer) {
        return synthesis(answer).used().stream().map(one -> one.trial().rowId()).toList();
    }

    private static List<Variant> variants(Asked asked, Change change) {
        return asked.variants().stream().filter(one -> one.change() == change).toList();
    }

    private static Variant variant(Asked asked, Change change) {
        return variants(asked, change).getFirst();
    }
}
