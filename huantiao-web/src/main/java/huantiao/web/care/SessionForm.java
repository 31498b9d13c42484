package huantiao.web.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.PointCode;
import huantiao.body.Points;
import huantiao.body.Side;
import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.Depth;
import huantiao.care.Groundwork;
import huantiao.care.NeedleSize;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.Pain;
import huantiao.care.Plan;
import huantiao.care.PointSkin;
import huantiao.care.Response;
import huantiao.care.Session;
import huantiao.care.SetAside;
import huantiao.care.SinceLast;
import huantiao.care.SinceLast.News;
import huantiao.care.Stimulation;
import huantiao.care.Technique;
import huantiao.care.VisitTimes;
import huantiao.care.Ways;
import huantiao.web.Words;
import huantiao.web.form.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A visit as it is being charted: raw strings. Rows of needles, of current and of unwanted effects
 * are lists that run beside each other; a row whose first field is empty is not there.
 */
public record SessionForm(Sent sent) {

    private static final String REASON = "reason.";

    /** Length of a needle that is another than those of the visit. */
    static final String OWN_LENGTH = "own_length";

    /** Its diameter, where that is another one. */
    static final String OWN_DIAMETER = "own_diameter";

    /** Fields of one needle, in the order of the page. */
    static final List<String> NEEDLE =
            List.of(
                    "point",
                    "place",
                    "side",
                    "depth",
                    "stim",
                    "response",
                    OWN_LENGTH,
                    OWN_DIAMETER);

    /** Fields of one unwanted effect of the visit itself. */
    static final List<String> TODAY = HarmForm.FIELDS.stream().map(SessionForm::today).toList();

    /** Unwanted effects of earlier treatment. */
    static final String HARMS_ASKED = "harms_asked";

    /** Unwanted effects of this visit, asked at its end. */
    static final String HARMS_TODAY = "harms_today";

    private static String today(String field) {
        return "today_" + field;
    }

    /** What every needle brought whose own row leaves it open. */
    static final String RESPONSE_FOR_ALL = "response_all";

    /**
     * Confirms what stands as at the last visit: the rows, and the needles by maker, lot and size.
     */
    static final String SAME = "same";

    /** The skin at the points, looked at anew in each visit. */
    static final String SKIN = "skin";

    /** Why a visit is shorter than its needles stayed. */
    static final String TIMES_WHY = "times_why";

    /** That what has to come before treatment did, and was only written down later. */
    static final String ORDER_WHY = "order_why";

    /** One depth for the needles that have none. */
    static final String DEPTH_FOR_ALL = "depth_all";

    /** A clock of the room may go before ours by this much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private static final Set<String> TIMES = Set.of("day", "from", "to");

    /** When the needles went in; the clock of the room runs by it, the record keeps minutes. */
    static final String IN_AT = "in_at";

    /**
     * A new visit: needles as last time, or as planned. Pain, unwanted effects of the visit,
     * consent, what is felt under the leads, what the needles bring and what comes out are asked
     * anew and start empty; an answer that came with a plan of the same day is of today.
     *
     * @param chart with a course of care that is open
     * @param since what was answered right before this visit; unwanted effects of earlier treatment
     *     are among it
     */
    static SessionForm begin(Chart chart, Optional<SinceLast> since, Instant started, ZoneId zone) {
        var plan = chart.openEpisode().orElseThrow().plan();
        var last = chart.openEpisode().orElseThrow().lastSession();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        since.ifPresent(answers -> fields.putAll(unwanted(answers)));
        var begun = started.atZone(zone);
        fields.put("day", List.of(begun.toLocalDate().toString()));
        fields.put("from", List.of(Words.time(started, zone)));
        NEEDLE.forEach(name -> fields.put(name, new ArrayList<>()));
        if (last.isPresent()) {
            last.get().needlings().forEach(needling -> row(fields, needling));
            last.get().pairs().forEach(pair -> WaysForm.row(fields, pair.unfelt()));
            last.get()
                    .responseSought()
                    .ifPresent(sought -> fields.put(WaysForm.SOUGHT, List.of(code(sought))));
            last.get()
                    .needleType()
                    .ifPresent(type -> {
                        fields.put("diameter", List.of(Rows.number(type.diameterMm())));
                        fields.put("length", List.of(String.valueOf(type.lengthMm())));
                        fields.put("lot", List.of(type.makerAndLot()));
                    });
            last.get()
                    .retentionMinutes()
                    .ifPresent(minutes -> fields.put("retention", List.of("" + minutes)));
            fields.put("needles_in", List.of("" + last.get().needlesIn()));
        } else {
            for (var point : plan.points()) {
                var sides =
                        point.side() == Side.BOTH
                                ? List.of(Side.LEFT, Side.RIGHT)
                                : List.of(point.side());
                for (var side : sides) {
                    row(
                            fields,
                            new Needling(
                                    point.point(),
                                    "",
                                    side,
                                    Optional.empty(),
                                    stimulation(plan, point.point() + " " + side.code()),
                                    Optional.empty()));
                }
            }
            chart.ways(started, zone)
                    .ifPresent(ways ->
                            fields.putAll(
                                    WaysForm.fields(
                                            new Ways(ways.sought(), ways.pairs(), List.of()))));
            fields.put("retention", List.of("" + plan.retentionMinutes()));
            fields.put("needles_in", List.of("" + fields.getOrDefault("point", List.of()).size()));
        }
        return new SessionForm(new Sent(fields));
    }

    /** This form with what was answered of unwanted effects of earlier treatment. */
    SessionForm answered(SinceLast since) {
        var fields = new LinkedHashMap<>(sent.fields());
        var said = unwanted(since);
        if (said.containsKey(HarmForm.KIND) && rows(HarmForm.KIND) > 0) {
            HarmForm.FIELDS.forEach(said::remove);
        }
        fields.putAll(said);
        return new SessionForm(new Sent(fields));
    }

    private static Map<String, List<String>> unwanted(SinceLast since) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (since.isYes(News.UNWANTED)) {
            fields.put(HARMS_ASKED, List.of("some"));
            HarmForm.FIELDS.forEach(name -> fields.put(name, List.of("")));
        } else if (since.isNo(News.UNWANTED)) {
            fields.put(HARMS_ASKED, List.of("none"));
        }
        return fields;
    }

    /** As planned: by current if the needle is in a planned pair, or if no pair is planned. */
    private static Stimulation stimulation(Plan plan, String needle) {
        var pairs = plan.ways().map(Ways::pairs).orElse(List.of());
        boolean electrical =
                pairs.isEmpty()
                        ? plan.techniques().contains("ea")
                        : pairs.stream()
                                .anyMatch(pair ->
                                        pair.from().equalsIgnoreCase(needle)
                                                || pair.to().equalsIgnoreCase(needle));
        return electrical ? Stimulation.ELECTRICAL : Stimulation.MANUAL;
    }

    private static void row(Map<String, List<String>> fields, Needling needling) {
        add(fields, "point", needling.point());
        add(fields, "place", needling.where());
        add(fields, "side", needling.side().code());
        add(fields, "depth", needling.depth().map(depth -> "" + depth.mm()).orElse(""));
        add(fields, "stim", code(needling.stimulation()));
        add(fields, "response", "");
        var own = needling.own().orElse(NeedleSize.OF_THE_VISIT);
        add(fields, OWN_LENGTH, own.lengthMm().isPresent() ? "" + own.lengthMm().getAsInt() : "");
        add(
                fields,
                OWN_DIAMETER,
                own.diameterMm().isPresent() ? Rows.number(own.diameterMm().getAsDouble()) : "");
    }

    private static void add(Map<String, List<String>> fields, String name, String value) {
        fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private Rows raw() {
        return new Rows(sent);
    }

    /** How many rows were sent, of the field that every row has. */
    public int rows(String field) {
        return raw().count(field);
    }

    /** The raw value of a field in a row; empty if the row has none. */
    public String at(String field, int row) {
        return raw().at(field, row);
    }

    /** The same form with one empty row more of these fields. */
    SessionForm withRow(List<String> names) {
        return new SessionForm(raw().with(names).sent());
    }

    /** The same form with one pair of leads more, with the current of the first one. */
    SessionForm withPair() {
        return new SessionForm(new WaysForm(raw()).withPair().sent());
    }

    /** The same form without a row. */
    SessionForm withoutRow(List<String> names, int row) {
        return new SessionForm(raw().without(names, row).sent());
    }

    /**
     * The same form with one depth in the rows that have none.
     *
     * @param form every other row, and every depth that was typed, as it was
     * @param unread why the depth cannot be read; empty if it can
     * @param depthMm that was filled in, millimetres; empty if it cannot be read
     * @param left rows that stay empty
     */
    public record OneDepth(
            SessionForm form, List<Problem> unread, OptionalInt depthMm, List<Left> left) {}

    /**
     * A row that stays empty, as its point has a lower cautious cap, or none that we know.
     *
     * @param capMm the cap, millimetres
     */
    public record Left(int row, String point, OptionalInt capMm) {}

    /** One depth where none stands, as deep as the cautious cap of each point allows. */
    OneDepth withOneDepth(Points points) {
        var unread = new ArrayList<Problem>();
        var typed = millimetres(DEPTH_FOR_ALL, -1, sent.text(DEPTH_FOR_ALL), unread);
        if (typed.isEmpty()) {
            if (unread.isEmpty()) {
                unread.add(notMillimetres(DEPTH_FOR_ALL, -1, false));
            }
            return new OneDepth(this, List.copyOf(unread), OptionalInt.empty(), List.of());
        }
        int mm = typed.get().mm();
        var left = new ArrayList<Left>();
        var depths = new ArrayList<>(sent.fields().getOrDefault("depth", List.of()));
        for (int row = 0; row < rows("point"); row++) {
            if (at("point", row).isEmpty() || !at("depth", row).isEmpty()) {
                continue;
            }
            var cap =
                    points.find(at("point", row))
                            .map(point -> point.needling().capMm())
                            .orElse(OptionalInt.empty());
            if (cap.isPresent() && mm <= cap.getAsInt()) {
                while (depths.size() <= row) {
                    depths.add("");
                }
                depths.set(row, "" + mm);
            } else {
                left.add(new Left(row, at("point", row), cap));
            }
        }
        var fields = new LinkedHashMap<>(sent.fields());
        fields.put("depth", depths);
        fields.remove(DEPTH_FOR_ALL);
        return new OneDepth(
                new SessionForm(new Sent(fields)),
                List.of(),
                OptionalInt.of(mm),
                List.copyOf(left));
    }

    /** True while nothing is said of the needles of the visit. */
    boolean isPackOpen() {
        return Stream.of("diameter", "length", "lot").noneMatch(sent::has);
    }

    /** The same form with these needles. */
    SessionForm withPack(NeedleType type) {
        return new SessionForm(
                sent.with("diameter", Rows.number(type.diameterMm()))
                        .with("length", "" + type.lengthMm())
                        .with("lot", type.makerAndLot()));
    }

    /** The same form with what the plan means to be done beside needles. */
    SessionForm asPlanned(Plan plan) {
        var fields = new LinkedHashMap<>(sent.fields());
        plan.ways().ifPresent(ways -> fields.putAll(WaysForm.besideFields(ways)));
        return new SessionForm(new Sent(fields));
    }

    /** Reasons given for what the rules advise against; those left empty are not given. */
    List<SetAside> setAside() {
        return sent.fields().keySet().stream()
                .filter(name -> name.startsWith(REASON) && name.length() > REASON.length())
                .filter(name -> !sent.text(name).isEmpty())
                .map(name ->
                        new SetAside(name.substring(REASON.length()), clipped(sent.text(name))))
                .toList();
    }

    private static String clipped(String reason) {
        return reason.length() > 4_000 ? reason.substring(0, 4_000) : reason;
    }

    /**
     * The visit, or everything that is wrong with what was typed.
     *
     * @param chart what the visit rests on
     * @param now taken as the end where none was typed
     * @param last the visit before, to count what stands as it did there
     */
    Result<Session, List<Problem>> read(
            Chart chart,
            Optional<Session> last,
            CareLibrary.HarmsGuide kinds,
            Instant now,
            ZoneId zone) {
        var problems = new ArrayList<Problem>();
        var session = session(last, kinds, now, zone, problems);
        wentIn(session, zone, problems);
        if (!sent.has("needles_out") && session.needlesIn() > 0) {
            problems.add(
                    new Problem(
                            "needles_out",
                            "HT-0751",
                            "The needles that came out were not counted.",
                            "Count them and enter the number."));
        }
        if (!sent.text(SAME).equals("yes")) {
            if (session.carried() > 0) {
                problems.add(
                        new Problem(
                                SAME,
                                "HT-0772",
                                "%d needles stand as at the last visit, and nobody said that they were placed so today."
                                        .formatted(session.carried()),
                                "Confirm it, or change the rows."));
            } else if (isOfTheSamePack(session, last)) {
                problems.add(
                        new Problem(
                                SAME,
                                "HT-0255",
                                "Maker, lot and size of the needles stand as at the last visit, and nobody said that they are so today.",
                                "Confirm it, or change what differs."));
            }
        }
        if (isShorterThanItsNeedles(session, zone) && !sent.has(TIMES_WHY)) {
            long visit = minutes(session, zone);
            problems.add(
                    new Problem(
                            TIMES_WHY,
                            "HT-0271",
                            "By its times the visit had %d %s for the needles, and they stayed %d."
                                    .formatted(
                                            visit,
                                            visit == 1 ? "minute" : "minutes",
                                            session.retentionMinutes().orElse(0)),
                            "Correct the times or the minutes, or say why both are right."));
        }
        if (!notedLater(chart, session, now, zone).isEmpty() && !sent.has(ORDER_WHY)) {
            problems.add(
                    new Problem(
                            ORDER_WHY,
                            "HT-0279",
                            "By the times of the visit its treatment began at %s, and what has to come before it was noted later."
                                    .formatted(Words.time(treatmentBegan(session, zone), zone)),
                            "Correct the times, or say that it came before the treatment and was only written down later."));
        }
        return problems.isEmpty() ? Result.ok(session) : Result.refused(List.copyOf(problems));
    }

    /** True if by its times the visit is over before its needles could come out. */
    boolean isShorterThanItsNeedles(Session session, ZoneId zone) {
        return session.needlesIn() > 0
                && session.retentionMinutes().orElse(0) > minutes(session, zone);
    }

    /** What has to come before treatment and is noted for later; nothing where none was given. */
    List<Groundwork> notedLater(Chart chart, Session session, Instant now, ZoneId zone) {
        boolean treated =
                session.needlesIn() > 0
                        || !session.needlings().isEmpty()
                        || session.others().stream()
                                .anyMatch(one -> !(one instanceof Technique.Advice));
        return treated
                ? Groundwork.after(chart, treatmentBegan(session, zone), session.started(), now)
                : List.of();
    }

    /** When the needles went in, or the start of the visit where nobody said when. */
    private Instant treatmentBegan(Session session, ZoneId zone) {
        return wentIn(session, zone)
                .filter(at -> isWithin(at, session))
                .map(at -> at.isAfter(session.ended()) ? session.ended() : at)
                .orElse(session.started());
    }

    /** When the needles went in, on the day of the visit; empty where nobody said it. */
    private Optional<Instant> wentIn(Session session, ZoneId zone) {
        return sent.has(IN_AT)
                ? time(IN_AT, new ArrayList<>())
                        .map(time -> session.started().atZone(zone).with(time).toInstant())
                : Optional.empty();
    }

    /** A visit whose end nobody typed goes on, and a clock of the room may go before ours. */
    private boolean isWithin(Instant at, Session session) {
        var end = sent.has("to") ? session.ended() : session.ended().plus(CLOCKS_DIFFER);
        return !at.isBefore(session.started().truncatedTo(ChronoUnit.MINUTES)) && !at.isAfter(end);
    }

    /** Needles go in during the visit: one of the two times is wrong where they do not. */
    private void wentIn(Session session, ZoneId zone, List<Problem> problems) {
        if (!sent.has(IN_AT) || problems.stream().anyMatch(one -> TIMES.contains(one.where()))) {
            return;
        }
        time(IN_AT, problems);
        wentIn(session, zone)
                .filter(at -> !isWithin(at, session))
                .ifPresent(at ->
                        problems.add(
                                new Problem(
                                        IN_AT,
                                        "HT-0253",
                                        "The needles went in at %s by this form, and the visit"
                                                        .formatted(Words.time(at, zone))
                                                + " went from %s to %s."
                                                        .formatted(
                                                                Words.time(session.started(), zone),
                                                                Words.time(session.ended(), zone)),
                                        "Correct whichever is wrong.")));
    }

    /** Whole minutes from when the needles went in, or the start of the visit, to its end. */
    long minutes(Session session, ZoneId zone) {
        return Duration.between(treatmentBegan(session, zone), session.ended()).toMinutes();
    }

    /** The visit as far as it can be read; what cannot be read yet is left out. */
    Session soFar(Optional<Session> last, CareLibrary.HarmsGuide kinds, Instant now, ZoneId zone) {
        return session(last, kinds, now, zone, new ArrayList<>());
    }

    /** The needles that the rows name so far, between which current can flow. */
    List<String> needles() {
        return Needles.in(needlings(new ArrayList<>()));
    }

    /** What was counted out, once it was counted. */
    OptionalInt countedOut() {
        return raw().whole("needles_out", 0, 200, new ArrayList<>());
    }

    private Session session(
            Optional<Session> last,
            CareLibrary.HarmsGuide kinds,
            Instant now,
            ZoneId zone,
            List<Problem> problems) {
        var needlings = needlings(problems);
        var ways = WaysForm.of(sent);
        if (problems.isEmpty()) {
            ways.joins(Needles.in(needlings), problems);
        }
        unclipped(problems);
        var pairs = ways.pairs(problems);
        var earlier = harms(kinds, problems, UnaryOperator.identity());
        var today = harms(kinds, problems, SessionForm::today);
        var others = others(ways, problems);
        var started = started(now, zone, problems);
        var ended = ended(started, now, zone, problems);
        var before = new Pain(pain("before_leg", problems), pain("before_back", problems));
        var after = new Pain(pain("after_leg", problems), pain("after_back", problems));
        var needleType = needleType(problems);
        int in = raw().whole("needles_in", 0, 200, problems).orElse(0);
        int out = raw().whole("needles_out", 0, 200, problems).orElse(0);
        var retention = raw().whole("retention", 0, 240, problems);
        var sought = ways.sought(problems);
        agrees(HARMS_ASKED, earlier, problems);
        agrees(HARMS_TODAY, today, problems);
        text("note", problems);
        int carried =
                last.map(one ->
                                (int)
                                        needlings.stream()
                                                .filter(needling -> stands(needling, one))
                                                .count())
                        .orElse(0);
        return new Session(
                started,
                ended,
                before,
                after,
                needlings,
                pairs,
                sought,
                needleType,
                in,
                out,
                retention,
                others,
                Stream.concat(earlier.stream(), today.stream()).toList(),
                isAnswered(HARMS_ASKED),
                isAnswered(HARMS_TODAY) ? OptionalInt.of(today.size()) : OptionalInt.empty(),
                sent.text("consent").equals("yes"),
                carried,
                clipped(sent.text("note")),
                skin(problems));
    }

    /** The skin at the points, seen at this visit; where it is not clear, the note says where. */
    private Optional<PointSkin> skin(List<Problem> problems) {
        var skin = raw().chosen(SKIN, PointSkin.values(), problems);
        if (skin.filter(PointSkin.NOT_EVERYWHERE::equals).isPresent() && !sent.has("note")) {
            problems.add(
                    new Problem(
                            "note",
                            "HT-0243",
                            "The skin is not clear at every point, and nobody wrote where.",
                            "Write where, and what was done instead."));
        }
        return skin;
    }

    /**
     * What was said of the times: when the needles went in, and why the times are right though they
     * look wrong; only where they do.
     */
    VisitTimes times(Chart chart, Session session, Instant now, ZoneId zone) {
        return new VisitTimes(
                wentIn(session, zone).filter(at -> isWithin(at, session)),
                isShorterThanItsNeedles(session, zone) ? said(TIMES_WHY) : Optional.empty(),
                notedLater(chart, session, now, zone).isEmpty()
                        ? Optional.empty()
                        : said(ORDER_WHY));
    }

    private Optional<String> said(String field) {
        return Optional.of(clipped(sent.text(field)));
    }

    private boolean isAnswered(String asked) {
        return sent.text(asked).matches("none|some");
    }

    /** The answer and the list must say the same. */
    private void agrees(String asked, List<AdverseEvent> listed, List<Problem> problems) {
        if (sent.text(asked).equals("none") && !listed.isEmpty()) {
            problems.add(
                    new Problem(
                            asked,
                            "HT-0752",
                            "It says that nothing unwanted happened, and lists something that did.",
                            "Correct one of the two."));
        }
        boolean unread = problems.stream().anyMatch(one -> isOf(asked, one.where()));
        if (sent.text(asked).equals("some") && listed.isEmpty() && !unread) {
            problems.add(
                    new Problem(
                            asked,
                            "HT-0753",
                            "Something unwanted happened, and nothing is listed.",
                            "Add what happened below."));
        }
    }

    /** True if a problem belongs to a row of what was asked. */
    private static boolean isOf(String asked, String where) {
        return where.startsWith(asked.equals(HARMS_TODAY) ? today("harm_") : "harm_")
                && where.matches(".*-\\d+");
    }

    /**
     * True once somebody said that the needles are in: by confirming them, by starting their clock
     * or by counting them out. Depths may be written before any needle is placed.
     */
    boolean saysIn() {
        return sent.text(SAME).equals("yes") || sent.has(IN_AT) || sent.has("needles_out");
    }

    private static boolean isOfTheSamePack(Session session, Optional<Session> last) {
        return !session.needlings().isEmpty()
                && session.needleType().isPresent()
                && session.needleType().equals(last.flatMap(Session::needleType));
    }

    private static boolean stands(Needling needling, Session last) {
        return last.needlings().stream().anyMatch(needling::isPlacedLike);
    }

    private Instant started(Instant now, ZoneId zone, List<Problem> problems) {
        var day = day(problems);
        var from = time("from", problems);
        return day.isPresent() && from.isPresent()
                ? LocalDateTime.of(day.get(), from.get()).atZone(zone).toInstant()
                : now;
    }

    private Instant ended(Instant started, Instant now, ZoneId zone, List<Problem> problems) {
        var to = sent.has("to") ? time("to", problems) : Optional.<LocalTime>empty();
        var ended =
                to.map(time ->
                                LocalDateTime.of(started.atZone(zone).toLocalDate(), time)
                                        .atZone(zone)
                                        .toInstant())
                        .orElse(now.truncatedTo(ChronoUnit.MINUTES));
        if (!ended.isBefore(started)
                && Duration.between(started, ended).compareTo(Session.LONGEST) <= 0) {
            return ended;
        }
        if (!started.equals(now) && !sent.has("to")) {
            problems.add(
                    new Problem(
                            "to",
                            "HT-0278",
                            "Nobody said when the visit ended, and now is not its end.",
                            "Write the time at which it ended."));
        } else if (!started.equals(now)) {
            problems.add(
                    new Problem(
                            "to",
                            "HT-0754",
                            "The visit must end after it starts, and within %d hours."
                                    .formatted(Session.LONGEST.toHours()),
                            "Correct the times."));
        }
        return started;
    }

    /** True if something stands in the row though its first field is empty. */
    private boolean isHalf(String first, int row, String... others) {
        return at(first, row).isEmpty()
                && Arrays.stream(others).anyMatch(name -> !at(name, row).isEmpty());
    }

    /**
     * Rows of the form whose needle can be read, in the order of the needles of the visit: a needle
     * of the visit is named by its place among them.
     */
    List<Integer> readable() {
        return IntStream.range(0, rows("point")).filter(this::isReadable).boxed().toList();
    }

    private boolean isReadable(int row) {
        return PointCode.read(at("point", row)).isPresent()
                && Side.of(at("side", row)).isPresent()
                && at("place", row).length() <= 300;
    }

    /**
     * True if something stands in a field, so that it is not missing; {@code depth-2} has a row.
     */
    boolean isFilled(String where) {
        int dash = where.lastIndexOf('-');
        return where.matches(".*-\\d+")
                ? !at(where.substring(0, dash), Integer.parseInt(where.substring(dash + 1)))
                        .isEmpty()
                : sent.has(where);
    }

    /** The field of the first pair that says no frequency. */
    String frequencyMissing() {
        return IntStream.range(0, rows("ea_from"))
                .filter(row -> WaysForm.of(sent).isSaid(row) && at("ea_hz", row).isEmpty())
                .mapToObj(row -> "ea_hz-" + row)
                .findFirst()
                .orElse("ea_hz-0");
    }

    private List<Needling> needlings(List<Problem> problems) {
        var needlings = new ArrayList<Needling>();
        var ofAll = raw().chosen(RESPONSE_FOR_ALL, Response.values(), problems);
        for (int row = 0; row < rows("point"); row++) {
            if (at("point", row).isEmpty()) {
                if (isHalf("point", row, "depth", "response", "place", OWN_LENGTH, OWN_DIAMETER)) {
                    problems.add(
                            Rows.problem(
                                    "point",
                                    row,
                                    "HT-0773",
                                    "The row says how a needle was placed, and not where.",
                                    "Write the point, or take the row away."));
                }
                continue;
            }
            var point = PointCode.read(at("point", row));
            if (point.isEmpty()) {
                problems.add(
                        Rows.problem(
                                "point",
                                row,
                                "HT-0755",
                                "There is no such point.",
                                "Write a WHO code such as GB30, or ASHI with its place."));
            }
            var side = Side.of(at("side", row));
            if (side.isEmpty()) {
                problems.add(
                        Rows.problem("side", row, "HT-0756", "The side is missing.", "Choose it."));
            }
            var depth = depth(row, problems);
            var stimulation = stimulation(row, problems);
            var own =
                    new NeedleSize(
                            ownDiameter(row, problems),
                            raw().whole(OWN_LENGTH, row, 1, 150, problems));
            var response =
                    raw().chosen("response", row, Response.values(), problems).or(() -> ofAll);
            if (at("place", row).length() > 300) {
                problems.add(Rows.tooLong("place", row));
            } else if (point.isPresent() && side.isPresent()) {
                needlings.add(
                        new Needling(
                                point.get().text(),
                                at("place", row),
                                side.get(),
                                depth,
                                stimulation.orElse(Stimulation.NONE),
                                response,
                                Optional.of(own)));
            }
        }
        return needlings;
    }

    /**
     * How the needle of a row was worked. One to which a lead is clipped carries current, whatever
     * its row says.
     */
    private Optional<Stimulation> stimulation(int row, List<Problem> problems) {
        var said = raw().chosen("stim", row, Stimulation.values(), problems);
        return isClipped(row) ? Optional.of(Stimulation.ELECTRICAL) : said;
    }

    /** A needle written as electrical beside pairs that leave it out is asked after. */
    private void unclipped(List<Problem> problems) {
        for (int row = 0; row < rows("point"); row++) {
            if (at("stim", row).equals(code(Stimulation.ELECTRICAL))
                    && !WaysForm.of(sent).clipped().isEmpty()
                    && !isClipped(row)) {
                problems.add(
                        Rows.problem(
                                "stim",
                                row,
                                "HT-0249",
                                at("point", row) + " is written as electrical and lies in no pair.",
                                "Choose how it was done, or put it into a pair."));
            }
        }
    }

    private boolean isClipped(int row) {
        var point = PointCode.read(at("point", row));
        var side = Side.of(at("side", row));
        return point.isPresent()
                && side.isPresent()
                && Needles.at(point.get().text(), side.get())
                        .anyMatch(WaysForm.of(sent).clipped()::contains);
    }

    private OptionalDouble ownDiameter(int row, List<Problem> problems) {
        var text = at(OWN_DIAMETER, row).replace(',', '.');
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (isDiameter(text)) {
            return OptionalDouble.of(Double.parseDouble(text));
        }
        problems.add(
                Rows.problem(
                        OWN_DIAMETER,
                        row,
                        "HT-0763",
                        "The diameter is not within 0.10 to 1.00 mm.",
                        "Enter millimetres, as 0.25."));
        return OptionalDouble.empty();
    }

    private static boolean isDiameter(String text) {
        return text.matches("\\d(\\.\\d{1,3})?")
                && Double.parseDouble(text) >= 0.10
                && Double.parseDouble(text) <= 1.00;
    }

    private Optional<Depth> depth(int row, List<Problem> problems) {
        return millimetres("depth", row, at("depth", row), problems);
    }

    /** Millimetres; a decimal below 5 was most likely meant in cun or centimetres. */
    private static Optional<Depth> millimetres(
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

    private static Problem notMillimetres(String field, int row, boolean otherUnit) {
        return Rows.problem(
                field,
                row,
                "HT-0757",
                otherUnit
                        ? "The depth looks like cun or centimetres."
                        : "The depth is not a whole number of millimetres.",
                "Enter millimetres, 1 to 100.");
    }

    private List<AdverseEvent> harms(
            CareLibrary.HarmsGuide kinds, List<Problem> problems, UnaryOperator<String> named) {
        var harms = new ArrayList<AdverseEvent>();
        for (int row = 0; row < rows(named.apply(HarmForm.KIND)); row++) {
            int here = row;
            new HarmForm(
                            name -> at(named.apply(name), here),
                            name -> named.apply(name) + "-" + here)
                    .read(kinds, problems)
                    .ifPresent(harms::add);
        }
        return harms;
    }

    /** Length of the needles of the visit, millimetres, also where their size is not whole. */
    OptionalInt lengthMm() {
        return length(new ArrayList<>());
    }

    /**
     * Length of the needle of a row, its own or that of the visit; empty where it is not readable.
     */
    OptionalInt lengthMm(int row) {
        return at(OWN_LENGTH, row).isEmpty()
                ? lengthMm()
                : raw().whole(OWN_LENGTH, row, 1, 150, new ArrayList<>());
    }

    private OptionalInt length(List<Problem> problems) {
        var length = raw().whole("length", 1, 150, new ArrayList<>());
        if (length.isEmpty() && sent.has("length")) {
            problems.add(
                    new Problem(
                            "length",
                            "HT-0768",
                            "Not a whole number within the range.",
                            "Enter 1 to 150. A needle of another length has a field in its own row."));
        }
        return length;
    }

    private Optional<NeedleType> needleType(List<Problem> problems) {
        if (!sent.has("diameter") && !sent.has("length")) {
            return Optional.empty();
        }
        var diameter = sent.text("diameter").replace(',', '.');
        var length = length(problems);
        if (diameter.isEmpty()) {
            return Optional.empty();
        }
        if (!isDiameter(diameter)) {
            problems.add(
                    new Problem(
                            "diameter",
                            "HT-0763",
                            "The diameter is not within 0.10 to 1.00 mm.",
                            "Enter millimetres, as 0.25."));
            return Optional.empty();
        }
        if (length.isEmpty()) {
            if (!sent.has("length")) {
                problems.add(
                        new Problem(
                                "length",
                                "HT-0764",
                                "The length of the needles is missing.",
                                "Enter millimetres, as 40."));
            }
            return Optional.empty();
        }
        if (sent.text("lot").length() > 300) {
            problems.add(Rows.tooLong("lot", -1));
            return Optional.empty();
        }
        return Optional.of(
                new NeedleType(Double.parseDouble(diameter), length.getAsInt(), sent.text("lot")));
    }

    private Optional<LocalDate> day(List<Problem> problems) {
        try {
            return Optional.of(LocalDate.parse(sent.text("day")));
        } catch (DateTimeParseException _) {
            problems.add(
                    new Problem(
                            "day",
                            "HT-0765",
                            "There is no such day.",
                            "Choose the day of the visit."));
            return Optional.empty();
        }
    }

    private Optional<LocalTime> time(String field, List<Problem> problems) {
        try {
            return Optional.of(LocalTime.parse(sent.text(field)));
        } catch (DateTimeParseException _) {
            problems.add(
                    new Problem(field, "HT-0766", "There is no such time.", "Write it as 14:30."));
            return Optional.empty();
        }
    }

    private OptionalInt pain(String field, List<Problem> problems) {
        return raw().whole(field, 0, 10, problems);
    }

    private List<Technique> others(WaysForm ways, List<Problem> problems) {
        var others = new ArrayList<>(ways.beside(problems));
        for (var therapy : sent.all("therapy")) {
            if (therapy.matches("TH-[A-Z-]{2,20}")) {
                others.add(new Technique.Therapy(therapy, clipped(sent.text("therapy_done"))));
            }
        }
        text("advice", problems);
        if (sent.has("advice") && sent.text("advice").length() <= 4_000) {
            others.add(new Technique.Advice(sent.text("advice")));
        }
        return others;
    }

    private void text(String field, List<Problem> problems) {
        if (sent.text(field).length() > 4_000) {
            problems.add(Rows.tooLong(field, -1));
        }
    }

    static String code(Enum<?> value) {
        return Rows.code(value);
    }
}
