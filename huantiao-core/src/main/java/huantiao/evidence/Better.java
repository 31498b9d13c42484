package huantiao.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which way an outcome improves. */
public enum Better {
    /** More people with the event is better: cured. */
    MORE,
    /** Fewer people with the event is better: relapse. */
    FEWER,
    /** A lower score is better: pain. */
    LOWER,
    /** A larger fall is better; falls are negative numbers. */
    LARGER_FALL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Better> of(String code) {
        return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst();
    }

    /** True where an effect below the line of no effect favours the first arm. */
    public boolean lowFavoursFirstArm() {
        return switch (this) {
            case MORE -> false;
            case FEWER, LOWER, LARGER_FALL -> true;
        };
    }
}
