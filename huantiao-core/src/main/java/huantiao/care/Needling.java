package huantiao.care;

import huantiao.body.Side;
import java.util.Optional;

/**
 * One point needled on one side; both sides are two needlings.
 *
 * @param point code of the point, as {@code GB30}, or {@code ASHI} for a tender point
 * @param where where an ashi point lies, in words; else empty
 * @param depth as done; empty is a STRICTA gap
 * @param response empty where it was not noted
 */
public record Needling(
        String point,
        String where,
        Side side,
        Optional<Depth> depth,
        Stimulation stimulation,
        Optional<Response> response) {
    /** True if it was placed and stimulated like the other; what it brought is of its own day. */
    public boolean isPlacedLike(Needling other) {
        return point.equals(other.point)
                && where.equals(other.where)
                && side == other.side
                && depth.equals(other.depth)
                && stimulation == other.stimulation;
    }

    public Needling {
        point = Words.named("point", point);
        where = Words.line("place of the point", where);
    }
}
