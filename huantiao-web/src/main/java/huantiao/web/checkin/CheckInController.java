package huantiao.web.checkin;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.LinkPurpose;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Examined;
import huantiao.care.LicensedForms;
import huantiao.care.Picture;
import huantiao.care.SafetyBefore;
import huantiao.care.SinceLast;
import huantiao.care.StillNo;
import huantiao.care.Taken;
import huantiao.care.VisitSteps;
import huantiao.course.Schedule;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.triage.Level;
import huantiao.triage.NotCleared;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Denied;
import huantiao.web.access.Needs;
import huantiao.web.alarm.OwnAlarm;
import huantiao.web.alarm.OwnAlarms;
import huantiao.web.care.AskedBefore;
import huantiao.web.care.ConsultedAt;
import huantiao.web.care.KeptInTab;
import huantiao.web.course.Told;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.triage.ResultPage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * A check-in, by link or asked in the room: a short part of one screen, and a long part that may be
 * left out. Each is noted for itself, so that leaving the long part loses nothing.
 */
@Controller
class CheckInController {

    /** What leads on to a plan. */
    private static final String TO_PLAN = "checkin.to-plan";

    /** What it is asked on the way to, where the way leads back there. */
    private static final String THEN = "then";

    /** A visit of today, whose questions may still be open. */
    private static final String VISIT = "visit";

    /** The long part. */
    static final String DISABILITY = "rmdq24";

    private final Pages pages;
    private final Charts charts;
    private final CareRules rules;
    private final Instruments instruments;
    private final LicensedForms forms;
    private final OwnAlarms alarms;
    private final Clock clock;
    private final CheckIns checkIns;

    CheckInController(
            Pages pages,
            Charts charts,
            CareRules rules,
            Instruments instruments,
            LicensedForms forms,
            OwnAlarms alarms,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.rules = rules;
        this.instruments = instruments;
        this.forms = forms;
        this.alarms = alarms;
        this.clock = clock;
        this.checkIns = new CheckIns(charts, rules, clock);
    }

    @GetMapping({"/me/check-in", "/people/{patient}/check-in"})
    @Needs(Deed.ANSWER_CHECK_IN)
    View ask(Permit permit, HttpServletRequest request) {
        return page(
                permit,
                request,
                chart(permit),
                Sent.nothing(),
                List.of(),
                Set.of(),
                Level.PROCEED,
                HttpStatus.OK);
    }

    @PostMapping({"/me/check-in", "/people/{patient}/check-in"})
    @Needs(Deed.ANSWER_CHECK_IN)
    View answer(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var chart = chart(permit);
        var now = now(request);
        var read =
                new CheckInForm(sent)
                        .read(instruments, rules.vocabulary(), since(chart, now).isPresent());
        var help = VisitSteps.help(chart, read.safety(), now);
        var before = before(permit, chart, now);
        var problems = new ArrayList<>(read.problems());
        if (sent.has(CheckInForm.BEFORE)
                && before.filter(one -> sent.text(CheckInForm.BEFORE).equals(one.sequence()))
                        .isEmpty()
                && new CheckInForm(sent).leavesOpen(CheckInForm.SAFETY)) {
            problems.add(
                    new Problem(
                            CheckInForm.WEAKNESS,
                            "HT-0245",
                            "The safety answers you gave before are too old for this.",
                            "Answer the safety questions once more."));
        }
        var open = open(permit, request, chart, sent);
        boolean tellsWhatIsOpen = !open.isEmpty() && !new CheckInForm(sent).knowsWhatIsOpen();
        if (!help.stopsEverything() && (!problems.isEmpty() || tellsWhatIsOpen)) {
            return page(
                    permit,
                    request,
                    chart,
                    sent,
                    List.copyOf(problems),
                    open,
                    help,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        // An alarm is noted at once, whatever else is missing.
        var measures =
                read.measures().isEmpty()
                        ? List.of(CheckInForm.unanswered(instruments))
                        : read.measures();
        var from =
                before.filter(_ -> sent.has(CheckInForm.BEFORE))
                        .filter(one -> new CheckInForm(sent).leavesOpen(one.fields()))
                        .map(one -> Long.parseLong(one.sequence()));
        return checkIns.note(permit, measures, read.safety(), from, now)
                .map(refused ->
                        page(
                                permit,
                                request,
                                chart,
                                sent,
                                refused,
                                open,
                                help,
                                HttpStatus.UNPROCESSABLE_CONTENT))
                .orElseGet(() -> new RedirectView(next(permit, request, help, now)));
    }

    /**
     * What somebody who answers alone left open of safety. In the room whoever asks has the person
     * before them, and asks before each treatment besides.
     */
    private Set<String> open(Permit permit, HttpServletRequest request, Chart chart, Sent sent) {
        return CheckIns.isInRoom(permit)
                ? Set.of()
                : new CheckInForm(sent)
                        .open(
                                asked(permit, request, chart)
                                        .map(CheckInPage.Asked::fields)
                                        .orElse(Set.of()));
    }

    /**
     * The page that thanks; in the room, after a consultation, the plan at once, which says that
     * the score is noted.
     */
    private String next(Permit permit, HttpServletRequest request, Level help, CareSteps.Now now) {
        return onward(permit, request, chart(permit), help, now)
                .filter(one -> one.label().equals(TO_PLAN))
                .map(CheckInPage.Onward::address)
                .orElseGet(() -> address(permit, "/thanks", request));
    }

    @GetMapping({"/me/check-in/more", "/people/{patient}/check-in/more"})
    @Needs(Deed.ANSWER_CHECK_IN)
    View askMore(Permit permit, HttpServletRequest request) {
        return more(permit, request, Sent.nothing(), List.of(), HttpStatus.OK);
    }

    @PostMapping({"/me/check-in/more", "/people/{patient}/check-in/more"})
    @Needs(Deed.ANSWER_CHECK_IN)
    View answerMore(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var thanks = address(permit, "/thanks", request);
        return switch (new CheckInLongForm(sent).read(instruments.get(DISABILITY))) {
            case Result.Refused<Optional<Taken>, List<Problem>>(var problems) ->
                    more(permit, request, sent, problems, HttpStatus.UNPROCESSABLE_CONTENT);
            case Result.Ok<Optional<Taken>, List<Problem>>(var taken) ->
                    taken.flatMap(one -> checkIns.note(permit, List.of(one), now(request)))
                            .map(problems ->
                                    more(
                                            permit,
                                            request,
                                            sent,
                                            problems,
                                            HttpStatus.UNPROCESSABLE_CONTENT))
                            .orElseGet(() -> new RedirectView(thanks));
        };
    }

    @GetMapping({"/me/check-in/thanks", "/people/{patient}/check-in/thanks"})
    @Needs(Deed.ANSWER_CHECK_IN)
    View thanks(Permit permit, HttpServletRequest request) {
        var chart = chart(permit);
        var now = now(request);
        var answers = answersOf(chart, now);
        if (answers.isEmpty()) {
            return new RedirectView(address(permit, "", request));
        }
        var help = Level.PROCEED;
        for (var answer : answers) {
            var level =
                    VisitSteps.help(chart, Picture.read(answer.safety(), rules.vocabulary()), now);
            help = level.isHigherThan(help) ? level : help;
        }
        var answered = help;
        var alarm =
                alarms.of(permit, chart, now.zone())
                        .filter(one -> one.level().isHigherThan(answered));
        boolean stops = help.stopsEverything() || alarm.filter(OwnAlarm::stops).isPresent();
        boolean asksMore =
                !stops
                        && answers.stream()
                                .flatMap(answer -> answer.measures().stream())
                                .noneMatch(taken -> taken.instrument().equals(DISABILITY));
        var words = pages.shell(request).words();
        return pages.show(
                "checkin/thanks",
                new CheckInPage.Thanks(
                        address(permit, "/more", request),
                        who(permit, chart),
                        help,
                        alarm,
                        alarms.phone(chart),
                        rules.flags().safetyNet().text(),
                        asksMore,
                        stops
                                ? List.of()
                                : furtherMeasures(permit, answers, now).stream()
                                        .map(one ->
                                                new CheckInPage.Further(
                                                        one.id(),
                                                        Told.name(words, one),
                                                        one.items().size()))
                                        .toList(),
                        stops || CheckIns.isInRoom(permit) ? Optional.empty() : again(chart, now),
                        CheckIns.isInRoom(permit)
                                ? Optional.of("/people/" + permit.patient())
                                : Optional.empty(),
                        isByTheFirstLink(permit),
                        permit.actor() instanceof Actor.Guest guest
                                ? CheckInPage.Onward.of(guest.purpose())
                                : onward(permit, request, chart, help, now)));
    }

    /**
     * On to what a check-in in the room was asked for: a visit begun or ahead, a plan, or the
     * course that is judged by it.
     */
    private Optional<CheckInPage.Onward> onward(
            Permit permit, HttpServletRequest request, Chart chart, Level help, CareSteps.Now now) {
        var person = "/people/" + permit.patient();
        if (help.stopsEverything() || !isOfWhoTreats(permit, chart)) {
            return Optional.empty();
        }
        if (VisitSteps.begun(chart, clock.instant(), now.zone()).isPresent()) {
            return Optional.of(
                    new CheckInPage.Onward(person + "/sessions/new", "checkin.to-visit.begun"));
        }
        var open = chart.openEpisode();
        if (open.isPresent()) {
            return open.map(one ->
                    one.sessions().isEmpty() || isOnTheWayToAVisit(request)
                            ? new CheckInPage.Onward(person + "/safety", "checkin.to-visit")
                            : new CheckInPage.Onward(person + "/course", "checkin.to-course"));
        }
        return chart.latest(Entry.Consulted.class).map(_ -> toPlan(permit, chart, person, now));
    }

    private static boolean isTreatmentAhead(Chart chart) {
        return chart.openEpisode().filter(one -> !one.sessions().isEmpty()).isEmpty();
    }

    /** True in the room, for whoever may treat. */
    private static boolean isOfWhoTreats(Permit permit, Chart chart) {
        return CheckIns.isInRoom(permit)
                && Permit.ask(permit.actor(), Deed.RECORD_CARE, chart.whose()).isOk();
    }

    /** On to the plan, or to what comes before one can be agreed. */
    private static CheckInPage.Onward toPlan(
            Permit permit, Chart chart, String person, CareSteps.Now now) {
        var clinician =
                permit.actor() instanceof Actor.Member member
                        ? Optional.of(member.user())
                        : Optional.<UserId>empty();
        Optional<NotCleared> held =
                clinician.flatMap(user ->
                        CareSteps.clearance(chart, CareSteps.assess(chart, now), user, now)
                                .fold(_ -> Optional.empty(), Optional::of));
        return held.map(why ->
                        switch (why) {
                            case NotCleared.AskFirst _ ->
                                    new CheckInPage.Onward(
                                            person + ResultPage.ASK, "checkin.to-questions");
                            case NotCleared.ReferralFirst _ ->
                                    new CheckInPage.Onward(
                                            person + "#flags", "checkin.to-referral");
                            case NotCleared.SendNow _ ->
                                    new CheckInPage.Onward(person + "#flags", "checkin.to-flags");
                        })
                .orElseGet(() -> new CheckInPage.Onward(person + "/plan", TO_PLAN));
    }

    /** The second starting score, where today's is the first. */
    private static Optional<CheckInPage.Again> again(Chart chart, CareSteps.Now now) {
        return chart.startingScores()
                .map(scores -> LocalDate.ofInstant(scores.first(), now.zone()))
                .filter(now.today()::equals)
                .map(first ->
                        new CheckInPage.Again(
                                Schedule.secondStart(first).on(),
                                chart.consent(ConsentKind.REMINDERS).isPresent()));
    }

    /** What the clinic may ask by a link besides and was not answered today. */
    private List<Instrument> furtherMeasures(
            Permit permit, List<Entry.CheckedIn> answers, CareSteps.Now now) {
        if (CheckIns.isInRoom(permit)) {
            return List.of();
        }
        return forms.byLink(permit).stream()
                .filter(form -> form.agreement().isInForceOn(now.today()))
                .map(form -> instruments.get(form.edition().instrument()))
                .filter(one ->
                        answers.stream()
                                .flatMap(answer -> answer.measures().stream())
                                .noneMatch(taken -> taken.instrument().equals(one.id())))
                .toList();
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            List<Problem> problems,
            Set<String> left,
            Level help,
            HttpStatus status) {
        return pages.show(
                "checkin/form",
                new CheckInPage(
                        address(permit, "", request),
                        alarms.of(permit, chart, now(request).zone()),
                        new Form(sent, problems, pages.shell(request).words()),
                        instruments,
                        since(chart, now(request)),
                        who(permit, chart),
                        KeptInTab.under(permit),
                        help,
                        asked(permit, request, chart),
                        left,
                        !CheckIns.isInRoom(permit)
                                && chart.consent(ConsentKind.REMINDERS).isPresent(),
                        isOfWhoTreats(permit, chart)
                                ? ConsultedAt.justNoted(chart)
                                : Optional.empty(),
                        isTreatmentAhead(chart) && chart.startingScores().isEmpty()
                                ? onward(permit, request, chart, help, now(request))
                                : Optional.empty()),
                status);
    }

    /** Which safety questions were asked in the same sitting, and when. */
    private Optional<CheckInPage.Asked> asked(
            Permit permit, HttpServletRequest request, Chart chart) {
        var now = now(request);
        var before = before(permit, chart, now);
        if (before.isPresent() || !CheckIns.isInRoom(permit)) {
            return before;
        }
        var still = StillNo.mayConfirm(chart, clock.instant(), now);
        return still.isEmpty()
                ? SafetyBefore.ofVisit(chart, clock.instant(), now)
                        .map(asked ->
                                CheckInPage.Asked.inTheClinic(
                                        Words.time(asked.noted().occurredAt(), now.zone()),
                                        asked.entry()
                                                .since()
                                                .filter(since ->
                                                        since.asked()
                                                                .contains(SinceLast.News.WEAKNESS))
                                                .isPresent()))
                : Optional.of(
                        CheckInPage.Asked.inTheClinic(
                                AskedBefore.times(still, chart, now.zone()),
                                isPowerTested(chart, now)));
    }

    /** True if the consultation of this sitting tested power, and weakness was asked for. */
    private boolean isPowerTested(Chart chart, CareSteps.Now now) {
        return SinceLast.consultation(chart, clock.instant(), now.zone())
                        .map(one -> Picture.read(one.entry().facts(), rules.vocabulary()))
                        .filter(found -> found.knows(Examined.WEAKEST))
                        .isPresent()
                && CheckInForm.answeredBy(
                                Picture.person(
                                        chart,
                                        Picture.of(chart, rules, now.today(), now.zone()),
                                        now.today()))
                        .contains(CheckInForm.WEAKNESS);
    }

    /**
     * The safety questions that the symptom check of this sitting answered: by the same person
     * alone, with the link that opens both, or in the room.
     */
    private Optional<CheckInPage.Asked> before(Permit permit, Chart chart, CareSteps.Now now) {
        boolean alone = !CheckIns.isInRoom(permit);
        if (alone && !isByTheFirstLink(permit)) {
            return Optional.empty();
        }
        return SafetyBefore.in(chart, alone, clock.instant(), now)
                .map(told ->
                        new CheckInPage.Asked(
                                Words.time(told.noted().occurredAt(), now.zone()),
                                CheckInForm.answeredBy(
                                        Picture.person(
                                                chart,
                                                Picture.read(
                                                        told.entry().facts(), rules.vocabulary()),
                                                now.today())),
                                String.valueOf(told.noted().sequence())))
                .filter(one -> !one.fields().isEmpty());
    }

    private static boolean isByTheFirstLink(Permit permit) {
        return permit.actor() instanceof Actor.Guest guest && guest.purpose() == LinkPurpose.INTAKE;
    }

    private View more(
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems,
            HttpStatus status) {
        return pages.show(
                "checkin/more",
                new CheckInPage.More(
                        address(permit, "/more", request),
                        new Form(sent, problems, pages.shell(request).words()),
                        CheckInPage.words(instruments, DISABILITY),
                        who(permit, chart(permit)),
                        KeptInTab.under(permit)),
                status);
    }

    /** What was answered today, short parts and long. */
    private static List<Entry.CheckedIn> answersOf(Chart chart, CareSteps.Now now) {
        return chart.all(Entry.CheckedIn.class).stream()
                .filter(answer ->
                        LocalDate.ofInstant(answer.noted().occurredAt(), now.zone())
                                .equals(now.today()))
                .map(Chart.Placed::entry)
                .toList();
    }

    /** The day care began, once it lies behind. */
    private static Optional<LocalDate> since(Chart chart, CareSteps.Now now) {
        return CheckIns.began(chart, now).filter(day -> day.isBefore(now.today()));
    }

    private Chart chart(Permit permit) {
        return charts.find(permit).orElseThrow(() -> new Denied(permit.deed(), Denial.NOT_YOURS));
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private static Optional<CheckInPage.Who> who(Permit permit, Chart chart) {
        return CheckIns.isInRoom(permit)
                ? Optional.of(CheckInPage.Who.of(chart.patient()))
                : Optional.empty();
    }

    private static boolean isOnTheWayToAVisit(HttpServletRequest request) {
        return VISIT.equals(request.getParameter(THEN));
    }

    /** A page of the check-in; each says to the next what it is asked on the way to. */
    private static String address(Permit permit, String page, HttpServletRequest request) {
        if (!CheckIns.isInRoom(permit)) {
            return "/me/check-in" + page;
        }
        return "/people/%s/check-in%s%s"
                .formatted(
                        permit.patient(),
                        page,
                        isOnTheWayToAVisit(request) ? "?%s=%s".formatted(THEN, VISIT) : "");
    }
}
