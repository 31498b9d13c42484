package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Bad or odd input is said, not swallowed. */
class FindingsTest {

    private static List<Finding.Code> codes(Pooled pooled) {
        return pooled.findings().stream().map(Finding::code).toList();
    }

    @Test
    void aStudyWithoutAVarianceIsLeftOutAndNamed() {
        Fit fit =
                RandomEffects.withDefaults()
                        .fit(
                                Estimates.of(
                                        List.of("a", "b", "c", "d"),
                                        new double[] {0.1, 0.2, 0.3, 0.4},
                                        new double[] {0.01, Double.NaN, 0.02, 0.03}));

        assertThat(fit.k()).isEqualTo(3);
        assertThat(fit.given().size()).isEqualTo(4);
        assertThat(fit.findings())
                .anySatisfy(f -> {
                    assertThat(f.code()).isEqualTo(Finding.Code.STUDY_LEFT_OUT);
                    assertThat(f.study()).isEqualTo("b");
                });
    }

    @Test
    void equalEffectsCollapseTheHartungKnappIntervalAndThatIsSaid() {
        Fit fit =
                RandomEffects.withDefaults()
                        .fit(Estimates.of(new double[] {0.3, 0.3, 0.3}, new double[] {1, 2, 3}));

        assertThat(fit.interval().width()).isZero();
        assertThat(codes(fit)).contains(Finding.Code.INTERVAL_COLLAPSED);
    }

    @Test
    void oneStudyIsAnsweredWithNormalQuantiles() {
        Fit fit =
                RandomEffects.withDefaults()
                        .fit(Estimates.of(new double[] {0.42}, new double[] {0.05}));

        assertThat(fit.df()).isInfinite();
        assertThat(codes(fit)).contains(Finding.Code.ONE_STUDY, Finding.Code.TEST_REPLACED);
        assertThat(fit.prediction().interval().lower()).isNaN();
    }

    @Test
    void severalMaximaOfTheLikelihoodAreReported() {
        // Case edge-cases/multimodal-s4-reml of the reference files.
        Fit fit =
                RandomEffects.withDefaults()
                        .fit(
                                Estimates.of(
                                        new double[] {
                                            0.213, 0.305, -0.864, -0.014, 0.012, -0.309, -0.093
                                        },
                                        new double[] {
                                            0.7014, 0.0277, 2.0481, 0.0005, 0.0004, 0.0123, 0.1699
                                        }));

        assertThat(fit.localMaxima().size()).isEqualTo(2);
        assertThat(codes(fit)).contains(Finding.Code.SEVERAL_MAXIMA);
    }

    @Test
    void aDependentColumnIsDroppedAndNamed() {
        Regression fit =
                MetaRegression.withDefaults()
                        .fit(
                                Estimates.of(
                                        new double[] {0.1, 0.5, 0.2, 0.9, 0.4},
                                        new double[] {0.1, 0.2, 0.1, 0.2, 0.1}),
                                Design.intercept(5)
                                        .and("x", Doubles.of(1, 2, 3, 4, 6))
                                        .and("twice", Doubles.of(2, 4, 6, 8, 12)));

        assertThat(fit.dropped()).containsExactly("twice");
        assertThat(fit.findings()).extracting(Finding::code).contains(Finding.Code.COLUMN_DROPPED);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> Estimates.of(new double[] {1}, new double[] {-1}))
                .hasMessageContaining("variance of 1 (-1.0)");
        assertThatThrownBy(() -> TwoByTwo.ofEvents("Li", 12, 10, 1, 10))
                .hasMessageContaining("more events than people");
        assertThatThrownBy(() -> RandomEffects.withDefaults().withLevel(95))
                .hasMessageContaining("level (95.0)");
        assertThatThrownBy(() ->
                        RandomEffects.withDefaults()
                                .with(TauSquared.DERSIMONIAN_LAIRD)
                                .fit(Estimates.of(new double[] {1, 2}, new double[] {0, 1})))
                .hasMessageContaining("DL");
        assertThatThrownBy(() -> new ReportedInterval("Tu", 1.2, 1.5, 0.9, 0.95))
                .hasMessageContaining("lower to upper");
    }

    @Test
    void anAsymmetricReportedIntervalCanBeSeen() {
        assertThat(new ReportedInterval("a", 10, 5, 15, 0.95).asymmetry()).isZero();
        assertThat(new ReportedInterval("b", 12, 5, 15, 0.95).asymmetry()).isGreaterThan(0.05);
    }

    @Test
    void aFindingReadsAsOneLineWithStudyValueAndHint() {
        assertThat(Finding.about(Finding.Code.VALUE_CUT, "Li", 5.19, "Cut.", "Look."))
                .hasToString("Li (5.19): Cut. Look.");
        assertThat(Finding.about(Finding.Code.VALUE_CUT, "Li", 1 / 3.0, "Cut.", ""))
                .hasToString("Li (0.3333): Cut.");
        assertThat(Finding.about(Finding.Code.VALUE_CUT, "Li", Double.NaN, "Cut.", ""))
                .hasToString("Li: Cut.");
        assertThat(Finding.of(Finding.Code.VALUE_CUT, "Cut.", "Look.")).hasToString("Cut. Look.");
        assertThat(new Finding(Finding.Code.VALUE_CUT, "Li", "not a number", "Cut.", ""))
                .hasToString("Li (not a number): Cut.");
    }
}
