package huantiao.evidence;

import java.util.List;

/** How sure somebody who judged by GRADE is of a result; or that nobody has judged. */
public sealed interface Certainty {

    /** The four levels of GRADE, lowest first. */
    enum Level {
        VERY_LOW,
        LOW,
        MODERATE,
        HIGH
    }

    /**
     * Somebody judged.
     *
     * @param by who
     * @param reasons why not higher, in their words
     */
    record Rated(Level level, String by, List<String> reasons) implements Certainty {
        public Rated {
            if (by.isBlank()) {
                throw new IllegalArgumentException("a rating must say who rated");
            }
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Nobody judged.
     *
     * @param doubts what a rater would have to weigh, as far as the data show it
     */
    record NotRated(List<String> doubts) implements Certainty {
        public NotRated {
            doubts = List.copyOf(doubts);
        }
    }
}
