package huantiao.course;

import huantiao.measures.Change;
import huantiao.measures.ResponseClass;
import java.util.Optional;

/**
 * What a course says so far. Better and worse are said only beyond known noise; whether a change is
 * big enough to matter is a second question, and whether the treatment did it none of these can
 * say.
 */
public sealed interface Verdict {
    /** Nothing can be said yet. */
    record TooEarly(Why why) implements Verdict {
        public enum Why {
            NOT_BEGUN,
            NO_BASELINE,
            NO_ANSWER_SINCE,
            BEFORE_WEEK_2
        }
    }

    /**
     * One pair of answers cannot rule out ordinary ups and downs, or nobody knows how large they
     * are.
     */
    record WithinNoise(Change change) implements Verdict {}

    /** Better by more than noise. */
    record Better(Change change) implements Verdict {}

    /** Worse by more than noise. */
    record Worse(Change change) implements Verdict {}

    /** The verdict a judged change leads to. */
    static Verdict of(Change change) {
        return switch (change.responseClass()) {
            case IMPROVED, SMALL_IMPROVEMENT -> new Better(change);
            case WORSE -> new Worse(change);
            case IMPROVED_WITHIN_ERROR,
                    IMPROVED_ERROR_UNKNOWN,
                    POSSIBLY_WORSE,
                    NO_CLEAR_CHANGE,
                    NOT_ASSESSABLE ->
                    beyond(change);
        };
    }

    /** A change that the class does not call big may still be more than noise. */
    private static Verdict beyond(Change change) {
        if (!change.beyondNoise()) {
            return new WithinNoise(change);
        }
        return change.improvement().signum() > 0 ? new Better(change) : new Worse(change);
    }

    /** The change it rests on; none while it is too early. */
    default Optional<Change> judged() {
        return switch (this) {
            case TooEarly _ -> Optional.empty();
            case WithinNoise(var change) -> Optional.of(change);
            case Better(var change) -> Optional.of(change);
            case Worse(var change) -> Optional.of(change);
        };
    }

    default ResponseClass responseClass() {
        return judged().map(Change::responseClass).orElse(ResponseClass.NOT_ASSESSABLE);
    }
}
