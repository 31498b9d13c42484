package huantiao.web.visit;

import huantiao.base.Problem;
import huantiao.body.Points;
import huantiao.care.AdverseEvent;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.ElectroPair;
import huantiao.care.Entry;
import huantiao.care.Episode;
import huantiao.care.Groundwork;
import huantiao.care.Medicines;
import huantiao.care.Pain;
import huantiao.care.PlannedPoint;
import huantiao.care.PointSkin;
import huantiao.care.Session;
import huantiao.care.ShortNeedle;
import huantiao.care.SinceLast.News;
import huantiao.care.Statement;
import huantiao.care.Stimulation;
import huantiao.care.Stricta;
import huantiao.care.Technique;
import huantiao.care.TongueAndPulse;
import huantiao.care.UsualCurrent;
import huantiao.triage.NotCleared;
import huantiao.web.Words;
import huantiao.web.care.Rows;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.harms.HarmForm;
import huantiao.web.needling.FeltNeedles;
import huantiao.web.needling.LeadNeedles;
import huantiao.web.needling.NeedlesForm;
import huantiao.web.needling.PackForm;
import huantiao.web.needling.RowFields;
import huantiao.web.needling.WaysForm;
import huantiao.web.people.Agreement;
import huantiao.web.people.TechniqueWords;
import huantiao.web.room.NeedlesSaid;
import huantiao.web.safety.SafetyPage;
import huantiao.web.safety.WhoThisIs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A visit being charted.
 *
 * @param typed what was typed so far
 * @param seen the last entry of the chart that the author has seen
 * @param since what others noted meanwhile; empty where nothing came between
 * @param oneDepth the depth that was filled in a moment ago
 * @param safety the answers that this visit was begun with; empty where they do not hold any more
 * @param held what keeps the person from being treated by these answers; empty where nothing does
 * @param barred what bars treatment whatever is written of it
 * @param standing an alarm that stops every treatment; nothing new is placed while it stands
 * @param brokenOff true if that alarm was told after needles went in
 * @param ofAnotherDay true if the form says another day than today
 * @param answeredThen true if the safety answers in force were given on the day of the form, so
 *     that it can be signed for that day
 * @param library kinds of unwanted effects and therapies to choose from
 * @param check what is still missing and what the rules say
 * @param points every point, with how deep it is needled
 * @param lastPacks the packs that the clinic used last
 * @param leads the needles that a lead can be clipped to
 * @param felt what is felt at the needles of the leads
 * @param noCurrent why nobody may send current through this person today; mostly empty
 * @param otherSide that every needle with a side is on the other side than the pain
 * @param painTold the pain that the person told alone before this visit
 * @param consent what became of the agreement to be treated
 * @param agreement to today's treatment
 */
public record SessionPage(
        Chart chart,
        WhoThisIs who,
        Episode episode,
        SessionForm typed,
        Form form,
        long seen,
        List<String> since,
        VisitCheck check,
        Optional<OneDepth> oneDepth,
        Optional<Chart.Placed<Entry.SafetyAsked>> safety,
        Optional<NotCleared> held,
        List<Problem> barred,
        Optional<SafetyPage.Standing> standing,
        boolean brokenOff,
        boolean ofAnotherDay,
        boolean answeredThen,
        CareLibrary library,
        LocalDate today,
        ZoneId zone,
        Points points,
        List<LastPack> lastPacks,
        LeadNeedles leads,
        FeltNeedles felt,
        List<VisitCheck.Spoken> noCurrent,
        Optional<String> otherSide,
        Optional<PainTold> painTold,
        Agreement consent,
        VisitConsent agreement) {

    /** How many missing items of STRICTA are named in the line of their fold. */
    private static final int GAPS_NAMED = 4;

    /** Of the intensities offered around the last one, in mA; finer ones are typed. */
    private static final BigDecimal STEP = new BigDecimal("0.2");

    private static final int STEPS_BELOW = -3;

    private static final int STEPS_ABOVE = 4;

    private static final String RETENTION = "retention";

    private static final String NOT_EVERYWHERE = Rows.code(PointSkin.NOT_EVERYWHERE);

    /** The needles that the leads of a current were offered when the page was shown. */
    private static final String OFFERED = "offered";

    /** True for a form of another day that cannot be signed any more. */
    public boolean isClosed() {
        return ofAnotherDay && !answeredThen;
    }

    /**
     * By which facts of the person current is blocked, in a line; empty where nothing blocks it.
     */
    public String whyNoCurrent() {
        return noCurrent.stream()
                .map(VisitCheck.Spoken::because)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** True while needles are in though an alarm stands: before all else they come out. */
    public boolean isToTakeOut() {
        return standing.isPresent() && said().areIn();
    }

    /** What cannot be read of the point or the depth of a row, unless its field says so already. */
    public List<Problem> unreadOf(int row) {
        return check.unread().stream()
                .filter(one -> one.where().matches("(point|depth)-" + row))
                .filter(one -> !typed.at(NeedlesForm.POINT, row).isEmpty())
                .filter(one -> !isWrong(one.where()))
                .toList();
    }

    /** What the form says of its needles, as the room reads it. */
    public NeedlesSaid said() {
        return new NeedlesSaid(typed.sent());
    }

    /** Where a needle was found that is counted no more. */
    public Field foundWhere() {
        return form.field(NeedlesSaid.FOUND, form.words().say("session.fewer.where"));
    }

    /**
     * Why the clock of the needles may not be started, in words; empty where it may. What would
     * only be refused at the signature is said before a needle goes in. What is merely missing
     * holds up nothing.
     */
    public String whyNoClock() {
        var bars = bars();
        return bars.isEmpty()
                ? check.blocked().stream()
                        .map(one ->
                                form.words()
                                        .say("session.blocked.because", one.what(), one.sentence()))
                        .distinct()
                        .collect(Collectors.joining(" "))
                : String.join(" ", bars);
    }

    /** What bars the visit or is blocked, in the few words of the bar; empty where nothing is. */
    public String blockedInShort() {
        return bars().stream()
                .findFirst()
                .or(() ->
                        Optional.of(
                                        check.blocked().stream()
                                                .map(VisitCheck.Spoken::what)
                                                .distinct()
                                                .collect(Collectors.joining(", ")))
                                .filter(blocked -> !blocked.isEmpty())
                                .map(blocked -> form.words().say("session.blocked", blocked) + "."))
                .orElse("");
    }

    /** A visit that began before something serious was noted may be signed, and goes no further. */
    private List<String> bars() {
        boolean pauses = !chart.pausing().isEmpty() && !typed.sent().has(TimesForm.IN_AT);
        return Stream.concat(
                        barred.stream().map(SessionPage::bar),
                        pauses ? Stream.of("pausing") : Stream.of())
                .distinct()
                .map(bar -> form.words().say("session.barred." + bar))
                .toList();
    }

    private static String bar(Problem problem) {
        return problem.code().equals("HT-0291")
                ? "pausing"
                : problem.where().equals("consent") ? "consent" : "safety";
    }

    /** True where the person's page has what comes before needles. */
    public boolean isHeldOnThePersonsPage() {
        return held.filter(why -> !(why instanceof NotCleared.AskFirst)).isPresent();
    }

    /** The needles, a row each. */
    public NeedleFields needles() {
        return new NeedleFields(typed, form, points, check, episode.lastSession(), lastPacks);
    }

    /** The packs to begin from, while nothing is said of that of this visit. */
    public List<LastPack> packsOfAll() {
        return typed.pack().isOpen() ? lastPacks : List.of();
    }

    /**
     * The other packs of the clinic in a first visit whose pack is one of them: a pack is chosen
     * before depths are known, and another may fit better.
     */
    public List<LastPack> packsInstead() {
        var others = lastPacks.stream().filter(one -> !one.isOf(typed.pack())).toList();
        return sameAs().isPresent() || others.size() == lastPacks.size() ? List.of() : others;
    }

    /** True where pairs are on the page and the needles have changed beneath them. */
    public boolean offersOthers() {
        return typed.rows("ea_from") > 0 && !typed.sent().text(OFFERED).equals(leads.offered());
    }

    /** True where leads are clipped to other needles than those that the page asks after. */
    public boolean asksAfterOthers() {
        return typed.rows("ea_from") > 0
                && !typed.sent().text(FeltNeedles.OFFERED).equals(felt.offered());
    }

    public String address() {
        return "/people/" + chart.whose().patient() + "/sessions";
    }

    /** The day of the visit this one starts from; empty for the first. */
    public Optional<LocalDate> sameAs() {
        return episode.lastSession().map(last -> last.started().atZone(zone).toLocalDate());
    }

    /** The same day in few words. */
    public String sameAsBrief() {
        return sameAs().map(day -> form.words().brief(day, today)).orElse("");
    }

    /**
     * True where a fold keeps what stays as at the last visit and is not looked at one by one: the
     * pack, how long the needles stay, the response that is looked for, and how needles are worked
     * by hand, so that only those with current need a word of their own.
     */
    public boolean keepsRest() {
        return sameAs().isPresent();
    }

    /** True where something in that fold has to be filled in or mended. */
    public boolean opensRest() {
        return Stream.of(PackForm.DIAMETER, PackForm.LENGTH, PackForm.LOT, RETENTION)
                        .anyMatch(name -> !typed.sent().has(name))
                || isWrong(
                        PackForm.DIAMETER,
                        PackForm.LENGTH,
                        PackForm.LOT,
                        RETENTION,
                        WaysForm.SOUGHT,
                        WaysForm.MANIPULATION,
                        SessionForm.WORKED,
                        NeedlesForm.RESPONSE_FOR_ALL);
    }

    /** The response that is looked for, in words; empty where none is chosen. */
    public String sought() {
        return chosen(WaysForm.SOUGHT, rows().responses());
    }

    /** The day on which tongue and pulse were written last; empty where nobody wrote them. */
    public Optional<String> lastTongueOn() {
        return lastTongue("session.tongue.last");
    }

    /** Tongue and pulse as they were written last, with the day; empty where nobody wrote them. */
    public Optional<String> lastTongue() {
        return lastTongue("session.tongue.then");
    }

    private Optional<String> lastTongue(String key) {
        return TongueAndPulse.last(chart)
                .map(last ->
                        form.words()
                                .say(
                                        key,
                                        form.words()
                                                .brief(LocalDate.ofInstant(last.at(), zone), today),
                                        last.words()));
    }

    /** How needles are worked by hand, as far as it is chosen; else empty. */
    public String worked() {
        return chosen(WaysForm.MANIPULATION, rows().manipulations());
    }

    /** The same without what explains it in brackets. */
    public String workedBriefly() {
        return worked().replaceFirst(" \\([^)]*\\)", "");
    }

    /**
     * Which needles are worked by hand, where others are not or where it is said how; else empty.
     */
    public String workedSaid() {
        long byHand =
                typed.sent().all("stim").stream()
                        .filter(Rows.code(Stimulation.MANUAL)::equals)
                        .count();
        if (byHand == 0 || (byHand == needles().count() && worked().isEmpty())) {
            return "";
        }
        var said =
                form.words()
                        .say(
                                byHand < needles().count()
                                        ? "session.kept-rest.others"
                                        : "session.kept-rest.worked");
        return worked().isEmpty() ? said : said + ":";
    }

    /** How many times that was; written anew in each visit. */
    public Field timesWorked() {
        return form.field(SessionForm.WORKED, form.words().say("session.worked")).asOptional();
    }

    private String chosen(String field, List<Option> options) {
        return options.stream()
                .filter(one -> one.value().equals(typed.sent().text(field)))
                .map(Option::label)
                .findFirst()
                .orElse("");
    }

    /** True where the day and the times of the visit have to be filled in or mended. */
    public boolean opensTimes() {
        return ofAnotherDay || !typed.sent().has("from") || isWrong("day", "from", "to");
    }

    /**
     * What a pair of leads stands as, between these needles and with this current: as at the last
     * visit, or as the plan has it. Empty where it is neither and is looked at field by field.
     */
    public String pairAs(int pair) {
        if (last(pair).isPresent()) {
            return form.words().say("session.same.row", sameAsBrief());
        }
        var planned =
                episode.plan().ways().stream()
                        .flatMap(ways -> ways.pairs().stream())
                        .filter(one -> !one.frequencyHz().isEmpty());
        return among(planned, pair).isPresent() ? form.words().say("session.planned.pair") : "";
    }

    /**
     * The pain of this visit in a line, to be read before signing; empty until the leg was asked
     * for at both ends, and while the back may still be: it comes before the unwanted effects.
     */
    public Optional<String> painSaid() {
        var before = typed.sent().text("before_leg");
        var after = typed.sent().text("after_leg");
        boolean isBackToCome =
                typed.sent().has("before_back")
                        && !typed.sent().has("after_back")
                        && !typed.sent().has("harms_today");
        return before.isEmpty() || after.isEmpty() || isBackToCome
                ? Optional.empty()
                : Optional.of(
                        form.words()
                                .say(
                                        "session.pains",
                                        before,
                                        after,
                                        back("before"),
                                        back("after")));
    }

    /**
     * The pain of the last visit, to be read beside that of now once this is chosen; else empty.
     * That it is higher is said and not judged (decision 0246).
     *
     * @param of {@code leg} or {@code back}
     */
    public String painThen(String of) {
        var now = typed.sent().text("before_" + of);
        return now.matches("\\d|10")
                ? episode.lastSession()
                        .filter(last -> of(last.before(), of).isPresent())
                        .map(last -> then(Integer.parseInt(now), last, of))
                        .orElse("")
                : "";
    }

    private String then(int now, Session last, String of) {
        int before = of(last.before(), of).getAsInt();
        var after = of(last.after(), of);
        return form.words()
                .say(
                        now > before ? "session.pain.higher" : "session.pain.then",
                        sameAsBrief(),
                        before,
                        after.isPresent() ? after.getAsInt() : form.words().say("who.not-asked"));
    }

    private static OptionalInt of(Pain pain, String of) {
        return of.equals("leg") ? pain.leg() : pain.back();
    }

    /** That other visits of whoever signs were at the same time; empty where none was. */
    public Optional<String> overlap() {
        var began = check.overlapping();
        return began.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        form.words()
                                .say(
                                        "session.overlap",
                                        began.size(),
                                        began.stream()
                                                .map(at -> Words.time(at, zone))
                                                .collect(Collectors.joining(", "))));
    }

    private String back(String when) {
        var said = typed.sent().text(when + "_back");
        return said.isEmpty() ? form.words().say("who.not-asked") : said;
    }

    /**
     * The key of what says that the leg pain was not asked, before treatment, after it or at all.
     * It is said once the visit comes to its end: until then it may still be asked.
     */
    public Optional<String> painUnasked() {
        boolean before = typed.sent().has("before_leg");
        boolean after = typed.sent().has("after_leg");
        boolean isAtItsEnd =
                typed.countedOut().isPresent()
                        || typed.sent().has("harms_today")
                        || typed.sent().has(SessionForm.PAIN_WHY)
                        || isWrong(SessionForm.PAIN_WHY);
        return !isAtItsEnd || (before && after)
                ? Optional.empty()
                : Optional.of(
                        "session.pain.unasked." + (before ? "after" : after ? "before" : "both"));
    }

    /** When the person told alone the pain that stands before treatment; empty where nobody did. */
    public Optional<String> painToldAt() {
        return painTold.flatMap(told -> told.toldAt(typed.sent()));
    }

    /** The pain that the person told alone and that does not stand here yet, with when. */
    public Optional<String> painOffered() {
        return painTold.flatMap(told -> told.offered(typed.sent(), form.words()));
    }

    /** The intensity of that pair at the last visit, in words; empty where there was none. */
    public String lastIntensity(int pair) {
        return last(pair)
                .filter(before -> before.intensityMa().isPresent())
                .map(before ->
                        form.words()
                                .say(
                                        "session.ma.last",
                                        Rows.number(before.intensityMa().getAsDouble()),
                                        sameAsBrief()))
                .orElse("");
    }

    /**
     * Intensities in mA around that of the last visit, to be tapped, the lowest first; none where
     * there was none. None of them stands there: it is found anew, by what is felt.
     */
    public List<String> intensitiesNearLast(int pair) {
        return last(pair).stream()
                .flatMapToDouble(before -> before.intensityMa().stream())
                .boxed()
                .flatMap(ma ->
                        IntStream.rangeClosed(STEPS_BELOW, STEPS_ABOVE)
                                .mapToObj(step ->
                                        BigDecimal.valueOf(ma)
                                                .add(STEP.multiply(BigDecimal.valueOf(step)))))
                .filter(ma -> ma.signum() > 0)
                .map(ma -> Rows.number(ma.doubleValue()))
                .toList();
    }

    private Optional<ElectroPair> last(int pair) {
        return among(episode.lastSession().stream().flatMap(last -> last.pairs().stream()), pair);
    }

    /** The pair that is set as this one is typed; empty where none is. */
    private Optional<ElectroPair> among(Stream<ElectroPair> pairs, int pair) {
        return pairs.filter(before -> before.from().equals(typed.at("ea_from", pair)))
                .filter(before -> before.to().equals(typed.at("ea_to", pair)))
                .filter(before -> before.frequencyHz().equals(typed.at("ea_hz", pair)))
                .filter(before -> Rows.code(before.waveform()).equals(typed.at("ea_wave", pair)))
                .findFirst();
    }

    /** That the clock of a current says other minutes than its field, with the row of its pair. */
    public record Clocked(int row, String said) {}

    /** Each current of which the clock says something else than stands there. */
    public List<Clocked> clockedOtherwise() {
        return check.clocked().stream()
                .map(pair ->
                        new Clocked(
                                IntStream.range(0, typed.rows("ea_from"))
                                        .filter(row ->
                                                typed.at("ea_from", row).equals(pair.from())
                                                        && typed.at("ea_to", row).equals(pair.to()))
                                        .findFirst()
                                        .orElse(0),
                                form.words()
                                        .say(
                                                "session.current.clocked.said",
                                                pair.from() + " – " + pair.to(),
                                                pair.clocked().getAsInt(),
                                                pair.minutes().isPresent()
                                                        ? pair.minutes().getAsInt()
                                                        : "–")))
                .toList();
    }

    /** True where there are pairs, and each is as at the last visit or as planned. */
    public boolean areAllPairsKept() {
        int pairs = typed.rows("ea_from");
        return pairs > 0 && IntStream.range(0, pairs).noneMatch(one -> pairAs(one).isEmpty());
    }

    /**
     * Says that what has to come before treatment did, and was only written down later. A tick
     * beside other lines than these is none.
     */
    public Choices writtenLater() {
        var choices =
                form.choices(
                        TimesForm.LATER,
                        form.words().say("session.field.order_later"),
                        List.of(Option.of("yes", form.words().say("session.order.later"))));
        return typed.times(zone).areListed(check.notedLater()) ? choices : choices.withChosen();
    }

    /**
     * The id of the text that says in full what is wrong with a field; absent where nothing is.
     *
     * @param said where that text stands beside the field
     */
    public @Nullable String refusedAt(String field, String said) {
        return isWrong(field) ? said : null;
    }

    /** What cannot be read, in full unless it was refused: then that stands at its field. */
    public String unread(Problem problem) {
        var name = names().getOrDefault(problem.where(), "");
        return name.isEmpty() ? form.say(problem) : "%s: %s".formatted(name, form.brief(problem));
    }

    /** True where only other times will do: the program took the time of what came alone. */
    public boolean wantsOtherTimes() {
        return check.notedLater().stream().anyMatch(one -> one.kind() == Groundwork.Kind.TOLD);
    }

    private boolean isWrong(String... fields) {
        return Arrays.stream(fields).anyMatch(name -> !form.problem(name).isEmpty());
    }

    /** True before the first visit of all: nothing was done here that could have harmed. */
    public boolean isFirst() {
        return chart.latest(Entry.SessionSigned.class).isEmpty();
    }

    /** The day that the form says, in words where it is one. */
    public String dayOfForm() {
        return dayTyped().map(form.words()::day).orElse(typed.sent().text("day"));
    }

    /** The day of the form; empty where it cannot be read. */
    private Optional<LocalDate> dayTyped() {
        try {
            return Optional.of(LocalDate.parse(typed.sent().text("day")));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** The end of the visit; an empty one means now, where now can be its end. */
    public Field to() {
        return form.field("to", form.words().say("session.to"))
                .withHint(form.words().say(ofAnotherDay ? "session.to.then" : "session.to.hint"));
    }

    /** True if a length was typed that is no number of millimetres: depths go unmeasured by it. */
    public boolean isLengthUnread() {
        return !typed.sent().text(PackForm.LENGTH).isEmpty() && typed.pack().lengthMm().isEmpty();
    }

    /**
     * What STRICTA asks for and is missing, by name where it is little, the fields of one item
     * together; empty if nothing is. That the needles are in has a line of its own above, and so
     * has it where all that is missing is that they were not counted out yet.
     */
    public String gapsNamed() {
        var open = Stricta.open(check.gaps());
        var items =
                check.gaps().stream()
                        .filter(gap -> open.contains(gap.item()))
                        .filter(gap -> !gap.field().equals(Stricta.NEEDLES_SAID))
                        .collect(
                                Collectors.groupingBy(
                                        Stricta.Gap::item,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                gap -> form.words().say("stricta." + gap.field()),
                                                Collectors.toCollection(LinkedHashSet::new))));
        boolean isSaidAbove =
                check.count() instanceof VisitCheck.Count.NotCounted
                        && check.gaps().stream()
                                .allMatch(gap -> gap.field().equals(Stricta.NEEDLES_OUT));
        return items.isEmpty() || items.size() > GAPS_NAMED || isSaidAbove
                ? ""
                : form.words()
                        .say(
                                "session.stricta.missing",
                                items.values().stream()
                                        .map(fields -> String.join(", ", fields))
                                        .collect(Collectors.joining("; ")));
    }

    /** When the safety questions of this visit were answered, as the clock says it. */
    public String safetyAt() {
        return safety.map(asked -> Words.time(asked.noted().occurredAt(), zone)).orElse("");
    }

    /** How many of them were answered together; the signed visit tells how. */
    public int answeredTogether() {
        return safety.map(Chart.Placed::entry)
                .map(asked ->
                        asked.still().map(still -> still.facts().size()).orElse(0)
                                + asked.together().map(no -> no.count()).orElse(0))
                .orElse(0);
    }

    /** The key of what comes before treatment, in the words of the page. */
    public static String code(Groundwork.Kind kind) {
        return Rows.code(kind);
    }

    /**
     * When something that comes before treatment was noted; with its day if not that of the form.
     */
    public String notedAt(Groundwork one) {
        return form.words().timeBeside(dayTyped().orElse(LocalDate.EPOCH), one.at(), zone);
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
                .filter(since -> since.asked().contains(News.UNWANTED))
                .isPresent();
    }

    /** What was answered of earlier treatment, before the visit or in it. */
    public Choices harmsAsked() {
        var words = form.words();
        return form.choices(
                        VisitHarmsForm.EARLIER,
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
                && typed.sent().text(VisitHarmsForm.EARLIER).equals("none")
                && form.problem(VisitHarmsForm.EARLIER).isEmpty();
    }

    /**
     * Minutes that the needles stayed by the clock, where they were to stay longer: that is then
     * the likely truth. 0 where no clock was started, or they stayed less than a minute.
     */
    public long stayedByTheClock() {
        return typed.sent().has(TimesForm.IN_AT)
                ? check.times().map(VisitCheck.Times::visit).orElse(0L)
                : 0;
    }

    /** True where nobody said when the needles went in, nor why the times are right. */
    public boolean mayBeChartedAfterwards() {
        return !typed.sent().has(TimesForm.IN_AT) && !typed.sent().has(TimesForm.WHY_SHORT);
    }

    /**
     * True where the clock says when the needles went in and nobody why the times are right: it may
     * have been pressed only while the visit was charted.
     */
    public boolean mayClockBeToChart() {
        return typed.sent().has(TimesForm.IN_AT) && !typed.sent().has(TimesForm.WHY_SHORT);
    }

    /** True where it was said to be charted afterwards, and no clock was started since. */
    public boolean isChartedAfterwards() {
        return typed.sent().has(TimesForm.CHARTED) && !typed.sent().has(TimesForm.IN_AT);
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
        return new VisitFields(typed).names(form, felt);
    }

    /** True if something is typed in one of these fields, or wrong with it. */
    public boolean used(String... fields) {
        return Arrays.stream(fields)
                .anyMatch(name -> typed.sent().has(name) || !form.problem(name).isEmpty());
    }

    /** Where in the form, or in the plan, a missing item is filled in. */
    public String address(Stricta.Gap gap) {
        var field = new VisitFields(typed).of(gap);
        return elsewhere().getOrDefault(field, "#" + Form.id(field));
    }

    /** What is mended in the plan, and where; the visit waits meanwhile. */
    public Map<String, String> elsewhere() {
        return Map.of(
                "plan-style", plan() + "#f-style",
                "plan-rationale", plan() + "#f-rationale",
                "plan-setting", plan() + "#f-setting");
    }

    private String plan() {
        return "/people/%s/plan".formatted(chart.whose().patient());
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

    /**
     * What the plan means to be done beside needles and at home, as far as nothing is typed yet.
     */
    public List<String> planned() {
        var atHome =
                typed.sent().has(SessionForm.ADVICE)
                        ? Optional.<String>empty()
                        : SessionForm.atHome(episode.plan(), library);
        return Stream.concat(
                        besidePlanned().stream(),
                        atHome.stream()
                                .map(names -> form.words().say("session.planned.home", names)))
                .toList();
    }

    /** True where something of it is for the visit itself and must not be overlooked. */
    public boolean plansBeside() {
        return !besidePlanned().isEmpty();
    }

    /** True where all of it is for home. */
    public boolean plansHomeAlone() {
        return besidePlanned().isEmpty() && !planned().isEmpty();
    }

    /** What it means to be done beside needles, where nothing of it is typed yet. */
    private List<String> besidePlanned() {
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
                        rows().options(SessionForm.SKIN, PointSkin.values()))
                .asOptional();
    }

    /**
     * True where the confirmation of a repeat speaks of the skin as well. Where it was given
     * without, the skin is asked for by itself.
     */
    public boolean confirmsSkin() {
        return sameAs().isPresent()
                && (typed.sent().has(SessionForm.SAME_SKIN) || !typed.isConfirmed());
    }

    /** Takes back from that confirmation that the skin is clear. */
    public Choices skinNotClear() {
        return form.choices(
                SessionForm.SKIN,
                form.words().say("session.skin"),
                List.of(
                        Option.of(
                                Rows.code(PointSkin.NOT_EVERYWHERE),
                                form.words().say("session.skin.not-clear"))));
    }

    /** Touch at the needles of the leads. */
    public TouchAtLeads touch() {
        return new TouchAtLeads(felt, typed, chart, sameAs().isPresent(), dayTyped(), zone);
    }

    /** What that confirmation says of the skin; empty where it is not clear everywhere. */
    public String confirmedSkin() {
        return confirmsSkin() && !typed.sent().text(SessionForm.SKIN).equals(NOT_EVERYWHERE)
                ? form.words().say("session.same.skin")
                : "";
    }

    /**
     * When the skin at the planned points was asked for on the day of the first visit and was
     * clear; empty where that was not so, or something else is said of it now.
     */
    public Optional<String> skinAnsweredAt() {
        return sameAs().isPresent()
                        || !typed.sent().text(SessionForm.SKIN).equals(Rows.code(PointSkin.CLEAR))
                ? Optional.empty()
                : dayTyped()
                        .flatMap(day -> PointSkin.toldClear(chart, day, zone))
                        .map(at -> Words.time(at, zone));
    }

    /** True where a needle is at a point of which nobody asked then. */
    public boolean hasOtherPoints() {
        var planned = episode.plan().points().stream().map(PlannedPoint::point).toList();
        return !planned.containsAll(
                typed.sent().fields().getOrDefault(NeedlesForm.POINT, List.of()));
    }

    /** When the needles went in. */
    public Field inAt() {
        return form.field(TimesForm.IN_AT, form.words().say("session.in-at"));
    }

    /** The second of it, where the clock was started. */
    public String inSecond() {
        return typed.sent().text(NeedlesSaid.IN_SECOND);
    }

    /**
     * True where a repeat is confirmed without its clock: it is charted afterwards, or what was
     * written so has to be mended.
     */
    public boolean isWrittenByHand() {
        return ofAnotherDay
                || isWrong(SessionForm.SAME, TimesForm.IN_AT)
                || (typed.isConfirmed() && !typed.sent().has(TimesForm.IN_AT));
    }

    /** Confirms that the needles stand as at the last visit. */
    public Choices same(Words words) {
        return form.choices(
                SessionForm.SAME,
                words.say("session.same.label"),
                List.of(Option.of("yes", words.say("session.same", sameAsBrief()))));
    }

    public List<Option> severities() {
        return rows().options("severity", AdverseEvent.Severity.values());
    }

    public List<Option> relations() {
        return rows().options("relation", AdverseEvent.Relation.values());
    }

    public List<Option> founds() {
        return rows().options("found", AdverseEvent.Found.values());
    }

    public List<Option> harmOptions() {
        return library.harms().taxonomy().stream()
                .map(kind -> Option.of(kind.id(), kind.text()))
                .toList();
    }

    /** The kind of unwanted effect that is chosen in a row; empty while none is. */
    public Optional<CareLibrary.Harm> harmKind(String of, int row) {
        return library.harms().kind(typed.at(of + HarmForm.KIND, row));
    }

    /** Therapies that may be done in a visit beside the needles. */
    public Choices therapies() {
        return form.choices(
                        SessionForm.THERAPY,
                        form.words().say("session.therapies"),
                        library.therapies().stream()
                                .filter(CareLibrary.Therapy::isOfVisits)
                                .map(one -> Option.of(one.id(), one.name()))
                                .toList())
                .asOptional();
    }

    /** True where herbs are said to be given that the plan does not name. */
    public boolean hasUnnamedHerbs() {
        return episode.plan().herbs().isEmpty()
                && typed.sent().all(SessionForm.THERAPY).contains(Technique.Therapy.HERBS);
    }

    /** What was done of one of them. */
    public Field done(Option therapy) {
        return form.field(
                        SessionForm.done(therapy.value()),
                        form.words().say("session.therapy-done", therapy.label()))
                .asOptional();
    }

    /** True of the one that may be with thrust. */
    public static boolean mayThrust(Option therapy) {
        return therapy.value().equals(Technique.Therapy.CHIROPRACTIC);
    }

    /** Says that it was. */
    public Choices thrust() {
        return form.choices(
                SessionForm.THRUST,
                form.words().say("session.thrust"),
                List.of(Option.of("yes", form.words().say("session.thrust.with"))));
    }
}
