package huantiao.web.people;

import huantiao.body.Mark;
import huantiao.body.NerveRoots;
import huantiao.body.Points;
import huantiao.care.CareLibrary;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentVersions;
import huantiao.care.DueExamination;
import huantiao.care.Entry;
import huantiao.care.Episode;
import huantiao.care.Noted;
import huantiao.care.Pain;
import huantiao.care.Plan;
import huantiao.care.SettledAlarm;
import huantiao.care.Unanswered;
import huantiao.care.VisitSteps;
import huantiao.triage.Level;
import huantiao.web.Words;
import huantiao.web.body.BodyLayers;
import huantiao.web.body.ChartPoint;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.room.BegunVisits;
import huantiao.web.triage.ResultPage;
import huantiao.web.triage.Untold;
import huantiao.web.triage.WhatMatters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything about one person on one page.
 *
 * @param matters what is known of what matters for needling
 * @param told what the person told in the symptom check; empty if nothing
 * @param ruling what the red flags say today, with why; empty if nobody ever asked
 * @param library what kinds of unwanted effects and therapies are called
 * @param referral an urgent referral that is called for, in words; empty where none is
 * @param cleared true if what the red flags say lets a plan be agreed
 * @param against what of the plan no longer goes with what is known today
 * @param otherSide that every point of the plan is on the other side than the pain
 * @param begun when the reader's visit began that is still open
 * @param needlesIn whose form says that needles are in; empty where none does
 * @param form what was sent with a small form of this page, where it was refused
 * @param noted the entry from which somebody comes who has just noted it; 0 if nobody does
 */
public record PersonPage(
        Chart chart,
        WhatMatters matters,
        Optional<Told> told,
        Optional<ResultPage> ruling,
        Optional<ReferralWords> referral,
        boolean cleared,
        PlanAgainst against,
        Optional<String> otherSide,
        Form form,
        CareLibrary library,
        ConsentVersions consents,
        Points points,
        NerveRoots roots,
        long noted,
        Optional<Instant> begun,
        Optional<BegunVisits.WhoseForm> needlesIn,
        LocalDate today,
        ZoneId zone) {

    /** Entries that stand open on the page; a visit leaves two or three. */
    private static final int LATEST = 6;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm");

    public String address() {
        return "/people/" + chart.patient().id();
    }

    /** When the open visit began, as the clock says it. */
    public String begunAt() {
        return begun.map(at -> Words.time(at, zone)).orElse("");
    }

    public int age() {
        return chart.patient().born().ageOn(today);
    }

    public String sex() {
        return words().say("people.sex." + chart.patient().sex().name().toLowerCase(Locale.ROOT));
    }

    /** What the consultation noted last found. */
    public Optional<Findings> findings() {
        return Findings.last(chart, roots, words(), zone);
    }

    /** Where the consultation that was noted last is put right, on its day; empty on others. */
    public Optional<String> correction() {
        return findings()
                .filter(found -> found.day().equals(today))
                .map(found -> found.address() + "/correction");
    }

    /** The consultation that was noted a moment ago. */
    public Optional<Findings> justNoted() {
        return findings().filter(found -> found.consulted().noted().sequence() == noted);
    }

    /** The plan that was agreed a moment ago. */
    public Optional<Chart.Placed<Entry.PlanAgreed>> justAgreed() {
        return chart.latest(Entry.PlanAgreed.class)
                .filter(one -> one.noted().sequence() == noted)
                .filter(_ -> chart.openEpisode().isPresent());
    }

    /** What was noted of the referral a moment ago, in words. */
    public Optional<String> justKept() {
        return chart.entries().stream()
                .filter(one -> one.sequence() == noted)
                .map(Noted::entry)
                .filter(PersonPage::isOfReferral)
                .map(entry -> EntryWords.of(entry, library.harms(), words()))
                .findFirst();
    }

    private static boolean isOfReferral(Entry entry) {
        return entry instanceof Entry.SentOn
                || entry instanceof Entry.ReferralAgreed
                || entry instanceof Entry.ReferralDeclined;
    }

    /** True where what is open of a referral is asked above, beside what was noted a moment ago. */
    public boolean refersAbove() {
        return justNoted().isPresent() || justKept().isPresent();
    }

    /** To whom the person is sent on. */
    public Field toWhom() {
        var field = form.field(ReferralForm.TO, words().say("person.to-whom"));
        return form.hasProblems() ? field : field.withValue(proposed().orElse(""));
    }

    /**
     * Whom a letter names that was made since the red flags spoke last, and nobody noted as sent.
     */
    private Optional<String> proposed() {
        if (referral.isPresent()) {
            return referral.filter(one -> one.open() == ReferralWords.Open.SEND)
                    .flatMap(one -> one.referral().letter())
                    .map(one -> one.entry().letter().to());
        }
        long ruled = chart.ruling().map(Chart.Ruled::sequence).orElse(0L);
        long sent = chart.latest(Entry.SentOn.class).map(one -> one.noted().sequence()).orElse(0L);
        return chart.latest(Entry.LetterMade.class)
                .filter(one -> one.noted().sequence() > Math.max(ruled, sent))
                .map(one -> one.entry().letter().to());
    }

    /** What was said to them. */
    public Field said() {
        return form.field(ReferralForm.SAID, words().say("person.said"));
    }

    /** How; a letter made for it is proposed. */
    public Choices how() {
        var choices =
                form.choices(
                        ReferralForm.HOW,
                        words().say("referral.how"),
                        Arrays.stream(Entry.SentOn.How.values())
                                .map(ReferralForm::code)
                                .map(code -> Option.of(code, words().say("referral.how." + code)))
                                .toList());
        return proposed().isPresent() && !form.hasProblems()
                ? choices.withChosen(ReferralForm.code(Entry.SentOn.How.LETTER))
                : choices;
    }

    /**
     * Whether the clinician referred to agrees that care goes on.
     *
     * @param alone true where only this is asked: that nobody answered yet is no answer then
     */
    public Choices agrees(boolean alone) {
        var codes =
                alone
                        ? List.of(ReferralForm.YES, ReferralForm.NO)
                        : List.of(ReferralForm.YES, ReferralForm.NOT_YET, ReferralForm.NO);
        return form.choices(
                ReferralForm.AGREES,
                alone && referral.filter(one -> !one.named().isEmpty()).isPresent()
                        ? words().say("referral.agrees.named", referral.get().named())
                        : words().say("referral.agrees"),
                codes.stream()
                        .map(code -> Option.of(code, words().say("referral.agrees." + code)))
                        .toList());
    }

    /** Who answered, where it was not the one the person was sent to. */
    public Field agreedWith() {
        return form.field(ReferralForm.BY, words().say("person.agreed-with")).asOptional();
    }

    /**
     * True where story and findings are told by one line: right after a consultation or a plan, as
     * who wrote it has just read them, and once visits have begun.
     */
    public boolean isFolded() {
        return justNoted().isPresent()
                || justAgreed().isPresent()
                || chart.openEpisode().filter(one -> !one.sessions().isEmpty()).isPresent();
    }

    /** Who agreed it, and when. */
    public String byline(Chart.Placed<Entry.PlanAgreed> agreed) {
        return words().say(
                        "person.agreed-plan.by",
                        moment(agreed.noted().occurredAt()),
                        agreed.noted().author().name());
    }

    /** True while nobody was treated under the course of care. */
    public boolean isFirstVisitAhead() {
        return chart.openEpisode().filter(one -> one.sessions().isEmpty()).isPresent();
    }

    /** What comes next by what the red flags say today: ending of its message keys. */
    public String next() {
        return isDoubted() ? "doubted" : ruling.map(ResultPage::key).orElse("open");
    }

    /** True if something found speaks against an answer, and nobody asked since. */
    private boolean isDoubted() {
        return !stops() && ruling.filter(one -> one.untold().isDoubted()).isPresent();
    }

    /** True if a plan can be made, perhaps with limits. */
    public boolean goesOn() {
        return List.of("answered", "partly", "proceed", "gp_soon").contains(next())
                || (next().equals("urgent_2w") && cleared);
    }

    /**
     * True where a review waits for a decision: it was to examine the person first, and that is
     * done.
     */
    public boolean decidesNext() {
        return goesOn() && DueExamination.toDecide(chart).isPresent();
    }

    /** What comes next, as the heading says it after a consultation. */
    public String nextTitle() {
        var key = goesOn() && referral.isPresent() ? "referred" : next();
        var decide = "person.next.%s.decide".formatted(key);
        return words().say(decidesNext() && words().knows(decide) ? decide : "person.next." + key);
    }

    /**
     * What comes next for whoever has just noted the consultation or agreed the plan, where nothing
     * is to be read or done here before it; empty where something is.
     */
    public Optional<FirstVisit.Thing> straightOn() {
        boolean clear =
                List.of("answered", "proceed").contains(next())
                        && referral.isEmpty()
                        && !asksMore()
                        && openHarms().isEmpty()
                        && against.isNothing();
        if (!clear) {
            return Optional.empty();
        }
        var next = firstVisit().filter(FirstVisit::isWhole).flatMap(FirstVisit::next);
        return next.filter(thing ->
                switch (thing) {
                    case START, PLAN -> justNoted().isPresent();
                    case VISIT -> justAgreed().isPresent() && planLacks().isEmpty();
                    case SYMPTOMS, AGREEMENTS, CONSULTATION -> false;
                });
    }

    /** True if questions are open that could still change what to do, and nobody comes first. */
    public boolean asksMore() {
        return (goesOn() || isDoubted())
                && ruling.map(ResultPage::untold)
                        .filter(one -> !one.isNothing() && one.ask().isPresent())
                        .isPresent();
    }

    /** True if they are so few that they are asked beside what comes next. */
    public boolean asksHere() {
        return asksMore() && ruling.map(ResultPage::untold).filter(Untold::isAskedHere).isPresent();
    }

    /** True if nothing is planned or treated: somebody else must see the person first. */
    public boolean stops() {
        return ruling.filter(one -> one.isEmergency() || one.isToday()).isPresent();
    }

    /** True where an alarm stands above all else, the ways to the person's pages beneath it. */
    public boolean isAlarmed() {
        return stops() && referral.isEmpty();
    }

    /** True where a visit comes first: nobody else must see the person, or that is agreed. */
    public boolean isVisitFirst() {
        return !stops() && openOfReferral() == ReferralWords.Open.NOTHING;
    }

    /** When a visit of today began that is signed already; empty where none is. */
    public Optional<String> seenToday() {
        return VisitSteps.signedOn(today, chart, zone)
                .map(visit -> Words.time(visit.entry().session().started(), zone));
    }

    /** Who reads the letter that goes along while nothing is treated: code of the reader. */
    public String stoppedReader() {
        return ruling.filter(ResultPage::isEmergency).isPresent() ? "emergency" : "gp";
    }

    /** True where that letter comes first: since then none was made, and nobody noted a sending. */
    public boolean isLetterFirst() {
        return isInPlainSight() && stops() && sentOn().isEmpty() && proposed().isEmpty();
    }

    /**
     * To whom the person was sent since the red flags spoke last, how and when; empty if to none.
     */
    public Optional<String> sentOn() {
        long ruled = chart.ruling().map(Chart.Ruled::sequence).orElse(0L);
        return chart.latest(Entry.SentOn.class)
                .filter(one -> one.noted().sequence() > ruled)
                .map(this::sentOn);
    }

    /** The last alarm of this course that stands no more, and who settled it, in a line. */
    public Optional<String> settled() {
        return stops() ? Optional.empty() : SettledAlarm.of(chart).map(this::settled);
    }

    private String settled(SettledAlarm alarm) {
        return words().say(
                        "person.settled",
                        words().say("level." + alarm.level()),
                        moment(alarm.told()),
                        alarm.sent()
                                .map(this::sentOn)
                                .orElseGet(() -> words().say("person.settled.to-none")),
                        moment(alarm.lowered()));
    }

    private String sentOn(Chart.Placed<Entry.SentOn> sent) {
        return words().say(
                        "referral.sent",
                        ReferralWords.to(sent.entry(), words()),
                        moment(sent.noted().occurredAt()));
    }

    /** True where noting whom the person was sent to comes first, and no other link leads there. */
    public boolean isSendingFirst() {
        return isInPlainSight() && stops() && sentOn().isEmpty() && !isLetterFirst();
    }

    /**
     * True where something of a referral is open and comes first, and nothing above leads there.
     */
    public boolean isReferringFirst() {
        return isInPlainSight() && !stops() && openOfReferral() != ReferralWords.Open.NOTHING;
    }

    private ReferralWords.Open openOfReferral() {
        return referral.map(ReferralWords::open).orElse(ReferralWords.Open.NOTHING);
    }

    private boolean isInPlainSight() {
        return justNoted().isEmpty()
                && justKept().isEmpty()
                && justAgreed().isEmpty()
                && firstVisit().filter(way -> !way.held()).isEmpty();
    }

    /** What is done and what comes next for somebody before the first visit of a course. */
    public Optional<FirstVisit> firstVisit() {
        return FirstVisit.of(chart, stops(), cleared, begun.isPresent());
    }

    /**
     * True where care goes on, and no score was given yet that later ones could be held against.
     */
    public boolean lacksStart() {
        return !stops() && firstVisit().filter(FirstVisit::lacksStart).isPresent();
    }

    /** True where that score is what comes next, and no question comes before it. */
    public boolean isStartNext() {
        return consented()
                && !asksMore()
                && firstVisit()
                        .flatMap(FirstVisit::next)
                        .filter(FirstVisit.Thing.START::equals)
                        .isPresent();
    }

    /** Where a thing on the way to the first visit is done. */
    public String address(FirstVisit.Thing thing) {
        return switch (thing) {
            case SYMPTOMS -> address() + "/intake";
            case AGREEMENTS -> "#agreements";
            case CONSULTATION -> address() + "/consultation";
            case START -> address() + "/check-in";
            case PLAN -> address() + "/plan";
            case VISIT -> address() + (begun.isPresent() ? "/sessions/new" : "/safety");
        };
    }

    /**
     * What the plan does not say yet, without which no visit can be signed; empty if it says all.
     */
    public String planLacks() {
        var lacks = new ArrayList<String>();
        chart.openEpisode()
                .map(Episode::plan)
                .ifPresent(plan -> {
                    if (plan.style().isBlank()) {
                        lacks.add(words().say("plan.style"));
                    }
                    if (plan.setting().isBlank()) {
                        lacks.add(words().say("plan.setting"));
                    }
                    if (plan.rationale().isBlank()) {
                        lacks.add(words().say("plan.rationale"));
                    }
                });
        return String.join(", ", lacks);
    }

    /** Titles of the agreements nobody asked for yet. */
    public String notAsked() {
        return agreements().stream()
                .filter(Agreement::isToBeAsked)
                .map(one -> one.text().title())
                .collect(Collectors.joining(", "));
    }

    /** Titles of the agreements that were asked for and not given. */
    public String declined() {
        return agreements().stream()
                .filter(Agreement::declined)
                .map(one -> one.text().title())
                .collect(Collectors.joining(", "));
    }

    /** True if the person weighed the choices there are. */
    public boolean hasWeighed() {
        return chart.latest(Entry.ChoicesWeighed.class).isPresent();
    }

    /** What this page has nothing of yet, by its titles. */
    public String notYet() {
        var empty = new ArrayList<String>();
        if (findings().isEmpty()) {
            empty.add(words().say("person.consultation"));
        }
        if (chart.episode().isEmpty()) {
            empty.add(words().say("person.plan"));
        }
        if (visits().isEmpty()) {
            empty.add(words().say("person.sessions"));
        }
        return String.join(", ", empty);
    }

    /** True if there is more than one day to compare on the body chart. */
    public boolean wasMarkedAgain() {
        return chart.inForce().stream()
                        .map(Noted::entry)
                        .filter(entry ->
                                entry instanceof Entry.SymptomsTold
                                        || entry instanceof Entry.BodyMarked)
                        .count()
                > 1;
    }

    /** How many agreements are given, of all; where some are, those that are not by name. */
    public String agreed() {
        var all = agreements();
        var missing =
                all.stream()
                        .filter(one -> !one.isGiven())
                        .map(one -> one.text().title())
                        .collect(Collectors.joining(", "));
        int given = (int) all.stream().filter(Agreement::isGiven).count();
        return given == 0 || missing.isEmpty()
                ? words().say("person.agreements.sum", given, all.size())
                : words().say("person.agreements.sum.but", given, all.size(), missing);
    }

    /** True while an agreement is to be asked for, or the one to be treated is not given. */
    public boolean opensAgreements() {
        return !notAsked().isEmpty() || !consented();
    }

    /** True where an addendum was refused. */
    public boolean opensEntries() {
        return lines().stream().anyMatch(this::wasTyped);
    }

    /** True where this field of a small form was refused. */
    public boolean wasTyped(String field) {
        return !form.problem(field).isEmpty();
    }

    private boolean wasTyped(Line line) {
        return !addendum(line.sequence()).isEmpty();
    }

    /** True if the person has agreed to be treated. */
    public boolean consented() {
        return chart.consent(ConsentKind.CARE).isPresent();
    }

    /** True where an urgent referral has to be made and agreed before care goes on. */
    public boolean needsReferral() {
        return ruling.filter(one -> one.ruling().level().equals(Level.URGENT_2W.code()))
                .isPresent();
    }

    /** What is seen to with somebody in care. */
    public List<ToSeeTo> notices() {
        return Stream.of(
                        ToSeeTo.unanswered(chart, today, zone, words()),
                        ToSeeTo.notEnough(chart, today, zone, words()),
                        ToSeeTo.toExamine(chart, today, zone, words()),
                        ToSeeTo.toDecide(chart, today, zone, words()),
                        ToSeeTo.reviewDue(chart, today, zone, words()))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The day on which somebody in care was asked before a visit last and nothing was found, where
     * since then nothing is open but that these questions are asked anew each day; empty where
     * anything else is.
     */
    public Optional<String> calmSince() {
        return ruling.filter(ResultPage::isOpen)
                .filter(_ -> Unanswered.of(chart).isEmpty())
                .flatMap(_ -> chart.openEpisode())
                .flatMap(_ -> chart.latest(Entry.SafetyAsked.class))
                .filter(asked -> asked.entry().ruling().flags().isEmpty())
                .filter(asked -> asked.entry().ruling().open().isEmpty())
                .map(asked -> LocalDate.ofInstant(asked.noted().occurredAt(), zone))
                .filter(day -> day.isBefore(today))
                .map(this::day);
    }

    /** True where somebody else must see the person. */
    public boolean sendsOn() {
        return ruling.filter(one -> !one.ruling().level().equals(Level.PROCEED.code())).isPresent();
    }

    /** The points of the plan where they lie, beside what the person marked. */
    public List<ChartPoint> planned() {
        return chart.episode().stream()
                .flatMap(episode -> episode.plan().points().stream())
                .flatMap(planned ->
                        points.find(planned.point()).stream()
                                .flatMap(point -> ChartPoint.of(point, planned.side()).stream()))
                .toList();
    }

    /** What can be laid over the marks. */
    public BodyLayers layers() {
        return BodyLayers.of(roots, points);
    }

    /** Serious events not seen to wholly. */
    public List<ToSeeTo> openHarms() {
        return ToSeeTo.serious(chart.openHarms(), library.harms(), zone, words());
    }

    /** Therapies by other hands: what, by whom, when. */
    public List<String> combined(Plan plan) {
        return plan.combined().stream()
                .map(one -> CombinedWords.line(one, library, words()))
                .toList();
    }

    /** What was agreed for home, by name; empty if nothing was. */
    public String atHome(Plan plan) {
        return plan.selfCare().stream()
                .map(id -> library.selfCare().name(id))
                .collect(Collectors.joining(", "));
    }

    /**
     * The day on which they were told, in this course, when not to wait; empty if nobody noted it.
     */
    public String toldWhenNotToWait() {
        return chart.safetyNet().map(told -> day(told.noted().occurredAt())).orElse("");
    }

    /**
     * One visit in a line.
     *
     * @param later what came to it after it was signed; empty if nothing did
     */
    public record Visit(
            long sequence,
            String day,
            String before,
            String after,
            int needles,
            int harms,
            String later) {}

    public List<Visit> visits() {
        return chart.episode().stream()
                .flatMap(episode -> episode.sessions().reversed().stream())
                .map(placed -> {
                    var session = placed.entry().session();
                    return new Visit(
                            placed.noted().sequence(),
                            day(session.started()),
                            leg(session.before()),
                            leg(session.after()),
                            session.needlesIn(),
                            session.harms().size(),
                            addedLater(placed.noted().sequence()));
                })
                .toList();
    }

    /** What came to a visit after it was signed; empty if nothing did. */
    private String addedLater(long visit) {
        var later = new ArrayList<String>();
        if (!chart.painPutRight(visit).isEmpty()) {
            later.add(words().say("person.session.put-right"));
        }
        if (!chart.addenda(visit).isEmpty()) {
            later.add(words().say("person.session.added"));
        }
        return String.join(", ", later);
    }

    public List<Agreement> agreements() {
        return Arrays.stream(ConsentKind.values())
                .map(kind -> Agreement.of(chart, kind, consents, zone))
                .toList();
    }

    /** What became of one agreement, and which text it was. */
    public String became(Agreement agreement) {
        return agreement
                .given()
                .map(version ->
                        agreement.isCurrent()
                                ? words().say("person.given", version)
                                : words().say("person.given.earlier", version, agreement.current()))
                .orElseGet(() ->
                        words().say(agreement.declined() ? "person.declined" : "person.not-given"));
    }

    public String kind(ConsentKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Where the clinician found something, as last marked. */
    public List<Mark> found() {
        return chart.found().map(one -> one.entry().marks()).orElse(List.of());
    }

    /** The day on which they found it; empty where they marked nothing. */
    public String foundOn() {
        return chart.found().map(one -> day(one.noted().occurredAt())).orElse("");
    }

    /** That a consultation after it marked nothing, with its day; empty where there was none. */
    public String unmarkedSince() {
        return chart.found()
                .flatMap(found ->
                        chart.latest(Entry.Consulted.class)
                                .filter(one -> one.noted().sequence() > found.noted().sequence())
                                .map(one ->
                                        words().say(
                                                        "body.found.since",
                                                        words().day(
                                                                        LocalDate.ofInstant(
                                                                                one.noted()
                                                                                        .occurredAt(),
                                                                                zone)))))
                .orElse("");
    }

    /**
     * One entry of the chart.
     *
     * @param address of the page that shows all of it; empty where this line does
     */
    public record Line(
            long sequence,
            String when,
            String who,
            String what,
            String address,
            List<String> addenda,
            boolean alarm) {
        public Line {
            addenda = List.copyOf(addenda);
        }
    }

    /** The latest entries, newest first; an addendum stands with what it adds to. */
    public List<Line> latest() {
        return lines().stream().limit(LATEST).toList();
    }

    /** Those before them. */
    public List<Line> earlier() {
        return lines().stream().skip(LATEST).toList();
    }

    /** True where an addendum to one of the earlier entries was refused. */
    public boolean earlierWasTyped() {
        return earlier().stream().anyMatch(this::wasTyped);
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var noted : chart.entries().reversed()) {
            if (!(noted.entry() instanceof Entry.AddendumAdded)
                    && !(noted.entry() instanceof Entry.PainCorrected)
                    && !(noted.entry() instanceof Entry.ScoreCorrected)) {
                lines.add(
                        new Line(
                                noted.sequence(),
                                when(noted),
                                noted.author().isPatient()
                                        ? words().say("person.author.patient")
                                        : noted.author().name(),
                                EntryWords.of(noted.entry(), library.harms(), words()),
                                address(noted),
                                Addition.all(chart, noted.sequence(), words()).stream()
                                        .map(added ->
                                                "%s, %s: %s"
                                                        .formatted(
                                                                moment(added.noted().occurredAt()),
                                                                added.noted().author().name(),
                                                                added.text()))
                                        .toList(),
                                alarms(noted)));
            }
        }
        return lines;
    }

    private String address(Noted noted) {
        if (noted.entry() instanceof Entry.Consulted) {
            return "%s/consultations/%d".formatted(address(), noted.sequence());
        }
        if (noted.entry() instanceof Entry.CheckedIn) {
            return address() + "/course#scores";
        }
        if (noted.entry() instanceof Entry.SymptomsTold) {
            return "%s/intake/result?entry=%d".formatted(address(), noted.sequence());
        }
        return noted.entry() instanceof Entry.SessionSigned
                ? "%s/sessions/%d".formatted(address(), noted.sequence())
                : "";
    }

    /** What was typed as an addendum to this entry and was refused; else empty. */
    public String addendum(long sequence) {
        return form.sent().text("to").equals(String.valueOf(sequence))
                ? form.sent().text("addendum")
                : "";
    }

    public List<String> whysOfClosing() {
        return Arrays.stream(Entry.EpisodeClosed.Why.values())
                .map(why -> why.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public String day(LocalDate day) {
        return DAY.withLocale(words().locale()).format(day);
    }

    private String day(Instant instant) {
        return day(instant.atZone(zone).toLocalDate());
    }

    /** When it was, as its author says; and when it was written, where that is another minute. */
    private String when(Noted noted) {
        var was = moment(noted.occurredAt());
        return was.equals(moment(noted.recordedAt()))
                ? was
                : words().say(
                                "person.entry.written",
                                was,
                                words().timeBeside(
                                                LocalDate.ofInstant(noted.occurredAt(), zone),
                                                noted.recordedAt(),
                                                zone));
    }

    private String moment(Instant instant) {
        return MOMENT.withLocale(words().locale()).format(instant.atZone(zone));
    }

    private String leg(Pain pain) {
        return PainWords.shown(pain.leg(), words());
    }

    private static boolean alarms(Noted noted) {
        return switch (noted.entry()) {
            case Entry.SymptomsTold told -> told.ruling().stops();
            case Entry.Consulted consulted -> consulted.ruling().stops();
            case Entry.SafetyAsked asked -> asked.ruling().stops();
            case Entry.SentOn _, Entry.HarmNoted _ -> true;
            case Entry.Registered _,
                    Entry.DetailsCorrected _,
                    Entry.ConsentGiven _,
                    Entry.ConsentDeclined _,
                    Entry.ConsentWithdrawn _,
                    Entry.BodyMarked _,
                    Entry.SafetyNetTold _,
                    Entry.AnsweredNotCounted _,
                    Entry.ToldBeforeVisit _,
                    Entry.LetterMade _,
                    Entry.DiaryKept _,
                    Entry.ReferralAgreed _,
                    Entry.ReferralDeclined _,
                    Entry.PlanAgreed _,
                    Entry.SessionSigned _,
                    Entry.AddendumAdded _,
                    Entry.PainCorrected _,
                    Entry.ScoreCorrected _,
                    Entry.HarmFollowed _,
                    Entry.CheckedIn _,
                    Entry.ReviewDecided _,
                    Entry.ChoicesWeighed _,
                    Entry.AidChecked _,
                    Entry.PaperKeyed _,
                    Entry.EpisodeClosed _ ->
                    false;
        };
    }

    private Words words() {
        return form.words();
    }
}
