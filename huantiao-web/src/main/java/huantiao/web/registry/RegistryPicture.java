package huantiao.web.registry;

import huantiao.registry.ClinicCourses;
import huantiao.registry.ClinicSum;
import huantiao.registry.PractitionersFunnel;
import huantiao.registry.Registry;
import huantiao.registry.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The pictures of a registry: our own SVG, 360 units wide. Shapes and patterns carry the meaning
 * and colours only repeat it; each has a title and says in words what it shows.
 */
final class RegistryPicture {
    private static final double WIDTH = 360;
    private static final double LEFT = 34;
    private static final double RIGHT = 340;
    private static final double TOP = 18;
    private static final double BOTTOM = 200;

    /** How far dots of two groups stand from their week, so that neither hides the other. */
    private static final double ASIDE = 3.5;

    private final RegistryWords told;
    private final StringBuilder svg = new StringBuilder(4_000);

    private RegistryPicture(RegistryWords told) {
        this.told = told;
    }

    /** Everybody who is counted, one bar: who answered, who did not. */
    static String coverage(Registry.People people, RegistryWords told) {
        return new RegistryPicture(told).drawCoverage(people);
    }

    /** The share of responders with its interval, on the bounds that the silent leave. */
    static String responders(ClinicSum sum, RegistryWords told) {
        return new RegistryPicture(told).drawResponders(sum);
    }

    /** The mean lines of the model, or the bare lines. */
    static String courses(Registry registry, RegistryWords told) {
        return new RegistryPicture(told).drawCourses(registry);
    }

    /** Practitioners in a funnel. */
    static String funnel(PractitionersFunnel.Drawn drawn, RegistryWords told) {
        return new RegistryPicture(told).drawFunnel(drawn);
    }

    private String drawCoverage(Registry.People people) {
        var counted = people.counted();
        if (counted == 0) {
            return "";
        }
        open(
                "coverage",
                64,
                told.words().say("registry.picture.coverage"),
                told.coverage(people) + " " + String.join(" ", told.rest(people)));
        var x = 4.0;
        var whole = WIDTH - 8;
        for (var part :
                List.of(
                        new Piece("judged", people.judged()),
                        new Piece("watched", people.onlyWatched()),
                        new Piece("no-baseline", people.noBaseline()),
                        new Piece("silent", people.silent()))) {
            var width = whole * part.count() / counted;
            if (width > 0) {
                rect("registry-" + part.key(), x, 8, width, 26);
                x += width;
            }
        }
        var share = new Share(people.judged(), counted).percent();
        var floor = 4 + whole * ClinicSum.LEAST_COVERAGE_PERCENT / 100.0;
        line("registry-floor", floor, 4, floor, 40);
        text(
                "registry-label",
                floor,
                54,
                "middle",
                told.words().say("registry.picture.floor", ClinicSum.LEAST_COVERAGE_PERCENT));
        if (share >= 25) {
            text(
                    "registry-on",
                    12,
                    26,
                    "start",
                    told.words().say("registry.picture.answered", told.answeredPercent(people)));
        }
        return close();
    }

    private record Piece(String key, int count) {}

    private String drawResponders(ClinicSum sum) {
        return switch (sum) {
            case ClinicSum.TooFew _ -> "";
            case ClinicSum.BoundsOnly(_, _, var bounds) -> {
                openResponders(sum);
                bounds(bounds);
                yield scale();
            }
            case ClinicSum.Reported(_, _, var responders, var interval, var bounds, _, _) -> {
                openResponders(sum);
                bounds(bounds);
                line(
                        "registry-interval",
                        percent(interval.lowerPercent()),
                        30,
                        percent(interval.upperPercent()),
                        30);
                var x = percent(responders.percent());
                svg.append(
                        "<path class=\"registry-point\" d=\"M%s 22l8 8l-8 8l-8-8z\"/>"
                                .formatted(number(x)));
                yield scale();
            }
        };
    }

    private void openResponders(ClinicSum sum) {
        open(
                "responders",
                78,
                told.words().say("registry.picture.responders"),
                String.join(" ", told.sum(sum)));
    }

    private void bounds(Share.Range bounds) {
        var from = percent(bounds.lowerPercent());
        rect("registry-bounds", from, 18, Math.max(1, percent(bounds.upperPercent()) - from), 24);
    }

    private String scale() {
        line("course-axis", percent(0), 52, percent(100), 52);
        for (var tick = 0; tick <= 100; tick += 25) {
            line("course-axis", percent(tick), 52, percent(tick), 56);
            text("course-tick", percent(tick), 70, "middle", tick + " %");
        }
        return close();
    }

    private static double percent(double value) {
        return 18 + (WIDTH - 40) * value / 100;
    }

    private String drawCourses(Registry registry) {
        var scale = registry.question().instrument().scale();
        var least = scale.least().toDouble();
        var most = scale.most().toDouble();
        return switch (registry.courses()) {
            case ClinicCourses.RawLines(_, var lines) -> {
                if (lines.isEmpty()) {
                    yield "";
                }
                openCourses(registry, told.words().say("registry.picture.raw", lines.size()), 250);
                frame(least, most);
                for (var line : lines) {
                    var points = new ArrayList<String>();
                    for (var spot : line) {
                        points.add(at(spot.week(), spot.value(), least, most));
                    }
                    svg.append("<polyline class=\"registry-raw\" points=\"")
                            .append(String.join(" ", points))
                            .append("\"/>");
                }
                yield close();
            }
            case ClinicCourses.Modelled(_, var people, _, var shorter, var chronic, var seen) -> {
                openCourses(registry, modelInWords(people, shorter, chronic), 286);
                frame(least, most);
                mean("chronic", chronic, least, most);
                if (!shorter.isEmpty()) {
                    mean("shorter", shorter, least, most);
                    key(256, "chronic");
                    key(276, "shorter");
                } else {
                    key(256, "all");
                }
                for (var one : seen) {
                    // Side by side, since the two groups often lie on one another.
                    var aside = shorter.isEmpty() ? 0 : one.shorter() ? ASIDE : -ASIDE;
                    dot(
                            one.shorter() ? "shorter" : "chronic",
                            x(one.week()) + aside,
                            y(one.value(), least, most));
                }
                yield close();
            }
        };
    }

    /** What the lines show, for whoever cannot see them: where each begins and ends. */
    private String modelInWords(
            int people, List<ClinicCourses.Mean> shorter, List<ClinicCourses.Mean> chronic) {
        var said = new ArrayList<String>();
        said.add(told.words().say("registry.picture.model", people));
        if (!shorter.isEmpty()) {
            said.add(fromTo("chronic", chronic));
            said.add(fromTo("shorter", shorter));
        } else {
            said.add(fromTo("all", chronic));
        }
        return String.join(" ", said);
    }

    private String fromTo(String key, List<ClinicCourses.Mean> means) {
        return told.words()
                .say(
                        "registry.picture.from-to",
                        told.words().say("registry.picture.line." + key),
                        told.numerals().of(means.getFirst().value(), 1),
                        told.numerals().of(means.getLast().value(), 1),
                        means.getLast().week());
    }

    private void openCourses(Registry registry, String said, double height) {
        open(
                "courses",
                height,
                told.words().say("registry.picture.courses", told.measure(registry.question())),
                said);
    }

    private void frame(double least, double most) {
        var step = (most - least) <= 10 ? 2 : (most - least) / 6;
        for (var level = least; level <= most + 1e-9; level += step) {
            line("course-grid", LEFT, y(level, least, most), RIGHT, y(level, least, most));
            text(
                    "course-tick",
                    LEFT - 6,
                    y(level, least, most) + 4,
                    "end",
                    told.numerals().of(level, 0));
        }
        line("course-axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        for (var week : List.of(0, 2, 4, 8, 12, 26, 52)) {
            line("course-axis", x(week), BOTTOM, x(week), BOTTOM + 4);
            text("course-tick", x(week), BOTTOM + 16, "middle", String.valueOf(week));
        }
        text(
                "course-label",
                (LEFT + RIGHT) / 2,
                BOTTOM + 34,
                "middle",
                told.words().say("outcomes.picture.weeks"));
    }

    private void mean(String key, List<ClinicCourses.Mean> means, double least, double most) {
        var band = new ArrayList<String>();
        means.forEach(mean -> band.add(at(mean.week(), mean.upper(), least, most)));
        means.reversed().forEach(mean -> band.add(at(mean.week(), mean.lower(), least, most)));
        svg.append("<polygon class=\"registry-band registry-band--%s\" points=\"".formatted(key))
                .append(String.join(" ", band))
                .append(
                        "\"/><polyline class=\"registry-mean registry-mean--%s\" points=\""
                                .formatted(key))
                .append(
                        String.join(
                                " ",
                                means.stream()
                                        .map(mean -> at(mean.week(), mean.value(), least, most))
                                        .toList()))
                .append("\"/>");
    }

    private void key(double y, String key) {
        line(
                "registry-mean registry-mean--" + (key.equals("all") ? "chronic" : key),
                LEFT,
                y,
                LEFT + 24,
                y);
        dot(key.equals("all") ? "chronic" : key, LEFT + 12, y);
        text(
                "course-legend",
                LEFT + 32,
                y + 4,
                "start",
                told.words().say("registry.picture.line." + key));
    }

    private void dot(String key, double x, double y) {
        svg.append(
                "<circle class=\"registry-seen registry-seen--%s\" cx=\"%s\" cy=\"%s\" r=\"3\"/>"
                        .formatted(key, number(x), number(y)));
    }

    private static String at(double week, double value, double least, double most) {
        return number(x(week)) + "," + number(y(Math.clamp(value, least, most), least, most));
    }

    /** Weeks on a scale of roots: most happens early, and week 52 is still on the page. */
    private static double x(double week) {
        return LEFT + (RIGHT - LEFT) * Math.sqrt(Math.max(0, week) / ClinicCourses.LAST_WEEK);
    }

    private static double y(double value, double least, double most) {
        return BOTTOM - (BOTTOM - TOP) * (value - least) / (most - least);
    }

    private String drawFunnel(PractitionersFunnel.Drawn drawn) {
        open(
                "funnel",
                292,
                told.words().say("registry.picture.funnel"),
                told.words()
                        .say(
                                "registry.picture.funnel.desc",
                                drawn.points().size(),
                                drawn.outcomes()));
        var most =
                drawn.points().stream()
                        .mapToInt(PractitionersFunnel.Point::outcomes)
                        .max()
                        .orElse(1);
        var fewest =
                drawn.points().stream()
                        .mapToInt(PractitionersFunnel.Point::outcomes)
                        .min()
                        .orElse(1);
        var from = Math.max(3, fewest - 3);
        var to = most + 3;
        var reach =
                Math.max(
                        drawn.limit(3.09, from),
                        drawn.points().stream()
                                        .mapToDouble(point -> Math.abs(point.difference()))
                                        .max()
                                        .orElse(1)
                                * 1.1);
        for (var z : List.of(3.09, 1.96)) {
            for (var side : List.of(1, -1)) {
                var points = new ArrayList<String>();
                for (var i = 0; i <= 24; i++) {
                    var courses = from + (to - from) * i / 24.0;
                    points.add(
                            number(across(courses, from, to))
                                    + ","
                                    + number(up(side * drawn.limit(z, courses), reach)));
                }
                svg.append(
                        "<polyline class=\"registry-limit registry-limit--%s\" points=\"%s\"/>"
                                .formatted(z > 3 ? "far" : "near", String.join(" ", points)));
            }
        }
        line("course-axis", LEFT, up(0, reach), RIGHT, up(0, reach));
        line("course-axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        for (var courses : List.of(from, (from + to) / 2, to)) {
            text(
                    "course-tick",
                    across(courses, from, to),
                    BOTTOM + 16,
                    "middle",
                    String.valueOf(courses));
        }
        text(
                "course-label",
                (LEFT + RIGHT) / 2,
                BOTTOM + 34,
                "middle",
                told.words().say("registry.picture.funnel.outcomes"));
        text(
                "course-label",
                RIGHT,
                TOP + 2,
                "end",
                "\u2191 " + told.words().say("outcomes.picture.better"));
        text(
                "course-label",
                RIGHT,
                BOTTOM - 6,
                "end",
                "\u2193 " + told.words().say("outcomes.picture.worse"));
        var mark = 'A';
        for (var point : drawn.points()) {
            var x = across(point.outcomes(), from, to);
            var y = up(point.difference(), reach);
            svg.append(
                    "<g><circle class=\"registry-dot\" cx=\"%s\" cy=\"%s\" r=\"8\"/>"
                            .formatted(number(x), number(y)));
            text("registry-letter", x, y + 4, "middle", String.valueOf(mark++));
            svg.append("<title>")
                    .append(escaped(point.practitioner().name()))
                    .append("</title></g>");
        }
        line("registry-limit registry-limit--near", LEFT, 254, LEFT + 24, 254);
        text(
                "course-legend",
                LEFT + 32,
                258,
                "start",
                told.words().say("registry.picture.funnel.near"));
        line("registry-limit registry-limit--far", LEFT, 274, LEFT + 24, 274);
        text(
                "course-legend",
                LEFT + 32,
                278,
                "start",
                told.words().say("registry.picture.funnel.far"));
        return close();
    }

    private static double across(double courses, double from, double to) {
        return LEFT + 10 + (RIGHT - LEFT - 20) * (courses - from) / (to - from);
    }

    private static double up(double difference, double reach) {
        return (TOP + BOTTOM) / 2 - (BOTTOM - TOP) / 2 * difference / reach;
    }

    // The strokes

    private void open(String id, double height, String title, String description) {
        svg.append(
                ("<svg class=\"course registry-picture\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\""
                                + " role=\"img\" aria-labelledby=\"registry-%s-title registry-%s-desc\" fill=\"none\""
                                + " stroke=\"currentColor\" font-size=\"12\">")
                        .formatted(number(WIDTH), number(height), id, id));
        svg.append("<title id=\"registry-%s-title\">".formatted(id))
                .append(escaped(title))
                .append("</title><desc id=\"registry-%s-desc\">".formatted(id))
                .append(escaped(description))
                .append("</desc>");
    }

    private String close() {
        return svg.append("</svg>").toString();
    }

    private void rect(String style, double x, double y, double width, double height) {
        svg.append(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                        .formatted(style, number(x), number(y), number(width), number(height)));
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        svg.append(
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                        .formatted(style, number(x1), number(y1), number(x2), number(y2)));
    }

    private void text(String style, double x, double y, String anchor, String words) {
        svg.append(
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"currentColor\" stroke=\"none\">%s</text>"
                        .formatted(style, number(x), number(y), anchor, escaped(words)));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
