package huantiao.knowledge.care;

import huantiao.base.Backing;
import huantiao.base.Source;
import huantiao.body.Point;
import huantiao.body.PointCode;
import huantiao.body.Points;
import huantiao.body.Side;
import huantiao.care.Response;
import huantiao.care.Statement;
import huantiao.care.Waveform;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.triage.TechniqueKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code points.yaml}.
 *
 * @param points empty if something in the file was wrong
 * @param conventions how to read the numbers
 */
record PointsFile(Optional<Points> points, List<Statement> conventions) {

    /** Points that a set adds for pain along one channel: field and id of the channel. */
    private static final List<Map.Entry<String, String>> ADDITIONS =
            List.of(
                    Map.entry("add_taiyang", "CH-TAIYANG"),
                    Map.entry("add_shaoyang", "CH-SHAOYANG"));

    static PointsFile read(Entry file, String name, Ids ids, Map<String, Source> sources) {
        file.node("version");
        List<Statement> conventions = Statements.read(file, "conventions", name, ids, sources);
        file.entry("chart").ifPresent(chart -> chart.backing(sources));
        List<Point> points = new ArrayList<>();
        for (Entry entry : file.entries("items")) {
            ids.note(entry, name);
            point(entry, sources).ifPresent(points::add);
        }
        List<Points.PointSet> sets = new ArrayList<>();
        for (Entry entry : file.entries("sets")) {
            ids.note(entry, name);
            List<PointCode> codes = new ArrayList<>(codes(entry, "points"));
            Map<String, List<PointCode>> additions = new LinkedHashMap<>();
            for (var addition : ADDITIONS) {
                List<PointCode> added = codes(entry, addition.getKey());
                codes.addAll(added);
                if (!added.isEmpty()) {
                    additions.put(addition.getValue(), added);
                }
            }
            entry.texts("patterns");
            Map<PointCode, Side> sides = new LinkedHashMap<>();
            entry.entry("sides").ifPresent(named -> sides(named, sides));
            Points.AsUsed asUsed = asUsed(entry);
            String counts = entry.textOrEmpty("count_rule");
            String note = entry.textOrEmpty("note");
            sets.add(
                    new Points.PointSet(
                            entry.id(),
                            entry.text("name"),
                            codes,
                            additions,
                            sides,
                            counts.isEmpty() ? note : counts,
                            asUsed,
                            entry.backing(sources)));
            entry.nothingElse();
        }
        file.nothingElse();
        return new PointsFile(file.build(() -> new Points(points, sets)), conventions);
    }

    /** Sides that a source gives to a point or a group, by its code. */
    private static void sides(Entry named, Map<PointCode, Side> sides) {
        for (String name : named.names()) {
            Optional<PointCode> code = PointCode.read(name).filter(one -> one.text().equals(name));
            Optional<Side> side = Side.of(named.text(name));
            if (code.isEmpty() || side.isEmpty()) {
                named.refuse(name, "HT-0448", "Must be a point and a side.", "");
            } else {
                sides.put(code.get(), side.get());
            }
        }
        named.nothingElse();
    }

    private static Points.AsUsed asUsed(Entry set) {
        Optional<Entry> block = set.entry("as_used");
        if (block.isEmpty()) {
            set.refuse("as_used", "HT-0404", "Must be given.", "");
            return new Points.AsUsed(
                    "",
                    "",
                    List.of(),
                    "",
                    "",
                    "",
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    "",
                    List.of());
        }
        Entry entry = block.get();
        List<String> techniques = entry.texts("techniques");
        if (techniques.stream().anyMatch(code -> TechniqueKind.of(code).isEmpty())) {
            entry.refuse("techniques", "HT-0448", "Must be techniques of facts.yaml.", "");
        }
        Points.AsUsed asUsed =
                new Points.AsUsed(
                        entry.text("what"),
                        entry.textOrEmpty("style"),
                        techniques,
                        code(entry, "sought", Response.values()),
                        entry.textOrEmpty("hz"),
                        code(entry, "wave", Waveform.values()),
                        entry.maybeWhole("current_min", 1, 120),
                        entry.maybeWhole("retention_min", 0, 240),
                        entry.maybeWhole("sessions", 1, 60),
                        entry.maybeWhole("per_week", 1, 7),
                        entry.textOrEmpty("schedule"),
                        entry.texts("remarks"));
        entry.nothingElse();
        return asUsed;
    }

    /** The code of one of these values; empty if none is given. */
    private static String code(Entry entry, String field, Enum<?>[] values) {
        String given = entry.textOrEmpty(field);
        if (!given.isEmpty()
                && Arrays.stream(values)
                        .noneMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(given))) {
            entry.refuse(field, "HT-0448", "There is no '%s'.".formatted(given), "");
        }
        return given;
    }

    /** Codes of points; what is none is a problem. */
    static List<PointCode> codes(Entry entry, String field) {
        List<PointCode> codes = new ArrayList<>();
        for (String text : entry.texts(field)) {
            Optional<PointCode> code = PointCode.read(text).filter(one -> one.text().equals(text));
            if (code.isEmpty()) {
                entry.refuse(field, "HT-0448", "There is no point '%s'.".formatted(text), "");
            }
            code.ifPresent(codes::add);
        }
        return codes;
    }

    private static Optional<Point> point(Entry entry, Map<String, Source> sources) {
        Optional<PointCode> code = codes(entry, "code").stream().findFirst();
        String pinyin = entry.text("pinyin");
        String chinese = entry.text("chinese");
        String channel = entry.text("channel");
        String location = entry.text("location");
        String side = entry.text("side");
        Point.Needling needling = needling(entry);
        Optional<Point.Anatomy> anatomy = entry.entry("anatomy").map(PointsFile::anatomy);
        List<String> cautions = entry.texts("cautions");
        Optional<Point.Pregnancy> pregnancy = entry.entry("pregnancy").map(PointsFile::pregnancy);
        List<Point.Use> uses = new ArrayList<>();
        for (Entry use : entry.entries("use")) {
            String role = use.text("role");
            use.known("source", use.text("source"), sources)
                    .ifPresent(source -> uses.add(new Point.Use(source, role)));
            use.nothingElse();
        }
        List<Point.ChartPlace> places = new ArrayList<>();
        entry.entries("chart").forEach(chart -> place(chart).ifPresent(places::add));
        entry.entry("ear").flatMap(PointsFile::place).ifPresent(places::add);
        String moxa = entry.textOrEmpty("moxa");
        boolean disputed = entry.flag("disputed");
        entry.flag("who_reference");
        entry.textOrEmpty("role");
        Backing backing = entry.backing(sources);
        entry.nothingElse();
        return code.flatMap(known ->
                entry.build(() ->
                        new Point(
                                entry.id(),
                                known,
                                pinyin,
                                chinese,
                                channel,
                                location,
                                side,
                                needling,
                                anatomy,
                                cautions,
                                pregnancy,
                                uses,
                                places,
                                moxa,
                                disputed,
                                backing)));
    }

    private static Point.Needling needling(Entry point) {
        OptionalInt trial = point.maybeWhole("trial_depth_mm", 1, 100);
        Optional<Entry> block = point.entry("needling");
        if (block.isEmpty()) {
            point.refuse("needling", "HT-0404", "Must be given.", "");
            return new Point.Needling(Optional.empty(), "", OptionalInt.empty(), trial, "", "");
        }
        Entry entry = block.get();
        List<Double> cun = entry.numbers("depth_cun");
        List<Double> mm = entry.numbers("depth_mm_nominal");
        if (!cun.isEmpty() && (cun.size() != 2 || mm.size() != 2)) {
            entry.refuse("depth_cun", "HT-0405", "Must be two numbers, in cun and in mm.", "");
        }
        Optional<Point.DepthRange> depth =
                cun.size() == 2 && mm.size() == 2
                        ? entry.build(() ->
                                new Point.DepthRange(
                                        cun.get(0),
                                        cun.get(1),
                                        new Point.MmRange(
                                                mm.get(0).intValue(), mm.get(1).intValue())))
                        : Optional.empty();
        OptionalInt cap = entry.maybeWhole("cautious_cap_mm", 1, 100);
        String angle = entry.textOrEmpty("angle");
        String variant = entry.textOrEmpty("variant");
        String note = entry.textOrEmpty("note");
        entry.nothingElse();
        return entry.build(() -> new Point.Needling(depth, angle, cap, trial, variant, note))
                .orElse(
                        new Point.Needling(
                                Optional.empty(),
                                angle,
                                OptionalInt.empty(),
                                trial,
                                variant,
                                note));
    }

    private static Point.Anatomy anatomy(Entry entry) {
        Point.Anatomy anatomy =
                new Point.Anatomy(
                        entry.text("muscle"),
                        entry.text("nerve"),
                        entry.text("segment"),
                        entry.flag("unverified"));
        entry.nothingElse();
        return anatomy;
    }

    private static Point.Pregnancy pregnancy(Entry entry) {
        Point.Pregnancy pregnancy =
                new Point.Pregnancy(
                        entry.flag("avoid"),
                        entry.flag("ea_avoid"),
                        entry.textOrEmpty("why"),
                        entry.flag("unverified"));
        entry.nothingElse();
        return pregnancy;
    }

    private static Optional<Point.ChartPlace> place(Entry entry) {
        String view = entry.text("view");
        double x = entry.number("x", 0, 1);
        double y = entry.number("y", 0, 1);
        String rule = entry.text("rule");
        entry.entry("cun");
        entry.nothingElse();
        return entry.build(() -> new Point.ChartPlace(view, x, y, rule));
    }
}
