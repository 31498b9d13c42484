package huantiao.knowledge.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.course.PublishedPoint;
import huantiao.measures.ErrorFigure;
import huantiao.measures.Exact;
import huantiao.measures.Importance;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.measures.Noise;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedMeasuresTest {
    private static final Instruments SHIPPED = Measures.shipped().instruments();

    @Test
    void holdEveryMeasureAndTheThreeFormsOfOurOwn() {
        assertThat(SHIPPED.all())
                .hasSize(27)
                .extracting(Instrument::id)
                .contains("own_symptoms", "phq4");
    }

    static Stream<Instrument> silent() {
        return SHIPPED.all().stream().filter(instrument -> !instrument.licence().allowsText());
    }

    @ParameterizedTest
    @MethodSource("silent")
    void carryNoWordsOfInstrumentsWhoseWordsMayNotShip(Instrument instrument) {
        assertThat(SHIPPED.wordingOf(instrument)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rmdq24",
                "nrs_leg",
                "nrs_back",
                "vas_leg",
                "pgic",
                "phq4",
                "own_symptoms",
                "own_main_problem",
                "own_good_enough"
            })
    void carryTheWordsThatAreFree(String id) {
        var instrument = SHIPPED.get(id);

        assertThat(SHIPPED.wordingOf(instrument).orElseThrow().items())
                .hasSameSizeAs(instrument.items())
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void keepTheErrorAsWrittenWithItsSource() {
        assertThat(SHIPPED.get("nrs_leg").noise())
                .isInstanceOfSatisfying(
                        Noise.Measured.class,
                        noise -> {
                            assertThat(noise.sdc95()).isEqualTo(Exact.parse("2.3"));
                            assertThat(noise.source().read()).isEqualTo("abstract");
                        });
        assertThat(SHIPPED.get("rmdq24").noise()).isInstanceOf(Noise.NotKnown.class);
    }

    @Test
    void whereAThresholdWasReadIsNamedAndWhereNobodyReadItNothingIs() {
        assertThat(SHIPPED.get("nrs_leg").thresholdRead().orElseThrow().citation())
                .startsWith("Which regional pain rating best predicts");
        assertThat(SHIPPED.get("rmdq24").thresholdRead().orElseThrow().citation())
                .contains("ATLAS");
        assertThat(SHIPPED.get("nrs_back").thresholdRead()).isEmpty();
    }

    @Test
    void keepEveryPublishedErrorFigureWithItsSource() {
        assertThat(SHIPPED.get("odi").errorFigures())
                .extracting(ErrorFigure::kind, figure -> figure.source().id())
                .containsExactly(
                        tuple(ErrorFigure.Kind.ICC, "lss_clinimetrics_2025"),
                        tuple(ErrorFigure.Kind.SDC_95, "lss_clinimetrics_2025"),
                        tuple(ErrorFigure.Kind.SDC_90, "odi_form_secondary"));
        assertThat(SHIPPED.get("peg").errorFigures())
                .singleElement()
                .satisfies(sem -> {
                    assertThat(sem.least()).isEqualTo(Exact.parse("0.78"));
                    assertThat(sem.most()).isEqualTo(Exact.parse("1.22"));
                });
    }

    @Test
    void keepImportanceAsARangeOverStudies() {
        assertThat(SHIPPED.get("vas_leg").importances())
                .extracting(Importance::least)
                .contains(Exact.parse("17.2"), Exact.parse("53.5"));
    }

    @Test
    void refuseWordsThatMayNotShip() {
        var words =
                Measures.shipped("wordings.yaml")
                        .replace(
                                "- id: nrs_back",
                                "- id: odi\n  version: odi-2.1a\n  ship: \"yes\"\n\n- id: nrs_back");

        var problems =
                Measures.read(
                                Measures.shipped("measures.yaml"),
                                Measures.shipped("scoring.yaml"),
                                words,
                                Measures.shipped("trajectories.yaml"))
                        .reasonOrThrow();

        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.where()).isEqualTo("wordings.yaml:odi:ship");
                    assertThat(problem.code()).isEqualTo("HT-0507");
                });
    }

    @Test
    void refuseAThresholdWithoutAKnownSource() {
        var measures =
                Measures.shipped("measures.yaml")
                        .replace(
                                "sdc95_source: grovle_2008, sdc95_working: \"22",
                                "sdc95_source: nobody, sdc95_working: \"22");

        var problems =
                Measures.read(
                                measures,
                                Measures.shipped("scoring.yaml"),
                                Measures.shipped("wordings.yaml"),
                                Measures.shipped("trajectories.yaml"))
                        .reasonOrThrow();

        assertThat(problems)
                .anySatisfy(
                        problem -> assertThat(problem.where()).startsWith("measures.yaml:sbi:"));
    }

    @Test
    void keepTheShamArmBesideTheAcupunctureArm() {
        assertThat(Measures.shipped().courses())
                .filteredOn(point -> point.measure().equals("vas_leg") && point.week() == 4)
                .extracting(PublishedPoint::course, PublishedPoint::arm, PublishedPoint::value)
                .contains(
                        tuple("tu2024_acu", PublishedPoint.Arm.ACUPUNCTURE, -30.8),
                        tuple("tu2024_sham", PublishedPoint.Arm.SHAM, -14.9),
                        tuple("huang2019_acu", PublishedPoint.Arm.ACUPUNCTURE, -22.22));
    }

    @Test
    void drawNoDifferencesNoSharesAndNothingTheFileSaysNotToPlot() {
        assertThat(Measures.shipped().courses())
                .isNotEmpty()
                .extracting(PublishedPoint::course)
                .doesNotContain("tu2024_difference", "iversen2011", "liu2019_dose", "atlas");
    }
}
