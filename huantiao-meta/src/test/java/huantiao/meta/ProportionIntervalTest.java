package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.ProportionInterval.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * @see <a
 *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C857::AID-SIM777%3E3.0.CO;2-E">
 *     Newcombe 1998, Table I</a>
 */
class ProportionIntervalTest {

    @ParameterizedTest
    @CsvSource({
        "SA,   81, 263, 0.2522, 0.3638",
        "SACC, 81, 263, 0.2503, 0.3657",
        "WS,   81, 263, 0.2553, 0.3662",
        "WSCC, 81, 263, 0.2535, 0.3682",
        "CP,   81, 263, 0.2527, 0.3676",
        "SA,   15, 148, 0.0527, 0.1500",
        "SACC, 15, 148, 0.0494, 0.1534",
        "WS,   15, 148, 0.0624, 0.1605",
        "WSCC, 15, 148, 0.0598, 0.1644",
        "CP,   15, 148, 0.0578, 0.1617",
        "SA,    0,  20, 0.0000, 0.0000",
        "SACC,  0,  20, 0.0000, 0.0250",
        "WS,    0,  20, 0.0000, 0.1611",
        "CP,    0,  20, 0.0000, 0.1684",
        "SA,    1,  29, 0.0000, 0.1009",
        "SACC,  1,  29, 0.0000, 0.1181",
        "WS,    1,  29, 0.0061, 0.1718",
        "WSCC,  1,  29, 0.0018, 0.1963",
        "CP,    1,  29, 0.0009, 0.1776"
    })
    void agreesWithTheTableOfNewcombe(Method method, double x, double n, double low, double high) {
        Interval interval = ProportionInterval.of(method, x, n, 0.95);

        assertThat(interval.lower()).isCloseTo(low, within(5.1e-5));
        assertThat(interval.upper()).isCloseTo(high, within(5.1e-5));
    }

    @Test
    void agrestiAndCoullAddHalfTheSquaredQuantileToBothSides() {
        // 4 of 10 at the quantile 2: (4 + 2)/(10 + 4) +- 2 sqrt(p (1 - p) / 14).
        double level = 1 - 2 * Distributions.normalUpper(2);
        Interval interval = ProportionInterval.of(Method.AC, 4, 10, level);
        double half = 2 * Math.sqrt(6 * 8 / (14.0 * 14 * 14));

        assertThat(interval.lower()).isCloseTo(6 / 14.0 - half, within(1e-12));
        assertThat(interval.upper()).isCloseTo(6 / 14.0 + half, within(1e-12));
    }

    @Test
    void onTheLogitScaleHalfIsAddedOnlyToWhatIsZero() {
        double level = 1 - 2 * Distributions.normalUpper(2);
        Interval some = ProportionInterval.of(Method.NAsm, 4, 10, level);
        double half = 2 * Math.sqrt(1 / 4.0 + 1 / 6.0);
        assertThat(some.lower() / (1 - some.lower()))
                .isCloseTo(4 / 6.0 * Math.exp(-half), within(1e-12));
        assertThat(some.upper() / (1 - some.upper()))
                .isCloseTo(4 / 6.0 * Math.exp(half), within(1e-12));

        Interval none = ProportionInterval.of(Method.NAsm, 0, 10, level);
        double wide = 2 * Math.sqrt(1 / 0.5 + 1 / 10.5);
        assertThat(none.upper() / (1 - none.upper()))
                .isCloseTo(0.5 / 10.5 * Math.exp(wide), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void eventsAndTheRestAreMirrorImages(Method method) {
        for (double x : new double[] {0, 1, 3, 7, 12}) {
            Interval events = ProportionInterval.of(method, x, 12, 0.9);
            Interval rest = ProportionInterval.of(method, 12 - x, 12, 0.9);

            assertThat(rest.lower()).isCloseTo(1 - events.upper(), within(1e-12));
            assertThat(rest.upper()).isCloseTo(1 - events.lower(), within(1e-12));
            assertThat(events.lower()).isBetween(0.0, 1.0);
            assertThat(events.upper()).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "11, 10", "0, 0", "NaN, 10"})
    void whatIsNoShareIsRefused(double x, double n) {
        assertThatThrownBy(() -> ProportionInterval.of(Method.WS, x, n, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("events (" + x + ")");
    }
}
