package huantiao.care;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A needle that is short for its depth: less than a quarter of it stays above the skin. WHO's
 * guidelines on safety in acupuncture (1999, section II, 3.7) ask for a quarter to a third, as a
 * needle breaks most easily where the shaft meets the handle; statement {@value #STATEMENT} of the
 * library.
 *
 * @param needling its index among the needles of the visit
 * @param depthMm as noted, millimetres
 * @param lengthMm of the shaft, millimetres
 */
public record ShortNeedle(int needling, String point, int depthMm, int lengthMm) {

    /** Id of the statement that asks for it, with its source. */
    public static final String STATEMENT = "CN-11";

    /** Every needle of a visit that is short for its depth; none where no length was noted. */
    public static List<ShortNeedle> among(Session session) {
        return among(session.needlings(), NeedleType.lengthOf(session.needleType()));
    }

    /**
     * Every one of these needles that is short for its depth.
     *
     * @param ofTheVisit length of those that have none of their own, millimetres
     */
    public static List<ShortNeedle> among(List<Needling> needlings, OptionalInt ofTheVisit) {
        var found = new ArrayList<ShortNeedle>();
        for (int i = 0; i < needlings.size(); i++) {
            var needling = needlings.get(i);
            int depth = needling.depth().map(Depth::mm).orElse(0);
            var length = needling.lengthMm(ofTheVisit);
            if (length.isPresent() && depth > deepestMm(length.getAsInt())) {
                found.add(new ShortNeedle(i, needling.point(), depth, length.getAsInt()));
            }
        }
        return List.copyOf(found);
    }

    /** The deepest that leaves a quarter of a needle of this length above the skin, millimetres. */
    public static int deepestMm(int lengthMm) {
        return 3 * lengthMm / 4;
    }

    /** True if nobody can have placed it so: it is deeper than it is long. */
    public boolean isImpossible() {
        return depthMm > lengthMm;
    }
}
