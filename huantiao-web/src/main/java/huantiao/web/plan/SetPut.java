package huantiao.web.plan;

import huantiao.body.Point;
import huantiao.body.PointCode;
import huantiao.body.Points;
import huantiao.body.Side;
import huantiao.triage.Ground;
import huantiao.triage.PlanCheck;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Verdict;
import huantiao.web.Words;
import huantiao.web.care.Rows;
import huantiao.web.form.Sent;
import huantiao.web.needling.PairsForm;
import huantiao.web.needling.WaysForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A point set of the literature as it was put on a plan: what a rule keeps off, what was filled in
 * as the source has it, what the source does not give, and what was typed before and stays.
 *
 * @param set what was put on
 * @param sent the plan with it
 * @param off what a rule blocks for this person, with the rule
 * @param apart additions for channels that the consultation did not find
 * @param filled what was filled in, in words
 * @param stays what stood there before, differs from the source and was left
 * @param moved points that were on the plan and went to another side, as they were
 */
public record SetPut(
        Points.PointSet set,
        Sent sent,
        List<Off> off,
        List<String> apart,
        List<String> filled,
        List<String> stays,
        List<String> moved) {

    /** The levels chosen of a group, as {@code EX-B2-L5}; the group itself stands for all. */
    static final String LEVEL = "level";

    /** The levels that stood ticked when the page was drawn: a tick is what differs from them. */
    static final String LEVEL_WAS = "level_was";

    /** Puts the levels on as they are ticked, where no script does. */
    static final String LEVELS = "levels";

    /** Names the set that was put on and its side, as {@code PS-DELPHI:right}. */
    static final String PUT = "put";

    /** The fields that it changed, as they were before. */
    static final String PUT_WAS = "put_was";

    /** The same fields as it left them. */
    static final String PUT_IS = "put_is";

    /** Takes the set back. */
    static final String BACK = "put_back";

    /** Something of the set that is not on the plan, and the rules that keep it off. */
    public record Off(String what, List<Ground> grounds) {
        public Off {
            grounds = List.copyOf(grounds);
        }
    }

    public SetPut {
        off = List.copyOf(off);
        apart = List.copyOf(apart);
        filled = List.copyOf(filled);
        stays = List.copyOf(stays);
        moved = List.copyOf(moved);
    }

    /** What the rules say to a plan as it was typed. */
    interface Check {
        PlanCheck of(Sent plan);
    }

    /**
     * What a set is put on with.
     *
     * @param channels ids of the channels the consultation found
     */
    record Means(Points points, Set<String> channels, Check check, Words words) {}

    /**
     * Puts a set on a plan; one that is on it goes to another side.
     *
     * @param side where the pain is; points of the midline and sides of the source stay as they are
     */
    static SetPut of(Points.PointSet set, Side side, Sent sent, Means means) {
        var from =
                sent.text(PUT).startsWith(set.id() + ":")
                        ? Side.of(sent.text(PUT).substring(set.id().length() + 1))
                        : Optional.<Side>empty();
        var plan =
                from.map(then -> moved(set, then, side, sent, means.points()))
                        .orElseGet(() -> whole(set, side, sent, means));
        return told(set, side, plan, asked(set, sent, means), means);
    }

    /** The plan with all of the set on it, but for what a rule blocks. */
    private static Sent whole(Points.PointSet set, Side side, Sent before, Means means) {
        var asked = asked(set, before, means);
        var plan = before.with(LEVEL);
        for (var one : asked.entrySet()) {
            plan =
                    plan.with(
                            PlanForm.side(one.getKey().code().text()),
                            sideOf(set, one.getValue(), one.getKey(), side).code());
        }
        var techniques = new LinkedHashSet<>(before.all(PlanForm.TECHNIQUES));
        techniques.addAll(set.asUsed().techniques());
        plan = plan.with(PlanForm.TECHNIQUES, techniques.toArray(String[]::new));
        var said = means.check().of(plan);
        for (var point : asked.keySet()) {
            var field = PlanForm.side(point.code().text());
            if (!absolute(said.points().get(point.code())).isEmpty()) {
                plan = plan.with(field, before.text(field));
            }
        }
        techniques.removeIf(code ->
                !before.all(PlanForm.TECHNIQUES).contains(code) && !absolute(said, code).isEmpty());
        plan = plan.with(PlanForm.TECHNIQUES, techniques.toArray(String[]::new));
        return remembered(
                Filling.of(set, plan, means.words()).plan,
                before.with(LEVEL),
                "%s:%s".formatted(set.id(), side.code()));
    }

    /**
     * The plan with the set on another side: what of it is still there as the set has it goes over.
     * What was taken off stays off, and a side that somebody chose by hand stays chosen.
     */
    private static Sent moved(Points.PointSet set, Side from, Side to, Sent sent, Points points) {
        var was = new LinkedHashMap<>(read(sent.all(PUT_WAS)));
        var left = new LinkedHashMap<>(left(sent));
        var plan = sent;
        for (var code : set.points()) {
            for (var point : points.family(code)) {
                var field = PlanForm.side(point.code().text());
                var then = List.of(sideOf(set, code, point, from).code());
                var now = List.of(sideOf(set, code, point, to).code());
                if (!now.equals(then)
                        && values(plan, field).equals(then)
                        && left.getOrDefault(field, then).equals(then)) {
                    plan = plan.with(field, now.getFirst());
                    if (!left.containsKey(field)) {
                        was.put(field, then);
                    }
                    left.put(field, now);
                }
            }
        }
        var tender = PlanForm.side(PointChoice.TENDER);
        var beside = List.of(from.code());
        if (beside.equals(left.get(tender)) && values(plan, tender).equals(beside)) {
            plan = plan.with(tender, to.code());
            left.put(tender, List.of(to.code()));
        }
        return plan.with(PUT, "%s:%s".formatted(set.id(), to.code()))
                .with(PUT_WAS, written(was))
                .with(PUT_IS, written(left));
    }

    /** The set that is on the plan, and a tender point on its side; nothing else changes. */
    static SetPut withTender(Points.PointSet set, Side side, Sent sent, Means means) {
        var tender = PlanForm.side(PointChoice.TENDER);
        var plan = sent;
        if (!sent.has(tender)) {
            var left = new LinkedHashMap<>(left(sent));
            left.put(tender, List.of(side.code()));
            plan = sent.with(tender, side.code()).with(PUT_IS, written(left));
        }
        return told(set, side, plan, asked(set, sent, means), means);
    }

    /** What there is to say of a set as it is on a plan. */
    private static SetPut told(
            Points.PointSet set, Side side, Sent plan, Map<Point, PointCode> asked, Means means) {
        var words = means.words();
        var all = plan;
        for (var one : asked.entrySet()) {
            var field = PlanForm.side(one.getKey().code().text());
            if (!all.has(field)) {
                all = all.with(field, sideOf(set, one.getValue(), one.getKey(), side).code());
            }
        }
        var techniques = new LinkedHashSet<>(plan.all(PlanForm.TECHNIQUES));
        techniques.addAll(set.asUsed().techniques());
        var said =
                means.check().of(all.with(PlanForm.TECHNIQUES, techniques.toArray(String[]::new)));
        var off = new ArrayList<Off>();
        for (var point : asked.keySet()) {
            var grounds = absolute(said.points().get(point.code()));
            if (!plan.has(PlanForm.side(point.code().text())) && !grounds.isEmpty()) {
                off.add(new Off(point.code().text(), grounds));
            }
        }
        techniques.removeAll(plan.all(PlanForm.TECHNIQUES));
        for (var code : techniques) {
            var grounds = absolute(said, code);
            if (!grounds.isEmpty()) {
                off.add(new Off(words.say("technique." + code), grounds));
            }
        }
        var filling = Filling.of(set, plan, words);
        return new SetPut(
                set,
                plan,
                off,
                apart(set, plan, means),
                filling.standing(filling.filled, plan),
                filling.standing(filling.stays, plan),
                moved(plan, words));
    }

    /** Points that stood on another side before the set, each as it stood. */
    private static List<String> moved(Sent plan, Words words) {
        var side = PlanForm.side("");
        return read(plan.all(PUT_WAS)).entrySet().stream()
                .filter(one -> one.getKey().startsWith(side) && plan.has(one.getKey()))
                .filter(one -> !one.getValue().equals(values(plan, one.getKey())))
                .map(one ->
                        "%s %s"
                                .formatted(
                                        one.getKey().substring(side.length()),
                                        words.say("plan.side." + one.getValue().getFirst())))
                .toList();
    }

    /**
     * The points of the set that go on, each with the point or group of the set it is there for.
     */
    private static Map<Point, PointCode> asked(Points.PointSet set, Sent sent, Means means) {
        var apart =
                set.additions().entrySet().stream()
                        .filter(one -> !means.channels().contains(one.getKey()))
                        .flatMap(one -> one.getValue().stream())
                        .collect(Collectors.toSet());
        var asked = new LinkedHashMap<Point, PointCode>();
        set.points().stream()
                .filter(code -> !apart.contains(code))
                .forEach(code ->
                        members(means.points(), code, sent)
                                .forEach(point -> asked.put(point, code)));
        return asked;
    }

    /** Additions for channels that the consultation did not find, unless somebody chose them. */
    private static List<String> apart(Points.PointSet set, Sent plan, Means means) {
        return set.additions().entrySet().stream()
                .filter(one -> !means.channels().contains(one.getKey()))
                .map(one ->
                        one.getValue().stream()
                                .map(PointCode::text)
                                .filter(code -> !plan.has(PlanForm.side(code)))
                                .collect(Collectors.joining(", ")))
                .filter(codes -> !codes.isEmpty())
                .toList();
    }

    /** Where a point of the set goes: points of the midline and sides of the source stay. */
    private static Side sideOf(Points.PointSet set, PointCode code, Point point, Side side) {
        return point.side().equals("midline") ? Side.MIDLINE : set.sides().getOrDefault(code, side);
    }

    /**
     * The plan with each level of the set on it that was ticked since the page was drawn, and
     * without each whose tick was taken away. A tick that somebody left as it was changes nothing:
     * the same level may have been chosen otherwise among the points. What is ticked is taken back
     * with the set.
     */
    static Sent ticked(Sent sent, Points points) {
        var choice =
                new PointChoice(
                        points,
                        sent.with(PointChoice.USE).with(PointChoice.SHOW),
                        Set.of(),
                        Set.of());
        var asked = choice.shown().filter(_ -> choice.isPut());
        if (asked.filter(set -> set.id().equals(sent.text(PointChoice.LEVELS_OF))).isEmpty()) {
            return sent;
        }
        var set = asked.get();
        var left = new LinkedHashMap<>(left(sent));
        var then = sent.all(LEVEL_WAS);
        var ticked = new ArrayList<String>();
        var plan = sent;
        for (var code : set.points()) {
            if (points.find(code).isPresent()) {
                continue;
            }
            for (var point : points.family(code)) {
                var level = point.code().text();
                var field = PlanForm.side(level);
                boolean isTicked = isTicked(points, code, level, sent);
                if (isTicked) {
                    ticked.add(level);
                }
                if (isTicked && !then.contains(level) && !plan.has(field)) {
                    var side = sideOf(set, code, point, choice.side().orElseThrow()).code();
                    plan = plan.with(field, side);
                    left.put(field, List.of(side));
                } else if (!isTicked && then.contains(level)) {
                    plan = plan.with(field);
                    left.remove(field);
                }
            }
        }
        return plan.with(PUT_IS, written(left)).with(LEVEL, ticked.toArray(String[]::new));
    }

    /** The box that stands for the whole group speaks where it alone was touched. */
    private static boolean isTicked(Points points, PointCode group, String level, Sent sent) {
        var levels = points.family(group).stream().map(point -> point.code().text()).toList();
        var now = sent.all(LEVEL);
        boolean wasWhole = sent.all(LEVEL_WAS).containsAll(levels);
        boolean isWhole = now.contains(group.text());
        if (isWhole && !wasWhole) {
            return true;
        }
        return now.contains(level) && !(wasWhole && !isWhole && now.containsAll(levels));
    }

    /**
     * The plan with what a set changed in it, so that it can be taken back; its techniques in any
     * case, so that one of later is known as such.
     */
    private static Sent remembered(Sent plan, Sent before, String put) {
        var changed =
                plan.fields().keySet().stream()
                        .filter(name ->
                                name.equals(PlanForm.TECHNIQUES)
                                        || !values(plan, name).equals(values(before, name)))
                        .toList();
        return plan.with(PUT, put)
                .with(PUT_WAS, written(of(before, changed)))
                .with(PUT_IS, written(of(plan, changed)));
    }

    /**
     * The plan without the set that was put on it: every field that it changed is as it was before,
     * but for those that somebody changed since.
     */
    static Sent takenBack(Sent sent) {
        var was = read(sent.all(PUT_WAS));
        var plan = sent.with(PUT).with(PUT_WAS).with(PUT_IS);
        for (var left : left(sent).entrySet()) {
            var name = left.getKey();
            if (isSame(name, values(sent, name), left.getValue())) {
                plan = plan.with(name, was.getOrDefault(name, List.of()).toArray(String[]::new));
            }
        }
        return plan;
    }

    /** Boxes come in the order of the page, whatever was ticked first. */
    private static boolean isSame(String name, List<String> now, List<String> then) {
        return name.equals(PlanForm.TECHNIQUES)
                ? Set.copyOf(now).equals(Set.copyOf(then))
                : now.equals(then);
    }

    /** What stands in a field; nothing where each of its rows is empty. */
    static List<String> values(Sent sent, String name) {
        return sent.has(name) ? sent.fields().getOrDefault(name, List.of()) : List.of();
    }

    private static Map<String, List<String>> of(Sent sent, List<String> names) {
        var fields = new LinkedHashMap<String, List<String>>();
        names.forEach(name -> fields.put(name, values(sent, name)));
        return fields;
    }

    /** Each value of these fields with its name before it. */
    private static String[] written(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(value -> one.getKey() + "=" + value))
                .toArray(String[]::new);
    }

    /** Fields that a set changed, by name, as it left them. */
    static Map<String, List<String>> left(Sent sent) {
        return read(sent.all(PUT_IS));
    }

    private static Map<String, List<String>> read(List<String> written) {
        return written.stream()
                .filter(one -> one.contains("="))
                .collect(
                        Collectors.groupingBy(
                                one -> one.substring(0, one.indexOf('=')),
                                LinkedHashMap::new,
                                Collectors.mapping(
                                        one -> one.substring(one.indexOf('=') + 1),
                                        Collectors.toList())));
    }

    /** The point itself, or those of the group that were chosen; none if none was. */
    private static List<Point> members(Points points, PointCode code, Sent sent) {
        var family = points.family(code);
        return points.find(code).isPresent() || sent.all(LEVEL).contains(code.text())
                ? family
                : family.stream()
                        .filter(point -> sent.all(LEVEL).contains(point.code().text()))
                        .toList();
    }

    private static List<Ground> absolute(PlanCheck said, String technique) {
        return TechniqueKind.of(technique)
                .map(kind -> absolute(said.techniques().get(kind)))
                .orElse(List.of());
    }

    private static List<Ground> absolute(@Nullable Verdict verdict) {
        return verdict instanceof Verdict.Blocked(var grounds)
                ? grounds.stream().filter(Ground::isAbsolute).toList()
                : List.of();
    }

    /** What a source gives of how a set was used, as label and words, in the order of the form. */
    public static Map<String, String> given(Points.AsUsed used, Words words) {
        var given = new LinkedHashMap<String, String>();
        if (!used.techniques().isEmpty()) {
            given.put(
                    words.say("plan.techniques"),
                    used.techniques().stream()
                            .map(code -> words.say("technique." + code))
                            .collect(Collectors.joining(", ")));
        }
        if (!used.sought().isEmpty()) {
            given.put(words.say("session.sought"), words.say("session.response." + used.sought()));
        }
        if (!used.hertz().isEmpty()) {
            given.put(words.say("session.hz"), used.hertz() + " Hz");
        }
        if (!used.wave().isEmpty()) {
            given.put(words.say("session.waveform"), words.say("session.wave." + used.wave()));
        }
        if (!used.style().isEmpty()) {
            given.put(words.say("plan.style"), used.style());
        }
        minutes(given, words.say("plan.set.current-minutes"), used.currentMinutes());
        minutes(given, words.say("plan.retention"), used.retentionMinutes());
        used.sessions().ifPresent(number -> given.put(words.say("plan.sessions"), "" + number));
        used.perWeek().ifPresent(number -> given.put(words.say("plan.per-week"), "" + number));
        if (!used.schedule().isEmpty()) {
            given.put(words.say("plan.per-week"), used.schedule());
        }
        return given;
    }

    private static void minutes(Map<String, String> given, String label, OptionalInt minutes) {
        minutes.ifPresent(number -> given.put(label, number + " min"));
    }

    /** What a source does not give, as far as it was read: field and its label. */
    static Map<String, String> notGiven(Points.AsUsed used, Words words) {
        var missing = new LinkedHashMap<String, String>();
        if (used.techniques().isEmpty()) {
            missing.put(PlanForm.TECHNIQUES, "plan.techniques");
        }
        if (used.techniques().contains(TechniqueKind.EA.code())) {
            missing.put("ea_from", "plan.set.pairs");
            missing.put("ea_ma", "session.ma");
            if (used.hertz().isEmpty()) {
                missing.put("ea_hz", "session.hz");
            }
            if (used.wave().isEmpty()) {
                missing.put("ea_wave", "session.waveform");
            }
        }
        if (used.sought().isEmpty()) {
            missing.put(WaysForm.SOUGHT, "session.sought");
        }
        if (used.retentionMinutes().isEmpty()) {
            missing.put(PlanForm.RETENTION, "plan.retention");
        }
        if (used.sessions().isEmpty()) {
            missing.put(PlanForm.SESSIONS, "plan.sessions");
        }
        if (used.perWeek().isEmpty() && used.schedule().isEmpty()) {
            missing.put(PlanForm.PER_WEEK, "plan.per-week");
        }
        missing.put(PlanForm.VARIATION, "plan.variation");
        if (used.style().isEmpty()) {
            missing.put(PlanForm.STYLE, "plan.style");
        }
        missing.replaceAll((_, key) -> words.say(key).toLowerCase(Locale.ROOT));
        return missing;
    }

    /** A plan into which what a source gives is written, wherever nothing else stands. */
    private static final class Filling {
        private Sent plan;
        private final Words words;
        private final Map<String, String> filled = new LinkedHashMap<>();
        private final Map<String, String> stays = new LinkedHashMap<>();

        private Filling(Sent plan, Words words) {
            this.plan = plan;
            this.words = words;
        }

        static Filling of(Points.PointSet set, Sent plan, Words words) {
            var filling = new Filling(plan, words);
            filling.how(
                    set.asUsed(), plan.all(PlanForm.TECHNIQUES).contains(TechniqueKind.EA.code()));
            filling.why(set);
            return filling;
        }

        /** Lines of those fields that stood in the plan already, as they are. */
        List<String> standing(Map<String, String> lines, Sent before) {
            return lines.entrySet().stream()
                    .filter(one -> values(before, one.getKey()).equals(values(plan, one.getKey())))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        void how(Points.AsUsed used, boolean current) {
            if (!used.techniques().isEmpty()) {
                var on =
                        used.techniques().stream()
                                .filter(plan.all(PlanForm.TECHNIQUES)::contains)
                                .map(code -> words.say("technique." + code))
                                .collect(Collectors.joining(", "));
                if (!on.isEmpty()) {
                    filled.put(PlanForm.TECHNIQUES, line("plan.techniques", on));
                }
            }
            if (current && !used.hertz().isEmpty()) {
                current(used);
            }
            write(
                    WaysForm.SOUGHT,
                    "session.sought",
                    used.sought(),
                    used.sought().isEmpty() ? "" : words.say("session.response." + used.sought()));
            number(PlanForm.SESSIONS, "plan.sessions", used.sessions());
            number(PlanForm.PER_WEEK, "plan.per-week", used.perWeek());
            number(PlanForm.RETENTION, "plan.retention", used.retentionMinutes());
            if (!used.schedule().isEmpty()) {
                var schedule = words.say("plan.set.schedule", used.schedule());
                if (!plan.text(PlanForm.PARAMETERS).contains(schedule)) {
                    plan =
                            plan.with(
                                    PlanForm.PARAMETERS,
                                    (plan.text(PlanForm.PARAMETERS) + " " + schedule).strip());
                }
                filled.put(PlanForm.PARAMETERS, line("plan.parameters", schedule));
                if (plan.has(PlanForm.PER_WEEK)) {
                    stays.put(PlanForm.PER_WEEK, line("plan.per-week", used.schedule()));
                }
            }
        }

        /** The school of the source, and as the reason where the set comes from and what it is. */
        void why(Points.PointSet set) {
            var style = set.asUsed().style();
            if (!style.isEmpty()
                    && plan.text(PlanForm.STYLE).equals(plan.text(PlanForm.LAST_STYLE))) {
                plan = plan.with(PlanForm.STYLE);
            }
            write(PlanForm.STYLE, "plan.style", style, style);
            var why = words.say("plan.set.rationale", set.name(), PointChoice.from(set));
            boolean own =
                    plan.has(PlanForm.RATIONALE) && !plan.text(PlanForm.RATIONALE).equals(why);
            write(
                    PlanForm.RATIONALE,
                    "plan.rationale",
                    why,
                    own ? why : words.say("plan.set.rationale.filled"));
        }

        private void current(Points.AsUsed used) {
            var rows = new Rows(plan);
            var parts = new ArrayList<String>();
            parts.add(used.hertz() + " Hz");
            if (!used.wave().isEmpty()) {
                parts.add(words.say("session.wave." + used.wave()));
            }
            used.currentMinutes().ifPresent(minutes -> parts.add(minutes + " min"));
            var said = String.join(", ", parts);
            for (int row = 0; row < rows.count("ea_from"); row++) {
                if (!rows.isEmpty(PairsForm.FIELDS, row)
                        && !new PairsForm(rows).isOnlyProposed(row)) {
                    boolean isAsThere =
                            rows.at("ea_hz", row).equals(used.hertz())
                                    && rows.at("ea_wave", row).equals(used.wave());
                    (isAsThere ? filled : stays).put("ea_hz", line("session.current", said));
                    return;
                }
            }
            var filledIn = new LinkedHashMap<>(plan.fields());
            PairsForm.FIELDS.forEach(filledIn::remove);
            filledIn.put("ea_from", List.of(""));
            filledIn.put("ea_to", List.of(""));
            filledIn.put("ea_hz", List.of(used.hertz()));
            filledIn.put("ea_wave", List.of(used.wave()));
            filledIn.put("ea_ma", List.of(""));
            filledIn.put(
                    "ea_min",
                    List.of(
                            used.currentMinutes().isPresent()
                                    ? "" + used.currentMinutes().getAsInt()
                                    : ""));
            plan = new Sent(filledIn);
            filled.put("ea_hz", line("session.current", said));
        }

        private void number(String field, String label, OptionalInt number) {
            var text = number.isPresent() ? "" + number.getAsInt() : "";
            write(field, label, text, text);
        }

        private void write(String field, String label, String value, String said) {
            if (value.isEmpty()) {
                return;
            }
            if (!plan.has(field)) {
                plan = plan.with(field, value);
            }
            (plan.text(field).equals(value) ? filled : stays).put(field, line(label, said));
        }

        private String line(String label, String said) {
            return "%s: %s".formatted(words.say(label), said);
        }
    }
}
