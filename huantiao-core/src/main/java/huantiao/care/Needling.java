package huantiao.care;

import huantiao.body.Side;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One point needled on one side; both sides are two needlings.
 *
 * @param point code of the point, as {@code GB30}, or {@code ASHI} for a tender point
 * @param where where an ashi point lies, in words; else empty
 * @param depth as done; empty is a STRICTA gap
 * @param response empty where it was not noted
 * @param own what differs of this needle from those of the visit; empty where nothing does, and in
 *     visits from before that was kept
 */
public record Needling(
        String point,
        String where,
        Side side,
        Optional<Depth> depth,
        Stimulation stimulation,
        Optional<Response> response,
        Optional<OwnNeedle> own) {

    /** By a needle as all of the visit. */
    public Needling(
            String point,
            String where,
            Side side,
            Optional<Depth> depth,
            Stimulation stimulation,
            Optional<Response> response) {
        this(point, where, side, depth, stimulation, response, Optional.empty());
    }

    /** Length of its shaft, millimetres; empty where nobody noted one. */
    public OptionalInt lengthMm(Optional<NeedleType> ofTheVisit) {
        return lengthMm(NeedleType.lengthOf(ofTheVisit));
    }

    /**
     * Length of its shaft, millimetres; empty where nobody noted one.
     *
     * @param ofTheVisit length of the needles of the visit, millimetres
     */
    public OptionalInt lengthMm(OptionalInt ofTheVisit) {
        var mine = own.map(OwnNeedle::lengthMm).orElse(OptionalInt.empty());
        return mine.isPresent() ? mine : ofTheVisit;
    }

    /** True if it was placed and stimulated like the other; what it brought is of its own day. */
    public boolean isPlacedLike(Needling other) {
        return point.equals(other.point)
                && where.equals(other.where)
                && side == other.side
                && depth.equals(other.depth)
                && stimulation == other.stimulation
                && own.equals(other.own);
    }

    public Needling {
        point = Words.named("point", point);
        where = Words.line("place of the point", where);
        own = own.filter(one -> !one.isAsTheVisit());
    }
}
