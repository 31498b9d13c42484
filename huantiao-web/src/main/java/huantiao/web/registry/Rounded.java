package huantiao.web.registry;

import huantiao.registry.Share;
import huantiao.web.evidence.Numerals;

/** How figures of a registry are rounded wherever they are told: limits outward. */
sealed interface Rounded permits RegistryWords, PublicationWords, CoursesWords, HarmsWords {

    /** Numerals of the reader's language. */
    Numerals numerals();

    default String range(Share.Range range) {
        return low(range.lowerPercent()) + " – " + high(range.upperPercent());
    }

    /** A lower limit, rounded so that it promises no more than was computed. */
    default String low(double value) {
        return numerals().of(Math.floor(value + 1e-9), 0);
    }

    /** An upper limit, rounded so that it rules out no more than was computed. */
    default String high(double value) {
        return numerals().of(Math.ceil(value - 1e-9), 0);
    }

    /** A lower limit in units of the scale, rounded outward. */
    default String lower(double value) {
        return numerals().of(Math.floor(value * 10 + 1e-9) / 10, 1);
    }

    /** An upper limit in units of the scale, rounded outward. */
    default String upper(double value) {
        return numerals().of(Math.ceil(value * 10 - 1e-9) / 10, 1);
    }

    default String percent(double value) {
        return numerals().of(value, 0);
    }

    /** A figure of others with as many decimals as they print. */
    default String asPrinted(double value) {
        return numerals().of(value, 2);
    }

    /** A median: whole, or half way between two. */
    default String half(double value) {
        return numerals().of(value, value == Math.rint(value) ? 0 : 1);
    }

    default String number(double value) {
        return numerals().of(value, 1);
    }
}
