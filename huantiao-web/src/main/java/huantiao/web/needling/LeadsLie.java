package huantiao.web.needling;

import huantiao.body.Point;
import huantiao.body.PointArea;
import huantiao.body.PointCode;
import huantiao.body.Points;
import huantiao.care.Plan;
import huantiao.care.PlanFacts;
import huantiao.care.PlannedPoint;
import huantiao.care.Ways;
import huantiao.triage.Facts;
import huantiao.triage.TechniqueKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether leads can cross chest or neck, as far as the points of a plan decide it: they cannot
 * where every needle that carries current lies from the low back down. Otherwise it is asked.
 */
public final class LeadsLie {

    /** True if a pair of leads crosses chest or neck (CI-EA-04). */
    public static final String CROSSES_CHEST = "ea_crosses_chest";

    private static final Set<PointArea> BELOW =
            EnumSet.of(
                    PointArea.LOW_BACK,
                    PointArea.BUTTOCK,
                    PointArea.THIGH,
                    PointArea.LOWER_LEG,
                    PointArea.FOOT);

    private LeadsLie() {}

    /** True if there is current, and every needle that carries it lies from the low back down. */
    public static boolean below(Plan plan, Points points) {
        var ends = ends(plan);
        return PlanFacts.techniques(plan).contains(TechniqueKind.EA)
                && !ends.isEmpty()
                && ends.stream()
                        .allMatch(end -> point(end, points).filter(LeadsLie::isBelow).isPresent());
    }

    /** What was answered, with the answer of the points where they decide it and nobody did. */
    public static Facts told(Facts answered, Plan plan, Points points) {
        return !answered.knows(CROSSES_CHEST) && below(plan, points)
                ? answered.with(CROSSES_CHEST, false)
                : answered;
    }

    /** The ends of the pairs; while there is none, every point, as each may become one. */
    private static List<String> ends(Plan plan) {
        var pairs = plan.ways().map(Ways::pairs).orElse(List.of());
        return pairs.isEmpty()
                ? plan.points().stream().map(PlannedPoint::point).toList()
                : pairs.stream().flatMap(pair -> Stream.of(pair.from(), pair.to())).toList();
    }

    private static Optional<Point> point(String needle, Points points) {
        return Needles.read(needle)
                .flatMap(label -> PointCode.read(label.split(" ")[0]))
                .flatMap(points::find);
    }

    private static boolean isBelow(Point point) {
        return BELOW.contains(PointArea.of(point));
    }
}
