package huantiao.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.care.SinceLast.News;
import huantiao.triage.Assessment;
import huantiao.triage.CheckedPlan;
import huantiao.triage.FactType;
import huantiao.triage.Facts;
import huantiao.triage.Ground;
import huantiao.triage.Level;
import huantiao.triage.NotCleared;
import huantiao.triage.PlanCheck;
import huantiao.triage.Reason;
import huantiao.triage.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be noted at a visit and between visits: pure steps that are handed a chart and give back
 * what to add, or every problem at once.
 */
public final class VisitSteps {

    /** Safety answers further from a visit than this were given for another. */
    static final Duration FRESH = Duration.ofHours(12);

    /** A clock of the room may go before ours by this much. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /** Where a problem of the day of something unwanted stands. */
    public static final String HAPPENED = "harm_on";

    /** Where a problem of a confirmation stands. */
    public static final String STILL = "still";

    private static final String TREND = "leg_weakness_trend";
    private static final String BOTH_LEGS = "bilateral_leg_pain_new";

    private VisitSteps() {}

    /**
     * The questions that come before every visit, asked anew: nothing answered before counts. A yes
     * is kept at once, whatever else is unanswered; otherwise every question needs its answer, and
     * a yes to something new needs its words and an answer to each fact that it opens again.
     *
     * @param asked facts that were answered, those that a yes opens again among them
     */
    public static Result<List<Entry>, List<Problem>> askSafety(
            Chart chart, Facts asked, SinceLast since, CareSteps.Now now) {
        return askSafety(chart, asked, since, StillNo.NOTHING, now);
    }

    /**
     * The same where some of the questions were asked again together, face to face: still no, as
     * earlier in this sitting. An answer to one of them by itself stands before that; one that
     * cannot be confirmed at this moment is open.
     *
     * @param confirmed the questions by the names of their facts
     */
    public static Result<List<Entry>, List<Problem>> askSafety(
            Chart chart,
            Facts answered,
            SinceLast since,
            Collection<String> confirmed,
            Instant moment,
            CareSteps.Now now) {
        var left = confirmed.stream().filter(fact -> !answered.knows(fact)).toList();
        var still = StillNo.beforeVisit(chart, moment, now).only(left);
        return askSafety(chart, answered, since, still, now)
                .fold(
                        entries ->
                                still.facts().size() == left.size() || anyStops(entries)
                                        ? Result.ok(entries)
                                        : Result.refused(List.of(tooLongAgo())),
                        problems ->
                                Result.refused(
                                        still.facts().size() == left.size()
                                                ? problems
                                                : Stream.concat(
                                                                Stream.of(tooLongAgo()),
                                                                problems.stream())
                                                        .toList()));
    }

    /** The person was told when not to wait; said twice in one course, it is noted once. */
    public static List<Entry> tellWhenNotToWait(Chart chart, CareSteps.Now now) {
        return chart.safetyNet().isPresent()
                ? List.of()
                : List.of(
                        new Entry.SafetyNetTold(
                                now.rules().flags().safetyNet().id(), now.rules().version()));
    }

    private static boolean anyStops(List<Entry> entries) {
        return entries.stream()
                .anyMatch(entry ->
                        entry instanceof Entry.SafetyAsked asked && asked.ruling().stops());
    }

    private static Problem tooLongAgo() {
        return new Problem(
                STILL,
                "HT-0252",
                "What was answered earlier can no longer be confirmed together.",
                "Ask each question by itself.");
    }

    private static Result<List<Entry>, List<Problem>> askSafety(
            Chart chart, Facts answered, SinceLast since, StillNo still, CareSteps.Now now) {
        var asked = answered;
        for (var fact : still.facts()) {
            asked = asked.with(fact, false);
        }
        var told = withNews(chart, asked, since, now);
        var assessment = assessToday(chart, told, since, now);
        var problems =
                assessment.level().stopsEverything()
                        ? List.<Problem>of()
                        : Stream.concat(
                                        unanswered(chart, asked, since, assessment, now).stream(),
                                        notSettled(chart, asked, since, now).stream())
                                .toList();
        return problems.isEmpty()
                ? Result.ok(
                        List.of(
                                new Entry.SafetyAsked(
                                        Picture.told(told),
                                        Ruling.of(assessment, now.rules().version()),
                                        Optional.of(since),
                                        Optional.of(still).filter(one -> !one.isEmpty()))))
                : Result.refused(problems);
    }

    /**
     * An alarm of earlier is lowered only after somebody was noted who sees the person, and not
     * while what had been opened with it is unanswered.
     */
    private static List<Problem> notSettled(
            Chart chart, Facts asked, SinceLast since, CareSteps.Now now) {
        var standing = StandingStop.of(chart, now);
        if (standing.isEmpty()) {
            return List.of();
        }
        var stop = standing.get();
        if (stop.sent().isEmpty()) {
            return List.of(
                    new Problem(
                            stop.facts().stream().findFirst().orElse(STILL),
                            "HT-0248",
                            "An alarm of earlier is lowered, and nobody noted to whom the person"
                                    + " was sent.",
                            "Note on the person's page who looked at it, then ask again."));
        }
        return stop.facts().stream()
                .filter(fact -> reopened(chart).contains(fact))
                .filter(fact -> !asked.knows(fact) && !since.notKnown().contains(fact))
                .map(VisitSteps::notAnsweredAnew)
                .toList();
    }

    private static Problem notAnsweredAnew(String fact) {
        return new Problem(
                fact,
                "HT-0263",
                "Something is new, and this is not answered anew.",
                "Ask it; not knowing is an answer too.");
    }

    private static List<Problem> unanswered(
            Chart chart, Facts asked, SinceLast since, Assessment assessment, CareSteps.Now now) {
        var problems = new ArrayList<Problem>();
        for (var question : assessment.open()) {
            problems.add(
                    new Problem(
                            question.flag().id(),
                            "HT-0701",
                            "This question comes before every visit and is not answered.",
                            "Ask it now; an answer of last time does not count."));
        }
        for (var question : SinceLast.toAsk(chart)) {
            if (!since.asked().contains(question)) {
                problems.add(
                        new Problem(
                                question.name(),
                                "HT-0262",
                                "This question comes before every visit and is not answered.",
                                "Ask it now; an answer of last time does not count."));
            }
        }
        for (var fact : since.reopened()) {
            if (isOneTap(fact, now)
                    && Picture.concerns(fact, chart)
                    && Medicines.concern(fact, asked)
                    && !asked.knows(fact)
                    && !since.notKnown().contains(fact)) {
                problems.add(notAnsweredAnew(fact));
            }
        }
        for (var fact : Doubted.open(chart, assessment)) {
            problems.add(
                    new Problem(
                            fact,
                            "HT-0292",
                            "Something that was found or marked speaks against a no, and nobody"
                                    + " asked again.",
                            "Ask it by itself; no visit opens without a yes or a no."));
        }
        if (since.words().isEmpty() && since.yes().stream().anyMatch(News::wantsWords)) {
            problems.add(
                    new Problem(
                            "words",
                            "HT-0264",
                            "Something is new, and nobody wrote what it is.",
                            "Write it in a few words."));
        }
        return List.copyOf(problems);
    }

    /** Numbers may be looked up later; what is answered by a choice is answered now. */
    static boolean isOneTap(String fact, CareSteps.Now now) {
        return switch (now.rules().vocabulary().declaration(fact).type()) {
            case FactType.Truth _, FactType.Choice _, FactType.Many _ -> true;
            case FactType.Whole _, FactType.Decimal _ -> false;
        };
    }

    /** What is new of weakness and of both legs, in the words of the red flags. */
    static Facts withNews(Chart chart, Facts asked, SinceLast since, CareSteps.Now now) {
        return withBothLegs(chart, withWeakness(chart, asked, since, now), since, now);
    }

    /**
     * The answer about weakness in the words of the red flags: new or worse is told as getting
     * worse; a no says that what is known stands still, but for hours after an examination it says
     * nothing of the weeks before it. A no lowers no alarm: where weakness was told to get worse,
     * it stays so until somebody examines it.
     */
    private static Facts withWeakness(
            Chart chart, Facts asked, SinceLast since, CareSteps.Now now) {
        if (since.isYes(News.WEAKNESS)) {
            return asked.with(TREND, "worse");
        }
        if (!since.isNo(News.WEAKNESS) || asked.knows(TREND)) {
            return asked;
        }
        var before = Picture.of(chart, now.rules(), now.today(), now.zone());
        if (before.find(TREND).filter(new Value.Choice("worse")::equals).isPresent()) {
            return asked;
        }
        var known = before.find("leg_weakness");
        if (known.isEmpty()) {
            return asked;
        }
        if (known.get().equals(new Value.Choice("none"))) {
            return asked.with(TREND, "none");
        }
        return isExaminedToday(chart, now) ? asked : asked.with(TREND, "stable");
    }

    /**
     * The answer about both legs in the words of the red flags. A no lowers no alarm of earlier,
     * which is asked again by its own question.
     */
    private static Facts withBothLegs(
            Chart chart, Facts asked, SinceLast since, CareSteps.Now now) {
        if (since.isYes(News.BOTH_LEGS)) {
            return asked.with(BOTH_LEGS, true);
        }
        var before = Picture.of(chart, now.rules(), now.today(), now.zone()).find(BOTH_LEGS);
        return since.isNo(News.BOTH_LEGS)
                        && !asked.knows(BOTH_LEGS)
                        && before.filter(new Value.Truth(true)::equals).isEmpty()
                ? asked.with(BOTH_LEGS, false)
                : asked;
    }

    private static boolean isExaminedToday(Chart chart, CareSteps.Now now) {
        return chart.latest(Entry.Consulted.class)
                .filter(consulted ->
                        LocalDate.ofInstant(consulted.noted().occurredAt(), now.zone())
                                .equals(now.today()))
                .isPresent();
    }

    /** The red flags over the person of today with only these answers to what is asked anew. */
    public static Assessment assessToday(Chart chart, Facts asked, CareSteps.Now now) {
        var flags = now.rules().flags();
        var person = Picture.of(chart, now.rules(), now.today(), now.zone());
        return flags.assess(
                withFindings(chart, flags.forNextSession(person).overlaidWith(asked), asked, now));
    }

    /** What the flags say to what was told so far, before any of it is asked again. */
    static Assessment assessAsTold(Chart chart, CareSteps.Now now) {
        var told = Picture.of(chart, now.rules(), now.today(), now.zone());
        return now.rules()
                .flags()
                .assess(withFindings(chart, told, now.rules().vocabulary().nothingKnown(), now));
    }

    private static Assessment assessToday(
            Chart chart, Facts asked, SinceLast since, CareSteps.Now now) {
        var flags = now.rules().flags();
        var person = Picture.of(chart, now.rules(), now.today(), now.zone());
        return flags.assess(
                withFindings(
                        chart,
                        flags.forNextSession(person).without(since.reopened()).overlaidWith(asked),
                        asked,
                        now));
    }

    private static Facts withFindings(Chart chart, Facts told, Facts asked, CareSteps.Now now) {
        return Weakness.joined(told, chart, Examination.NOTHING, asked, now.rules());
    }

    /**
     * The safety answers that belong to a visit about to begin or being charted, if there are any.
     * Answers of a day to come do not: they were noted while a clock ran ahead, and nobody knows
     * when they were given. Facts that were asked with a plan do not either: what came up since the
     * last visit was not asked with them.
     */
    public static Optional<Chart.Placed<Entry.SafetyAsked>> safetyFor(Chart chart, Instant moment) {
        return chart.all(Entry.SafetyAsked.class).reversed().stream()
                .filter(asked -> asked.entry().countsForVisit())
                .findFirst()
                .filter(asked -> belongsTo(chart, asked, moment));
    }

    /** All answers of that visit, the latest first: a warning sign may be told in its course. */
    static Stream<Chart.Placed<Entry.SafetyAsked>> askedForVisit(Chart chart, Instant moment) {
        return chart.all(Entry.SafetyAsked.class).reversed().stream()
                .filter(asked -> asked.entry().countsForVisit())
                .filter(asked -> belongsTo(chart, asked, moment));
    }

    private static boolean belongsTo(
            Chart chart, Chart.Placed<Entry.SafetyAsked> asked, Instant moment) {
        long lastVisit =
                chart.latest(Entry.SessionSigned.class)
                        .map(signed -> signed.noted().sequence())
                        .orElse(0L);
        return asked.noted().sequence() > lastVisit
                && Duration.between(asked.noted().occurredAt(), moment).abs().compareTo(FRESH) <= 0;
    }

    /** The latest visit, if it is signed and was given on that day. */
    public static Optional<Chart.Placed<Entry.SessionSigned>> signedOn(
            LocalDate day, Chart chart, ZoneId zone) {
        return chart.latest(Entry.SessionSigned.class)
                .filter(visit ->
                        LocalDate.ofInstant(visit.entry().session().started(), zone).equals(day));
    }

    /**
     * The safety answers of a visit that was begun today and is neither signed nor stopped: it may
     * be gone on with, and its questions are not asked again (decision 0276).
     */
    public static Optional<Chart.Placed<Entry.SafetyAsked>> begun(
            Chart chart, Instant moment, ZoneId zone) {
        var today = moment.atZone(zone).toLocalDate();
        return chart.openEpisode().isEmpty()
                ? Optional.empty()
                : safetyFor(chart, moment)
                        .filter(asked -> !asked.entry().ruling().stops())
                        .filter(asked ->
                                asked.noted()
                                        .occurredAt()
                                        .atZone(zone)
                                        .toLocalDate()
                                        .equals(today));
    }

    /**
     * Signs a visit. It is complete by STRICTA, its needles are counted out, harms were asked
     * about, today's safety answers clear it, and no rule that holds today forbids what was done.
     *
     * @param setAside reasons for what the rules advise against, beside those of the plan
     * @param moment now
     */
    public static Result<List<Entry>, List<Problem>> sign(
            Chart chart,
            Session session,
            VisitTimes times,
            List<SetAside> setAside,
            UserId clinician,
            Instant moment,
            CareSteps.Now now) {
        var episode = chart.openEpisode();
        if (episode.isEmpty()) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "plan",
                                    "HT-0702",
                                    "No course of care is open.",
                                    "Agree a plan first.")));
        }
        if (episode.get().sessions().reversed().stream()
                .limit(1)
                .map(last -> chart.entries().get(Math.toIntExact(last.noted().sequence() - 1)))
                .anyMatch(last ->
                        last.entry() instanceof Entry.SessionSigned signed
                                && session.isSentAgain(signed.session()))) {
            return Result.ok(List.of());
        }
        boolean brokenOff =
                session.needlesIn() > 0
                        && BrokenOff.at(chart, times.needlesIn().orElse(session.started()), now)
                                .isPresent();
        var problems = new ArrayList<Problem>();
        if (brokenOff) {
            consented(chart, problems);
        } else {
            problems.addAll(barred(chart, session, clinician, now));
        }
        if (session.ended().isAfter(moment.plus(CLOCKS_DIFFER))) {
            problems.add(
                    new Problem(
                            "ended",
                            "HT-0704",
                            "The visit ends in the future.",
                            "Correct the time."));
        }
        counted(session, problems);
        problems.addAll(impossible(ShortNeedle.among(session)));
        for (var gap : Stricta.gaps(episode.get().plan(), session)) {
            problems.add(gap(gap));
        }
        herbs(episode.get().plan(), session, problems);
        var check =
                brokenOff
                        ? checkBefore(chart, episode.get().plan(), session, now)
                        : check(chart, episode.get().plan(), session, now);
        // Where a warning sign broke the visit off, nothing waits for an answer any more.
        rules(
                chart,
                episode.get(),
                session,
                setAside,
                check,
                brokenOff ? Set.of() : openAgain(chart, check),
                clinician,
                problems);
        return problems.isEmpty()
                ? Result.ok(
                        List.of(
                                new Entry.SessionSigned(
                                        session,
                                        Optional.of(wanted(check, setAside)),
                                        Optional.of(times))))
                : Result.refused(List.copyOf(problems));
    }

    /** Those of the reasons that a rule wants for what was done. */
    private static List<SetAside> wanted(PlanCheck check, List<SetAside> setAside) {
        var wanted = check.needingReason().stream().map(Ground::id).collect(Collectors.toSet());
        return setAside.stream().filter(one -> wanted.contains(one.rule())).toList();
    }

    /** What the rules of today say to what was done. */
    public static PlanCheck check(Chart chart, Plan plan, Session session, CareSteps.Now now) {
        return check(chart, plan, session, Set.of(), now);
    }

    /** The same of what was done before a warning sign broke the visit off: without that sign. */
    private static PlanCheck checkBefore(
            Chart chart, Plan plan, Session session, CareSteps.Now now) {
        var sign = new LinkedHashSet<String>();
        StandingStop.of(chart, now)
                .ifPresent(stop -> {
                    sign.addAll(stop.facts());
                    sign.addAll(stop.findings());
                });
        return check(chart, plan, session, sign, now);
    }

    private static PlanCheck check(
            Chart chart, Plan plan, Session session, Set<String> untold, CareSteps.Now now) {
        var person = Picture.of(chart, now.rules(), now.today(), now.zone()).without(untold);
        var facts =
                LossOfFeeling.told(
                        VisitFacts.of(person, session, plan, now.rules().herbs()),
                        session,
                        chart,
                        now);
        return now.rules().rules().check(now.rules().flags().assess(facts));
    }

    /**
     * A check-in. Sent twice, it is noted once, though a score of it was put right meanwhile; one
     * that was struck wholly may be answered anew. A safety answer that rings an alarm is noted as
     * an alarm of its own, so that it stands at the top of the clinic's day; one that would lower
     * an alarm of earlier is kept and does not count (decision 0375).
     */
    public static Result<List<Entry>, List<Problem>> checkIn(
            Chart chart, Entry.CheckedIn checkIn, Facts safety, CareSteps.Now now) {
        if (checkIn.measures().isEmpty()) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "check-in",
                                    "HT-0710",
                                    "Nothing was answered.",
                                    "Answer at least the first question.")));
        }
        var counted = StandingStop.counted(safety, chart, now);
        var told = checkIn.telling(Picture.told(counted));
        var alarm = alarm(chart, told.safety(), counted, now);
        if (isNotedToday(chart, told, alarm.isEmpty(), now)) {
            return Result.ok(List.of());
        }
        var entries = new ArrayList<Entry>();
        entries.add(told);
        StandingStop.notCounted(safety, counted).ifPresent(entries::add);
        entries.addAll(alarm);
        return Result.ok(List.copyOf(entries));
    }

    /** Sent twice, it is noted once; an alarm is heard again once anything came after it. */
    private static boolean isNotedToday(
            Chart chart, Entry.CheckedIn told, boolean isCalm, CareSteps.Now now) {
        return chart.all(Entry.CheckedIn.class).stream()
                .filter(before -> !chart.isStruck(before))
                .filter(before -> asNoted(chart, before).equals(told))
                .map(Chart.Placed::noted)
                .filter(before ->
                        LocalDate.ofInstant(before.occurredAt(), now.zone()).equals(now.today()))
                .anyMatch(before ->
                        isCalm
                                || chart.since(before.sequence()).stream()
                                        .allMatch(next ->
                                                next.author().equals(before.author())
                                                        && next.occurredAt()
                                                                .equals(before.occurredAt())));
    }

    private static Entry asNoted(Chart chart, Chart.Placed<?> placed) {
        return chart.entries().get(Math.toIntExact(placed.noted().sequence() - 1)).entry();
    }

    /**
     * The alarm that these answers ring by themselves or with what is of the history; empty if they
     * ring none.
     */
    static List<Entry> alarm(Chart chart, FactsTold told, Facts safety, CareSteps.Now now) {
        var known = Lasting.with(safety, chart);
        return help(chart, safety, now).stopsEverything()
                ? List.of(
                        new Entry.SafetyAsked(
                                told,
                                Ruling.of(assessToday(chart, known, now), now.rules().version())))
                : List.of();
    }

    /** How soon somebody must be seen, by these answers and what is of their history alone. */
    public static Level help(Chart chart, Facts safety, CareSteps.Now now) {
        var known = Lasting.with(safety, chart);
        return now.rules().flags().assess(Picture.person(chart, known, now.today())).level();
    }

    /** Something unwanted that came to light between visits. Sent twice, it is noted once. */
    public static Result<List<Entry>, List<Problem>> noteHarm(
            Chart chart, Entry.HarmNoted harm, CareSteps.Now now) {
        var impossible =
                harm.happened()
                        .filter(day ->
                                day.isAfter(now.today())
                                        || day.isBefore(chart.patient().born().day()));
        if (impossible.isPresent()) {
            return Result.refused(List.of(noSuchDay()));
        }
        boolean twice =
                chart.all(Entry.HarmNoted.class).stream()
                        .anyMatch(before ->
                                before.entry().equals(harm)
                                        && before.noted()
                                                .recordedAt()
                                                .atZone(now.zone())
                                                .toLocalDate()
                                                .equals(now.today()));
        return Result.ok(twice ? List.of() : List.of(harm));
    }

    /** A day on which nothing can have happened to the person. */
    public static Problem noSuchDay() {
        return new Problem(
                HAPPENED,
                "HT-2089",
                "It cannot have happened on this day.",
                "Enter a day up to today, or leave it empty.");
    }

    /** What became of something unwanted that was noted before. */
    public static Result<List<Entry>, List<Problem>> followHarm(
            Chart chart, Entry.HarmFollowed followed) {
        boolean known =
                chart.all(Entry.HarmNoted.class).stream()
                                .anyMatch(one -> one.noted().sequence() == followed.toSequence())
                        || chart.all(Entry.SessionSigned.class).stream()
                                .anyMatch(one ->
                                        one.noted().sequence() == followed.toSequence()
                                                && !one.entry().session().harms().isEmpty());
        return known
                ? Result.ok(List.of(followed))
                : Result.refused(
                        List.of(
                                new Problem(
                                        "harm",
                                        "HT-0796",
                                        "Nothing unwanted was noted there.",
                                        "Note what happened first.")));
    }

    /** The course judged by a named person. */
    public static Result<List<Entry>, List<Problem>> decide(
            Chart chart, Entry.ReviewDecided decision) {
        var open = chart.openEpisode();
        if (open.isEmpty()) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "review",
                                    "HT-0711",
                                    "No course of care is open.",
                                    "There is nothing to decide.")));
        }
        return open.get().sessions().isEmpty()
                ? Result.refused(
                        List.of(
                                new Problem(
                                        "review",
                                        "HT-0241",
                                        "The first visit of this course is still to come.",
                                        "There is nothing to judge yet; agree another plan or close"
                                                + " the course.")))
                : Result.ok(List.of(decision));
    }

    /**
     * What bars the treatment of a visit whatever is written of it: no agreement to be treated, no
     * safety answers that allow it, or something serious that nobody looked at. It is said before a
     * needle goes in and again at the signature.
     */
    public static List<Problem> barred(
            Chart chart, Session session, UserId clinician, CareSteps.Now now) {
        var problems = new ArrayList<Problem>();
        consented(chart, problems);
        safety(chart, session, clinician, now, problems);
        paused(chart, session, problems);
        return List.copyOf(problems);
    }

    private static void consented(Chart chart, List<Problem> problems) {
        if (chart.consent(ConsentKind.CARE).isEmpty()) {
            problems.add(
                    new Problem(
                            "consent",
                            "HT-0703",
                            "The person has not agreed to be treated, or took it back.",
                            "Ask for consent first."));
        }
    }

    private static void safety(
            Chart chart,
            Session session,
            UserId clinician,
            CareSteps.Now now,
            List<Problem> problems) {
        var asked = safetyFor(chart, session.started());
        if (asked.isEmpty()) {
            problems.add(
                    new Problem(
                            "safety",
                            "HT-0705",
                            "The safety questions were not asked anew for this visit.",
                            "Ask them now, before anything else."));
            return;
        }
        held(chart, asked.get(), clinician, now)
                .ifPresent(why ->
                        problems.add(
                                new Problem(
                                        "safety",
                                        why.code(),
                                        "The safety answers of this visit do not allow treatment.",
                                        answeredWith(chart, asked.get(), now)
                                                .disposition()
                                                .holding()
                                                .meaning())));
    }

    /**
     * No visit that began after something serious was noted, before the plan was looked at and
     * agreed anew. What was done before it was noted is charted as ever.
     */
    private static void paused(Chart chart, Session session, List<Problem> problems) {
        if (chart.pausing().stream().anyMatch(one -> one.noted().isBefore(session.started()))) {
            problems.add(
                    new Problem(
                            "serious",
                            "HT-0291",
                            "Something serious was noted since the plan was agreed, and nobody"
                                    + " looked at the plan since.",
                            "Look at the plan and agree it anew, then sign."));
        }
    }

    /** What keeps a person from being treated by these answers; empty where nothing does. */
    public static Optional<NotCleared> held(
            Chart chart,
            Chart.Placed<Entry.SafetyAsked> asked,
            UserId clinician,
            CareSteps.Now now) {
        return CareSteps.clearance(chart, answeredWith(chart, asked, now), clinician, now)
                .fold(_ -> Optional.empty(), Optional::of);
    }

    private static Assessment answeredWith(
            Chart chart, Chart.Placed<Entry.SafetyAsked> asked, CareSteps.Now now) {
        var told = Picture.read(asked.entry().facts(), now.rules().vocabulary());
        var doubted =
                chart.inForce().stream()
                        .filter(later -> later.sequence() > asked.noted().sequence())
                        .flatMap(later -> Doubted.by(later.entry()).stream())
                        .toList();
        return assessToday(chart, Doubted.without(told, doubted), now);
    }

    private static void counted(Session session, List<Problem> problems) {
        if (session.needlesIn() > session.needlings().size() && !session.needlings().isEmpty()) {
            problems.add(
                    new Problem(
                            "needles_in",
                            "HT-0268",
                            "%d needles went in, and %d rows say where."
                                    .formatted(session.needlesIn(), session.needlings().size()),
                            "Add a row for each needle, or correct the number."));
        }
        if (session.needlesIn() != session.needlesOut()) {
            problems.add(
                    new Problem(
                            "needlesOut",
                            "HT-0706",
                            "%d needles went in and %d came out."
                                    .formatted(session.needlesIn(), session.needlesOut()),
                            "Look for the missing needle before the person leaves."));
        }
        if (!session.harmsAsked()) {
            problems.add(
                    new Problem(
                            "harmsAsked",
                            "HT-0707",
                            "Nobody asked about unwanted effects.",
                            "Ask, and note the answer even if it is none."));
        }
        if (session.harmsToday().isEmpty()) {
            problems.add(
                    new Problem(
                            "harmsToday",
                            "HT-0266",
                            "Nobody asked about unwanted effects of this visit.",
                            "Ask at its end, and note the answer even if it is none."));
        }
        if (session.lacksPain() && session.painWhy().isEmpty()) {
            problems.add(
                    new Problem(
                            "painWhy",
                            "HT-0296",
                            "The leg pain %s was not asked, and nobody said why."
                                    .formatted(
                                            session.after().leg().isPresent()
                                                    ? "before treatment"
                                                    : session.before().leg().isPresent()
                                                            ? "after treatment"
                                                            : "before and after treatment"),
                            "Ask and choose the number, or say why it was not asked."));
        }
        agreed(session, problems);
    }

    /** Whoever agrees knows to what, and to what draws blood by itself. */
    private static void agreed(Session session, List<Problem> problems) {
        var done = VisitFacts.toAgree(session);
        var byItself = new ArrayList<>(done);
        byItself.retainAll(VisitFacts.AGREED_BY_ITSELF);
        byItself.removeAll(session.agreedTo().orElse(List.of()));
        if (!byItself.isEmpty()) {
            problems.add(
                    new Problem(
                            "agreedByItself",
                            "HT-0298",
                            "Wet cupping draws blood, and the person's agreement to it is not noted.",
                            "Ask for it by itself, and note it."));
        }
        done.removeAll(VisitFacts.AGREED_BY_ITSELF);
        if (!session.consentConfirmed()) {
            problems.add(
                    new Problem(
                            "consentConfirmed",
                            "HT-0708",
                            "The person's agreement to today's treatment is not noted.",
                            "Ask, and note it."));
        } else if (session.agreedTo().filter(named -> !named.containsAll(done)).isPresent()) {
            problems.add(
                    new Problem(
                            "consentConfirmed",
                            "HT-0297",
                            "Something of today's treatment was not named when the person agreed to it.",
                            "Ask for all of it, and note it anew."));
        }
    }

    /** What is wrong with those of these needles that are deeper than they are long. */
    public static List<Problem> impossible(List<ShortNeedle> needles) {
        return needles.stream()
                .filter(ShortNeedle::isImpossible)
                .map(VisitSteps::impossible)
                .toList();
    }

    private static Problem impossible(ShortNeedle needle) {
        return new Problem(
                "depth_mm-" + needle.needling(),
                "HT-0269",
                "%d mm is deeper than the needle is long (%d mm)."
                        .formatted(needle.depthMm(), needle.lengthMm()),
                "Correct the depth, or say that this needle is a longer one.");
    }

    private static void herbs(Plan plan, Session session, List<Problem> problems) {
        if (VisitFacts.hasUnnamedHerbs(session, plan)) {
            problems.add(
                    new Problem(
                            "therapy",
                            "HT-2093",
                            "Herbs were given, and the plan names none: no rule can say whether"
                                    + " they suit the person.",
                            "Name the herbs in the plan."));
        }
    }

    private static Problem gap(Stricta.Gap gap) {
        return new Problem(
                gap.needling() < 0 ? gap.field() : gap.field() + "-" + gap.needling(),
                "HT-0709",
                "%s is missing (%s).".formatted(gap.field(), gap.item()),
                "Fill it in; STRICTA asks for it.");
    }

    private static void rules(
            Chart chart,
            Episode episode,
            Session session,
            List<SetAside> setAside,
            PlanCheck check,
            Set<String> open,
            UserId clinician,
            List<Problem> problems) {
        var answered = safetyFor(chart, session.started());
        if (answered.isEmpty()) {
            return;
        }
        var reasons = new ArrayList<Reason>();
        for (var one : episode.setAside()) {
            reasons.add(new Reason(one.rule(), clinician, one.reason()));
        }
        for (var one : setAside) {
            reasons.add(new Reason(one.rule(), clinician, one.reason()));
        }
        for (var fact : open) {
            problems.add(
                    new Problem(
                            fact,
                            "HT-0265",
                            "Something is new since the last visit, and a rule cannot tell without"
                                    + " this whether what was done is forbidden.",
                            "Ask it with the questions before the visit."));
        }
        if (check.agree(reasons)
                instanceof Result.Refused<CheckedPlan, List<Problem>>(var against)) {
            // What the safety answers forbid was said above, in the words of the visit.
            against.stream()
                    .filter(one -> !one.code().equals("HT-0430") && !one.code().equals("HT-0431"))
                    .forEach(problems::add);
        }
    }

    /**
     * Facts that something new opened again, that nobody has answered since, and without which no
     * rule can say whether something done is forbidden, or how soon a doctor must see the person.
     */
    public static Set<String> openAgain(Chart chart, PlanCheck check) {
        var open = new LinkedHashSet<>(PlanFacts.toAsk(check));
        open.retainAll(reopened(chart));
        open.addAll(Doubted.open(chart, check.assessment()));
        return Collections.unmodifiableSet(open);
    }

    /**
     * Facts that something new opened again and that nobody has answered since, in the order in
     * which they were opened. Whoever answered "I don't know" answered nothing.
     */
    public static Set<String> reopened(Chart chart) {
        var told = chart.toldAt().keySet();
        boolean noneIsWeak = Weakness.isToldNone(chart.facts());
        return chart.openedAgain().stream()
                .filter(fact -> !told.contains(fact))
                .filter(fact -> !(noneIsWeak && Weakness.HANGING.contains(fact)))
                .filter(fact -> Picture.concerns(fact, chart))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
