package huantiao.web.visit;

import huantiao.base.Problem;
import huantiao.care.Stricta;
import huantiao.web.form.Form;
import huantiao.web.harms.HarmForm;
import huantiao.web.needling.FeltNeedles;
import huantiao.web.needling.NeedlesForm;
import huantiao.web.needling.PackForm;
import huantiao.web.needling.PairsForm;
import huantiao.web.needling.WaysForm;
import huantiao.web.room.NeedlesSaid;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields of a visit by their names: in which order they stand, what they are called, and at
 * which of them something that is wrong or missing is mended. A field in a row is named with it, as
 * {@code depth-2}, rows counted from 0.
 */
record VisitFields(SessionForm typed) {

    private static final List<String> IN_THE_ORDER_OF_THE_PAGE =
            Stream.of(
                            List.of(
                                    "before_leg",
                                    "before_back",
                                    VisitConsent.FIELD,
                                    VisitConsent.BY_ITSELF,
                                    VisitHarmsForm.EARLIER),
                            HarmForm.FIELDS,
                            List.of(
                                    SessionForm.TONGUE,
                                    SessionForm.SAME,
                                    SessionForm.SKIN,
                                    OneDepth.FIELD,
                                    NeedlesForm.RESPONSE_FOR_ALL),
                            NeedlesForm.FIELDS,
                            List.of(
                                    "retention",
                                    TimesForm.IN_AT,
                                    WaysForm.SOUGHT,
                                    WaysForm.MANIPULATION,
                                    SessionForm.WORKED,
                                    PackForm.DIAMETER,
                                    PackForm.LENGTH,
                                    PackForm.LOT),
                            PairsForm.FIELDS,
                            WaysForm.BESIDE,
                            List.of(
                                    SessionForm.THERAPY,
                                    SessionForm.ADVICE,
                                    "needles_in",
                                    "needles_out"),
                            List.of(
                                    "after_leg",
                                    "after_back",
                                    SessionForm.PAIN_WHY,
                                    VisitHarmsForm.TODAY),
                            VisitHarmsForm.ROW_OF_TODAY,
                            List.of(
                                    "note",
                                    "day",
                                    "from",
                                    "to",
                                    TimesForm.WHY_SHORT,
                                    TimesForm.LATER,
                                    TimesForm.WHY_LATER,
                                    NeedlesSaid.FOUND))
                    .flatMap(List::stream)
                    .toList();

    /**
     * What each field that something is wrong with is called, in the order of the page; a field in
     * a row with its row.
     */
    SequencedMap<String, String> names(Form form, FeltNeedles felt) {
        var names = new LinkedHashMap<String, String>();
        form.problems().stream()
                .map(Problem::where)
                .filter(VisitFields::isNamed)
                .sorted(
                        Comparator.comparingInt(VisitFields::place)
                                .thenComparingInt(VisitFields::row))
                .forEach(where -> names.put(where, name(where, form, felt)));
        return names;
    }

    /** True if the list of problems calls the field by a name of its own. */
    static boolean isNamed(String where) {
        return place(where) >= 0;
    }

    /** Its place on the page; what is felt at the needles stands after the pairs. */
    private static int place(String where) {
        return IN_THE_ORDER_OF_THE_PAGE.indexOf(
                FeltNeedles.isField(where) ? PairsForm.WHY : withoutRow(where));
    }

    private String name(String where, Form form, FeltNeedles felt) {
        var words = form.words();
        if (FeltNeedles.isField(where)) {
            return felt.all().stream()
                    .filter(one -> one.field().equals(where))
                    .map(one -> words.say("session.felt.at", one.needle()))
                    .findFirst()
                    .orElse(words.say("session.felt"));
        }
        var field = withoutRow(where);
        var name = words.say("session.field." + field);
        int row = row(where);
        if (row < 0) {
            return name;
        }
        var point = NeedlesForm.FIELDS.contains(field) ? typed.at(NeedlesForm.POINT, row) : "";
        var which = point.isEmpty() ? String.valueOf(row + 1) : row + 1 + ", " + point;
        return words.say("session.field.row", name, which);
    }

    private static String withoutRow(String where) {
        return where.replaceAll("-\\d+$", "");
    }

    /** The row of a field, from 0; -1 where it stands in none. */
    private static int row(String where) {
        return where.matches(".*-\\d+")
                ? Integer.parseInt(where.substring(where.lastIndexOf('-') + 1))
                : -1;
    }

    /** True if something stands in a field, so that it is not missing. */
    boolean isFilled(String where) {
        int row = row(where);
        return row < 0 ? typed.sent().has(where) : !typed.at(withoutRow(where), row).isEmpty();
    }

    /**
     * True if a field that a list of what is missing leads to is empty, or holds a number of
     * needles in that can be read and is too small. What cannot be read is said at its own field.
     */
    boolean isMissing(String field, List<Problem> unread) {
        return !isFilled(field)
                || (field.equals("needles_in")
                        && unread.stream().noneMatch(one -> one.where().equals(field)));
    }

    /** The field in which a missing item is filled in, its needle named by its row. */
    String of(Stricta.Gap gap) {
        return mending(gap.needling() < 0 ? gap.field() : gap.field() + "-" + gap.needling());
    }

    /**
     * The field at which a problem is mended.
     *
     * @param reasons rules that want a reason, each with a field of its own
     */
    String of(Problem problem, List<VisitCheck.Spoken> reasons) {
        return switch (problem.code()) {
            case "HT-0265" -> "safety";
            case "HT-0434" ->
                    reasons.stream()
                            .filter(one -> one.sentence().equals(problem.cure()))
                            .map(one -> "reason." + one.rule())
                            .findFirst()
                            .orElse("check");
            default -> mending(byRow(problem.where()));
        };
    }

    /** A field of the record with the row of its needle, where it was named by its place. */
    private String byRow(String record) {
        int needle =
                record.matches("(depth_mm|chart_xy|own_diameter_mm|own_maker_lot)-\\d+")
                        ? row(record)
                        : -1;
        return needle < 0
                ? record
                : "%s-%d".formatted(withoutRow(record), typed.needles().readable().get(needle));
    }

    /** The field of the form that fills a field of the record, as {@code depth_mm-2}. */
    private String mending(String record) {
        var name = withoutRow(record);
        var row = record.substring(name.length());
        return switch (name) {
            case "depth_mm" -> NeedlesForm.DEPTH + row;
            case "chart_xy" -> NeedlesForm.PLACE + row;
            case "style" -> "plan-style";
            case "rationale_text" -> "plan-rationale";
            case "setting" -> "plan-setting";
            case "point_code" -> "point-0";
            case "response_sought" -> WaysForm.SOUGHT;
            case "ea_pair" -> "ea_from-0";
            case "ea_frequency_hz" -> withoutFrequency();
            case Stricta.NEEDLES_SAID -> TimesForm.IN_AT;
            case "retention_min" -> "retention";
            case "needle_diameter_mm" -> PackForm.DIAMETER;
            case "needle_maker_lot" -> PackForm.LOT;
            case Stricta.OWN_DIAMETER -> NeedlesForm.OWN_DIAMETER + row;
            case Stricta.OWN_LOT -> NeedlesForm.OWN_LOT + row;
            case "needlesOut" -> "needles_out";
            case "harmsAsked" -> VisitHarmsForm.EARLIER;
            case "harmsToday" -> VisitHarmsForm.TODAY;
            case "painWhy" -> SessionForm.PAIN_WHY;
            case "consentConfirmed" -> VisitConsent.FIELD;
            case "agreedByItself" -> VisitConsent.BY_ITSELF;
            case "ended" -> "to";
            case "consent", "safety", SessionForm.THERAPY, "needles_in", "needles_out" -> name;
            default -> "check";
        };
    }

    /** The field of the first pair that says no frequency. */
    private String withoutFrequency() {
        return IntStream.range(0, typed.rows("ea_from"))
                .filter(row ->
                        PairsForm.of(typed.sent()).isSaid(row) && typed.at("ea_hz", row).isEmpty())
                .mapToObj(row -> "ea_hz-" + row)
                .findFirst()
                .orElse("ea_hz-0");
    }
}
