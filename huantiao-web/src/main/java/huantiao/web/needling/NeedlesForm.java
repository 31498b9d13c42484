package huantiao.web.needling;

import huantiao.base.Problem;
import huantiao.body.PointCode;
import huantiao.body.Side;
import huantiao.care.Depth;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.OwnNeedle;
import huantiao.care.Response;
import huantiao.care.Stimulation;
import huantiao.web.care.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The needles of a visit as they were typed, a row each: where, how deep, how worked and what it
 * brought. A row without a point is not there.
 */
public record NeedlesForm(Rows rows) {

    public static final String POINT = "point";
    public static final String PLACE = "place";
    public static final String SIDE = "side";
    public static final String DEPTH = "depth";
    public static final String STIMULATION = "stim";
    static final String RESPONSE = "response";

    /** Length of a needle that is another than those of the visit. */
    public static final String OWN_LENGTH = "own_length";

    /** Its diameter, where that is another one. */
    public static final String OWN_DIAMETER = "own_diameter";

    /** Maker and lot of its pack, where that is another one. */
    public static final String OWN_LOT = "own_lot";

    /** In the order of the page. */
    public static final List<String> FIELDS =
            List.of(
                    POINT,
                    PLACE,
                    SIDE,
                    DEPTH,
                    STIMULATION,
                    RESPONSE,
                    OWN_LENGTH,
                    OWN_DIAMETER,
                    OWN_LOT);

    /** What every needle brought whose own row leaves it open. */
    public static final String RESPONSE_FOR_ALL = "response_all";

    /** Longest description of a place, in characters. */
    private static final int LINE = 300;

    /** Adds a row that says the same of where and how, and not yet what the needle brought. */
    public static void row(Map<String, List<String>> fields, Needling needling) {
        Rows.add(fields, POINT, needling.point());
        Rows.add(fields, PLACE, needling.where());
        Rows.add(fields, SIDE, needling.side().code());
        Rows.add(fields, DEPTH, needling.depth().map(depth -> "" + depth.mm()).orElse(""));
        Rows.add(fields, STIMULATION, Rows.code(needling.stimulation()));
        Rows.add(fields, RESPONSE, "");
        var own = needling.own().orElse(OwnNeedle.AS_THE_VISIT);
        Rows.add(
                fields,
                OWN_LENGTH,
                own.lengthMm().isPresent() ? "" + own.lengthMm().getAsInt() : "");
        Rows.add(
                fields,
                OWN_DIAMETER,
                own.diameterMm().isPresent()
                        ? NeedleType.printed(own.diameterMm().getAsDouble())
                        : "");
        Rows.add(fields, OWN_LOT, own.makerAndLot().orElse(""));
    }

    /**
     * The same rows with this pack at one of them, as far as its size differs from that of the
     * visit. Its diameter goes with a length of its own, also where it is that of the visit.
     */
    public Rows withOwn(int row, NeedleType pack) {
        var ofTheVisit = new PackForm(rows).read(new ArrayList<>());
        boolean isAsLong = ofTheVisit.filter(all -> all.lengthMm() == pack.lengthMm()).isPresent();
        boolean isAsThick =
                isAsLong
                        && ofTheVisit
                                .filter(all -> all.diameterMm() == pack.diameterMm())
                                .isPresent();
        return rows.with(OWN_LENGTH, row, isAsLong ? "" : "" + pack.lengthMm())
                .with(OWN_DIAMETER, row, isAsThick ? "" : NeedleType.printed(pack.diameterMm()))
                .with(OWN_LOT, row, pack.makerAndLot());
    }

    /** The needles that the rows say; what cannot be read is a problem and left out. */
    public List<Needling> read(List<Problem> problems) {
        var needlings = new ArrayList<Needling>();
        var ofAll = rows.chosen(RESPONSE_FOR_ALL, Response.values(), problems);
        for (int row = 0; row < rows.count(POINT); row++) {
            if (at(POINT, row).isEmpty()) {
                if (isHalf(row)) {
                    problems.add(
                            Rows.problem(
                                    POINT,
                                    row,
                                    "HT-0773",
                                    "The row says how a needle was placed, and not where.",
                                    "Write the point, or take the row away."));
                }
                continue;
            }
            var point = point(row);
            if (point.isEmpty()) {
                problems.add(
                        Rows.problem(
                                POINT,
                                row,
                                "HT-0755",
                                "There is no such point.",
                                "Write a WHO code such as GB30, or ASHI with its place."));
            }
            var side = side(row);
            if (side.isEmpty()) {
                problems.add(
                        Rows.problem(SIDE, row, "HT-0756", "The side is missing.", "Choose it."));
            }
            var depth = millimetres(DEPTH, row, at(DEPTH, row), problems);
            var stimulation = stimulation(row, problems);
            var own = own(row, problems);
            var response = rows.chosen(RESPONSE, row, Response.values(), problems).or(() -> ofAll);
            if (at(PLACE, row).length() > LINE) {
                problems.add(Rows.tooLong(PLACE, row));
            } else if (point.isPresent() && side.isPresent()) {
                needlings.add(
                        new Needling(
                                point.get().text(),
                                at(PLACE, row),
                                side.get(),
                                depth,
                                stimulation.orElse(Stimulation.NONE),
                                response,
                                Optional.of(own)));
            }
        }
        return needlings;
    }

    /** The needles that can be read, by their labels: between them current can flow. */
    public List<String> labels() {
        return Needles.in(read(new ArrayList<>()));
    }

    /** A needle written as electrical beside pairs that leave it out is asked after. */
    public void unclipped(List<Problem> problems) {
        for (int row = 0; row < rows.count(POINT); row++) {
            if (at(STIMULATION, row).equals(Rows.code(Stimulation.ELECTRICAL))
                    && !new PairsForm(rows).clipped().isEmpty()
                    && !isClipped(row)) {
                problems.add(
                        Rows.problem(
                                STIMULATION,
                                row,
                                "HT-0249",
                                at(POINT, row) + " is written as electrical and lies in no pair.",
                                "Choose how it was done, or put it into a pair."));
            }
        }
    }

    /**
     * Rows whose needle can be read, in the order of the needles of the visit: a needle of the
     * visit is named by its place among them.
     */
    public List<Integer> readable() {
        return IntStream.range(0, rows.count(POINT)).filter(this::isReadable).boxed().toList();
    }

    private boolean isReadable(int row) {
        return point(row).isPresent() && side(row).isPresent() && at(PLACE, row).length() <= LINE;
    }

    /** Length of the needle of a row, its own or that of the visit; empty if not readable. */
    public OptionalInt lengthMm(int row) {
        return at(OWN_LENGTH, row).isEmpty()
                ? new PackForm(rows).lengthMm()
                : ownLength(row, new ArrayList<>());
    }

    private String at(String field, int row) {
        return rows.at(field, row);
    }

    /** The point of a row; empty if there is no such point. */
    public Optional<PointCode> point(int row) {
        return PointCode.read(at(POINT, row));
    }

    private Optional<Side> side(int row) {
        return Side.of(at(SIDE, row));
    }

    /** True if something else stands in a row without a point. */
    private boolean isHalf(int row) {
        return !rows.isEmpty(
                List.of(DEPTH, RESPONSE, PLACE, OWN_LENGTH, OWN_DIAMETER, OWN_LOT), row);
    }

    /**
     * How the needle of a row was worked. One to which a lead is clipped carries current, whatever
     * its row says.
     */
    private Optional<Stimulation> stimulation(int row, List<Problem> problems) {
        var said = rows.chosen(STIMULATION, row, Stimulation.values(), problems);
        return isClipped(row) ? Optional.of(Stimulation.ELECTRICAL) : said;
    }

    private boolean isClipped(int row) {
        var point = point(row);
        var side = side(row);
        return point.isPresent()
                && side.isPresent()
                && Needles.at(point.get().text(), side.get())
                        .anyMatch(new PairsForm(rows).clipped()::contains);
    }

    /** What the needle of a row has of its own, as far as it can be read. */
    public OwnNeedle own(int row) {
        return own(row, new ArrayList<>());
    }

    private OwnNeedle own(int row, List<Problem> problems) {
        return new OwnNeedle(
                ownDiameter(row, problems),
                ownLength(row, problems),
                Optional.of(ownLot(row, problems)));
    }

    private OptionalInt ownLength(int row, List<Problem> problems) {
        return rows.whole(OWN_LENGTH, row, 1, 150, problems);
    }

    private String ownLot(int row, List<Problem> problems) {
        if (at(OWN_LOT, row).length() > LINE) {
            problems.add(Rows.tooLong(OWN_LOT, row));
            return "";
        }
        return at(OWN_LOT, row);
    }

    private OptionalDouble ownDiameter(int row, List<Problem> problems) {
        var text = at(OWN_DIAMETER, row).replace(',', '.');
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (PackForm.isDiameter(text)) {
            return OptionalDouble.of(Double.parseDouble(text));
        }
        problems.add(PackForm.notADiameter(OWN_DIAMETER, row));
        return OptionalDouble.empty();
    }

    /** Millimetres; a decimal below 5 was most likely meant in cun or centimetres. */
    public static Optional<Depth> millimetres(
            String field, int row, String text, List<Problem> problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("\\d{1,3}")
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= 100) {
            return Optional.of(new Depth(Integer.parseInt(text)));
        }
        problems.add(notMillimetres(field, row, text.matches("\\d([.,]\\d+)?\\s*(cun|cm|寸)?")));
        return Optional.empty();
    }

    /** What is wrong with a depth that is no number of millimetres. */
    public static Problem notMillimetres(String field, int row, boolean otherUnit) {
        return Rows.problem(
                field,
                row,
                "HT-0757",
                otherUnit
                        ? "The depth looks like cun or centimetres."
                        : "The depth is not a whole number of millimetres.",
                "Enter millimetres, 1 to 100.");
    }
}
