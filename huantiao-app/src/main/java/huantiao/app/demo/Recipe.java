package huantiao.app.demo;

import huantiao.base.Known;
import huantiao.body.Points;
import huantiao.body.Side;
import huantiao.care.Depth;
import huantiao.care.ElectroPair;
import huantiao.care.Manipulation;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.OwnNeedle;
import huantiao.care.PlannedPoint;
import huantiao.care.Response;
import huantiao.care.SetAside;
import huantiao.care.ShortNeedle;
import huantiao.care.Stimulation;
import huantiao.care.Technique;
import huantiao.care.Waveform;
import huantiao.care.Ways;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How somebody in the demo is treated: points, techniques and needles that belong together. */
enum Recipe {
    /** Bladder and gallbladder channel, needles turned by hand. */
    BY_HAND(
            List.of("BL25", "GB30", "BL40", "GB34", "BL57", "BL60"),
            List.of("manual", "exercise"),
            75,
            new NeedleType(0.30, 40, "Demo Needle Works, lot D-114")),

    /** Current between low back and hip, where feeling is normal. */
    ELECTRIC(
            List.of("BL25", "GB30", "BL40", "GB34", "BL60"),
            List.of("manual", "ea", "exercise"),
            80,
            new NeedleType(0.35, 50, "Demo Needle Works, lot D-207")),

    /** Needles, and cups on the low back every other visit. */
    WITH_CUPS(
            List.of("BL23", "BL25", "GB30", "GB34", "BL57"),
            List.of("manual", "cupping_dry", "exercise"),
            75,
            new NeedleType(0.30, 40, "Demo Needle Works, lot D-114")),

    /** Few thin needles, shallow and away from the buttock; the hollow of the knee only pressed. */
    THIN(
            List.of("GB34", "BL57", "BL60", "ST36"),
            List.of("manual", "acupressure"),
            35,
            new NeedleType(0.18, 30, "Demo Needle Works, lot D-031")),

    /** Without the points left out in pregnancy, without current. */
    GENTLE(
            List.of("GB31", "GB34", "ST36", "GB40"),
            List.of("manual", "exercise"),
            50,
            new NeedleType(0.20, 30, "Demo Needle Works, lot D-045"));

    private static final String PRESSED = "BL40";

    /** Where the needles of the pack are short for the depth, as in the buttock. */
    private static final OwnNeedle LONG =
            new OwnNeedle(
                    OptionalDouble.of(0.30),
                    OptionalInt.of(75),
                    Optional.of("Demo Needle Works, lot D-175"));

    private static final Technique PRESSURE =
            new Technique.Acupressure(List.of(PRESSED + " left", PRESSED + " right"), 5);
    private static final Technique CUPS =
            new Technique.Cupping(Technique.CuppingKind.DRY, "both sides of the low back", 8);

    private final List<String> points;
    private final List<String> techniques;
    private final int percentOfCap;
    private final NeedleType needle;

    /**
     * @param percentOfCap depth of every needle, in percent of the cautious cap of its point
     */
    Recipe(List<String> points, List<String> techniques, int percentOfCap, NeedleType needle) {
        this.points = points;
        this.techniques = techniques;
        this.percentOfCap = percentOfCap;
        this.needle = needle;
    }

    List<String> techniques() {
        return techniques;
    }

    NeedleType needle() {
        return needle;
    }

    String parameters() {
        return switch (this) {
            case BY_HAND, WITH_CUPS -> "Turned gently until de qi, left for 25 minutes.";
            case ELECTRIC -> "Strong but comfortable; raised slowly from zero.";
            case THIN -> "0.18 mm needles, superficial, pressure held for 3 minutes each.";
            case GENTLE -> "Lying on the side, mild, left for 15 minutes.";
        };
    }

    int retentionMinutes() {
        return this == GENTLE ? 15 : 25;
    }

    /** What is set aside with the plan, and why. */
    List<SetAside> setAside() {
        return this == THIN
                ? List.of(
                        new SetAside(
                                "CI-BLD-11",
                                "BL40 is pressed with the thumb and not needled; no needle goes"
                                        + " where pressure cannot be held."))
                : List.of();
    }

    List<PlannedPoint> planned(Side side) {
        var needled = points.stream().map(point -> new PlannedPoint(point, side));
        return this == THIN
                ? Stream.concat(needled, Stream.of(new PlannedPoint(PRESSED, side))).toList()
                : needled.toList();
    }

    /** The needles of a visit, no deeper than the cautious cap of their point. */
    List<Needling> needlings(Side side, Points known) {
        return points.stream()
                .map(point ->
                        new Needling(
                                point,
                                "",
                                side,
                                Optional.of(depth(point, known)),
                                stimulation(point),
                                Optional.of(Response.DE_QI),
                                own(depth(point, known))))
                .toList();
    }

    /** A long needle where one of the pack would leave less than a quarter outside. */
    private Optional<OwnNeedle> own(Depth depth) {
        return depth.mm() > ShortNeedle.deepestMm(needle.lengthMm())
                ? Optional.of(LONG)
                : Optional.empty();
    }

    List<ElectroPair> pairs(Side side) {
        return this == ELECTRIC
                ? List.of(
                        new ElectroPair(
                                        "BL25 " + side.code(),
                                        "GB30 " + side.code(),
                                        "2/100",
                                        Waveform.DENSE_DISPERSE,
                                        OptionalDouble.of(1.2),
                                        OptionalInt.of(20))
                                .felt(Known.YES, Known.YES))
                : List.of();
    }

    /** How it is meant to be done. */
    Optional<Ways> ways(Side side) {
        return Ways.of(
                Optional.of(Response.DE_QI),
                pairs(side),
                switch (this) {
                    case WITH_CUPS -> List.of(CUPS);
                    case THIN -> List.of(PRESSURE);
                    case BY_HAND, ELECTRIC, GENTLE -> List.of();
                },
                manipulation());
    }

    /** How its needles are worked by hand. */
    Optional<Manipulation> manipulation() {
        return switch (this) {
            case BY_HAND, WITH_CUPS -> Optional.of(Manipulation.EVEN);
            case ELECTRIC, GENTLE, THIN -> Optional.empty();
        };
    }

    /** Tongue and pulse, where its practitioner looks at them. */
    Optional<String> tongueAndPulse() {
        return switch (this) {
            case BY_HAND, WITH_CUPS -> Optional.of("Tongue pale, thin white coat. Pulse wiry.");
            case ELECTRIC, GENTLE, THIN -> Optional.empty();
        };
    }

    /** What is done beside the needles at the visit of this number. */
    List<Technique> others(int visit) {
        return switch (this) {
            case WITH_CUPS -> visit % 2 == 0 ? List.of(CUPS) : advice(visit);
            case THIN -> List.of(PRESSURE);
            case BY_HAND, ELECTRIC, GENTLE -> advice(visit);
        };
    }

    private static List<Technique> advice(int visit) {
        return visit == 1
                ? List.of(new Technique.Advice("Short walks, change position often, no bed rest."))
                : List.of();
    }

    private Stimulation stimulation(String point) {
        return this == ELECTRIC && (point.equals("BL25") || point.equals("GB30"))
                ? Stimulation.ELECTRICAL
                : Stimulation.MANUAL;
    }

    private Depth depth(String point, Points known) {
        int cap = known.find(point).orElseThrow().needling().capMm().orElseThrow();
        return new Depth(Math.max(3, cap * percentOfCap / 100));
    }
}
