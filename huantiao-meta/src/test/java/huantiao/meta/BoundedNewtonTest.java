package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tops of hills whose tops are known. */
class BoundedNewtonTest {
    private static final double[] FAR = {1e6, 1e6};
    private static final double[] LOW = {-1e6, -1e6};

    /** 7 - (x-1)^2 - 2 (y+3)^2 + (x-1)(y+3). */
    private static double bowl(
            double[] x, double @Nullable [] slope, double @Nullable [][] curvature) {
        double a = x[0] - 1;
        double b = x[1] + 3;
        if (slope != null && curvature != null) {
            slope[0] = -2 * a + b;
            slope[1] = -4 * b + a;
            curvature[0][0] = -2;
            curvature[0][1] = 1;
            curvature[1][0] = 1;
            curvature[1][1] = -4;
        }
        return 7 - a * a - 2 * b * b + a * b;
    }

    /** Minus the banana of Rosenbrock: top 0 at (1, 1), curved ridge. */
    private static double banana(
            double[] x, double @Nullable [] slope, double @Nullable [][] curvature) {
        double a = 1 - x[0];
        double b = x[1] - x[0] * x[0];
        if (slope != null && curvature != null) {
            slope[0] = 2 * a + 400 * x[0] * b;
            slope[1] = -200 * b;
            curvature[0][0] = -2 + 400 * b - 800 * x[0] * x[0];
            curvature[0][1] = 400 * x[0];
            curvature[1][0] = 400 * x[0];
            curvature[1][1] = -200;
        }
        return -a * a - 100 * b * b;
    }

    /** Two tops on a line: 1 at -2 and 2 at 3, each a bell. */
    private static double twoBells(
            double[] x, double @Nullable [] slope, double @Nullable [][] curvature) {
        double a = x[0] + 2;
        double b = x[0] - 3;
        double f = Math.exp(-a * a / 2);
        double g = 2 * Math.exp(-b * b / 2);
        if (slope != null && curvature != null) {
            slope[0] = -a * f - b * g;
            curvature[0][0] = (a * a - 1) * f + (b * b - 1) * g;
        }
        return f + g;
    }

    @Test
    void aBowlIsClimbedInAFewSteps() {
        BoundedNewton.Top top =
                BoundedNewton.climb(BoundedNewtonTest::bowl, new double[] {50, 80}, LOW, FAR);

        assertThat(top.x()).containsExactly(new double[] {1, -3}, within(1e-12));
        assertThat(top.value()).isCloseTo(7, within(1e-14));
        assertThat(top.slope()).containsExactly(new double[] {0, 0}, within(1e-11));
        assertThat(top.converged()).isTrue();
        assertThat(top.steps()).isBetween(2, 8);
    }

    @Test
    void aCurvedRidgeIsFollowedToItsEnd() {
        BoundedNewton.Top top =
                BoundedNewton.climb(BoundedNewtonTest::banana, new double[] {-1.2, 1}, LOW, FAR);

        assertThat(top.x()).containsExactly(new double[] {1, 1}, within(1e-8));
        assertThat(top.converged()).isTrue();
        assertThat(top.steps()).isLessThanOrEqualTo(40);
    }

    @Test
    void aTopOutsideItsBoundsIsTheBestPointOnThem() {
        // With x at most 0 the slope in y is -4(y+3) - 1: y = -3.25.
        BoundedNewton.Top top =
                BoundedNewton.climb(
                        BoundedNewtonTest::bowl, new double[] {-5, 5}, LOW, new double[] {0, 1e6});

        assertThat(top.x()).containsExactly(new double[] {0, -3.25}, within(1e-12));
        assertThat(top.converged()).isTrue();
        // From below: y at least -2, so x = 1 + 1/2.
        BoundedNewton.Top other =
                BoundedNewton.climb(
                        BoundedNewtonTest::bowl,
                        new double[] {40, 5},
                        new double[] {-1e6, -2},
                        FAR);
        assertThat(other.x()).containsExactly(new double[] {1.5, -2}, within(1e-12));
        // A start outside is first brought to the bounds; in a corner nothing is left to climb.
        BoundedNewton.Top corner =
                BoundedNewton.climb(
                        BoundedNewtonTest::bowl,
                        new double[] {9, -9},
                        new double[] {2, 0},
                        new double[] {2, 0});
        assertThat(corner.x()).containsExactly(2, 0);
        assertThat(corner.converged()).isTrue();
    }

    @Test
    void aBoundIsLeftAgainWhenTheSlopePointsInside() {
        BoundedNewton.Top top =
                BoundedNewton.climb(
                        BoundedNewtonTest::bowl,
                        new double[] {0, 0},
                        new double[] {0, -4},
                        new double[] {3, 0});

        assertThat(top.x()).containsExactly(new double[] {1, -3}, within(1e-12));
    }

    @Test
    void theHighestOfTheTopsIsTakenWhateverTheOrderOfTheStarts() {
        List<double[]> starts = List.of(new double[] {-2.4}, new double[] {2.7});
        double[] low = {-10};
        double[] high = {10};

        for (List<double[]> each : List.of(starts, starts.reversed())) {
            BoundedNewton.Top top =
                    BoundedNewton.best(BoundedNewtonTest::twoBells, low, high, each);
            assertThat(top.x()[0]).isCloseTo(3, within(1e-4));
            assertThat(top.value()).isCloseTo(2 + Math.exp(-12.5), within(1e-6));
        }
        BoundedNewton.Top lower =
                BoundedNewton.climb(BoundedNewtonTest::twoBells, new double[] {-2.4}, low, high);
        assertThat(lower.x()[0]).isCloseTo(-2, within(1e-3));
        BoundedNewton.Top both = BoundedNewton.best(BoundedNewtonTest::twoBells, low, high, starts);
        assertThat(both.steps()).isGreaterThan(lower.steps());
    }

    @Test
    void aStartThatNeedsMoreThanTheScoutingStepsGoesOnToItsTop() {
        List<double[]> starts = List.of(new double[] {-1.2, 1});
        BoundedNewton.Top alone =
                BoundedNewton.climb(BoundedNewtonTest::banana, starts.getFirst(), LOW, FAR);
        BoundedNewton.Top best = BoundedNewton.best(BoundedNewtonTest::banana, LOW, FAR, starts);

        assertThat(alone.steps()).isGreaterThan(12);
        assertThat(best.x()).containsExactly(new double[] {1, 1}, within(1e-8));
        assertThat(best.converged()).isTrue();
        // The damping begins anew after scouting, so the sum differs a little.
        assertThat(best.steps()).isBetween(13, alone.steps() + 12);
    }

    @Test
    void scoutsOnOneHillAreNotClimbedTwice() {
        double[] low = {-10};
        double[] high = {10};
        List<double[]> starts =
                List.of(new double[] {2.7}, new double[] {3.2}, new double[] {-2.4});
        int each =
                starts.stream()
                        .mapToInt(start ->
                                BoundedNewton.climb(BoundedNewtonTest::twoBells, start, low, high)
                                        .steps())
                        .sum();

        // All settle while scouting: nothing is added to their steps.
        assertThat(BoundedNewton.best(BoundedNewtonTest::twoBells, low, high, starts).steps())
                .isEqualTo(each);
    }

    @Test
    void aHillWithoutATopEndsOnItsBoundAndAnUndefinedOneIsNotConverged() {
        BoundedNewton.Top top =
                BoundedNewton.climb(
                        (x, slope, curvature) -> {
                            if (slope != null && curvature != null) {
                                slope[0] = Math.exp(-x[0]);
                                curvature[0][0] = -Math.exp(-x[0]);
                            }
                            return x[0] > 20 ? Double.NaN : -Math.exp(-x[0]);
                        },
                        new double[] {0},
                        new double[] {-10},
                        new double[] {10});

        // It ends on the bound, where the slope still points out.
        assertThat(top.x()).containsExactly(10);
        assertThat(top.slope()[0]).isPositive();
        assertThat(
                        BoundedNewton.climb(
                                        (x, slope, curvature) -> Double.NaN,
                                        new double[] {0},
                                        new double[] {-1},
                                        new double[] {1})
                                .converged())
                .isFalse();
    }

    @Test
    void aFunctionDefinedNowhereIsRefused() {
        assertThatThrownBy(() ->
                        BoundedNewton.best(
                                (x, slope, curvature) -> Double.NaN,
                                LOW,
                                FAR,
                                List.of(new double[] {0, 0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite somewhere");
    }

    @Test
    void theCovarianceIsTheInverseOfTheInformationAmongTheFree() {
        BoundedNewton.Top top =
                BoundedNewton.climb(BoundedNewtonTest::bowl, new double[] {0, 0}, LOW, FAR);

        double[][] all = BoundedNewton.covariance(top, new boolean[] {true, true});
        // The inverse of (2 -1; -1 4).
        assertThat(all[0]).containsExactly(new double[] {4 / 7.0, 1 / 7.0}, within(1e-14));
        assertThat(all[1]).containsExactly(new double[] {1 / 7.0, 2 / 7.0}, within(1e-14));
        double[][] second = BoundedNewton.covariance(top, new boolean[] {false, true});
        assertThat(second[1][1]).isCloseTo(0.25, within(1e-15));
        assertThat(second[0]).containsOnly(Double.NaN);
        assertThat(second[1][0]).isNaN();
    }

    @Test
    void atASaddleThereIsNoCovariance() {
        BoundedNewton.Top saddle =
                BoundedNewton.climb(
                        (x, slope, curvature) -> {
                            if (slope != null && curvature != null) {
                                slope[0] = 1;
                                curvature[0][0] = 1;
                            }
                            return x[0];
                        },
                        new double[] {5},
                        new double[] {0},
                        new double[] {5});

        assertThat(BoundedNewton.covariance(saddle, new boolean[] {true})).isEmpty();
    }
}
