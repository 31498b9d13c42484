package huantiao.web.visit;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.Pain;
import huantiao.care.Plan;
import huantiao.care.PointSkin;
import huantiao.care.Session;
import huantiao.care.SetAside;
import huantiao.care.SinceLast;
import huantiao.care.Technique;
import huantiao.web.care.Rows;
import huantiao.web.form.Sent;
import huantiao.web.harms.HarmForm;
import huantiao.web.needling.Needles;
import huantiao.web.needling.NeedlesForm;
import huantiao.web.needling.PackForm;
import huantiao.web.needling.PairsForm;
import huantiao.web.needling.WaysForm;
import huantiao.web.room.NeedlesSaid;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A visit as it is being charted: raw strings. Rows of needles, of current and of unwanted effects
 * are lists that run beside each other; a row whose first field is empty is not there.
 */
public record SessionForm(Sent sent) {

    public SessionForm {
        sent = PairsForm.gathered(sent);
    }

    /** How many needles went in. */
    private static final String NEEDLES_IN = "needles_in";

    private static final String REASON = "reason.";

    /**
     * Confirms what stands as at the last visit: the rows, and the needles by maker, lot and size.
     */
    static final String SAME = NeedlesSaid.SAME;

    /** The skin at the points, looked at anew in each visit. */
    static final String SKIN = "skin";

    /** Says that the confirmation of a repeat speaks of skin that is clear. */
    static final String SAME_SKIN = "same_skin";

    /** Therapies beside needles, each with words of its own. */
    static final String THERAPY = "therapy";

    /** How many times the needles were worked by hand, written anew in each visit. */
    static final String WORKED = "worked";

    /** Tongue and pulse, in words. */
    static final String TONGUE = "tongue_and_pulse";

    /** Advice that was given and exercises that were taught, in words. */
    static final String ADVICE = "advice";

    /** Says that chiropractic was with thrust. */
    static final String THRUST = "thrust";

    /** Why the pain in the leg was not asked before or after treatment. */
    static final String PAIN_WHY = "pain_why";

    /** Longest text kept, in characters. */
    private static final int LONGEST = 4_000;

    private Rows raw() {
        return new Rows(sent);
    }

    /** The needles, a row each. */
    NeedlesForm needles() {
        return new NeedlesForm(raw());
    }

    /** The size, the maker and the lot of the needles. */
    PackForm pack() {
        return new PackForm(raw());
    }

    TimesForm times(ZoneId zone) {
        return new TimesForm(sent, zone);
    }

    private VisitHarmsForm harms() {
        return new VisitHarmsForm(raw());
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

    /**
     * The same form with one pair of leads more, with the current of the first one. While the clock
     * of the needles runs, its own begins now: it was not there before.
     */
    SessionForm withPair(LocalTime now) {
        var more = PairsForm.of(sent).withPair();
        return new SessionForm(
                sent.has(TimesForm.IN_AT)
                        ? more.with(
                                        PairsForm.BEGUN,
                                        more.count("ea_from") - 1,
                                        now.truncatedTo(ChronoUnit.SECONDS).toString())
                                .sent()
                        : more.sent());
    }

    /** The same form with room for one needle more, which went in. */
    SessionForm withNeedle() {
        return withRow(NeedlesForm.FIELDS).countedFrom(this);
    }

    /** The same form without a needle, which did not go in. */
    SessionForm withoutNeedle(int row) {
        return withoutRow(NeedlesForm.FIELDS, row).countedFrom(this);
    }

    /** The number of needles follows the rows, unless somebody wrote another. */
    private SessionForm countedFrom(SessionForm before) {
        return sent.text(NEEDLES_IN).equals("" + before.rows(NeedlesForm.POINT))
                ? new SessionForm(
                        rows(NeedlesForm.POINT) == 0
                                ? sent.with(NEEDLES_IN)
                                : sent.with(NEEDLES_IN, "" + rows(NeedlesForm.POINT)))
                : this;
    }

    /** The same form with this sentence in its note, once. */
    SessionForm noting(String said) {
        var note = sent.text("note");
        return note.contains(said)
                ? this
                : new SessionForm(sent.with("note", (note + "\n" + said).strip()));
    }

    /** The same form without a row. */
    SessionForm withoutRow(List<String> names, int row) {
        return new SessionForm(raw().without(names, row).sent());
    }

    /** This form with what was answered of unwanted effects of earlier treatment. */
    SessionForm answered(SinceLast since) {
        var said = VisitHarmsForm.fields(since);
        if (said.containsKey(HarmForm.KIND) && rows(HarmForm.KIND) > 0) {
            HarmForm.FIELDS.forEach(said::remove);
        }
        return with(said);
    }

    /** The same form with these needles. */
    SessionForm withPack(NeedleType type) {
        return with(PackForm.fields(type));
    }

    /** The same form with what the plan means to be done beside needles and at home. */
    SessionForm asPlanned(Plan plan, CareLibrary library) {
        var planned = new LinkedHashMap<String, List<String>>();
        if (WaysForm.BESIDE.stream().noneMatch(sent::has)) {
            plan.ways().ifPresent(ways -> planned.putAll(WaysForm.besideFields(ways)));
        }
        if (!sent.has(ADVICE)) {
            atHome(plan, library).ifPresent(names -> planned.put(ADVICE, List.of(names)));
        }
        return with(planned);
    }

    /** What the plan means to be done at home, by name; empty where nothing is. */
    static Optional<String> atHome(Plan plan, CareLibrary library) {
        return Optional.of(
                        plan.selfCare().stream()
                                .map(library.selfCare()::name)
                                .collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty());
    }

    private SessionForm with(Map<String, List<String>> others) {
        var fields = new LinkedHashMap<>(sent.fields());
        fields.putAll(others);
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

    static String clipped(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
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
        times(zone).wentIn(session, problems);
        if (!sent.has("needles_out") && session.needlesIn() > 0) {
            problems.add(
                    new Problem(
                            "needles_out",
                            "HT-0751",
                            "The needles that came out were not counted.",
                            "Count them and enter the number."));
        }
        if (new NeedlesSaid(sent).lacksSome()) {
            problems.add(fewer(NEEDLES_IN));
        }
        confirmed(session, last, problems);
        times(zone).explained(chart, session, now, problems);
        return problems.isEmpty() ? Result.ok(session) : Result.refused(List.copyOf(problems));
    }

    /** Fewer are counted than were in when the clock started. */
    static Problem fewer(String where) {
        return new Problem(
                where,
                "HT-0294",
                "Fewer needles are counted than were in when the clock started, and nobody said"
                        + " what became of the rest.",
                "Say that it was never placed, or where it was found.");
    }

    /** What stands as at the last visit is confirmed for today. */
    private void confirmed(Session session, Optional<Session> last, List<Problem> problems) {
        if (isConfirmed()) {
            return;
        }
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

    private static boolean isOfTheSamePack(Session session, Optional<Session> last) {
        return !session.needlings().isEmpty()
                && session.needleType().isPresent()
                && session.needleType().equals(last.flatMap(Session::needleType));
    }

    /** True once somebody said that the needles are in, as the room reads it too. */
    boolean saysIn() {
        return new NeedlesSaid(sent).saysIn();
    }

    /** What was counted out, once it was counted. */
    OptionalInt countedOut() {
        return raw().whole("needles_out", 0, 200, new ArrayList<>());
    }

    /** The visit as far as it can be read; what cannot be read yet is left out. */
    Session soFar(Optional<Session> last, CareLibrary.HarmsGuide kinds, Instant now, ZoneId zone) {
        return session(last, kinds, now, zone, new ArrayList<>());
    }

    private Session session(
            Optional<Session> last,
            CareLibrary.HarmsGuide kinds,
            Instant now,
            ZoneId zone,
            List<Problem> problems) {
        var needlings = needles().read(problems);
        var leads = PairsForm.of(sent);
        if (problems.isEmpty()) {
            leads.joins(Needles.in(needlings), problems);
        }
        needles().unclipped(problems);
        var pairs = leads.read(problems, new NeedlesSaid(sent).inAt());
        var ways = WaysForm.of(sent);
        var earlier = harms().earlier(kinds, problems);
        var today = harms().today(kinds, problems);
        var others = others(ways, problems);
        var started = times(zone).started(now, problems);
        var ended = times(zone).ended(started, now, problems);
        var before = new Pain(pain("before_leg", problems), pain("before_back", problems));
        var after = new Pain(pain("after_leg", problems), pain("after_back", problems));
        var needleType = pack().read(problems);
        int in = raw().whole(NEEDLES_IN, 0, 200, problems).orElse(0);
        int out = raw().whole("needles_out", 0, 200, problems).orElse(0);
        var retention = raw().whole("retention", 0, 240, problems);
        retention.ifPresent(minutes -> leads.outlasts(minutes, problems));
        var sought = ways.sought(problems);
        harms().agree(earlier, today, problems);
        text("note", problems);
        text(TONGUE, problems);
        text(PAIN_WHY, problems);
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
                harms().isEarlierAsked(),
                harms().ofToday(today),
                VisitConsent.isGiven(sent),
                last.map(one -> carried(needlings, one)).orElse(0),
                clipped(sent.text("note")),
                skin(problems),
                ways.manipulation(problems),
                raw().whole(WORKED, 1, Session.MOST_WORKED, problems),
                Optional.of(clipped(sent.text(TONGUE))),
                before.leg().isPresent() && after.leg().isPresent()
                        ? Optional.empty()
                        : Optional.of(clipped(sent.text(PAIN_WHY))),
                Optional.of(VisitConsent.agreedTo(sent)));
    }

    /** How many needles stand as they did in the visit before. */
    private static int carried(List<Needling> needlings, Session last) {
        return Math.toIntExact(
                needlings.stream()
                        .filter(one -> last.needlings().stream().anyMatch(one::isPlacedLike))
                        .count());
    }

    private OptionalInt pain(String field, List<Problem> problems) {
        return raw().whole(field, 0, 10, problems);
    }

    /** True where what stands as at the last visit is confirmed for today. */
    boolean isConfirmed() {
        return sent.text(SAME).equals("yes");
    }

    /**
     * The skin at the points, seen at this visit; where it is not clear, the note says where. The
     * confirmation of a repeat says that it is clear, unless something else was said of it.
     */
    private Optional<PointSkin> skin(List<Problem> problems) {
        if (!sent.has(SKIN) && isConfirmed() && sent.has(SAME_SKIN)) {
            return Optional.of(PointSkin.CLEAR);
        }
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

    /** What was done beside needles and current, and the advice given. */
    private List<Technique> others(WaysForm ways, List<Problem> problems) {
        var others = new ArrayList<>(ways.beside(problems));
        for (var therapy : sent.all(THERAPY)) {
            if (therapy.matches("TH-[A-Z-]{2,20}")) {
                others.add(
                        new Technique.Therapy(
                                therapy, clipped(sent.text(done(therapy))), thrust(therapy)));
            }
        }
        text(ADVICE, problems);
        if (sent.has(ADVICE) && sent.text(ADVICE).length() <= LONGEST) {
            others.add(new Technique.Advice(sent.text(ADVICE)));
        }
        return others;
    }

    /** Where what was done of a therapy is written. */
    static String done(String therapy) {
        return "done." + therapy;
    }

    private Optional<Boolean> thrust(String therapy) {
        return therapy.equals(Technique.Therapy.CHIROPRACTIC)
                ? Optional.of(sent.text(THRUST).equals("yes"))
                : Optional.empty();
    }

    private void text(String field, List<Problem> problems) {
        if (sent.text(field).length() > LONGEST) {
            problems.add(Rows.tooLong(field, -1));
        }
    }
}
