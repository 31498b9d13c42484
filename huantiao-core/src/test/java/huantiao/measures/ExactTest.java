package huantiao.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExactTest {

    record Three(Exact a, Exact b, Exact c) {}

    static Stream<Three> numbers() {
        return LongStream.range(0, 100)
                .mapToObj(Random::new)
                .map(random -> new Three(any(random), any(random), any(random)));
    }

    private static Exact any(Random random) {
        return Exact.of(random.nextInt(-500, 500), random.nextInt(1, 60));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void obeysTheLawsOfArithmetic(Three three) {
        var a = three.a();
        var b = three.b();
        var c = three.c();

        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
        assertThat(a.minus(b).plus(b)).isEqualTo(a);
        if (!b.isZero()) {
            assertThat(a.dividedBy(b).times(b)).isEqualTo(a);
        }
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.minus(b).signum());
    }

    @Test
    void takesADecimalAsItIsWritten() {
        assertThat(Exact.parse("40.3").minus(Exact.parse("31.8"))).isEqualTo(Exact.parse("8.5"));
        assertThat(40.3 - 31.8).isNotEqualTo(8.5);
        assertThat(Exact.parse("1e2")).isEqualTo(Exact.HUNDRED);
    }

    @ParameterizedTest
    @CsvSource({"16,45,1,0.4", "1,8,2,0.13", "-1,8,2,-0.13", "2000,1,2,2000", "1,2,0,1"})
    void roundsHalfAwayFromZeroForDisplayOnly(
            long numerator, long denominator, int decimals, String shown) {
        assertThat(Exact.of(numerator, denominator).rounded(decimals).toPlainString())
                .isEqualTo(shown);
    }

    @Test
    void refusesToDivideByZero() {
        assertThatThrownBy(() -> Exact.of(1).dividedBy(Exact.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
