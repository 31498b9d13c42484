package huantiao.care;

import java.time.Instant;
import java.util.Optional;

/**
 * What was said of the times of a visit beside its start and end.
 *
 * @param needlesIn when the needles went in; empty where nobody said it
 * @param needlesOut when all of them were counted out; empty where nobody counted by a clock
 * @param whyShort why the visit is shorter than its needles stayed, and both are right; empty where
 *     it is not
 * @param whyLater how what has to come before treatment did, though it was noted for later; empty
 *     where nothing was
 */
public record VisitTimes(
        Optional<Instant> needlesIn,
        Optional<Instant> needlesOut,
        Optional<String> whyShort,
        Optional<String> whyLater) {

    /** Nothing was said. */
    public static final VisitTimes UNSAID =
            new VisitTimes(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public VisitTimes {
        whyShort = said("why a visit is short", whyShort);
        whyLater = said("why something was noted later", whyLater);
    }

    private static Optional<String> said(String what, Optional<String> why) {
        return why.map(text -> Words.text(what, text)).filter(text -> !text.isEmpty());
    }
}
