package huantiao.meta.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a study cannot have reported is refused with its name; the ends of a range are in it. */
class ReportsTest {
    private static final double NONE = Double.NaN;

    private static void refused(String what, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("of Li");
    }

    private static void taken(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    @Test
    void ratesAndProportions() {
        refused("events", () -> new Rate("Li", -1, 10));
        refused("person-time", () -> new Rate("Li", 1, 0));
        taken(() -> new Rate("Li", 0, 0.1));
        taken(() -> new Rate("Li", NONE, NONE));
        refused("events", () -> new Proportion("Li", -1, 10));
        refused("events", () -> new Proportion("Li", 11, 10));
        taken(() -> new Proportion("Li", 0, 10));
        taken(() -> new Proportion("Li", 10, 10));
        taken(() -> new Proportion("Li", NONE, 10));
        taken(() -> new Proportion("Li", 11, NONE));
    }

    @Test
    void correlationsAndAlphas() {
        refused("correlation", () -> new Correlation("Li", 1.01, 10));
        refused("correlation", () -> new Correlation("Li", -1.01, 10));
        refused("n of Li", () -> new Correlation("Li", 0.5, 0));
        taken(() -> new Correlation("Li", -1, 10));
        taken(() -> new Correlation("Li", NONE, NONE));
        refused("n of Li", () -> new PartialCorrelation("Li", 2, 0, 3, 0.4));
        refused("predictors", () -> new PartialCorrelation("Li", 2, 50, 0, 0.4));
        taken(() -> new PartialCorrelation("Li", 2, 50, 1, 0.4));
        taken(() -> new PartialCorrelation("Li", NONE, NONE, NONE, NONE));
        refused("alpha", () -> new Alpha("Li", 1.2, 10, 50));
        refused("items", () -> new Alpha("Li", 0.8, 1, 50));
        taken(() -> new Alpha("Li", 1, 2, 50));
        taken(() -> new Alpha("Li", NONE, NONE, NONE));
    }

    @Test
    void meansAndChanges() {
        refused("sd", () -> new Mean("Li", 3, -1, 20));
        refused("n of Li", () -> new Mean("Li", 3, 1, 0));
        taken(() -> new Mean("Li", 3, 0, 1));
        taken(() -> new Mean("Li", NONE, NONE, NONE));
        refused("sd1", () -> new Change("Li", 3, -1, 2, 1, 20, 0.5));
        refused("sd2", () -> new Change("Li", 3, 1, 2, -1, 20, 0.5));
        refused("n of Li", () -> new Change("Li", 3, 1, 2, 1, 0, 0.5));
        refused("correlation", () -> new Change("Li", 3, 1, 2, 1, 20, 1.5));
        refused("correlation", () -> new Change("Li", 3, 1, 2, 1, 20, -1.5));
        taken(() -> new Change("Li", 3, 0, 2, 0, 20, -1));
        taken(() -> new Change("Li", NONE, NONE, NONE, NONE, NONE, NONE));
    }

    @Test
    void theFOfTwoGroupsIsTheSquareOfT() {
        for (double t : new double[] {2.5, -1.2, 0}) {
            ReportedDifference byF = ReportedDifference.ofF("Li", t * Math.abs(t), 20, 22);
            ReportedDifference byT = new ReportedDifference("Li", NONE, t, NONE, 20, 22);

            assertThat(byF.standardized()).isCloseTo(byT.standardized(), within(1e-15));
            assertThat(byF.standardized()).isCloseTo(t * Math.sqrt(42 / 440.0), within(1e-15));
        }
        assertThat(ReportedDifference.ofF("Li", NONE, 20, 22).standardized()).isNaN();
        // The two-sided p of F(1, 40) is that of t(40).
        double p = huantiao.meta.Distributions.twoSided(2.5, 40);
        assertThat(new ReportedDifference("Li", NONE, NONE, -p, 20, 22).standardized())
                .isCloseTo(-2.5 * Math.sqrt(42 / 440.0), within(1e-12));
        assertThat(new ReportedDifference("Li", 0.3, 9, 0.5, 20, 22).standardized()).isEqualTo(0.3);
        assertThat(new ReportedDifference("Li", NONE, NONE, NONE, 20, 22).standardized()).isNaN();
    }
}
