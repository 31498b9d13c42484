package huantiao.web.needling;

import huantiao.body.PointCode;
import huantiao.body.Side;
import huantiao.care.Needling;
import huantiao.care.PlannedPoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Needles by their labels, as {@code GB30 right}: what the leads of a current are clipped to. */
public final class Needles {

    private Needles() {}

    /** The needles of these points: two where a point is used on both sides. */
    public static List<String> of(List<PlannedPoint> points) {
        return points.stream().flatMap(point -> at(point.point(), point.side())).toList();
    }

    /** Those that stand in the body in a visit. */
    public static List<String> in(List<Needling> needlings) {
        return needlings.stream()
                .flatMap(needling -> at(needling.point(), needling.side()))
                .distinct()
                .toList();
    }

    /** The needles at one point. */
    static Stream<String> at(String point, Side side) {
        return switch (side) {
            case BOTH -> Stream.of(label(point, Side.LEFT), label(point, Side.RIGHT));
            case LEFT, RIGHT -> Stream.of(label(point, side));
            case MIDLINE -> Stream.of(point);
        };
    }

    private static String label(String point, Side side) {
        return point + " " + side.code();
    }

    /**
     * The label of one needle, where a text is one; empty for a text of earlier days, as "GB30 to
     * the upper lead", which stands as it is.
     */
    public static Optional<String> read(String text) {
        var words = text.strip().split("\\s+");
        if (words.length > 2) {
            return Optional.empty();
        }
        var code = PointCode.read(words[0]);
        if (code.isEmpty() || words.length == 1) {
            return code.map(PointCode::text);
        }
        return Side.of(words[1])
                .filter(side -> side == Side.LEFT || side == Side.RIGHT)
                .map(side -> label(code.get().text(), side));
    }
}
