package huantiao.web.care;

import huantiao.base.Problem;
import huantiao.body.PointCode;
import huantiao.body.Points;
import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.Episode;
import huantiao.care.Groundwork;
import huantiao.care.Habits;
import huantiao.care.Medicines;
import huantiao.care.NeedleSize;
import huantiao.care.NeedleType;
import huantiao.care.Needling;
import huantiao.care.Noted;
import huantiao.care.PlanFacts;
import huantiao.care.PointSkin;
import huantiao.care.Response;
import huantiao.care.Session;
import huantiao.care.SetAside;
import huantiao.care.ShortNeedle;
import huantiao.care.SinceLast;
import huantiao.care.SinceLast.News;
import huantiao.care.Statement;
import huantiao.care.Stimulation;
import huantiao.care.Stricta;
import huantiao.care.TooDeep;
import huantiao.care.UsualCurrent;
import huantiao.care.VisitTimes;
import huantiao.triage.NotCleared;
import huantiao.triage.PlanCheck;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Verdict;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.people.TechniqueWords;
import huantiao.web.room.Sitting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A visit being charted.
 *
 * @param typed what was typed so far
 * @param seen the last entry of the chart that the author has seen
 * @param since what others noted meanwhile; empty where nothing came between
 * @param oneDepth the depth that was filled in a moment ago
 * @param safety the answers that this visit was begun with; empty where they do not hold any more
 * @param held what keeps the person from being treated by these answers; empty where nothing does
 * @param ofAnotherDay true if the form says another day than today
 * @param answeredThen true if the safety answers in force were given on the day of the form, so
 *     that it can be signed for that day
 * @param library kinds of unwanted effects and therapies to choose from
 * @param room who sits in the treatment room
 * @param check what is still missing and what the rules say
 * @param points every point, with how deep it is needled
 * @param lastPack the needles of the last visit of the clinic, while nothing is said of those of
 *     this one
 * @param felt what is felt at the needles of the leads
 */
public record SessionPage(
        Chart chart,
        WhoThisIs who,
        Episode episode,
        SessionForm typed,
        Form form,
        long seen,
        List<String> since,
        Check check,
        Optional<SessionForm.OneDepth> oneDepth,
        Optional<Chart.Placed<Entry.SafetyAsked>> safety,
        Optional<NotCleared> held,
        boolean ofAnotherDay,
        boolean answeredThen,
        CareLibrary library,
        List<Sitting> room,
        ZoneId zone,
        Points points,
        Optional<Habits.Last<NeedleType>> lastPack,
        FeltNeedles felt) {

    /** How many missing items of STRICTA are named in the line of their fold. */
    private static final int GAPS_NAMED = 4;

    /** True for a form of another day that cannot be signed any more. */
    public boolean isClosed() {
        return ofAnotherDay && !answeredThen;
    }

    /** True where the plan, or the visit as it stands, has current. */
    public boolean hasCurrent() {
        return PlanFacts.techniques(episode.plan()).contains(TechniqueKind.EA)
                || typed.rows("ea_from") > 0;
    }

    /** True where the person's page has what comes before needles. */
    public boolean isHeldOnThePersonsPage() {
        return held.filter(why -> !(why instanceof NotCleared.AskFirst)).isPresent();
    }

    /** Fields in the order of the page. */
    private static final List<String> FIELDS =
            Stream.of(
                            List.of("before_leg", "before_back", "consent", "harms_asked"),
                            HarmForm.FIELDS,
                            List.of(
                                    "same",
                                    SessionForm.SKIN,
                                    SessionForm.DEPTH_FOR_ALL,
                                    SessionForm.RESPONSE_FOR_ALL),
                            SessionForm.NEEDLE,
                            List.of("retention", "in_at", "sought", "diameter", "length", "lot"),
                            WaysForm.PAIR,
                            WaysForm.BESIDE,
                            List.of("therapy_done", "advice", "needles_in", "needles_out"),
                            List.of("after_leg", "after_back", "harms_today"),
                            SessionForm.TODAY,
                            List.of(
                                    "note",
                                    "day",
                                    "from",
                                    "to",
                                    SessionForm.TIMES_WHY,
                                    SessionForm.ORDER_WHY))
                    .flatMap(List::stream)
                    .toList();

    /** The needles that the leads of a current were offered when the page was shown. */
    private static final String OFFERED = "offered";

    /** The needles of this visit, between which current can flow. */
    public List<Option> needles() {
        return typed.needles().stream().map(one -> Option.of(one, one)).toList();
    }

    /** Says that the depths of all stand together on the page. */
    public static final String TOGETHER = "depths_together";

    /** The same in one line, so that the form knows what it offered. */
    public String offered() {
        return String.join(",", typed.needles());
    }

    /** True where pairs are on the page and the needles have changed beneath them. */
    public boolean offersOthers() {
        return typed.rows("ea_from") > 0 && !typed.sent().text(OFFERED).equals(offered());
    }

    /** True where leads are clipped to other needles than those that the page asks after. */
    public boolean asksAfterOthers() {
        return typed.rows("ea_from") > 0
                && !typed.sent().text(FeltNeedles.OFFERED).equals(felt.offered());
    }

    /**
     * What stands between the visit and its signature.
     *
     * @param count needles in and out
     * @param carried how many needles stand as at the last visit
     * @param unread what was typed and cannot be read yet
     * @param gaps STRICTA items still missing
     * @param complete share of the items that are complete, 0 to 1
     * @param verdicts what the rules say to what was done; only where they say something
     * @param tooDeep needles above the cautious cap of their point
     * @param shortNeedles needles that are short for their depth
     * @param times minutes of the visit and of its needles, where they cannot both be right
     * @param notedLater what has to come before treatment and is noted for a later minute
     * @param broughtNone needles said to have brought nothing though a response was looked for
     * @param broughtUnsaid needles that are out, of none of which is noted what they brought though
     *     a response was looked for
     */
    public record Check(
            Count count,
            int carried,
            List<Problem> unread,
            List<Stricta.Gap> gaps,
            double complete,
            List<Spoken> verdicts,
            List<TooDeep> tooDeep,
            List<ShortNeedle> shortNeedles,
            Optional<Times> times,
            List<Groundwork> notedLater,
            long broughtNone,
            long broughtUnsaid) {

        static Check of(
                SessionForm typed,
                Session soFar,
                boolean saysIn,
                List<Problem> unread,
                List<Stricta.Gap> gaps,
                PlanCheck rules,
                List<TooDeep> tooDeep,
                Optional<Times> times,
                List<Groundwork> notedLater) {
            var spoken = new ArrayList<Spoken>();
            rules.techniques()
                    .forEach((technique, verdict) -> speak(technique.code(), verdict, spoken));
            rules.points().forEach((point, verdict) -> speak(point.text(), verdict, spoken));
            var rows = typed.readable();
            return new Check(
                    Count.of(soFar.needlesIn(), saysIn, typed.countedOut()),
                    soFar.carried(),
                    unread.stream().filter(Check::isNotSaidElsewhere).toList(),
                    gaps.stream()
                            .map(gap ->
                                    gap.needling() < 0
                                            ? gap
                                            : new Stricta.Gap(
                                                    gap.item(),
                                                    gap.field(),
                                                    rows.get(gap.needling())))
                            .filter(gap -> isMissing(typed, fieldOf(typed, place(gap)), unread))
                            .toList(),
                    Stricta.completeness(gaps),
                    spoken,
                    tooDeep.stream()
                            .map(one ->
                                    new TooDeep(
                                            rows.get(one.needling()),
                                            one.point(),
                                            one.depthMm(),
                                            one.capMm()))
                            .toList(),
                    ShortNeedle.among(soFar.needlings(), typed.lengthMm()).stream()
                            .map(one ->
                                    new ShortNeedle(
                                            rows.get(one.needling()),
                                            one.point(),
                                            one.depthMm(),
                                            one.lengthMm()))
                            .toList(),
                    times,
                    notedLater,
                    broughtNone(soFar),
                    typed.countedOut().isPresent() ? broughtUnsaid(soFar) : 0);
        }

        private static long broughtUnsaid(Session soFar) {
            return isLookedFor(soFar)
                            && soFar.needlings().stream().allMatch(one -> one.response().isEmpty())
                    ? soFar.needlings().size()
                    : 0;
        }

        private static boolean isLookedFor(Session soFar) {
            return soFar.responseSought().filter(one -> one != Response.NONE).isPresent();
        }

        private static long broughtNone(Session soFar) {
            var none = Optional.of(Response.NONE);
            return isLookedFor(soFar)
                    ? soFar.needlings().stream().filter(one -> one.response().equals(none)).count()
                    : 0;
        }

        /** The count and the confirmation have lines of their own. */
        private static boolean isNotSaidElsewhere(Problem problem) {
            return !List.of("HT-0751", "HT-0772", "HT-0255", "HT-0259", "HT-0271", "HT-0279")
                    .contains(problem.code());
        }

        private static void speak(String what, Verdict verdict, List<Spoken> spoken) {
            switch (verdict) {
                case Verdict.Allowed _ -> {}
                case Verdict.AllowedWithChange(var grounds) ->
                        grounds.forEach(ground ->
                                spoken.add(
                                        new Spoken(
                                                what, "change", ground.id(), ground.sentence())));
                case Verdict.NeedsReason(var grounds) ->
                        grounds.forEach(ground ->
                                spoken.add(
                                        new Spoken(
                                                what, "reason", ground.id(), ground.sentence())));
                case Verdict.Blocked(var grounds) ->
                        grounds.forEach(ground ->
                                spoken.add(
                                        new Spoken(
                                                what, "blocked", ground.id(), ground.sentence())));
            }
        }

        /** Needles that are deeper than they are long. */
        public List<ShortNeedle> impossible() {
            return shortNeedles.stream().filter(ShortNeedle::isImpossible).toList();
        }

        /** Needles of which less than a quarter stays above the skin. */
        public List<ShortNeedle> nearlyWhole() {
            return shortNeedles.stream().filter(one -> !one.isImpossible()).toList();
        }

        /** The needle of a row, where it is short for its depth. */
        public Optional<ShortNeedle> shortIn(int row) {
            return shortNeedles.stream().filter(one -> one.needling() == row).findFirst();
        }

        /** What is deeper than the cautious cap of the point of a row. */
        public Optional<TooDeep> deepIn(int row) {
            return tooDeep.stream().filter(one -> one.needling() == row).findFirst();
        }

        /** STRICTA items that are complete. */
        public int done() {
            return (int) Math.round(Stricta.ITEMS * complete);
        }

        public int items() {
            return Stricta.ITEMS;
        }

        /** Rules that want a reason, each once and with all that it speaks of. */
        public List<Spoken> reasonsWanted() {
            var wanted = new LinkedHashMap<String, Spoken>();
            for (var one : verdicts) {
                if (one.kind().equals("reason")) {
                    wanted.merge(one.rule(), one, Spoken::with);
                }
            }
            return List.copyOf(wanted.values());
        }
    }

    /**
     * A visit that by its times was over before its needles could come out.
     *
     * @param visit whole minutes from when they went in, or its start, to its end
     * @param needles minutes they stayed
     */
    public record Times(long visit, int needles) {

        /** Asked once the needles are out: until then the visit goes on. */
        static Optional<Times> of(SessionForm typed, Session soFar, ZoneId zone) {
            return typed.countedOut().isPresent() && typed.isShorterThanItsNeedles(soFar, zone)
                    ? Optional.of(
                            new Times(
                                    typed.minutes(soFar, zone), soFar.retentionMinutes().orElse(0)))
                    : Optional.empty();
        }
    }

    /** Needles in against needles out. */
    public sealed interface Count {

        /** Nothing went in. */
        record None() implements Count {}

        /** They stand in the form, and nobody has said yet that they are in. */
        record NotSaid(int rows) implements Count {}

        /** They are in, and not counted out yet. */
        record NotCounted(int in) implements Count {}

        /** As many out as in. */
        record Equal(int in) implements Count {}

        /** Not as many out as in, or more: somebody has to look. */
        record Differs(int in, int out) implements Count {}

        static Count of(int in, boolean saysIn, OptionalInt out) {
            if (out.isEmpty()) {
                if (in == 0) {
                    return new None();
                }
                return saysIn ? new NotCounted(in) : new NotSaid(in);
            }
            return out.getAsInt() == in ? new Equal(in) : new Differs(in, out.getAsInt());
        }
    }

    /**
     * What one rule says to one thing done.
     *
     * @param kind {@code change}, {@code reason} or {@code blocked}
     */
    public record Spoken(String what, String kind, String rule, String sentence) {

        /** True if this is among what it speaks of. */
        boolean names(String one) {
            return !one.isEmpty() && List.of(what.split(", ")).contains(one);
        }

        /** The same of this and of what the other speaks of. */
        Spoken with(Spoken other) {
            return new Spoken(what + ", " + other.what, kind, rule, sentence);
        }
    }

    public String address() {
        return "/people/" + chart.whose().patient() + "/sessions";
    }

    /** The day of the visit this one starts from; empty for the first. */
    public Optional<LocalDate> sameAs() {
        return episode.lastSession().map(last -> last.started().atZone(zone).toLocalDate());
    }

    public String sameAsWords(Words words) {
        return sameAs().map(day ->
                        day.format(
                                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                        .withLocale(words.locale())))
                .orElse("");
    }

    /** The length of another needle, offered beside that of all. */
    public Field ownLength(int row) {
        return own(SessionForm.OWN_LENGTH, row, "length");
    }

    /** The diameter of another needle. */
    public Field ownDiameter(int row) {
        return own(SessionForm.OWN_DIAMETER, row, "diameter");
    }

    private Field own(String name, int row, String ofAll) {
        var all = typed.sent().text(ofAll);
        var words = form.words();
        return rows().field(name, row, words.say("session." + name.replace('_', '-')))
                .withHint(all.isEmpty() ? "" : words.say("session.own.hint", all))
                .asOptional();
    }

    /** True where a needle is another than those of the visit, or that has to be looked at. */
    public boolean hasOwn(int row) {
        return !ownNeedle(row).isEmpty()
                || !form.problem(SessionForm.OWN_LENGTH + "-" + row).isEmpty()
                || !form.problem(SessionForm.OWN_DIAMETER + "-" + row).isEmpty()
                || check.impossible().stream().anyMatch(one -> one.needling() == row);
    }

    /** What differs of the needle of a row, in words; empty where nothing does. */
    public String ownNeedle(int row) {
        return ownNeedle(
                typed.at(SessionForm.OWN_DIAMETER, row),
                typed.at(SessionForm.OWN_LENGTH, row),
                form.words());
    }

    private static String said(NeedleSize own, Words words) {
        return ownNeedle(
                own.diameterMm().isPresent() ? Rows.number(own.diameterMm().getAsDouble()) : "",
                own.lengthMm().isPresent() ? "" + own.lengthMm().getAsInt() : "",
                words);
    }

    private static String ownNeedle(String diameter, String length, Words words) {
        if (diameter.isEmpty() && length.isEmpty()) {
            return "";
        }
        return diameter.isEmpty()
                ? words.say("session.own.length", length)
                : length.isEmpty()
                        ? words.say("session.own.diameter", diameter)
                        : words.say("session.own.both", diameter, length);
    }

    /** True if the row stands as at the last visit. */
    public boolean carried(int row) {
        return episode.lastSession().stream()
                .flatMap(last -> last.needlings().stream())
                .anyMatch(before ->
                        before.point().equals(typed.at("point", row))
                                && before.where().equals(typed.at("place", row))
                                && before.side().code().equals(typed.at("side", row))
                                && before.depth()
                                        .map(depth -> "" + depth.mm())
                                        .orElse("")
                                        .equals(typed.at("depth", row))
                                && SessionForm.code(before.stimulation())
                                        .equals(typed.at("stim", row))
                                && before.own()
                                        .map(own -> said(own, form.words()))
                                        .orElse("")
                                        .equals(ownNeedle(row)));
    }

    /** What is chosen in a row, in words. */
    public String said(Words words, String name, int row) {
        var code = typed.at(name, row);
        var key = "session.%s.%s".formatted(name, code);
        return words.knows(key) ? words.say(key) : code;
    }

    /** True if the row is, or may become, a tender point that needs its place in words. */
    public boolean hasPlace(int row) {
        var point = typed.at("point", row);
        return point.isEmpty() || point.equalsIgnoreCase("ASHI");
    }

    /** True if a row has to be seen to be filled in or mended. */
    public boolean open(int row) {
        boolean deep = depthsTogether();
        return typed.at("point", row).isEmpty()
                || typed.at("side", row).isEmpty()
                || (!deep && typed.at("depth", row).isEmpty())
                || SessionForm.NEEDLE.stream()
                        .filter(name -> !deep || !name.equals("depth"))
                        .anyMatch(name -> !form.problem(name + "-" + row).isEmpty());
    }

    /**
     * True where several needles have no depth yet: then the depths of all stand together above the
     * rows, which stay folded. It is all of them or none, as a form sends them in their order.
     */
    public boolean depthsTogether() {
        return withoutDepth() > 1;
    }

    /** The depth of a needle, by its point and side; by its number while it has neither. */
    public Field depth(int row) {
        var needle =
                "%s %s".formatted(typed.at("point", row), said(form.words(), "side", row)).strip();
        return rows().field(
                        "depth",
                        row,
                        needle.isEmpty() ? form.words().say("session.needle", row + 1) : needle)
                .withHint(deepest(row));
    }

    /** True if the page on which this was typed had the depths of all together. */
    public boolean depthsStoodTogether() {
        return typed.sent().has(TOGETHER);
    }

    /** The smaller of our limit at the point and of what the needle itself allows, in words. */
    private String deepest(int row) {
        var words = form.words();
        var cap = cap(row);
        var length = typed.lengthMm(row);
        if (length.isPresent()) {
            int deepest = ShortNeedle.deepestMm(length.getAsInt());
            if (deepest < cap.orElse(Integer.MAX_VALUE)) {
                return words.say("session.depth.needle", deepest);
            }
        }
        return cap.isPresent()
                ? words.say("session.depth.cap", cap.getAsInt())
                : words.say("session.depth.no-cap");
    }

    /** Our cautious limit of the depth at the point of a row, millimetres; empty where none is. */
    private OptionalInt cap(int row) {
        return points.find(typed.at("point", row))
                .map(point -> point.needling().capMm())
                .orElse(OptionalInt.empty());
    }

    /** How many needles have no depth yet. */
    public int withoutDepth() {
        return Math.toIntExact(
                IntStream.range(0, typed.rows("point"))
                        .filter(row ->
                                !typed.at("point", row).isEmpty()
                                        && typed.at("depth", row).isEmpty())
                        .count());
    }

    /** One depth for them, in millimetres. */
    public Field depthForAll() {
        return form.field(SessionForm.DEPTH_FOR_ALL, form.words().say("session.depth-all"));
    }

    /** What every needle brought whose own row leaves it open. */
    public Choices responseForAll() {
        return form.choices(
                        SessionForm.RESPONSE_FOR_ALL,
                        form.words().say("session.response-all"),
                        rows().responses())
                .asOptional();
    }

    /** True before the first visit of all: nothing was done here that could have harmed. */
    public boolean isFirst() {
        return chart.latest(Entry.SessionSigned.class).isEmpty();
    }

    /** The day that the form says, in words where it is one. */
    public String dayOfForm() {
        var day = typed.sent().text("day");
        try {
            return form.words().day(LocalDate.parse(day));
        } catch (DateTimeParseException _) {
            return day;
        }
    }

    /** The end of the visit; an empty one means now, where now can be its end. */
    public Field to() {
        return form.field("to", form.words().say("session.to"))
                .withHint(form.words().say(ofAnotherDay ? "session.to.then" : "session.to.hint"));
    }

    /** True if a length was typed that is no number of millimetres: depths go unmeasured by it. */
    public boolean isLengthUnread() {
        return !typed.sent().text("length").isEmpty() && typed.lengthMm().isEmpty();
    }

    /** What STRICTA asks for and is missing, by name where it is little; empty if nothing is. */
    public String gapsNamed() {
        var named =
                check.gaps().stream()
                        .map(gap -> form.words().say("stricta." + gap.field()))
                        .distinct()
                        .toList();
        return named.isEmpty() || named.size() > GAPS_NAMED
                ? ""
                : form.words().say("session.stricta.missing", String.join(", ", named));
    }

    /** Rules that want a reason and name the point of this row as the first of the form. */
    public List<Spoken> reasonsOf(int row) {
        return check.reasonsWanted().stream().filter(one -> firstRow(one) == row).toList();
    }

    /** Rules that want a reason which is written at an earlier row. */
    public List<Spoken> reasonsElsewhere(int row) {
        return check.reasonsWanted().stream()
                .filter(one -> one.names(point(row)) && firstRow(one) < row)
                .toList();
    }

    /** Rules that want a reason and name no point of a row. */
    public List<Spoken> reasonsOfNoRow() {
        return check.reasonsWanted().stream().filter(one -> firstRow(one) < 0).toList();
    }

    private int firstRow(Spoken one) {
        return IntStream.range(0, typed.rows("point"))
                .filter(row -> one.names(point(row)))
                .findFirst()
                .orElse(-1);
    }

    /** The point of a row by its code; empty if there is no such point. */
    private String point(int row) {
        return PointCode.read(typed.at("point", row)).map(PointCode::text).orElse("");
    }

    /** When the safety questions of this visit were answered, as the clock says it. */
    public String safetyAt() {
        return safety.map(asked -> Words.time(asked.noted().occurredAt(), zone)).orElse("");
    }

    /** Which of them were answered together, as a confirmation of earlier answers. */
    public Optional<String> safetyTogether(Words words) {
        return safety.flatMap(asked -> new AskedBefore(chart, zone, words).together(asked.entry()));
    }

    /** The key of what comes before treatment, in the words of the page. */
    public static String code(Groundwork.Kind kind) {
        return SessionForm.code(kind);
    }

    /**
     * When something that comes before treatment was noted; with its day if not that of the form.
     */
    public String notedAt(Groundwork one) {
        var time = Words.time(one.at(), zone);
        var day = LocalDate.ofInstant(one.at(), zone);
        return typed.sent().text("day").equals(day.toString())
                ? time
                : "%s, %s".formatted(form.words().day(day), time);
    }

    /** A blood thinner that was named as new or changed before this visit, in words. */
    public String newThinner() {
        return safety.filter(asked ->
                        asked.entry().since().filter(one -> one.isYes(News.MEDICINES)).isPresent())
                .map(asked -> asked.entry().facts().plain().get(Medicines.ANTICOAGULANT))
                .map(String::valueOf)
                .filter(thinner -> !thinner.equals("none"))
                .map(thinner -> form.words().say("fact.value." + thinner))
                .orElse("");
    }

    /** True where unwanted effects of earlier treatment were answered before this visit. */
    public boolean unwantedAnswered() {
        return safety.flatMap(asked -> asked.entry().since())
                .filter(since -> since.asked().contains(SinceLast.News.UNWANTED))
                .isPresent();
    }

    /** What was answered of earlier treatment, before the visit or in it. */
    public Choices harmsAsked() {
        var words = form.words();
        return form.choices(
                        SessionForm.HARMS_ASKED,
                        words.say(isFirst() ? "session.harms-asked.first" : "session.harms-asked"),
                        List.of(
                                Option.of("none", words.say("session.harms.none")),
                                Option.of("some", words.say("session.harms.some"))))
                .withHint(
                        unwantedAnswered()
                                ? words.say("session.harms-asked.answered", safetyAt())
                                : "");
    }

    /** True where that was answered with a no right before this visit and stands so. */
    public boolean nothingUnwantedBefore() {
        return unwantedAnswered()
                && typed.sent().text(SessionForm.HARMS_ASKED).equals("none")
                && form.problem(SessionForm.HARMS_ASKED).isEmpty();
    }

    /** True if something of the list of STRICTA keeps the visit from being signed. */
    public boolean lacksStricta() {
        return form.problems().stream().anyMatch(one -> one.code().equals("HT-0709"));
    }

    /** True if something is wrong in a field whose name begins so. */
    public boolean wrong(String... beginnings) {
        return form.problems().stream()
                .anyMatch(
                        problem -> Arrays.stream(beginnings).anyMatch(problem.where()::startsWith));
    }

    /**
     * What each field that something is wrong with is called, in the order of the page; a field in
     * a row with its row.
     */
    public SequencedMap<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        form.problems().stream()
                .map(Problem::where)
                .sorted(
                        Comparator.comparingInt((String where) -> FIELDS.indexOf(listed(where)))
                                .thenComparingInt(SessionPage::row))
                .filter(where -> FIELDS.contains(listed(where)))
                .forEach(where -> names.put(where, nameOf(where)));
        return names;
    }

    /** True if the list of problems calls the field by a name of its own. */
    static boolean isNamed(String where) {
        return FIELDS.contains(listed(where));
    }

    /** How the list of fields calls a field; what is felt at the needles stands after the pairs. */
    private static String listed(String where) {
        return FeltNeedles.isField(where) ? WaysForm.WHY : withoutRow(where);
    }

    private String nameOf(String where) {
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
        var point = SessionForm.NEEDLE.contains(field) ? typed.at("point", row) : "";
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

    /** True if something is typed in one of these fields, or wrong with it. */
    public boolean used(String... fields) {
        return Arrays.stream(fields)
                .anyMatch(name -> typed.sent().has(name) || !form.problem(name).isEmpty());
    }

    /**
     * True if a field that a list of what is missing leads to is empty, or holds a number of
     * needles in that can be read and is too small. What cannot be read is said at its own field.
     */
    static boolean isMissing(SessionForm typed, String field, List<Problem> unread) {
        return !typed.isFilled(field)
                || (field.equals("needles_in")
                        && unread.stream().noneMatch(one -> one.where().equals(field)));
    }

    /** Where in the form, or in the plan, a missing item is filled in. */
    public String address(Stricta.Gap gap) {
        var field = fieldOf(typed, place(gap));
        return elsewhere().getOrDefault(field, "#" + Form.id(field));
    }

    /** What is mended in the plan, and where; the visit waits meanwhile. */
    public Map<String, String> elsewhere() {
        return Map.of(
                "plan-style", plan() + "#f-style",
                "plan-rationale", plan() + "#f-rationale",
                "plan-setting", plan() + "#f-setting");
    }

    private static String place(Stricta.Gap gap) {
        return gap.needling() < 0 ? gap.field() : gap.field() + "-" + gap.needling();
    }

    private String plan() {
        return "/people/%s/plan".formatted(chart.whose().patient());
    }

    /**
     * The field of the form at which a problem is mended.
     *
     * @param where field of the record, its needle by its row in the form
     * @param reasons rules that want a reason, each with a field of its own
     */
    static String fieldOf(SessionForm typed, Problem problem, String where, List<Spoken> reasons) {
        return switch (problem.code()) {
            case "HT-0265" -> "safety";
            case "HT-0434" ->
                    reasons.stream()
                            .filter(one -> one.sentence().equals(problem.cure()))
                            .map(one -> "reason." + one.rule())
                            .findFirst()
                            .orElse("check");
            default -> fieldOf(typed, where);
        };
    }

    /** The field of a record with the row of its needle, where it was named by its place. */
    static String byRow(SessionForm typed, String record) {
        int needle = record.matches("(depth_mm|chart_xy)-\\d+") ? row(record) : -1;
        return needle < 0
                ? record
                : "%s-%d".formatted(withoutRow(record), typed.readable().get(needle));
    }

    private static String fieldOf(SessionForm typed, String record) {
        return record.equals("ea_frequency_hz") ? typed.frequencyMissing() : fieldOf(record);
    }

    /** The field of the form that fills a field of the record, as {@code depth_mm-2}. */
    static String fieldOf(String record) {
        int dash = record.lastIndexOf('-');
        var row = record.matches(".*-\\d+") ? record.substring(dash) : "";
        var name = row.isEmpty() ? record : record.substring(0, dash);
        return switch (name) {
            case "depth_mm" -> "depth" + row;
            case "chart_xy" -> "place" + row;
            case "style" -> "plan-style";
            case "rationale_text" -> "plan-rationale";
            case "setting" -> "plan-setting";
            case "point_code" -> "point-0";
            case "response_sought" -> "sought";
            case "ea_pair" -> "ea_from-0";
            case "ea_frequency_hz" -> "ea_hz-0";
            case "retention_min" -> "retention";
            case "needle_diameter_mm" -> "diameter";
            case "needle_maker_lot" -> "lot";
            case "needlesOut" -> "needles_out";
            case "harmsAsked" -> "harms_asked";
            case "harmsToday" -> "harms_today";
            case "consent" -> "consent";
            case "safety" -> "safety";
            case "consentConfirmed" -> "consent";
            case "ended" -> "to";
            case "needles_in", "needles_out" -> name;
            default -> "check";
        };
    }

    /** Fields that run in rows. */
    public RowFields rows() {
        return new RowFields(new Rows(typed.sent()), form);
    }

    /** Why part of a needle stays above the skin, and who says so. */
    public Optional<Statement> outside() {
        return library.cleanNeedle().stream()
                .filter(one -> one.id().equals(ShortNeedle.STATEMENT))
                .findFirst();
    }

    /** What is usual of a current between needles, and who says so. */
    public Optional<CareLibrary.TechniqueGuide> electro() {
        return library.technique(UsualCurrent.GUIDE);
    }

    /** What the plan means to be done beside needles, where nothing of it is typed yet. */
    public List<String> planned() {
        return WaysForm.BESIDE.stream().anyMatch(typed.sent()::has)
                ? List.of()
                : episode.plan().ways().stream()
                        .flatMap(ways -> ways.beside().stream())
                        .map(one -> TechniqueWords.of(one, form.words()))
                        .toList();
    }

    /** The skin at the points, looked at before the needles. */
    public Choices skin() {
        return form.choices(
                        SessionForm.SKIN,
                        form.words().say("session.skin"),
                        options(form.words(), SessionForm.SKIN, PointSkin.values()))
                .asOptional();
    }

    /** Confirms that the needles stand as at the last visit. */
    public Choices same(Words words) {
        return form.choices(
                SessionForm.SAME,
                words.say("session.same.label"),
                List.of(Option.of("yes", words.say("session.same", sameAsWords(words)))));
    }

    public List<Option> sides(Words words) {
        return options(words, "side", "left", "right", "midline");
    }

    public List<Option> stimulations(Words words) {
        return options(words, "stim", Stimulation.values());
    }

    public List<Option> severities(Words words) {
        return options(words, "severity", AdverseEvent.Severity.values());
    }

    public List<Option> relations(Words words) {
        return options(words, "relation", AdverseEvent.Relation.values());
    }

    public List<Option> founds(Words words) {
        return options(words, "found", AdverseEvent.Found.values());
    }

    public List<Option> harmOptions() {
        return library.harms().taxonomy().stream()
                .map(kind -> Option.of(kind.id(), kind.text()))
                .toList();
    }

    public List<Option> therapyOptions() {
        return library.therapies().stream().map(one -> Option.of(one.id(), one.name())).toList();
    }

    private static List<Option> options(Words words, String kind, Enum<?>[] values) {
        return options(
                words, kind, Arrays.stream(values).map(SessionForm::code).toArray(String[]::new));
    }

    private static List<Option> options(Words words, String kind, String... codes) {
        return Arrays.stream(codes)
                .map(code -> Option.of(code, words.say("session.%s.%s".formatted(kind, code))))
                .toList();
    }

    /** A signed visit as it is read later. */
    public record Signed(
            Chart chart,
            Noted noted,
            Session session,
            List<Noted> addenda,
            Form form,
            CareLibrary.HarmsGuide kinds,
            Optional<String> referral,
            List<String> unanswered,
            boolean reviewDue,
            ZoneId zone) {

        public Signed {
            unanswered = List.copyOf(unanswered);
        }

        /** What happened, in the words of the taxonomy. */
        public String kind(AdverseEvent harm) {
            return kinds.taxonomy().stream()
                    .filter(kind -> kind.id().equals(harm.category()))
                    .map(CareLibrary.Harm::text)
                    .findFirst()
                    .orElse(harm.category());
        }

        public String address() {
            return "/people/" + chart.whose().patient();
        }

        /** True for the first visit of all. */
        public boolean isFirst() {
            return chart.all(Entry.SessionSigned.class).stream()
                    .noneMatch(one -> one.noted().sequence() < noted.sequence());
        }

        /** What is said of unwanted effects that are not of the visit itself. */
        public String earlier() {
            return session.harmsToday().isEmpty()
                    ? "session.harms.any"
                    : isFirst() ? "session.harms.first" : "session.harms.earlier";
        }

        /** True if feeling was normal at both needles of a pair. */
        public boolean isFelt(ElectroPair pair) {
            return pair.felt().filter(felt -> felt.from().and(felt.to()).isYes()).isPresent();
        }

        /** A whole number, or a dash where nothing was noted. */
        public String shown(OptionalInt value) {
            return value.isPresent() ? String.valueOf(value.getAsInt()) : "–";
        }

        /** What differs of a needle from those of the visit, in words; empty where nothing does. */
        public String own(Needling needling) {
            return needling.own().map(own -> said(own, form.words())).orElse("");
        }

        public String code(Enum<?> value) {
            return SessionForm.code(value);
        }

        /** When the questions before it were asked and by whom; empty if it cannot be told. */
        public Optional<String> safety(Words words) {
            return before(words).safety(session);
        }

        /** What the person agreed to, and when. */
        public String agreed(Words words) {
            return before(words).agreed(session);
        }

        private AskedBefore before(Words words) {
            return AskedBefore.entry(chart, noted.sequence(), zone, words);
        }

        /** What an addendum says. */
        public String text(Noted addendum) {
            return addendum.entry() instanceof Entry.AddendumAdded(var _, var text) ? text : "";
        }

        /** What rules advise against and was done, each with the reason written in this visit. */
        public List<SetAside> reasons() {
            return noted.entry() instanceof Entry.SessionSigned signed
                    ? signed.reasons().orElse(List.of())
                    : List.of();
        }

        /** What was said of its times. */
        private VisitTimes times() {
            return noted.entry() instanceof Entry.SessionSigned signed
                    ? signed.times().orElse(VisitTimes.UNSAID)
                    : VisitTimes.UNSAID;
        }

        /** When the needles went in; empty where nobody said it. */
        public Optional<String> needlesIn() {
            return times().needlesIn().map(at -> Words.time(at, zone));
        }

        /** What looked wrong of the times of the visit, and why they are right. */
        public record Explained(String warning, String why) {}

        /** Each warning of the times that was signed with a reason. */
        public List<Explained> explained(Words words) {
            var explained = new ArrayList<Explained>();
            times().whyShort()
                    .map(why ->
                            new Explained(
                                    words.say(
                                            "session.times",
                                            Duration.between(began(), session.ended()).toMinutes(),
                                            session.retentionMinutes().orElse(0)),
                                    why))
                    .ifPresent(explained::add);
            times().whyLater()
                    .map(why -> new Explained(words.say("session.signed.order", later(words)), why))
                    .ifPresent(explained::add);
            return explained;
        }

        private Instant began() {
            return times().needlesIn().orElse(session.started());
        }

        /** What was noted for a later minute than the treatment, each with its minute. */
        private String later(Words words) {
            return before(words).notedAfter(began(), session, noted.recordedAt()).stream()
                    .map(one ->
                            words.say(
                                    "session.order." + SessionForm.code(one.kind()),
                                    Words.time(one.at(), zone)))
                    .collect(Collectors.joining("; "));
        }

        /** From when to when it went; the day is said once. */
        public String lasted(Words words) {
            var from = session.started().atZone(zone);
            var to = session.ended().atZone(zone);
            var day =
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                            .withLocale(words.locale())
                            .format(from);
            var time =
                    DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(words.locale());
            return from.toLocalDate().equals(to.toLocalDate())
                    ? "%s, %s – %s".formatted(day, time.format(from), time.format(to))
                    : "%s – %s".formatted(at(words, session.started()), at(words, session.ended()));
        }

        public String at(Words words, Instant moment) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                    .withLocale(words.locale())
                    .withZone(zone)
                    .format(moment);
        }
    }
}
