package huantiao.evidence;

import java.util.List;

/**
 * Why a question has no answer.
 *
 * @param because one plain sentence
 * @param refused rows that were about the question and could not be pooled
 */
public record NoSynthesis(Why why, String because, List<RowRefusal> refused) {

    /** What is missing. */
    public enum Why {
        /** No row is about the question. */
        NO_ROWS,
        /** Every row about the question was refused. */
        ALL_ROWS_REFUSED,
        /** The rows are on different scales. */
        SCALES_DIFFER,
        /** The method needs what these rows do not give. */
        METHOD_DOES_NOT_FIT
    }

    public NoSynthesis {
        refused = List.copyOf(refused);
    }
}
