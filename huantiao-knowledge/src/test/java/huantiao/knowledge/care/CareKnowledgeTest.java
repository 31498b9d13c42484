package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import huantiao.base.Source;
import huantiao.body.ExaminationTest;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.NerveRoot;
import huantiao.body.Point;
import huantiao.body.PointCode;
import huantiao.body.Points;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.care.CareLibrary;
import huantiao.care.UsualCurrent;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.RedFlag;
import huantiao.triage.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ships can be read whole, and a file that breaks an invariant is refused by name. */
class CareKnowledgeTest {
    private static final CareKnowledge KNOWLEDGE = CareKnowledge.shipped();

    @Test
    void shipsEverythingThatWasReviewed() {
        assertThat(KNOWLEDGE.sources()).hasSize(125);
        assertThat(KNOWLEDGE.vocabulary().declarations()).hasSize(128);
        assertThat(KNOWLEDGE.redFlags().all()).hasSize(47);
        assertThat(KNOWLEDGE.rules().all()).hasSize(98);
        assertThat(KNOWLEDGE.points().all()).hasSize(74);
        assertThat(KNOWLEDGE.points().sets()).hasSize(4);
        assertThat(KNOWLEDGE.nerveRoots().all()).hasSize(7);
        assertThat(KNOWLEDGE.nerveRoots().tests()).hasSize(24);
        assertThat(KNOWLEDGE.differentials()).hasSize(17);
        assertThat(KNOWLEDGE.symptoms()).hasSize(14);
        assertThat(KNOWLEDGE.library().techniques()).hasSize(9);
        assertThat(KNOWLEDGE.library().guidelinePositions()).hasSize(18);
        assertThat(KNOWLEDGE.library().harms().taxonomy()).hasSize(22);
        assertThat(KNOWLEDGE.library().selfCare().exercises()).hasSize(16);
        assertThat(KNOWLEDGE.library().stricta()).hasSize(17);
        assertThat(KNOWLEDGE.version()).matches("[0-9a-f]{12}");
    }

    @Test
    void everyPointHasAPlaceOnTheDrawingButTheOneThatIsFoundByTouch() {
        assertThat(KNOWLEDGE.points().all())
                .filteredOn(point -> point.places().isEmpty())
                .extracting(point -> point.code().text())
                .containsExactly("ASHI");
    }

    @Test
    void whatIsUsualOfCurrentIsWhatTheTechniqueSays() {
        var electro = KNOWLEDGE.library().technique(UsualCurrent.GUIDE).orElseThrow();
        var parameters = String.join("; ", electro.parts().of("parameters"));

        assertThat(parameters).contains("0.5-%d mA".formatted(UsualCurrent.MOST_MA));
        assertThat(parameters).contains("2/%d".formatted(UsualCurrent.MOST_HZ));
    }

    @Test
    void whatIsFilledInFromASetIsWhatTheDosesAndTheArmsSay() throws IOException {
        var techniques = shipped("techniques.yaml");
        var arms = shipped("/huantiao/knowledge/evidence/acupuncture-arms.csv");
        var trial = set("PS-EA2017").asUsed();
        var consensus = set("PS-DELPHI").asUsed();

        assertThat(techniques)
                .contains(
                        "{mode: %s, hz: %s, source: S-ZHANG2017}"
                                .formatted(trial.wave(), trial.hertz()))
                .contains(
                        "{set: PS-EA2017, minutes: %d, schedule: \"%s (%d sessions)\""
                                .formatted(
                                        trial.currentMinutes().orElseThrow(),
                                        trial.schedule(),
                                        trial.sessions().orElseThrow()))
                .contains(
                        "TD-DELPHI, study: \"expert statements\", sessions_per_week: %d, weeks: 4,"
                                .formatted(consensus.perWeek().orElseThrow()))
                .contains(
                        "retention_min: %d, points: \"6-9\", consensus:"
                                .formatted(consensus.retentionMinutes().orElseThrow()));
        assertThat(arms.lines().filter(line -> line.startsWith("A31,CONSENSUS2021,")))
                .singleElement()
                .asString()
                .contains(
                        "manual acupuncture",
                        ",yes,even,%d,,%d a week x 4 weeks,%d,"
                                .formatted(
                                        consensus.retentionMinutes().orElseThrow(),
                                        consensus.perWeek().orElseThrow(),
                                        consensus.sessions().orElseThrow()));
        assertThat(consensus.style()).as("not given in what was read").isEmpty();
        assertThat(set("PS-TCMCN").asUsed().style()).isEqualTo("Chinese");
        assertThat(consensus.techniques()).containsExactly("manual");
        assertThat(trial.techniques()).containsExactly("ea");
    }

    private static Points.PointSet set(String id) {
        return KNOWLEDGE.points().sets().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String shipped(String name) throws IOException {
        try (var file = CareKnowledge.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aNumbBigToeSpeaksForL5AndNumbToesForNoRoot() {
        var roots = CareKnowledge.shipped().nerveRoots().all();

        assertThat(roots)
                .filteredOn(root ->
                        root.isFeltAt(new Mark(Region.BIG_TOE, Side.LEFT, Feeling.NUMBNESS)))
                .extracting(NerveRoot::id)
                .containsExactly("L5");
        assertThat(roots)
                .noneMatch(
                        root -> root.isFeltAt(new Mark(Region.TOES, Side.LEFT, Feeling.NUMBNESS)));
    }

    @Test
    void everyDermatomeFromL2ToS2HasItsRegionsOnTheDrawing() {
        assertThat(KNOWLEDGE.nerveRoots().all())
                .filteredOn(root -> !root.sensoryRegions().isEmpty())
                .extracting(NerveRoot::id)
                .containsExactly("L2", "L3", "L4", "L5", "S1", "S2");
    }

    @Test
    void marksWhatRestsOnGeneralKnowledge() {
        RedFlag shingles = KNOWLEDGE.redFlags().find("RF-OTH-02").orElseThrow();
        RedFlag saddle = KNOWLEDGE.redFlags().find("RF-CES-01").orElseThrow();
        Rule platelets = KNOWLEDGE.rules().find("CI-BLD-07").orElseThrow();

        assertThat(shingles.backing().isGeneralKnowledge()).isTrue();
        assertThat(saddle.backing().isGeneralKnowledge()).isFalse();
        assertThat(platelets.backing().isGeneralKnowledge()).isFalse();
        assertThat(platelets.backing().isGeneralKnowledge("threshold")).isTrue();
    }

    @Test
    void carriesTheFiguresOfAFlagWithTheirSource() {
        RedFlag saddle = KNOWLEDGE.redFlags().find("RF-CES-01").orElseThrow();

        assertThat(saddle.evidence().getFirst().about()).isEqualTo("altered_perianal_sensation");
        assertThat(saddle.evidence().getFirst().figures()).containsEntry("or", "3.03");
        assertThat(saddle.evidence().getFirst().sources())
                .extracting(Source::id)
                .containsExactly("S-CES334");
    }

    @Test
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void asksTheCaudaEquinaBlockBeforeEverySession() {
        assertThat(KNOWLEDGE.redFlags().caudaEquinaBlock())
                .extracting(RedFlag::id)
                .containsExactly(
                        "RF-CES-01",
                        "RF-CES-02",
                        "RF-CES-03",
                        "RF-CES-04",
                        "RF-CES-05",
                        "RF-CES-06",
                        "RF-CES-07",
                        "RF-CES-08",
                        "RF-CES-09",
                        "RF-CES-10");
        assertThat(KNOWLEDGE.redFlags().askFirst()).hasSize(12);
    }

    @Test
    void keepsEveryPointToAvoidInPregnancyUnderARule() {
        List<PointCode> ruled =
                KNOWLEDGE.rules().all().stream()
                        .filter(rule -> rule.when().facts().contains("pregnant"))
                        .flatMap(rule -> rule.pointsNamed().stream())
                        .toList();

        assertThat(KNOWLEDGE.points().all())
                .filteredOn(point -> point.pregnancy().filter(Point.Pregnancy::avoid).isPresent())
                .extracting(Point::code)
                .isNotEmpty()
                .isSubsetOf(ruled);
    }

    @Test
    void offersNoFormulaWithAHerbNobodyDescribed() {
        assertThat(KNOWLEDGE.library().formulas())
                .filteredOn(formula -> !formula.enabled())
                .extracting(CareLibrary.Formula::id)
                .containsExactly("FM-SHENTONG", "FM-SHUJING");
    }

    @Test
    void doesNotShipTheWordingOfAQuestionnaireUnderCopyright() {
        assertThat(CareKnowledge.files().get("symptoms.yaml"))
                .doesNotContain("electric shocks")
                .doesNotContain("painful cold");
    }

    @Test
    void computesLikelihoodRatiosFromPublishedAccuracy() {
        ExaminationTest raised = KNOWLEDGE.nerveRoots().test("SLR").orElseThrow();

        ExaminationTest.Accuracy electro = raised.accuracy().get(1);
        assertThat(electro.positiveLikelihoodRatio().orElseThrow())
                .isCloseTo(1.19, org.assertj.core.api.Assertions.within(0.005));
        assertThat(electro.negativeLikelihoodRatio().orElseThrow())
                .isCloseTo(0.44, org.assertj.core.api.Assertions.within(0.005));
    }

    @Test
    void anAccuracyHasTheConfidenceIntervalOfItsSource() {
        var accuracy = KNOWLEDGE.nerveRoots().test("SLR").orElseThrow().accuracy();

        assertThat(accuracy.getFirst().sensitivityInterval())
                .contains(new ExaminationTest.Accuracy.Between(0.87, 0.95));
        assertThat(accuracy.getFirst().specificityInterval())
                .contains(new ExaminationTest.Accuracy.Between(0.18, 0.40));
        assertThat(accuracy.get(1).sensitivityInterval()).as("its source has none").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nerve-roots.yaml | sens_ci: [0.87, 0.95] | sens_ci: [0.95, 0.87] | HT-0410
                    nerve-roots.yaml | sens_ci: [0.87, 0.95] | sens_ci: [0.87] | HT-0410
                    red-flags.yaml | sources: [S-CESCARD] | sources: [] | HT-0408
                    red-flags.yaml | sources: [S-CESCARD] | sources: [S-NOBODY] | HT-0409
                    red-flags.yaml | - id: RF-CES-02 | - id: RF-CES-01 | HT-0411
                    red-flags.yaml | fact: wiping_feels_different | fact: wiping_is_odd | HT-0441
                    red-flags.yaml | {fact: trauma, is: major} | {fact: trauma, is: huge} | HT-0442
                    red-flags.yaml | {fact: mrc_lowest, lt: 3} | {fact: trauma, lt: 3} | HT-0442
                    red-flags.yaml | {fact: mrc_lowest, lt: 3} | {fact: mrc_lowest, has: 3} | HT-0442
                    red-flags.yaml | {fact: mrc_lowest, lt: 3} | {fact: mrc_lowest} | HT-0440
                    red-flags.yaml | {fact: mrc_lowest, lt: 3} | {all: []} | HT-0440
                    red-flags.yaml | {fact: mrc_lowest, lt: 3} | {none: [{none: [{fact: age, gt: 3}]}]} | HT-0410
                    red-flags.yaml | {fact: mrc_lowest, lt: 3} | {fact: mrc_lowest, lt: 0} | HT-0240
                    red-flags.yaml | {fact: mrc_lowest, lt: 3} | {all: [{fact: age, gt: 60}, {fact: age, lt: 50}]} | HT-0240
                    red-flags.yaml | {fact: mrc_lowest, lt: 3} | {all: [{fact: fever_or_rigors, is: true}, {none: [{fact: fever_or_rigors, is: true}]}]} | HT-0240
                    red-flags.yaml | action: emergency_now | action: hurry | HT-0407
                    red-flags.yaml | action: emergency_now | acton: emergency_now | HT-0404
                    contraindications.yaml | severity: absolute | severity: strong | HT-0407
                    contraindications.yaml | blocks: [ea] | blocks: [magic] | HT-0407
                    contraindications.yaml | has_any: [LI4, SP6 | has_any: [LI4, SP22 | HT-0442
                    contraindications.yaml | has_any: [LI4, SP6 | has_any: [LI4, SP7 | HT-0448
                    facts.yaml | age: {type: int, min: 0, max: 130 | age: {type: int, min: 0 | HT-0404
                    facts.yaml | smt_thrust, mobilisation | smt_thrust, juggling, mobilisation | HT-0443
                    facts.yaml | id: same_day, rank: 4 | id: same_day, rank: 5 | HT-0443
                    points.yaml | code: BL23 | code: BL99 | HT-0448
                    points.yaml | cautious_cap_mm: 15 | cautious_cap_mm: 95 | HT-0410
                    nerve-roots.yaml | alarm: RF-CES-01 | alarm: RF-CES-99 | HT-0448
                    symptoms.yaml | discriminates: [DX-STEN | discriminates: [DX-NONE | HT-0448
                    therapies.yaml | contraindications: [CI-EXE-01 | contraindications: [CI-EXE-99 | HT-0448
                    self-care.yaml | name: "Bridge" | title: "Bridge" | HT-0404
                    """)
    void refusesDataThatBreaksAnInvariant(
            String file, String shipped, String broken, String problem) {
        Map<String, String> files = new LinkedHashMap<>(CareKnowledge.files());
        String text = java.util.Objects.requireNonNull(files.get(file));
        assertThat(text).contains(shipped);
        int at = text.indexOf(shipped);
        files.put(file, text.substring(0, at) + broken + text.substring(at + shipped.length()));

        List<Problem> problems = CareKnowledge.read(files).reasonOrThrow();

        assertThat(problems).extracting(Problem::code).contains(problem);
        assertThat(problems.getFirst().where()).startsWith(file + ":");
    }
}
