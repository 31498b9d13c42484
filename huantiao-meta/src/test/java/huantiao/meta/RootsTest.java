package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RootsTest {
    /** A function with a root in closed form, and how many values the search may ask for. */
    record Searched(
            String name, DoubleUnaryOperator f, double low, double high, double root, int most) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Searched> functions() {
        return Stream.of(
                new Searched("line", x -> 3 * x - 1, 0, 5, 1 / 3.0, 3),
                new Searched("falling line", x -> 1 - 3 * x, 0, 5, 1 / 3.0, 3),
                new Searched("ends exchanged", x -> 3 * x - 1, 5, 0, 1 / 3.0, 3),
                new Searched("cosine", x -> Math.cos(x) - x, 0, 1, 0.7390851332151607, 9),
                new Searched("cube", x -> x * x * x - 2 * x - 5, 2, 3, 2.0945514815423265, 8),
                new Searched("exponential", x -> Math.exp(x) - 10, -20, 20, Math.log(10), 17),
                new Searched("step", x -> x < 0.7 ? -1 : 1, 0, 1, 0.7, 53),
                new Searched(
                        "steep power", x -> Math.pow(x, 9) - 0.5, 0, 2, Math.pow(0.5, 1 / 9.0), 14),
                new Searched("pole beside", x -> 1 / (x + 0.01) - 50, 0, 10, 0.01, 17),
                new Searched("logarithm", Math::log, 1e-6, 100, 1, 15),
                new Searched("wave", x -> Math.sin(5 * x) + x - 1, 0, 0.4, 0.18912809087471638, 10),
                new Searched("tiny", x -> x - 1e-12, 0, 1, 1e-12, 3));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theRootIsFoundToTheLastDigitsAndQuickly(Searched searched) {
        int[] asked = {0};

        double root =
                Roots.between(
                        x -> {
                            asked[0]++;
                            return searched.f().applyAsDouble(x);
                        },
                        searched.low(),
                        searched.high(),
                        0);

        assertThat(root).isCloseTo(searched.root(), within(6e-16 * Math.abs(searched.root())));
        assertThat(asked[0]).isLessThanOrEqualTo(searched.most());
    }

    @Test
    void aToleranceSavesStepsAndIsKept() {
        int[] asked = {0};
        double root =
                Roots.between(
                        x -> {
                            asked[0]++;
                            return x < 0.7 ? -1 : 1;
                        },
                        0,
                        1,
                        0.01);

        assertThat(root).isCloseTo(0.7, within(0.01));
        assertThat(asked[0]).isLessThanOrEqualTo(10);
    }

    @Test
    void anEndThatIsARootIsTheAnswerWithoutASearch() {
        assertThat(Roots.between(x -> x - 2, 2, 5, 0)).isEqualTo(2);
        assertThat(Roots.between(x -> x - 1, 0, 1, 0)).isEqualTo(1);
    }

    @Test
    void equalSignsAtTheEndsAreRefusedWithTheirValues() {
        assertThatThrownBy(() -> Roots.between(x -> x * x + 1, -1, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between -1.0 and 2.0")
                .hasMessageContaining("not 2.0 and 5.0");
        assertThatThrownBy(() -> Roots.between(x -> -x * x - 1, -1, 2, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
