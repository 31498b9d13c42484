package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weight functions by their formulas. */
class SelectionWeightsTest {

    /** Weights, parameters, and the weight of a p-value by its formula. */
    record Formula(
            SelectionWeights weights, Doubles given, ToDoubleBiFunction<Double, double[]> weight) {
        double[] delta() {
            return given.toArray();
        }

        @Override
        public String toString() {
            return weights.toString();
        }
    }

    static Stream<Formula> formulas() {
        return Stream.of(
                new Formula(
                        new SelectionWeights.Steps(List.of(0.025, 0.5)),
                        Doubles.of(0.6, 0.2),
                        (p, d) -> p <= 0.025 ? 1 : p <= 0.5 ? d[0] : d[1]),
                new Formula(
                        new SelectionWeights.Beta(),
                        Doubles.of(0.8, 1.7),
                        (p, d) -> Math.pow(p, d[0] - 1) * Math.pow(1 - p, d[1] - 1)),
                new Formula(
                        new SelectionWeights.HalfNormal(0),
                        Doubles.of(1.3),
                        (p, d) -> Math.exp(-d[0] * p * p)),
                new Formula(
                        new SelectionWeights.HalfNormal(0.025),
                        Doubles.of(1.3),
                        (p, d) ->
                                p <= 0.025
                                        ? 1
                                        : Math.exp(-d[0] * p * p)
                                                / Math.exp(-d[0] * 0.025 * 0.025)),
                new Formula(
                        new SelectionWeights.NegativeExponential(0.05),
                        Doubles.of(1.3),
                        (p, d) -> p <= 0.05 ? 1 : Math.exp(-d[0] * p) / Math.exp(-d[0] * 0.05)),
                new Formula(
                        new SelectionWeights.Logistic(0),
                        Doubles.of(1.3),
                        (p, d) -> 2 * Math.exp(-d[0] * p) / (1 + Math.exp(-d[0] * p))),
                new Formula(
                        new SelectionWeights.Logistic(0.05),
                        Doubles.of(1.3),
                        (p, d) -> p <= 0.05 ? 1 : logistic(p, d[0]) / logistic(0.05, d[0])),
                new Formula(
                        new SelectionWeights.Power(0.1),
                        Doubles.of(1.3),
                        (p, d) -> p <= 0.1 ? 1 : Math.pow(1 - p, d[0]) / Math.pow(0.9, d[0])));
    }

    private static double logistic(double p, double d) {
        return 2 * Math.exp(-d * p) / (1 + Math.exp(-d * p));
    }

    private static double[] log(SelectionWeights weights, double p, double[] delta) {
        double[] into = new double[1 + 2 * delta.length];
        java.util.Arrays.fill(into, 77);
        weights.log(p, 1 - p, delta, into);
        return into;
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void theWeightIsThatOfItsFormula(Formula formula) {
        double step = 1e-4;
        for (double p : new double[] {0.001, 0.025, 0.04, 0.05, 0.1, 0.3, 0.5, 0.7, 0.999}) {
            double[] found = log(formula.weights, p, formula.delta());
            int n = formula.delta().length;
            double expected = Math.log(formula.weight.applyAsDouble(p, formula.delta()));

            assertThat(found[0]).as("p %s", p).isCloseTo(expected, within(1e-12));
            for (int j = 0; j < n; j++) {
                double[] more = formula.delta();
                double[] less = formula.delta();
                more[j] += step;
                less[j] -= step;
                double up = log(formula.weights, p, more)[0];
                double down = log(formula.weights, p, less)[0];
                assertThat(found[1 + j])
                        .as("first by %d at p %s", j, p)
                        .isCloseTo((up - down) / (2 * step), within(2e-6));
                assertThat(found[1 + n + j])
                        .as("second by %d at p %s", j, p)
                        .isCloseTo((up - 2 * found[0] + down) / (step * step), within(2e-5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void withoutSelectionEveryPIsSeenAlike(Formula formula) {
        double[] neutral = new double[formula.delta().length];
        java.util.Arrays.fill(neutral, formula.weights.neutral());

        assertThat(formula.weights.parameters()).isEqualTo(neutral.length);
        for (double p : new double[] {0.01, 0.2, 0.9}) {
            assertThat(log(formula.weights, p, neutral)[0]).isCloseTo(0, within(1e-14));
        }
    }

    @Test
    void pNearNothingAndNearCertaintyKeepTheirDigits() {
        double[] into = new double[5];
        new SelectionWeights.Beta().log(1 - 1e-12, 1e-12, new double[] {1, 2}, into);
        assertThat(into[0]).isCloseTo(Math.log(1e-12), within(1e-12));
        assertThat(into[1]).isCloseTo(-1e-12, within(1e-20));
        new SelectionWeights.Beta().log(1e-12, 1 - 1e-12, new double[] {2, 1}, into);
        assertThat(into[0]).isCloseTo(Math.log(1e-12), within(1e-12));
        assertThat(into[2]).isCloseTo(-1e-12, within(1e-20));
        double[] power = new double[3];
        new SelectionWeights.Power(0).log(1 - 1e-12, 1e-12, new double[] {2}, power);
        assertThat(power[0]).isCloseTo(2 * Math.log(1e-12), within(1e-10));
    }

    @Test
    void stepsCornersAndMargins() {
        SelectionWeights.Steps steps = new SelectionWeights.Steps(List.of(0.025, 0.5));
        assertThat(steps.group(0.025)).isZero();
        assertThat(steps.group(0.026)).isEqualTo(1);
        assertThat(steps.group(0.5)).isEqualTo(1);
        assertThat(steps.group(1)).isEqualTo(2);
        assertThat(steps.corners()).containsExactly(0.025, 0.5);
        assertThat(new SelectionWeights.Beta().corners()).isEmpty();
        assertThat(new SelectionWeights.HalfNormal(0).corners()).isEmpty();
        assertThat(new SelectionWeights.HalfNormal(0.1).corners()).containsExactly(0.1);
        assertThat(new SelectionWeights.NegativeExponential(0.1).corners()).containsExactly(0.1);
        assertThat(new SelectionWeights.Logistic(0.1).corners()).containsExactly(0.1);
        assertThat(new SelectionWeights.Power(0.1).corners()).containsExactly(0.1);
        assertThat(new SelectionWeights.Beta().least()).isEqualTo(1e-5);
        assertThat(steps.least()).isZero();
        assertThat(new SelectionWeights.Beta().margin()).isEqualTo(1e-5);
        assertThat(new SelectionWeights.Power(0).margin()).isEqualTo(1e-5);
        assertThat(new SelectionWeights.Logistic(0).margin()).isZero();
        assertThat(steps.margin()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1, Double.NaN})
    void weightsFallFromAPValue(double from) {
        assertThatThrownBy(() -> new SelectionWeights.HalfNormal(from))
                .hasMessageContaining("from which weights fall");
        assertThatThrownBy(() -> new SelectionWeights.NegativeExponential(from))
                .hasMessageContaining("from which weights fall");
        assertThatThrownBy(() -> new SelectionWeights.Logistic(from))
                .hasMessageContaining("from which weights fall");
        assertThatThrownBy(() -> new SelectionWeights.Power(from))
                .hasMessageContaining("from which weights fall");
    }

    @Test
    void stepsAscendBetweenNothingAndOne() {
        for (List<Double> wrong :
                List.of(List.of(0.0), List.of(1.0), List.of(0.5, 0.5), List.of(0.5, 0.1))) {
            assertThatThrownBy(() -> new SelectionWeights.Steps(wrong))
                    .hasMessageContaining("must ascend");
        }
        assertThatThrownBy(() -> new SelectionWeights.Steps(List.of()))
                .hasMessageContaining("at least one cut");
    }
}
