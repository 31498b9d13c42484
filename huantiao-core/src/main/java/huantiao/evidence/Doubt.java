package huantiao.evidence;

import huantiao.evidence.Extraction.Column;

/**
 * Something in a row that can be read but was hardly meant. It refuses nothing: whoever extracts
 * looks again, and either mends the row or says that it stands so in the report.
 *
 * @param column where to look first
 * @param sentence what does not fit, in one plain sentence
 * @param cure what to look at
 */
public record Doubt(Column column, Kind kind, String sentence, String cure) {

    /** What may have gone wrong. */
    public enum Kind {
        /** The arms may be exchanged, or the result points the other way. */
        DIRECTION,
        /** The number of people fits neither those randomised nor the other numbers. */
        PEOPLE,
        /** A count does not give the printed percentage, or the percentage is impossible. */
        PERCENTAGE,
        /** The printed p does not follow from the numbers. */
        P_VALUE,
        /** An interval is not symmetric, or does not fit its standard deviation. */
        INTERVAL,
        /** A standard error, an interval or quartiles may stand in for a standard deviation. */
        SPREAD,
        /** A decimal point, a unit or the range of the scale. */
        UNIT,
        /** The time of measurement contradicts the rest of the trial. */
        TIME,
        /** The same people may be counted twice. */
        TWICE,
        /** A code differs from how the same thing is coded elsewhere. */
        CODE
    }
}
