package huantiao.web.plan;

import huantiao.base.Source;
import huantiao.body.Point;
import huantiao.body.PointArea;
import huantiao.body.PointCode;
import huantiao.body.Points;
import huantiao.body.Side;
import huantiao.web.Words;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The points of a plan in the order in which they are looked for: those chosen, asked for or of the
 * channels found come first, the others by the part of the body.
 *
 * @param sent the plan as typed, with what was asked for
 * @param suggested codes of the points of the channels the consultation found
 * @param roots what the findings of the consultation are most consistent with, as {@code L5}
 */
public record PointChoice(Points points, Sent sent, Set<String> suggested, Set<String> roots) {

    /** Puts the points of a set on the plan: the set and a side, as {@code PS-DELPHI:right}. */
    static final String USE = "use";

    /** Adds a tender point to a set that was put on the plan, in the same words. */
    static final String ASHI = "ashi";

    /** The code of a tender point. */
    static final String TENDER = "ASHI";

    /** Asks for the points of a set, or for those that a word finds. */
    static final String SHOW = "show";

    /** As a source counts them: {@code 2-3 ashi among them}. */
    private static final Pattern ASHI_OF = Pattern.compile("\\d ashi");

    /** Names the set whose levels the page asked for. */
    static final String LEVELS_OF = "levels_of";

    /** The word. */
    static final String FIND = "find";

    public PointChoice {
        suggested = Set.copyOf(suggested);
        roots = Set.copyOf(roots);
    }

    /** Points of one part of the body. */
    public record Group(PointArea area, List<Point> points) {}

    public List<Points.PointSet> sets() {
        return points.sets();
    }

    /** The set that was asked for. */
    public Optional<Points.PointSet> shown() {
        var asked = isPut() ? setOf(use()) : sent.text(SHOW);
        return points.sets().stream().filter(set -> set.id().equals(asked)).findFirst();
    }

    /** True where a set was put on the plan, and no other is asked for. */
    public boolean isPut() {
        return (sent.has(USE) || (sent.has(SetPut.PUT) && !sent.has(SHOW))) && side().isPresent();
    }

    /** True where that was the last thing asked for: what became of the set is read next. */
    public boolean isJustPut() {
        return sent.has(USE) && isPut();
    }

    /** The set that was put on the plan and its side, as {@link #USE}. */
    private String use() {
        return sent.has(USE) ? sent.text(USE) : sent.text(SetPut.PUT);
    }

    private static String setOf(String use) {
        return use.replaceAll(":.*", "");
    }

    /** True while no point is on the plan. */
    public boolean isNothingChosen() {
        return points.all().stream().noneMatch(this::isChosen);
    }

    /**
     * The plan with the levels at which a group of the set goes on: those ticked; where nobody was
     * asked yet, that of the root which the consultation found.
     */
    Sent levelled(Points.PointSet set, Set<String> found) {
        if (sent.text(LEVELS_OF).equals(set.id()) || sent.has(SetPut.LEVEL)) {
            return sent;
        }
        var known = new PointChoice(points, sent, suggested, found);
        return sent.with(
                SetPut.LEVEL,
                groups(set).stream()
                        .flatMap(levels ->
                                levels.points().stream()
                                        .filter(point -> known.isLevelChosen(levels, point)))
                        .map(point -> point.code().text())
                        .toArray(String[]::new));
    }

    /** True for a set whose source used tender points beside its named ones. */
    public boolean usesTender(Points.PointSet set) {
        return set.points().stream().noneMatch(code -> code.text().equals(TENDER))
                && ASHI_OF.matcher(set.note()).find();
    }

    /** True if a tender point is on the plan. */
    public boolean hasTender() {
        return sent.has(PlanForm.side(TENDER));
    }

    /**
     * How many points of the set are on the plan; with a tender point, where its source had any.
     * While one that the set names is off, only those that it names count: the number agrees with
     * the names that stood on the set when it was chosen.
     */
    public String howMany(Points.PointSet set, Words words) {
        var named = set.points().stream().filter(this::isAnyChosen).count();
        if (named < set.points().size()) {
            return words.say("plan.put.some", named, set.points().size());
        }
        var codes = new ArrayList<>(set.points());
        if (usesTender(set)) {
            codes.add(new PointCode(TENDER));
        }
        return words.say(
                "plan.put.count",
                codes.stream()
                        .flatMap(code -> points.family(code).stream())
                        .filter(this::isChosen)
                        .count());
    }

    private boolean isAnyChosen(PointCode code) {
        return points.family(code).stream().anyMatch(this::isChosen);
    }

    /** What adds a tender point to the set that was put on. */
    public String withTender() {
        return use();
    }

    /** The side on which a set is asked for, or was put on. */
    public Optional<Side> side() {
        return Side.of(use().replaceAll(".*:", ""));
    }

    /** A group of a set, and its points, of which some may be chosen. */
    public record Levels(String group, List<Point> points) {}

    /** Groups of the set, as {@code EX-B2}, level by level. */
    public List<Levels> groups(Points.PointSet set) {
        return set.points().stream()
                .filter(code -> points.find(code).isEmpty())
                .map(code -> new Levels(code.text(), points.family(code)))
                .toList();
    }

    /** The level of a point of a group: {@code L5} of {@code EX-B2-L5}. */
    public String level(Levels levels, Point point) {
        return point.code().text().substring(levels.group().length() + 1);
    }

    /**
     * True for a level that is ready ticked: one that is on the plan, or while none is and the set
     * is not on it either, the level of the root that the consultation found.
     */
    public boolean isLevelChosen(Levels levels, Point point) {
        boolean isDecided =
                sent.has(SetPut.PUT) || levels.points().stream().anyMatch(this::isChosen);
        return isDecided ? isChosen(point) : roots.contains(level(levels, point));
    }

    /**
     * What is said of the levels that are ticked: they are on the plan, they are those of the root
     * that the consultation found, or there is none.
     */
    public String levelsHint(Levels levels) {
        if (levels.points().stream().anyMatch(this::isChosen)) {
            return "plan.set.levels.chosen";
        }
        return levels.points().stream().anyMatch(point -> isLevelChosen(levels, point))
                ? "plan.set.levels.root"
                : "plan.set.levels.hint";
    }

    /** True if a level was ticked, or its tick taken away, since the page was drawn. */
    public boolean isTickedAnew() {
        return !Set.copyOf(sent.all(SetPut.LEVEL)).equals(Set.copyOf(sent.all(SetPut.LEVEL_WAS)));
    }

    /** True if every level of the group is on the plan. */
    public boolean isWhole(Levels levels) {
        return levels.points().stream().allMatch(this::isChosen);
    }

    /** The levels of a group that are on the plan, one after the other; empty if none is. */
    public String onPlan(Levels levels) {
        return levels.points().stream()
                .filter(this::isChosen)
                .map(point -> level(levels, point))
                .collect(Collectors.joining(", "));
    }

    /** Groups of the set on the plan of which no level is: they are left off. */
    public List<Levels> off() {
        return groupsPut().stream().filter(levels -> onPlan(levels).isEmpty()).toList();
    }

    /** Groups of the set on the plan. */
    public List<Levels> groupsPut() {
        return shown().stream().filter(_ -> isPut()).flatMap(set -> groups(set).stream()).toList();
    }

    /** The points and groups of a set, as one reads them aloud. */
    public String holds(Points.PointSet set) {
        return set.points().stream().map(PointCode::text).collect(Collectors.joining(", "));
    }

    /** Who wrote of a set, with the year where the source has one. */
    public static String from(Points.PointSet set) {
        return set.backing().sources().stream()
                .map(source ->
                        source.citation().replaceFirst("^(.*?\\b(?:19|20)\\d\\d)\\b.*", "$1"))
                .collect(Collectors.joining("; "));
    }

    /** Where points of the set were used, with these points; in the order of the points. */
    public List<Used> uses(Points.PointSet set) {
        var by = new LinkedHashMap<Source, Set<String>>();
        for (var code : set.points()) {
            for (var point : points.family(code)) {
                point.uses()
                        .forEach(use ->
                                by.computeIfAbsent(use.source(), _ -> new LinkedHashSet<>())
                                        .add(point.code().text()));
            }
        }
        return by.entrySet().stream()
                .map(one -> new Used(one.getKey(), String.join(", ", one.getValue())))
                .toList();
    }

    /** A source and the points of a set that it used. */
    public record Used(Source source, String points) {}

    /** The word that was asked for; empty if none was. */
    public String word() {
        return sent.text(FIND);
    }

    /** True if a word was asked for and no point holds it. */
    public boolean foundNothing() {
        return !word().isEmpty() && points.all().stream().noneMatch(this::isFound);
    }

    /**
     * What is chosen or asked for; of a set that was put on, what came on. What is suggested only
     * while nothing is chosen.
     */
    public List<Point> first() {
        var asked = new LinkedHashSet<String>();
        shown().stream()
                .filter(_ -> !isPut())
                .flatMap(set -> set.points().stream())
                .flatMap(code -> points.family(code).stream())
                .forEach(point -> asked.add(point.code().text()));
        boolean nothingAsked =
                shown().isEmpty()
                        && word().isEmpty()
                        && points.all().stream().noneMatch(this::isChosen);
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
