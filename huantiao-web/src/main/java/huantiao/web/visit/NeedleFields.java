package huantiao.web.visit;

import huantiao.body.Points;
import huantiao.body.Side;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.OwnNeedle;
import huantiao.care.Session;
import huantiao.care.ShortNeedle;
import huantiao.care.Stimulation;
import huantiao.web.Words;
import huantiao.web.care.Rows;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.needling.NeedlesForm;
import huantiao.web.needling.PackForm;
import huantiao.web.needling.RowFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The needles of a visit on its page, a row each: the fields of a row, what is said in its line and
 * beneath it, and what is filled in for all of them at once.
 *
 * @param check what is still missing and what the rules say
 * @param last the visit before
 * @param packs those that the clinic used last, as far as a needle of its own may be from one
 */
public record NeedleFields(
        SessionForm typed,
        Form form,
        Points points,
        VisitCheck check,
        Optional<Session> last,
        List<LastPack> packs) {

    /** Says that the depth of each stands beside its row. */
    public static final String TOGETHER = "depths_together";

    private RowFields rows() {
        return new RowFields(new Rows(typed.sent()), form);
    }

    /** How many rows there are. */
    public int count() {
        return typed.rows(NeedlesForm.POINT);
    }

    private String at(String field, int row) {
        return typed.at(field, row);
    }

    public List<Option> sides() {
        return rows().options(NeedlesForm.SIDE, Side.LEFT, Side.RIGHT, Side.MIDLINE);
    }

    public List<Option> stimulations() {
        return rows().options(NeedlesForm.STIMULATION, Stimulation.values());
    }

    /** The length of another needle, offered beside that of all. */
    public Field ownLength(int row) {
        return own(NeedlesForm.OWN_LENGTH, row)
                .withHint(asAll("session.own.hint", PackForm.LENGTH))
                .asOptional();
    }

    /** The diameter of another needle; wanted where its length is another. */
    public Field ownDiameter(int row) {
        var field = own(NeedlesForm.OWN_DIAMETER, row);
        return at(NeedlesForm.OWN_LENGTH, row).isEmpty()
                ? field.withHint(asAll("session.own.hint.diameter", PackForm.DIAMETER)).asOptional()
                : field;
    }

    private Field own(String name, int row) {
        return rows().field(name, row, form.words().say("session." + name.replace('_', '-')));
    }

    private String asAll(String key, String ofAll) {
        var all = typed.sent().text(ofAll);
        return all.isEmpty() ? "" : form.words().say(key, all);
    }

    /** Maker and lot of its pack; wanted where its size is another. */
    public Field ownLot(int row) {
        var field = own(NeedlesForm.OWN_LOT, row);
        return ownSize(row).isEmpty() ? field.asOptional() : field;
    }

    /**
     * Packs that this needle may be from, of those that the clinic used last: where it is short for
     * its depth, or is said to be another and nobody noted its lot or its diameter. One that is
     * long enough as it was said may be from a pack of its length only.
     */
    public List<LastPack> packsFor(int row) {
        var own = typed.needles().own(row);
        if (check.shortIn(row).isPresent()) {
            return otherPacks(row);
        }
        return own.lacksLot() || own.lacksDiameter()
                ? otherPacks(row).stream().filter(pack -> pack.isAsLong(own.lengthMm())).toList()
                : List.of();
    }

    /**
     * The same where somebody opens the fold that says so of this needle, as long as nothing stands
     * there and they are not offered beside it.
     */
    public List<LastPack> packsInFold(int row) {
        return packsFor(row).isEmpty() && !hasOwn(row) ? otherPacks(row) : List.of();
    }

    private List<LastPack> otherPacks(int row) {
        var ofTheVisit = typed.pack().read(new ArrayList<>());
        return packs.stream()
                .filter(pack -> ofTheVisit.filter(pack.last().what()::equals).isEmpty())
                .filter(pack -> pack.leavesAQuarter(depthMm(row)))
                .toList();
    }

    private OptionalInt depthMm(int row) {
        return NeedlesForm.millimetres(
                        NeedlesForm.DEPTH, row, at(NeedlesForm.DEPTH, row), new ArrayList<>())
                .map(depth -> OptionalInt.of(depth.mm()))
                .orElse(OptionalInt.empty());
    }

    /**
     * The lots of needles from another pack than those of the visit, a line each; sizes stand in
     * the rows.
     */
    public List<String> otherPacks() {
        return IntStream.range(0, count())
                .filter(row -> !ownSize(row).isEmpty() || !at(NeedlesForm.OWN_LOT, row).isEmpty())
                .mapToObj(row ->
                        form.words()
                                .say(
                                        "session.same.other",
                                        at(NeedlesForm.POINT, row),
                                        at(NeedlesForm.OWN_LOT, row).isEmpty()
                                                ? form.words().say("session.own.no-lot")
                                                : at(NeedlesForm.OWN_LOT, row)))
                .toList();
    }

    /** True where a needle is another than those of the visit, or that has to be looked at. */
    public boolean hasOwn(int row) {
        return !ownSize(row).isEmpty()
                || !at(NeedlesForm.OWN_LOT, row).isEmpty()
                || isWrong(NeedlesForm.OWN_LENGTH, row)
                || isWrong(NeedlesForm.OWN_DIAMETER, row)
                || isWrong(NeedlesForm.OWN_LOT, row)
                || check.impossible().stream().anyMatch(one -> one.needling() == row);
    }

    private boolean isWrong(String name, int row) {
        return !form.problem(name + "-" + row).isEmpty();
    }

    /** Which size of the needle of a row is its own, in words; empty where none is. */
    public String ownSize(int row) {
        return ownSize(
                at(NeedlesForm.OWN_DIAMETER, row),
                at(NeedlesForm.OWN_LENGTH, row),
                "session.own.row",
                form.words());
    }

    /** What a needle has of its own, in words; empty where it is as those of the visit. */
    static String ownNeedle(Needling needling, Words words) {
        var own = needling.own().orElse(OwnNeedle.AS_THE_VISIT);
        var size =
                ownSize(
                        own.diameterMm().isPresent()
                                ? NeedleType.printed(own.diameterMm().getAsDouble())
                                : "",
                        own.lengthMm().isPresent() ? "" + own.lengthMm().getAsInt() : "",
                        "session.own.both",
                        words);
        return Stream.of(size, own.makerAndLot().orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String ownSize(String diameter, String length, String both, Words words) {
        if (diameter.isEmpty() && length.isEmpty()) {
            return "";
        }
        return diameter.isEmpty()
                ? words.say("session.own.length", length)
                : length.isEmpty()
                        ? words.say("session.own.diameter", diameter)
                        : words.say(both, diameter, length);
    }

    /** True if the row stands as at the last visit. */
    public boolean carried(int row) {
        return last.stream()
                .flatMap(visit -> visit.needlings().stream())
                .anyMatch(before ->
                        before.point().equals(at(NeedlesForm.POINT, row))
                                && before.where().equals(at(NeedlesForm.PLACE, row))
                                && before.side().code().equals(at(NeedlesForm.SIDE, row))
                                && before.depth()
                                        .map(depth -> "" + depth.mm())
                                        .orElse("")
                                        .equals(at(NeedlesForm.DEPTH, row))
                                && Rows.code(before.stimulation())
                                        .equals(at(NeedlesForm.STIMULATION, row))
                                && before.own()
                                        .orElse(OwnNeedle.AS_THE_VISIT)
                                        .equals(typed.needles().own(row)));
    }

    /** What is chosen in a row, in words. */
    public String said(String name, int row) {
        var code = at(name, row);
        var key = "session.%s.%s".formatted(name, code);
        return form.words().knows(key) ? form.words().say(key) : code;
    }

    /** True if the row is, or may become, a tender point that needs its place in words. */
    public boolean hasPlace(int row) {
        var point = at(NeedlesForm.POINT, row);
        return point.isEmpty() || point.equalsIgnoreCase("ASHI");
    }

    /** True if a row has to be seen to be filled in or mended. */
    public boolean open(int row) {
        boolean deep = depthsTogether();
        return at(NeedlesForm.POINT, row).isEmpty()
                || at(NeedlesForm.SIDE, row).isEmpty()
                || (!deep && at(NeedlesForm.DEPTH, row).isEmpty())
                || NeedlesForm.FIELDS.stream()
                        .filter(name -> !deep || !name.equals(NeedlesForm.DEPTH))
                        .anyMatch(name -> isWrong(name, row));
    }

    /**
     * True where several needles have no depth yet: then the depth of each stands beside its row,
     * which stays folded, and goes on to stand there once it is filled in. It is all of them or
     * none, as a form sends them in their order.
     */
    public boolean depthsTogether() {
        return depthsStoodTogether() || takesOneDepth();
    }

    /** True where one depth can be filled in for several needles that have none. */
    public boolean takesOneDepth() {
        return withoutDepth() > 1;
    }

    /** How many needles have no depth yet. */
    private long withoutDepth() {
        return IntStream.range(0, count())
                .filter(row ->
                        !at(NeedlesForm.POINT, row).isEmpty()
                                && at(NeedlesForm.DEPTH, row).isEmpty())
                .count();
    }

    /** True if the page on which this was typed had the depths beside the rows. */
    public boolean depthsStoodTogether() {
        return typed.sent().has(TOGETHER);
    }

    /** The depth of a needle, by its point and side; by its number while it has neither. */
    public Field depth(int row) {
        var needle =
                "%s %s".formatted(at(NeedlesForm.POINT, row), said(NeedlesForm.SIDE, row)).strip();
        return rows().field(
                        NeedlesForm.DEPTH,
                        row,
                        needle.isEmpty()
                                ? form.words().say("session.needle", row + 1)
                                : form.words().say("session.depth.of", needle))
                .withHint(limit(row));
    }

    /**
     * Our limit at the point and, where it is lower, what leaves a quarter of the needle outside.
     */
    private String limit(int row) {
        var words = form.words();
        var cap = OneDepth.capMm(at(NeedlesForm.POINT, row), points);
        var ofPoint =
                cap.isPresent()
                        ? words.say("session.depth.cap", cap.getAsInt())
                        : words.say("session.depth.no-cap");
        var length = typed.needles().lengthMm(row);
        if (length.isEmpty()) {
            return ofPoint;
        }
        int deepest = ShortNeedle.deepestMm(length.getAsInt());
        return cap.orElse(Integer.MAX_VALUE) <= deepest
                ? ofPoint
                : words.say("session.depth.needle", ofPoint, deepest);
    }

    /** One depth for those that have none, in millimetres. */
    public Field depthForAll() {
        return form.field(OneDepth.FIELD, form.words().say("session.depth-all"));
    }

    /** What every needle brought whose own row leaves it open. */
    public Choices responseForAll() {
        return form.choices(
                        NeedlesForm.RESPONSE_FOR_ALL,
                        form.words().say("session.response-all"),
                        rows().responses())
                .asOptional();
    }

    /** Rules that want a reason and name the point of this row as the first of the form. */
    public List<VisitCheck.Spoken> reasonsOf(int row) {
        return check.reasonsWanted().stream().filter(one -> firstRow(one) == row).toList();
    }

    /** Rules that want a reason which is written at an earlier row. */
    public List<VisitCheck.Spoken> reasonsElsewhere(int row) {
        return check.reasonsWanted().stream()
                .filter(one -> isNamed(row, one) && firstRow(one) < row)
                .toList();
    }

    /** Rules that want a reason and name no point of a row. */
    public List<VisitCheck.Spoken> reasonsOfNoRow() {
        return check.reasonsWanted().stream().filter(one -> firstRow(one) < 0).toList();
    }

    private int firstRow(VisitCheck.Spoken one) {
        return IntStream.range(0, count()).filter(row -> isNamed(row, one)).findFirst().orElse(-1);
    }

    private boolean isNamed(int row, VisitCheck.Spoken one) {
        return typed.needles().point(row).filter(point -> one.names(point.text())).isPresent();
    }
}
