package huantiao.care;

import huantiao.body.Side;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Needles that are all on the other side than the pain. That is a way of treating, so that nothing
 * is asked and nothing stopped; a side that was mixed up looks the same, so that it is said.
 *
 * @param pain left or right
 * @param needles the other of them
 */
public record OtherSide(Side pain, Side needles) {

    /**
     * Where the pain is on one side only, as told or marked, and every needle with a side is not.
     */
    public static Optional<OtherSide> of(Collection<Side> needles, Chart chart, CareSteps.Now now) {
        return of(needles, PainSide.told(chart, now));
    }

    /** The same where it is known on which side it hurts. */
    static Optional<OtherSide> of(Collection<Side> needles, Optional<Side> pain) {
        var sides = EnumSet.noneOf(Side.class);
        needles.stream().filter(side -> side != Side.MIDLINE).forEach(sides::add);
        return pain.flatMap(Side::opposite)
                .filter(other -> sides.equals(EnumSet.of(other)))
                .map(other -> new OtherSide(pain.get(), other));
    }
}
