package huantiao.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Something to know before believing a result.
 *
 * @param rows ids of the rows it is about; empty when it is about all
 * @param flag the reviewers' flag behind it, for {@link Kind#FLAGGED_ROW} and {@link
 *     Kind#SENSITIVITY_ROW}
 * @param sentence what to know, in one or two plain sentences
 */
public record Warning(Kind kind, List<String> rows, Optional<Flag> flag, String sentence) {

    /** What it is about. */
    public enum Kind {
        /** One trial is no synthesis. */
        ONE_TRIAL,
        /** A Hartung-Knapp interval from two trials. */
        TWO_TRIALS_HARTUNG_KNAPP,
        /** So few trials that their spread is hardly known. */
        FEW_TRIALS,
        /** The times measured differ. */
        TIMES_DIFFER,
        /** A row that a strict analysis leaves out. */
        SENSITIVITY_ROW,
        /** A row with a flag that lets it in. */
        FLAGGED_ROW,
        /** Another number of rows than the asker counts on. */
        ROWS_DIFFER,
        /** What was done about empty cells. */
        EMPTY_CELLS,
        /** What the fit itself has to say. */
        FIT
    }

    public Warning {
        rows = List.copyOf(rows);
    }

    static Warning of(Kind kind, List<String> rows, String sentence) {
        return new Warning(kind, rows, Optional.empty(), sentence);
    }

    static Warning flagged(Kind kind, String row, Flag flag) {
        return new Warning(
                kind,
                List.of(row),
                Optional.of(flag),
                "Row %s: %s.".formatted(row, flag.because()));
    }
}
