package huantiao.web.needling;

import huantiao.base.Problem;
import huantiao.body.PointCode;
import huantiao.body.Side;
import huantiao.care.Manipulation;
import huantiao.care.Response;
import huantiao.care.Technique;
import huantiao.care.Ways;
import huantiao.web.care.Rows;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How each technique is done, as it was typed: on the plan as it is meant, in the visit as it was.
 * Current flows in pairs of leads, which are read by themselves.
 */
public record WaysForm(Rows rows) {

    /** Fields of what is done beside needles. */
    public static final List<String> BESIDE =
            List.of(
                    "cup_kind",
                    "cup_places",
                    "cup_min",
                    "press_points",
                    "press_min",
                    "moxa_places",
                    "moxa_min",
                    "tuina_places",
                    "tuina_min",
                    "ear_points");

    /** What the needles are to bring. */
    public static final String SOUGHT = "sought";

    /** How the needles are worked by hand. */
    public static final String MANIPULATION = "manipulation";

    private static final int LINE = 300;

    public static WaysForm of(Sent sent) {
        return new WaysForm(new Rows(sent));
    }

    private Sent sent() {
        return rows.sent();
    }

    public Optional<Ways> read(List<Problem> problems) {
        return Ways.of(
                sought(problems),
                new PairsForm(rows).read(problems),
                beside(problems),
                manipulation(problems));
    }

    public Optional<Response> sought(List<Problem> problems) {
        return rows.chosen(SOUGHT, Response.values(), problems);
    }

    public Optional<Manipulation> manipulation(List<Problem> problems) {
        return rows.chosen(MANIPULATION, Manipulation.values(), problems);
    }

    /** What fills these fields again. */
    public static Map<String, List<String>> fields(Ways ways) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        ways.sought().ifPresent(sought -> Rows.add(fields, SOUGHT, Rows.code(sought)));
        ways.manipulation().ifPresent(by -> Rows.add(fields, MANIPULATION, Rows.code(by)));
        ways.pairs().forEach(pair -> PairsForm.row(fields, pair));
        fields.putAll(besideFields(ways));
        return fields;
    }

    /** What fills the fields beside needles again. */
    public static Map<String, List<String>> besideFields(Ways ways) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (var technique : ways.beside()) {
            switch (technique) {
                case Technique.Cupping(var kind, var places, int minutes) -> {
                    Rows.add(fields, "cup_kind", Rows.code(kind));
                    Rows.add(fields, "cup_places", places);
                    Rows.add(fields, "cup_min", "" + minutes);
                }
                case Technique.Acupressure(var points, int minutes) -> {
                    Rows.add(fields, "press_points", String.join(", ", points));
                    Rows.add(fields, "press_min", "" + minutes);
                }
                case Technique.Moxibustion(var places, int minutes) -> {
                    Rows.add(fields, "moxa_places", places);
                    Rows.add(fields, "moxa_min", "" + minutes);
                }
                case Technique.Massage(var places, int minutes) -> {
                    Rows.add(fields, "tuina_places", places);
                    Rows.add(fields, "tuina_min", "" + minutes);
                }
                case Technique.EarSeeds(var points) ->
                        Rows.add(fields, "ear_points", String.join(", ", points));
                case Technique.Therapy _, Technique.Advice _ -> {}
            }
        }
        return fields;
    }

    /** Cups, moxa, pressure, massage and ear seeds. */
    public List<Technique> beside(List<Problem> problems) {
        var beside = new ArrayList<Technique>();
        for (var line : List.of("cup_places", "moxa_places", "tuina_places")) {
            if (sent().text(line).length() > LINE) {
                problems.add(Rows.tooLong(line, -1));
                return beside;
            }
        }
        if (sent().has("cup_kind") || sent().has("cup_places")) {
            var kind = rows.chosen("cup_kind", Technique.CuppingKind.values(), problems);
            var minutes = needed("cup_min", 30, problems);
            if (kind.isEmpty() || !sent().has("cup_places")) {
                problems.add(
                        new Problem(
                                "cup_kind",
                                "HT-0762",
                                "Cupping needs its kind and its places.",
                                "Fill in both, or empty both."));
            } else if (minutes.isPresent()) {
                beside.add(
                        new Technique.Cupping(
                                kind.get(), sent().text("cup_places"), minutes.getAsInt()));
            }
        }
        if (sent().has("press_points")) {
            var points = points("press_points", Kind.OF_THE_BODY, problems);
            needed("press_min", 60, problems)
                    .ifPresent(minutes -> beside.add(new Technique.Acupressure(points, minutes)));
        }
        if (sent().has("moxa_places")) {
            needed("moxa_min", 60, problems)
                    .ifPresent(minutes ->
                            beside.add(
                                    new Technique.Moxibustion(
                                            sent().text("moxa_places"), minutes)));
        }
        minutesBelong("cup_min", "cup_places", problems);
        minutesBelong("press_min", "press_points", problems);
        minutesBelong("moxa_min", "moxa_places", problems);
        minutesBelong("tuina_min", "tuina_places", problems);
        if (sent().has("ear_points")) {
            beside.add(new Technique.EarSeeds(points("ear_points", Kind.OF_THE_EAR, problems)));
        }
        if (sent().has("tuina_places")) {
            needed("tuina_min", 90, problems)
                    .ifPresent(minutes ->
                            beside.add(
                                    new Technique.Massage(sent().text("tuina_places"), minutes)));
        }
        return beside;
    }

    /** Minutes of something that is not said to be done would be lost. */
    private void minutesBelong(String minutes, String where, List<Problem> problems) {
        boolean said = sent().has(where) || (where.equals("cup_places") && sent().has("cup_kind"));
        if (sent().has(minutes) && !said) {
            problems.add(
                    new Problem(
                            where,
                            "HT-0281",
                            "Minutes are given, but not where.",
                            "Say where, or empty the minutes."));
        }
    }

    /** Where a point lies that is pressed, or has a seed taped to it. */
    private enum Kind {
        OF_THE_BODY("GB34 left, BL40 right"),
        OF_THE_EAR("EAR-AH6 left, EAR-TF4 right");

        private final String example;

        Kind(String example) {
            this.example = example;
        }

        private boolean has(PointCode point) {
            return point.channel().equals("EAR") == (this == OF_THE_EAR);
        }
    }

    /** Points with their sides, one after the other; one of the midline has none. */
    private List<String> points(String field, Kind kind, List<Problem> problems) {
        var points = new ArrayList<String>();
        for (var text : sent().text(field).split("[,;]")) {
            var words = text.strip().split("\\s+");
            var point = PointCode.read(words[0]);
            if (point.isEmpty() || words.length > 2) {
                problems.add(
                        new Problem(
                                field,
                                "HT-0755",
                                "There is no such point.",
                                "Write codes with their sides and commas between, as %s."
                                        .formatted(kind.example)));
                return List.of();
            }
            if (!kind.has(point.get())) {
                problems.add(
                        new Problem(
                                field,
                                "HT-0299",
                                kind == Kind.OF_THE_EAR
                                        ? "%s is no point of the ear.".formatted(point.get())
                                        : "%s is a point of the ear.".formatted(point.get()),
                                kind == Kind.OF_THE_EAR
                                        ? "Seeds are taped to points as %s.".formatted(kind.example)
                                        : "Pressed are points as %s.".formatted(kind.example)));
                return List.of();
            }
            var sides = sides(point.get(), words);
            if (sides.isEmpty()) {
                problems.add(
                        new Problem(
                                field,
                                "HT-0299",
                                words.length == 1
                                        ? "%s has no side.".formatted(point.get())
                                        : "\"%s\" is no side of %s."
                                                .formatted(words[1], point.get()),
                                isOfMidline(point.get())
                                        ? "It lies in the midline: write it without a side."
                                        : "Write left, right or both behind it, as %s."
                                                .formatted(kind.example)));
                return List.of();
            }
            points.addAll(sides);
        }
        return List.copyOf(points);
    }

    /** The point at each side that was said; empty where its side is missing or cannot be. */
    private static List<String> sides(PointCode point, String[] words) {
        if (words.length == 1) {
            return isOfMidline(point) || point.text().startsWith("EX-HN")
                    ? List.of(point.text())
                    : List.of();
        }
        return Side.of(words[1].toLowerCase(Locale.ROOT))
                .filter(side -> side != Side.MIDLINE && !isOfMidline(point))
                .map(side -> Needles.at(point.text(), side).toList())
                .orElse(List.of());
    }

    /** Of the two channels of the midline; extra points of the head lie there or beside it. */
    private static boolean isOfMidline(PointCode point) {
        return List.of("GV", "CV").contains(point.channel());
    }

    private OptionalInt needed(String field, int most, List<Problem> problems) {
        if (!sent().has(field)) {
            problems.add(
                    new Problem(
                            field,
                            "HT-0767",
                            "The minutes are missing.",
                            "Enter 1 to %d.".formatted(most)));
            return OptionalInt.empty();
        }
        return rows.whole(field, 1, most, problems);
    }
}
