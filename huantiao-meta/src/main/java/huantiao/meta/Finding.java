package huantiao.meta;

import java.util.Locale;

/**
 * Something a reader of the result must know: a study left out, a model that could not be told from
 * a simpler one, a value that looks mistyped. Fitting goes on where it can.
 *
 * @param code what kind of thing it is
 * @param study the study it concerns, empty when it concerns all
 * @param value the number or word in question, empty when there is none
 * @param message what was found and what was done, in a plain sentence
 * @param hint what the reader may do about it, in a plain sentence; may be empty
 */
public record Finding(Code code, String study, String value, String message, String hint) {
    private static final int MOST_SIGNS = 8;

    /** The kinds of findings. */
    public enum Code {
        /** A study without an effect or a variance was left out. */
        STUDY_LEFT_OUT,
        /** Only one study: the answer is that study. */
        ONE_STUDY,
        /** Two studies: between-study variance can hardly be estimated. */
        TWO_STUDIES,
        /** The chosen test needs more studies; another was used. */
        TEST_REPLACED,
        /** The Hartung-Knapp factor is 0 because all effects are equal. */
        INTERVAL_COLLAPSED,
        /** The Hartung-Knapp interval is narrower than the classic one. */
        NARROWER_THAN_CLASSIC,
        /** The likelihood has more than one local maximum. */
        SEVERAL_MAXIMA,
        /** An iteration stopped at its bound without meeting its rule. */
        NOT_CONVERGED,
        /** A sampling variance is zero. */
        ZERO_VARIANCE,
        /** A column of the design depends on earlier ones and was dropped. */
        COLUMN_DROPPED,
        /** The design is nearly singular: coefficients are badly determined. */
        NEARLY_SINGULAR,
        /** A quantity is not defined for these data. */
        UNDEFINED,
        /** A correction was added to tables with a zero cell. */
        ZERO_CELLS,
        /** A table with no event, or only events, in both arms. */
        DOUBLE_ZERO,
        /** An interval is not symmetric about its estimate. */
        INTERVAL_NOT_SYMMETRIC,
        /** A standard deviation is so small that it may be a standard error. */
        SD_MAY_BE_SE,
        /** An effect fits the others only with its sign turned: arms swapped or a sign lost. */
        SIGN_MAY_BE_FLIPPED,
        /** Numbers of one study are all larger or smaller by one factor: another unit or scale. */
        UNITS_MAY_DIFFER,
        /** A p-value does not follow from the effect and its error. */
        P_VALUE_DISAGREES,
        /** The same data appear twice. */
        SAME_DATA_TWICE,
        /** A printed percentage or mean is not possible with the given number of people. */
        IMPOSSIBLE_VALUE,
        /** An interval for a variance is empty. */
        EMPTY_SET,
        /** A value was outside the range of the formula and was cut to it. */
        VALUE_CUT,
        /** The answer rests on a convention that other programs choose differently. */
        CONVENTION
    }

    static Finding of(Code code, String message, String hint) {
        return new Finding(code, "", "", message, hint);
    }

    static Finding about(Code code, String study, double value, String message, String hint) {
        return new Finding(
                code, study, Double.isNaN(value) ? "" : Double.toString(value), message, hint);
    }

    /** In one line; computed values to four digits. */
    @Override
    public String toString() {
        String what = value.length() > MOST_SIGNS ? shortened() : value;
        String where = study.isEmpty() ? "" : study + (what.isEmpty() ? "" : " (" + what + ")");
        return (where.isEmpty() ? "" : where + ": ") + message + (hint.isEmpty() ? "" : " " + hint);
    }

    private String shortened() {
        try {
            return String.format(Locale.ROOT, "%.4g", Double.parseDouble(value));
        } catch (NumberFormatException _) {
            return value;
        }
    }
}
