package huantiao.knowledge.measures;

import huantiao.base.Source;
import huantiao.course.Phase;
import huantiao.course.PublishedPoint;
import huantiao.course.PublishedPoint.Arm;
import huantiao.course.PublishedPoint.Kind;
import huantiao.course.PublishedShare;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.knowledge.Node;
import huantiao.knowledge.Problems;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the published courses and keeps what may be drawn: printed means and changes of one phase
 * at one time. Differences, shares and mixed groups stay in the file for reading, and so does what
 * the file itself says not to plot.
 */
final class CoursesReader {
    private static final String FILE = "trajectories.yaml";

    /** The two courses whose time is printed as a period, and the week that ends it. */
    private static final Map<String, Integer> PERIODS = Map.of("weeks 1-4", 4);

    private final Problems problems;

    CoursesReader(Problems problems) {
        this.problems = problems;
    }

    /** What was read: means and changes to draw, and shares to say. */
    record Courses(List<PublishedPoint> points, List<PublishedShare> shares) {}

    Courses read(Node.Mapping document) {
        var points = new ArrayList<PublishedPoint>();
        var shares = new ArrayList<PublishedShare>();
        var ids = new Ids();
        var studies = new LinkedHashMap<String, Study>();
        for (var arm : Entry.of(FILE, document, problems).entries("arms")) {
            ids.note(arm, FILE);
            study(arm, studies);
            var study = studies.get(arm.id());
            if (study != null && !arm.textOrEmpty("caution").contains("do not plot")) {
                points.addAll(points(arm, study));
                shares.addAll(shares(arm, study));
            }
        }
        return new Courses(List.copyOf(points), List.copyOf(shares));
    }

    private record Study(String id, Source source, String population) {}

    private static void study(Entry arm, Map<String, Study> studies) {
        var entry = arm.entry("study");
        if (entry.isEmpty()) {
            arm.refuse("study", "HT-0508", "A course without a study does not ship.", "");
            return;
        }
        var same = entry.get().maybeText("same_as");
        if (same.isPresent()) {
            var other = studies.get(same.get());
            if (other == null) {
                entry.get()
                        .refuse("same_as", "HT-0508", "There is no course of this id above.", "");
            } else {
                studies.put(arm.id(), other);
            }
            return;
        }
        studies.put(
                arm.id(),
                new Study(
                        arm.id(),
                        new Source(
                                arm.id(),
                                entry.get().text("cite"),
                                entry.get()
                                        .maybeText("doi")
                                        .or(() -> entry.get().maybeText("pmcid"))
                                        .orElse(""),
                                entry.get().text("read")),
                        arm.textOrEmpty("population")));
    }

    private static List<PublishedPoint> points(Entry arm, Study study) {
        var points = new ArrayList<PublishedPoint>();
        var phases = phases(arm);
        if (phases.isEmpty()) {
            return points;
        }
        var care = arm.text("care");
        var crossedOver =
                arm.entry("crossover")
                        .map(crossover -> crossover.maybeWhole("share_pct", 0, 100))
                        .orElseGet(OptionalInt::empty);
        for (var series : arm.entries("series")) {
            var kind = series.text("kind");
            if (!Set.of("mean", "change").contains(kind)) {
                continue;
            }
            for (var point : series.entries("points")) {
                if (!point.has("value")) {
                    continue;
                }
                points.add(
                        new PublishedPoint(
                                arm.id(),
                                study.id(),
                                arm(care),
                                care,
                                phases,
                                study.population(),
                                series.text("measure"),
                                kind.equals("mean") ? Kind.LEVEL : Kind.CHANGE,
                                week(point),
                                point.number("value", -100, 100),
                                crossedOver,
                                study.source()));
            }
        }
        return points;
    }

    /** Printed shares of a group at one time, of mixed phases too: they are said, not drawn. */
    private static List<PublishedShare> shares(Entry arm, Study study) {
        var shares = new ArrayList<PublishedShare>();
        for (var series : arm.entries("series")) {
            if (!series.text("kind").equals("share_pct")) {
                continue;
            }
            for (var point : series.entries("points")) {
                if (point.has("value") && point.has("week")) {
                    shares.add(
                            new PublishedShare(
                                    arm.id(),
                                    arm.text("care"),
                                    study.population(),
                                    series.text("measure"),
                                    point.whole("week", 0, 520),
                                    point.number("value", 0, 100),
                                    study.source()));
                }
            }
        }
        return shares;
    }

    private static int week(Entry point) {
        if (point.has("period")) {
            var week = PERIODS.get(point.text("period"));
            if (week == null) {
                point.refuse("period", "HT-0509", "Nobody knows when this period ends.", "");
                return 0;
            }
            return week;
        }
        return point.whole("week", 0, 520);
    }

    /** Empty where phases were mixed: such a course is shown behind nobody. */
    private static Set<Phase> phases(Entry arm) {
        if (!arm.has("phase")) {
            return Set.of();
        }
        return switch (arm.oneOf(
                "phase", Set.of("chronic", "subacute", "acute", "acute_subacute", "mixed"))) {
            case "chronic" -> EnumSet.of(Phase.CHRONIC);
            case "subacute" -> EnumSet.of(Phase.SUBACUTE);
            case "acute" -> EnumSet.of(Phase.ACUTE);
            case "acute_subacute" -> EnumSet.of(Phase.ACUTE, Phase.SUBACUTE);
            default -> Set.of();
        };
    }

    private static Arm arm(String care) {
        return switch (care) {
            case "acupuncture", "electroacupuncture" -> Arm.ACUPUNCTURE;
            case "sham_acupuncture" -> Arm.SHAM;
            default -> Arm.OTHER;
        };
    }
}
