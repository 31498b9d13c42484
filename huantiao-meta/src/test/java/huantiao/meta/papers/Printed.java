package huantiao.meta.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import huantiao.meta.Doubles;
import huantiao.meta.Interval;

/** Comparison with a printed number: half a unit of its last digit, as rounding allows. */
final class Printed {
    private Printed() {}

    /**
     * @param printed a number as printed, such as {@code 0.0837}
     */
    static void agrees(double found, String printed) {
        int point = printed.indexOf('.');
        int digits = point < 0 ? 0 : printed.length() - point - 1;
        assertThat(found)
                .as("printed %s", printed)
                .isCloseTo(Double.parseDouble(printed), within(0.5000001 * Math.pow(10, -digits)));
    }

    static void agrees(Interval found, String lower, String upper) {
        agrees(found.lower(), lower);
        agrees(found.upper(), upper);
    }

    /** Numbers as printed, with spaces between. */
    static void agree(Doubles found, String printed) {
        String[] words = printed.split(" ", -1);
        assertThat(found.size()).isEqualTo(words.length);
        for (int i = 0; i < words.length; i++) {
            agrees(found.at(i), words[i]);
        }
    }

    /** The same after taking exponentials, for ratios. */
    static Interval ratios(Interval logs) {
        return new Interval(Math.exp(logs.lower()), Math.exp(logs.upper()));
    }
}
