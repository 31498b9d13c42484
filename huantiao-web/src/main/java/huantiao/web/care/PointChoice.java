package huantiao.web.care;

import huantiao.body.Point;
import huantiao.body.PointArea;
import huantiao.body.PointCode;
import huantiao.body.Points;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The points of a plan in the order in which they are looked for: those chosen, asked for or of the
 * channels found come first, the others by the part of the body.
 *
 * @param sent the plan as typed, with what was asked for
 * @param suggested codes of the points of the channels the consultation found
 */
public record PointChoice(Points points, Sent sent, Set<String> suggested) {

    /** Asks for the points of a set, or for those that a word finds. */
    static final String SHOW = "show";

    /** The word. */
    static final String FIND = "find";

    public PointChoice {
        suggested = Set.copyOf(suggested);
    }

    /** Points of one part of the body. */
    public record Group(PointArea area, List<Point> points) {}

    public List<Points.PointSet> sets() {
        return points.sets();
    }

    /** The set that was asked for. */
    public Optional<Points.PointSet> shown() {
        return points.sets().stream().filter(set -> set.id().equals(sent.text(SHOW))).findFirst();
    }

    /** The word that was asked for; empty if none was. */
    public String word() {
        return sent.text(FIND);
    }

    /** True if a word was asked for and no point holds it. */
    public boolean foundNothing() {
        return !word().isEmpty() && points.all().stream().noneMatch(this::isFound);
    }

    /** What is chosen, asked for or suggested. */
    public List<Point> first() {
        var asked = new LinkedHashSet<String>();
        shown().stream()
                .flatMap(set -> set.points().stream())
                .flatMap(code -> points.family(code).stream())
                .forEach(point -> asked.add(point.code().text()));
        boolean nothingAsked = asked.isEmpty() && word().isEmpty();
        return points.all().stream()
                .filter(point ->
                        isChosen(point)
                                || asked.contains(point.code().text())
                                || isFound(point)
                                || (nothingAsked && suggested.contains(point.code().text())))
                .toList();
    }

    /** All others, by the part of the body. */
    public List<Group> others() {
        var first = Set.copyOf(first());
        var groups = new ArrayList<Group>();
        for (var area : PointArea.values()) {
            var here =
                    points.all().stream()
                            .filter(point -> !first.contains(point) && PointArea.of(point) == area)
                            .toList();
            if (!here.isEmpty()) {
                groups.add(new Group(area, here));
            }
        }
        return groups;
    }

    private boolean isChosen(Point point) {
        return sent.has(PlanForm.side(point.code().text()));
    }

    private boolean isFound(Point point) {
        if (word().isEmpty()) {
            return false;
        }
        var text = words(point).toLowerCase(Locale.ROOT);
        return PointCode.read(word()).filter(point.code()::equals).isPresent()
                || Arrays.stream(word().toLowerCase(Locale.ROOT).split("\\s+"))
                        .allMatch(text::contains);
    }

    /** What a point is found by: code, name, place, muscle and nerve. */
    public String words(Point point) {
        return String.join(
                " ",
                point.code().text(),
                point.pinyin(),
                point.chinese(),
                point.location(),
                point.anatomy()
                        .map(anatomy ->
                                String.join(
                                        " ", anatomy.muscle(), anatomy.nerve(), anatomy.segment()))
                        .orElse(""));
    }
}
