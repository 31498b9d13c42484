package huantiao.web.course;

import huantiao.course.CareGiven;
import huantiao.course.CourseInWords;
import huantiao.course.PublishedPoint;
import huantiao.course.PublishedPoint.Arm;
import huantiao.course.Schedule.Due;
import huantiao.course.Schedule.Placement;
import huantiao.course.Sentence.About;
import huantiao.course.Trajectory;
import huantiao.course.Trajectory.Flag;
import huantiao.course.Trajectory.Point;
import huantiao.measures.Direction;
import huantiao.measures.Exact;
import huantiao.measures.ResponderRule;
import huantiao.web.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A course as a picture: our own SVG, 360 units wide, so that it can be read on a phone.
 *
 * <p>Lower is better in every picture, whichever way the scale runs; the axis says so in words.
 * Shapes carry the meaning and colours only repeat it: answers are discs, small before the one that
 * is the start; silences are empty brackets beneath the axis and break the line; visits are needles
 * with a handle in a row of their own, so that ten in a month stay ten; needling arms are
 * triangles, sham arms squares, other arms crosses. There is no inline style and no script; colours
 * are classes over {@code currentColor}.
 */
public final class TrajectoryPicture {
    private static final double WIDTH = 360;
    private static final double LEFT = 34;
    private static final double RIGHT = 348;
    private static final double TOP = 22;
    private static final double BOTTOM = 212;
    private static final double BENEATH = 262;
    private static final double LEGEND_ROW = 18;

    /** How wide a digit of a label is, and how much paper two labels need between them. */
    private static final double DIGIT = 7;

    private static final double BETWEEN_LABELS = 2.5;

    /** Radius of an answer, and of one that was given before the start. */
    private static final double ANSWER = 4.5;

    private static final double EARLIER = 3;

    /** What is drawn besides the line, by who reads it and what for. */
    public enum Purpose {
        /** Everything, for the clinic. */
        CLINIC,
        /** What a review is held by, in the clinic's words: nobody else's marks. */
        REVIEW,
        /** A person's own: their answers, visits and unwanted effects, and nobody else's. */
        OWN,
        /** A person's own line beside the people of studies. */
        STUDIES
    }

    private static final List<Integer> HORIZONS = List.of(12, 26, 52);
    private static final List<Integer> STEPS = List.of(1, 2, 4, 5, 6, 10, 12, 20, 25);

    private final Trajectory course;
    private final CareGiven given;
    private final Optional<LocalDate> review;
    private final Words words;
    private final String id;
    private final Purpose purpose;
    private final double firstWeek;
    private final double lastWeek;
    private final List<PublishedPoint> published;
    private final StringBuilder svg = new StringBuilder(6_000);

    private TrajectoryPicture(
            Trajectory course,
            CareGiven given,
            Optional<LocalDate> review,
            Words words,
            String id,
            Purpose purpose) {
        this.review = review;
        this.course = course;
        this.given = given;
        this.words = words;
        this.id = id;
        this.purpose = purpose;
        var latest =
                Math.max(
                        course.points().isEmpty() ? 0 : course.points().getLast().week(),
                        course.schedule().weeksAt(course.today()));
        this.lastWeek =
                HORIZONS.stream()
                        .filter(horizon -> horizon >= latest)
                        .findFirst()
                        .map(Integer::doubleValue)
                        .orElse(Math.ceil(latest));
        this.firstWeek =
                Math.floor(
                        Math.min(
                                -0.5,
                                course.points().isEmpty() ? 0 : course.points().getFirst().week()));
        this.published =
                course.comparison().stream()
                        .filter(_ -> purpose == Purpose.CLINIC || purpose == Purpose.STUDIES)
                        .filter(point ->
                                point.week() <= lastWeek && course.levelOf(point).isPresent())
                        .toList();
    }

    /**
     * Draws it.
     *
     * @param given visits and unwanted effects, drawn beneath
     * @param review the day on which the course is judged; empty where none is to be drawn
     * @param id unique in the page, a letter first; title and description take their ids from it
     */
    public static String of(
            Trajectory course,
            CareGiven given,
            Optional<LocalDate> review,
            Words words,
            String id,
            Purpose purpose) {
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("id (%s) must be a plain word".formatted(id));
        }
        return new TrajectoryPicture(course, given, review, words, id, purpose).draw();
    }

    private String draw() {
        var legend = legend();
        var height = legendTop() + LEGEND_ROW * legend.size();
        svg.append(
                "<svg class=\"course\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"%s-title %s-desc\" fill=\"none\" stroke=\"currentColor\" font-size=\"12\">"
                        .formatted(number(WIDTH), number(height), id, id));
        svg.append("<title id=\"%s-title\">".formatted(id))
                .append(
                        escaped(
                                say(
                                        "title",
                                        purpose == Purpose.REVIEW
                                                ? Told.nameForClinic(words, course.instrument())
                                                : Told.name(words, course.instrument()))))
                .append("</title><desc id=\"%s-desc\">".formatted(id))
                .append(escaped(description()))
                .append("</desc>");
        if (isJudged()) {
            noise();
        }
        axes();
        if (isJudged()) {
            important();
            limits();
        }
        if (purpose == Purpose.CLINIC || purpose == Purpose.REVIEW) {
            review();
        }
        for (var point : published) {
            published(point);
        }
        for (var stretch : course.unbroken()) {
            line(stretch);
        }
        course.points().forEach(this::point);
        given();
        gaps().forEach(this::gap);
        for (var row = 0; row < legend.size(); row++) {
            var y = legendTop() + LEGEND_ROW * row;
            legend.get(row).mark().at(LEFT, y);
            text("course-legend", LEFT + 16, y + 4, "start", legend.get(row).text());
        }
        return svg.append("</svg>").toString();
    }

    /** Beside the people of studies nothing is said about the person's own change. */
    private boolean isJudged() {
        return purpose != Purpose.STUDIES;
    }

    /** A clinician knows what lies beyond measurement error. */
    private boolean isExplained() {
        return purpose != Purpose.REVIEW;
    }

    private String description() {
        var answers = course.points().stream().map(this::titleOf).toList();
        var silences =
                course.gaps().stream()
                        .map(gap -> words.say("outcomes.picture.gap", gap.week()))
                        .toList();
        var all = new ArrayList<>(answers);
        all.addAll(silences);
        if (!visits().isEmpty()) {
            all.add(words.say("outcomes.picture.visits", visits().size()));
        }
        if (!unwanted().isEmpty()) {
            all.add(words.say("outcomes.picture.unwanteds", unwanted().size()));
        }
        return words.say(
                "outcomes.picture.desc",
                String.join(". ", all) + (all.isEmpty() ? "" : "."),
                String.join(
                        " ",
                        Told.in(
                                words,
                                CourseInWords.of(course).stream()
                                        .filter(one -> isDescribed(one.about()))
                                        .toList())));
    }

    /** A person's own page says once for all pictures what holds for all of them. */
    private boolean isDescribed(About about) {
        return switch (purpose) {
            case CLINIC -> true;
            case REVIEW -> false;
            case OWN ->
                    switch (about) {
                        case SAFETY, WORSE, CAUSE, STUDIES -> false;
                        case ANSWERS, FROM_TO, VERDICT, RESULT, NOW, SAID, CALL, OPEN, NEXT -> true;
                    };
            case STUDIES -> about == About.ANSWERS || about == About.STUDIES;
        };
    }

    // The ground

    private void axes() {
        var scale = course.instrument().scale();
        var least = scale.least().toDouble();
        var most = scale.most().toDouble();
        var step =
                STEPS.stream()
                        .filter(s -> (most - least) / s <= 6)
                        .findFirst()
                        .orElse(STEPS.getLast());
        for (var level = least; level <= most + 1e-9; level += step) {
            segment("course-grid", LEFT, y(level), RIGHT, y(level), "");
            text("course-tick", LEFT - 6, y(level) + 4, "end", shown(level));
        }
        segment("course-axis", LEFT, BOTTOM, RIGHT, BOTTOM, "");
        var free = LEFT - 20;
        for (var week : weeks()) {
            var label = String.valueOf(week);
            var half = label.length() * DIGIT / 2;
            segment("course-axis", x(week), BOTTOM, x(week), BOTTOM + 4, "");
            if (x(week) - half - free >= BETWEEN_LABELS) {
                text("course-tick", x(week), BOTTOM + 16, "middle", label);
                free = x(week) + half;
            }
        }
        text(
                "course-label",
                (LEFT + RIGHT) / 2,
                BOTTOM + 32,
                "middle",
                words.say("outcomes.picture.weeks"));
        text(
                "course-label",
                RIGHT,
                TOP - 8,
                "end",
                "\u2191 " + words.say("outcomes.picture.worse"));
        text(
                "course-label",
                RIGHT,
                BOTTOM - 6,
                "end",
                "\u2193 " + words.say("outcomes.picture.better"));
    }

    private List<Integer> weeks() {
        var weeks = new ArrayList<>(List.of(0));
        course.schedule().followUps().stream()
                .map(Due::week)
                .filter(week -> week <= lastWeek)
                .forEach(weeks::add);
        return weeks;
    }

    private void noise() {
        course.noiseBand()
                .ifPresent(band -> {
                    var above = Math.min(y(band.lower()), y(band.upper()));
                    var below = Math.max(y(band.lower()), y(band.upper()));
                    svg.append(
                            "<rect class=\"course-noise\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"currentColor\" fill-opacity=\"0.1\" stroke-dasharray=\"2 3\"><title>%s</title></rect>"
                                    .formatted(
                                            number(LEFT),
                                            number(above),
                                            number(RIGHT - LEFT),
                                            number(below - above),
                                            escaped(say("legend.noise"))));
                });
    }

    private void important() {
        course.importantFrom()
                .ifPresent(level ->
                        segment("course-important", LEFT, y(level), RIGHT, y(level), "8 4"));
    }

    /** The person's own limits, as far as they lie on the scale. */
    private void limits() {
        course.limits()
                .ifPresent(limits -> {
                    var scale = course.instrument().scale();
                    for (var level : List.of(limits.lower(), limits.upper())) {
                        if (level >= scale.least().toDouble() && level <= scale.most().toDouble()) {
                            segment("course-limit", LEFT, y(level), RIGHT, y(level), "2 2");
                        }
                    }
                });
    }

    private void review() {
        review.map(course.schedule()::weeksAt)
                .filter(week -> week > 0 && week <= lastWeek)
                .ifPresent(this::review);
    }

    private void review(double week) {
        var x = x(week);
        segment("course-review", x, TOP, x, BOTTOM, "1 4");
        text("course-label", x, TOP - 8, "middle", words.say("outcomes.picture.review"));
    }

    // The marks

    private void line(List<Point> stretch) {
        if (stretch.size() < 2) {
            return;
        }
        svg.append("<polyline class=\"course-line\" stroke-width=\"2\" points=\"");
        for (var point : stretch) {
            svg.append(number(x(point.week()))).append(',').append(number(y(point))).append(' ');
        }
        svg.setLength(svg.length() - 1);
        svg.append("\"/>");
    }

    private void point(Point point) {
        svg.append("<g class=\"course-point")
                .append(point.flags().contains(Flag.JUDGED) ? " course-point--judged" : "")
                .append("\">");
        disc(
                x(point.week()),
                y(point),
                point.flags().contains(Flag.OUTSIDE_WINDOW),
                isEarlier(point) ? EARLIER : ANSWER);
        svg.append("<title>").append(escaped(titleOf(point))).append("</title></g>");
        if (purpose == Purpose.OWN && point.flags().contains(Flag.USED_AS_BASELINE)) {
            text(
                    "course-label",
                    x(point.week()) - ANSWER,
                    y(point) + (risesFrom(point) ? 17 : -10),
                    "start",
                    words.say("outcomes.picture.start"));
        }
    }

    /** An answer from before treatment that nothing is compared with. */
    private static boolean isEarlier(Point point) {
        return point.placement() instanceof Placement.Baseline
                && !point.flags().contains(Flag.USED_AS_BASELINE);
    }

    /** True if the line goes up on the paper from here: then a word stands below. */
    private boolean risesFrom(Point point) {
        return course.points().stream()
                .dropWhile(one -> !one.equals(point))
                .skip(1)
                .findFirst()
                .filter(next -> y(next) < y(point))
                .isPresent();
    }

    private String titleOf(Point point) {
        var told =
                words.say(
                        point.placement() instanceof Placement.Baseline
                                ? "outcomes.picture.before"
                                : "outcomes.picture.point",
                        shown(point.week()),
                        words.day(point.day()),
                        point.reading().score().shown().toPlainString());
        var flags =
                point.flags().stream()
                        .sorted()
                        .map(flag -> say("flag." + flag.name().toLowerCase(Locale.ROOT)))
                        .toList();
        return flags.isEmpty() ? told : told + " (" + String.join(", ", flags) + ")";
    }

    // Beneath the line

    private double legendTop() {
        var beneath = rowOfUnwanted() + (unwanted().isEmpty() ? 0 : 1);
        return BENEATH + LEGEND_ROW * (beneath == 0 ? 0 : beneath + 0.5);
    }

    /** Silences lie in the first row: at a height of the scale they would look like answers. */
    private int rowOfVisits() {
        return gaps().isEmpty() ? 0 : 1;
    }

    private int rowOfUnwanted() {
        return rowOfVisits() + (visits().isEmpty() ? 0 : 1);
    }

    private double beneath(int row) {
        return BENEATH + LEGEND_ROW * row;
    }

    private List<Due> gaps() {
        return course.gaps().stream().filter(gap -> gap.week() <= lastWeek).toList();
    }

    private List<CareGiven.Visit> visits() {
        return given.visits().stream().filter(visit -> isDrawn(visit.day())).toList();
    }

    private List<CareGiven.Unwanted> unwanted() {
        return given.unwanted().stream().filter(event -> isDrawn(event.day())).toList();
    }

    private boolean isDrawn(LocalDate day) {
        var week = course.schedule().weeksAt(day);
        return week >= firstWeek && week <= lastWeek;
    }

    private void given() {
        for (var row = 0; row < rowOfUnwanted() + (unwanted().isEmpty() ? 0 : 1); row++) {
            segment("course-grid", LEFT, beneath(row), RIGHT, beneath(row), "");
        }
        for (var visit : visits()) {
            svg.append("<g class=\"course-visit\">");
            visit(x(course.schedule().weeksAt(visit.day())), beneath(rowOfVisits()));
            titled(words.say("outcomes.picture.visit", words.day(visit.day())));
        }
        for (var event : unwanted()) {
            svg.append("<g class=\"course-unwanted\">");
            unwanted(x(course.schedule().weeksAt(event.day())), beneath(rowOfUnwanted()));
            titled(
                    words.say(
                            event.serious()
                                    ? "outcomes.picture.serious"
                                    : "outcomes.picture.unwanted",
                            words.day(event.day())));
        }
    }

    private void titled(String title) {
        svg.append("<title>").append(escaped(title)).append("</title></g>");
    }

    private void visit(double x, double y) {
        svg.append(
                "<path class=\"course-tick-visit\" d=\"M%s %sv7m-1-7.500h2\"/>"
                        .formatted(number(x), number(y - 3)));
    }

    private void unwanted(double x, double y) {
        svg.append(
                "<circle class=\"course-unwanted-ring\" cx=\"%s\" cy=\"%s\" r=\"6\" stroke-width=\"1.500\"/>"
                        .formatted(number(x), number(y)));
        text("course-unwanted-mark", x, y + 4, "middle", "!");
    }

    private void gap(Due gap) {
        svg.append("<g class=\"course-gap\">");
        silence(x(gap.week()), beneath(0));
        svg.append("<title>")
                .append(escaped(words.say("outcomes.picture.gap", gap.week())))
                .append("</title></g>");
    }

    private void published(PublishedPoint point) {
        var level = course.levelOf(point).orElseThrow();
        svg.append("<g class=\"course-published course-published--")
                .append(point.arm().name().toLowerCase(Locale.ROOT))
                .append("\">");
        mark(point.arm()).at(x(point.week()), y(level));
        var arm = words.say("outcomes.arm." + point.arm().name().toLowerCase(Locale.ROOT));
        svg.append("<title>")
                .append(
                        escaped(
                                switch (point.kind()) {
                                    case LEVEL ->
                                            words.say(
                                                    "outcomes.picture.published.level",
                                                    point.source().citation(),
                                                    arm,
                                                    point.week(),
                                                    shown(point.value()));
                                    case CHANGE ->
                                            words.say(
                                                    "outcomes.picture.published.change",
                                                    point.source().citation(),
                                                    arm,
                                                    point.week(),
                                                    shown(point.value()),
                                                    shown(level));
                                }))
                .append("</title></g>");
    }

    private interface Mark {
        void at(double x, double y);
    }

    private record Row(Mark mark, String text) {}

    private List<Row> legend() {
        var rows = new ArrayList<Row>();
        rows.add(row((x, y) -> disc(x, y, false), "answers"));
        if (course.points().stream().anyMatch(TrajectoryPicture::isEarlier)) {
            rows.add(row((x, y) -> disc(x, y, false, EARLIER), "earlier"));
        }
        if (isJudged() && course.points().stream().anyMatch(p -> p.flags().contains(Flag.JUDGED))) {
            rows.add(row(this::judged, "judged"));
        }
        if (course.points().stream().anyMatch(p -> p.flags().contains(Flag.OUTSIDE_WINDOW))) {
            rows.add(row((x, y) -> disc(x, y, true), "outside"));
        }
        if (!gaps().isEmpty()) {
            rows.add(row(this::silence, "gap"));
        }
        if (!visits().isEmpty()) {
            rows.add(row(this::visit, "visit", visits().size()));
        }
        if (!unwanted().isEmpty()) {
            rows.add(row(this::unwanted, "unwanted"));
        }
        if (isJudged() && course.noiseBand().isPresent()) {
            rows.add(
                    row(
                            (x, y) ->
                                    svg.append(
                                            "<rect class=\"course-noise\" x=\"%s\" y=\"%s\" width=\"14\" height=\"9\" fill=\"currentColor\" fill-opacity=\"0.1\" stroke-dasharray=\"2 3\"/>"
                                                    .formatted(number(x - 7), number(y - 4.5))),
                            "noise"));
            if (isExplained() && isRoomAbove()) {
                rows.add(
                        row(
                                (x, y) -> text("course-legend", x, y + 4, "middle", "\u2191"),
                                "above"));
            }
            if (isExplained() && isRoomBelow()) {
                rows.add(
                        row(
                                (x, y) -> text("course-legend", x, y + 4, "middle", "\u2193"),
                                "below"));
            }
        }
        if (isJudged() && course.importantFrom().isPresent()) {
            Mark dashes = (x, y) -> segment("course-important", x - 9, y, x + 9, y, "8 4");
            switch (course.instrument().responder()) {
                case ResponderRule.ByPercent(var percent, _) ->
                        rows.add(row(dashes, "important.percent", percent.rounded(0)));
                case ResponderRule.ByPoints(var points) ->
                        rows.add(row(dashes, "important.points", points.rounded(2)));
                case ResponderRule.ByAnswer _, ResponderRule.None _ -> {}
            }
            if (isExplained() && isImportantInNoise()) {
                rows.add(row((_, _) -> {}, "important.chance"));
            }
        }
        if (isJudged() && course.limits().isPresent()) {
            rows.add(row((x, y) -> segment("course-limit", x - 9, y, x + 9, y, "2 2"), "limits"));
        }
        var arms = EnumSet.noneOf(Arm.class);
        published.forEach(point -> arms.add(point.arm()));
        for (var arm : arms) {
            rows.add(row(mark(arm), arm.name().toLowerCase(Locale.ROOT)));
        }
        return rows;
    }

    private Row row(Mark mark, String key, Object... parameters) {
        return new Row(mark, say("legend." + key, parameters));
    }

    /** In the clinic's words where a review is held, else as the person reads it. */
    private String say(String key, Object... parameters) {
        var forClinic = "outcomes.picture.clinic." + key;
        return words.say(
                purpose == Purpose.REVIEW && words.knows(forClinic)
                        ? forClinic
                        : "outcomes.picture." + key,
                parameters);
    }

    /** True if an answer can lie on the worse side of the band. */
    private boolean isRoomAbove() {
        return course.noiseBand()
                .filter(band -> Math.min(y(band.lower()), y(band.upper())) > TOP + 1e-9)
                .isPresent();
    }

    /** True if an answer can lie on the better side of the band. */
    private boolean isRoomBelow() {
        return course.noiseBand()
                .filter(band -> Math.max(y(band.lower()), y(band.upper())) < BOTTOM - 1e-9)
                .isPresent();
    }

    /** True if an answer can matter and still be noise. */
    private boolean isImportantInNoise() {
        return course.noiseBand().stream()
                .anyMatch(band ->
                        course.importantFrom()
                                .filter(level ->
                                        y(level)
                                                < Math.max(y(band.lower()), y(band.upper())) - 1e-9)
                                .isPresent());
    }

    private Mark mark(Arm arm) {
        return switch (arm) {
            case ACUPUNCTURE ->
                    (x, y) ->
                            svg.append(
                                    "<path class=\"course-acupuncture\" fill=\"currentColor\" d=\"M%s %sl5.500 9.500h-11z\"/>"
                                            .formatted(number(x), number(y - 5.5)));
            case SHAM ->
                    (x, y) ->
                            svg.append(
                                    "<rect class=\"course-sham\" stroke-width=\"2\" x=\"%s\" y=\"%s\" width=\"9\" height=\"9\"/>"
                                            .formatted(number(x - 4.5), number(y - 4.5)));
            case OTHER ->
                    (x, y) ->
                            svg.append(
                                    "<path class=\"course-other\" stroke-width=\"2\" d=\"M%s %sl8 8m0-8l-8 8\"/>"
                                            .formatted(number(x - 4), number(y - 4)));
        };
    }

    private void disc(double x, double y, boolean hollow) {
        disc(x, y, hollow, ANSWER);
    }

    private void disc(double x, double y, boolean hollow, double radius) {
        svg.append(
                "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\" stroke-width=\"2\"%s/>"
                        .formatted(
                                hollow ? "course-disc course-disc--hollow" : "course-disc",
                                number(x),
                                number(y),
                                number(radius),
                                hollow ? "" : " fill=\"currentColor\""));
    }

    private void judged(double x, double y) {
        svg.append("<g class=\"course-point--judged\">");
        disc(x, y, false);
        svg.append("</g>");
    }

    private void silence(double x, double y) {
        svg.append(
                "<path class=\"course-silence\" stroke-width=\"1.500\" d=\"M%s %sh-3v10h3m4-10h3v10h-3\"/>"
                        .formatted(number(x - 2), number(y - 5)));
    }

    private void segment(String style, double x1, double y1, double x2, double y2, String dashes) {
        svg.append(
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"%s/>"
                        .formatted(
                                style,
                                number(x1),
                                number(y1),
                                number(x2),
                                number(y2),
                                dashes.isEmpty()
                                        ? ""
                                        : " stroke-dasharray=\"%s\"".formatted(dashes)));
    }

    private void text(String style, double x, double y, String anchor, String text) {
        svg.append(
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"currentColor\" stroke=\"none\">%s</text>"
                        .formatted(style, number(x), number(y), anchor, escaped(text)));
    }

    // Places on paper

    private double x(double week) {
        return LEFT + 8 + (week - firstWeek) / (lastWeek - firstWeek) * (RIGHT - LEFT - 16);
    }

    private double y(Point point) {
        return y(point.reading().score().value());
    }

    private double y(Exact level) {
        return y(level.toDouble());
    }

    /** The better end lies at the bottom. */
    private double y(double level) {
        var scale = course.instrument().scale();
        var share =
                (level - scale.least().toDouble())
                        / (scale.most().toDouble() - scale.least().toDouble());
        var fromBottom = scale.direction() == Direction.HIGHER_IS_WORSE ? share : 1 - share;
        return BOTTOM - fromBottom * (BOTTOM - TOP);
    }

    private static String number(double value) {
        return shown(value);
    }

    /** One decimal at most, with a point whatever the language of the machine. */
    private static String shown(double value) {
        var rounded =
                BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
