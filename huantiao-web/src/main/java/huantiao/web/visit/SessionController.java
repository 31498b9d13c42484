package huantiao.web.visit;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Author;
import huantiao.care.BrokenOff;
import huantiao.care.CareLibrary;
import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentVersions;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Habits;
import huantiao.care.Needling;
import huantiao.care.Noted;
import huantiao.care.Picture;
import huantiao.care.Plan;
import huantiao.care.Session;
import huantiao.care.ShortNeedle;
import huantiao.care.StandingStop;
import huantiao.care.Stricta;
import huantiao.care.TooDeep;
import huantiao.care.VisitSteps;
import huantiao.care.VisitTimes;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.care.BodyBook;
import huantiao.web.care.Paper;
import huantiao.web.care.RuleFacts;
import huantiao.web.form.Sent;
import huantiao.web.harms.HarmForm;
import huantiao.web.needling.FeltNeedles;
import huantiao.web.needling.LeadNeedles;
import huantiao.web.needling.NeedlesForm;
import huantiao.web.needling.PairsForm;
import huantiao.web.people.Agreement;
import huantiao.web.people.EntryWords;
import huantiao.web.people.OtherSideWords;
import huantiao.web.room.BegunVisits;
import huantiao.web.room.NeedlesSaid;
import huantiao.web.room.RoomWatch;
import huantiao.web.safety.SafetyPage;
import huantiao.web.safety.WhoThisIs;
import huantiao.web.triage.FactQuestions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A visit: charted, checked as it is typed, and signed. */
@Controller
class SessionController {

    private final Pages pages;
    private final Charts charts;
    private final Drafts drafts;
    private final Paper paper;
    private final CareLibrary library;
    private final BodyBook book;
    private final Habits habits;
    private final ConsentVersions consents;
    private final BegunVisits begun;
    private final Clock clock;

    SessionController(
            Pages pages,
            Charts charts,
            Drafts drafts,
            CareRules rules,
            CareLibrary library,
            BodyBook book,
            Habits habits,
            ConsentVersions consents,
            BegunVisits begun,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.drafts = drafts;
        this.paper = new Paper(RoomWatch.VISIT, pages, charts, drafts, rules, clock);
        this.library = library;
        this.book = book;
        this.habits = habits;
        this.consents = consents;
        this.begun = begun;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/sessions/new")
    @Needs(Deed.RECORD_CARE)
    View begin(Permit permit, HttpServletRequest request) {
        return charts.find(permit)
                .map(chart -> begin(permit, request, chart))
                .orElseGet(paper::absent);
    }

    private View begin(Permit permit, HttpServletRequest request, Chart chart) {
        var asked = VisitSteps.safetyFor(chart, clock.instant());
        if (chart.openEpisode().isEmpty()) {
            return to(permit, "");
        }
        boolean clear = asked.filter(one -> !one.entry().ruling().stops()).isPresent();
        if (!clear && !begun.isTreated(permit, chart)) {
            return to(permit, "/safety");
        }
        return paper.found(permit, request, one -> begun(one, paper.zone(request)).sent())
                .map(this::page)
                .orElseGet(paper::absent);
    }

    /** The form of a visit that begins with the safety answers given for it. */
    private SessionForm begun(Chart chart, ZoneId zone) {
        var asked = VisitSteps.safetyFor(chart, clock.instant());
        return NewVisit.form(
                chart,
                asked.flatMap(one -> one.entry().since()),
                asked.map(one -> one.noted().occurredAt()).orElseGet(clock::instant),
                zone);
    }

    /** Keeps what was typed; nobody's record until it is signed. */
    @PostMapping("/people/{patient}/sessions/draft")
    @Needs(Deed.RECORD_CARE)
    ResponseEntity<Void> keep(Permit permit, HttpServletRequest request) {
        return paper.kept(sent(permit, request));
    }

    /** What was sent, with what of its needles was kept before and no typing takes back. */
    private Optional<Paper.Sheet> sent(Permit permit, HttpServletRequest request) {
        var kept =
                drafts.find(permit, RoomWatch.VISIT)
                        .map(draft -> new Sent(draft.fields()))
                        .orElseGet(Sent::nothing);
        return paper.sent(permit, request)
                .map(sheet ->
                        sheet.with(
                                new NeedlesSaid(sheet.sent())
                                        .with(new NeedlesSaid(kept), time(request))));
    }

    private LocalTime time(HttpServletRequest request) {
        return LocalTime.ofInstant(clock.instant(), paper.zone(request));
    }

    /** What is missing and what the rules say to what is typed; with script the region alone. */
    @PostMapping("/people/{patient}/sessions/check")
    @Needs(Deed.RECORD_CARE)
    View check(Permit permit, HttpServletRequest request) {
        return sent(permit, request)
                .filter(sheet -> sheet.chart().openEpisode().isPresent())
                .map(sheet ->
                        sheet.isRegion() ? pages.show("session/checked", of(sheet)) : page(sheet))
                .orElseGet(paper::absent);
    }

    /** Signs the visit, or adds or takes away a row of the form where no script does it. */
    @PostMapping("/people/{patient}/sessions")
    @Needs(Deed.RECORD_CARE)
    View sign(Permit permit, HttpServletRequest request) {
        var sent = sent(permit, request);
        if (sent.isEmpty()) {
            return paper.absent();
        }
        var sheet = sent.get();
        if (sheet.chart().openEpisode().isEmpty()) {
            return to(permit, "");
        }
        return switch (sheet.sent().text(PairsForm.ROW)) {
            case String more
                    when more.matches("add-(needle|pair)") && standing(sheet).isPresent() ->
                    nothingNew(sheet);
            case "anew" -> changed(sheet, begun(sheet.chart(), paper.zone(request)).sent());
            case "pain-told" -> changed(sheet, withPainTold(sheet));
            case "pain-unsaid" -> changed(sheet, withPainUnsaid(sheet));
            case "never-placed" -> settled(sheet, "session.fewer.never", "");
            case "needle-found" ->
                    sheet.sent().has(NeedlesSaid.FOUND)
                            ? settled(
                                    sheet,
                                    "session.fewer.found",
                                    sheet.sent().text(NeedlesSaid.FOUND))
                            : shown(sheet.refused(List.of(SessionForm.fewer(NeedlesSaid.FOUND))));
            case FeltNeedles.ALL -> changed(sheet, felt(sheet).normal(sheet.sent()));
            case "one-depth" -> withOneDepth(sheet);
            case "charted-afterwards" ->
                    changed(sheet, charted(sheet, "session.times.afterwards.said"));
            case "clock-to-chart" -> changed(sheet, withoutClock(sheet));
            case String pack when pack.startsWith(LastPack.WISH) ->
                    changed(sheet, withPack(sheet, pack));
            case String own when own.matches("own-\\d{1,3} " + LastPack.WISH + ".*") ->
                    changed(sheet, withOwnPack(sheet, own));
            default -> {
                var plan = sheet.chart().openEpisode().orElseThrow().plan();
                var typed = new SessionForm(sheet.sent());
                var rows = rows(typed, plan, paper.zone(request));
                yield rows.equals(typed)
                        ? sign(closed(sheet))
                                .fold(
                                        chart -> to(permit, "/sessions/" + lastVisit(chart)),
                                        this::page)
                        : changed(sheet, rows.sent());
            }
        };
    }

    /** While an alarm stands no needle and no current is added. */
    private View nothingNew(Paper.Sheet sheet) {
        return shown(
                sheet.refused(
                        List.of(
                                new Problem(
                                        "check",
                                        "HT-0295",
                                        "A warning sign stands: no needle and no current is added.",
                                        "Take out what is in and count it."))));
    }

    /** The form with what is wrong with it; with script the region alone. */
    private View shown(Paper.Sheet sheet) {
        return pages.show(
                sheet.isRegion() ? "session/form" : "session/page", of(sheet), sheet.status());
    }

    /** What became of a needle that is counted no more is kept in the note; its alarm ends. */
    private View settled(Paper.Sheet sheet, String how, String where) {
        var said = new NeedlesSaid(sheet.sent());
        if (!said.lacksSome()) {
            return changed(sheet, sheet.sent());
        }
        var words = paper.form(sheet).words();
        var noted =
                new SessionForm(sheet.sent())
                        .noting(
                                words.say(
                                        "session.fewer.note",
                                        said.placed(),
                                        said.counted(),
                                        words.say(how, where)))
                        .sent()
                        .with(NeedlesSaid.PLACED, String.valueOf(said.counted()))
                        .with(NeedlesSaid.FOUND);
        return changed(
                sheet,
                new NeedlesSaid(noted)
                        .with(new NeedlesSaid(Sent.nothing()), time(sheet.request())));
    }

    /** An alarm that stops every treatment, whenever it was told. */
    private Optional<StandingStop> standing(Paper.Sheet sheet) {
        return StandingStop.of(sheet.chart(), paper.now(sheet.request()));
    }

    /** When a warning sign was told that broke this visit off; empty where none did. */
    private Optional<Instant> brokenOff(Paper.Sheet sheet, SessionForm typed, Session soFar) {
        return new NeedlesSaid(sheet.sent()).saysIn()
                ? BrokenOff.at(
                        sheet.chart(),
                        typed.times(paper.zone(sheet.request())).treatmentBegan(soFar),
                        paper.now(sheet.request()))
                : Optional.empty();
    }

    /** The form of a visit that is closed as broken off: its note says so. */
    private Paper.Sheet closed(Paper.Sheet sheet) {
        var zone = paper.zone(sheet.request());
        var typed = new SessionForm(sheet.sent());
        var soFar = typed.soFar(last(sheet), library.harms(), clock.instant(), zone);
        return brokenOff(sheet, typed, soFar)
                .map(at ->
                        paper.form(sheet)
                                .words()
                                .say("session.broken-off.note", Words.time(at, zone)))
                .map(said -> sheet.with(typed.noting(said).sent()))
                .orElse(sheet);
    }

    /** The form with something else on it, kept as a draft; with script the region alone. */
    private View changed(Paper.Sheet sheet, Sent sent) {
        var changed = sheet.with(sent);
        paper.keep(changed);
        return changed.isRegion() ? pages.show("session/form", of(changed)) : page(changed);
    }

    /** The form with the needles of this pack, where it is still among the last of the clinic. */
    private Sent withPack(Paper.Sheet sheet, String wish) {
        return habits.needles(sheet.permit()).stream()
                .filter(last -> new LastPack(last).wish().equals(wish))
                .findFirst()
                .map(last -> new SessionForm(sheet.sent()).withPack(last.what()).sent())
                .orElse(sheet.sent());
    }

    /** The form with a needle of this pack in a row, under the same condition. */
    private Sent withOwnPack(Paper.Sheet sheet, String wish) {
        var typed = new SessionForm(sheet.sent());
        int row = last(wish.substring(0, wish.indexOf(' ')));
        return row >= typed.rows(NeedlesForm.POINT)
                ? sheet.sent()
                : habits.needles(sheet.permit()).stream()
                        .filter(last -> new LastPack(last).wish(row).equals(wish))
                        .findFirst()
                        .map(last -> typed.needles().withOwn(row, last.what()).sent())
                        .orElse(sheet.sent());
    }

    /**
     * The form without the times of a clock that was pressed only to chart. When the needles went
     * in nobody said, so no time takes its place.
     */
    private Sent withoutClock(Paper.Sheet sheet) {
        return charted(sheet, "session.times.clock-to-chart.said")
                .with(TimesForm.IN_AT, "")
                .with(NeedlesSaid.IN_SECOND)
                .with(PairsForm.BEGUN)
                .with(PairsForm.OFF);
    }

    private Sent charted(Paper.Sheet sheet, String why) {
        return sheet.sent()
                .with(TimesForm.CHARTED, "afterwards")
                .with(TimesForm.WHY_SHORT, paper.form(sheet).words().say(why));
    }

    /** The form with the pain that the person told alone, where nothing stands of it. */
    private Sent withPainTold(Paper.Sheet sheet) {
        return painTold(sheet).map(told -> told.into(sheet.sent())).orElse(sheet.sent());
    }

    /** The form with the reason that is given most where the leg pain has no number. */
    private Sent withPainUnsaid(Paper.Sheet sheet) {
        return sheet.sent()
                .with(
                        SessionForm.PAIN_WHY,
                        paper.form(sheet).words().say("session.pain.could-not.said"));
    }

    private Optional<PainTold> painTold(Paper.Sheet sheet) {
        return PainTold.of(
                sheet.chart(),
                VisitSteps.safetyFor(sheet.chart(), clock.instant()),
                clock.instant(),
                paper.zone(sheet.request()));
    }

    private View withOneDepth(Paper.Sheet sheet) {
        var one = OneDepth.in(new SessionForm(sheet.sent()), book.points());
        var filled = sheet.with(one.form().sent()).refused(one.unread());
        paper.keep(filled);
        return pages.show(
                filled.isRegion() ? "session/form" : "session/page",
                of(filled, Optional.of(one)),
                filled.status());
    }

    /** The sentence of the tick, as it stands on the page. */
    private String writtenLater(Paper.Sheet sheet) {
        return paper.form(sheet).words().say("session.order.later");
    }

    private Result<Chart, Paper.Sheet> sign(Paper.Sheet sheet) {
        var typed = new SessionForm(sheet.sent());
        var moment = clock.instant();
        return read(sheet, moment)
                .fold(
                        session ->
                                paper.<List<Problem>>note(
                                        sheet,
                                        session.ended(),
                                        chart ->
                                                VisitSteps.sign(
                                                        chart,
                                                        session,
                                                        typed.times(paper.zone(sheet.request()))
                                                                .read(
                                                                        chart,
                                                                        session,
                                                                        moment,
                                                                        writtenLater(sheet)),
                                                        typed.setAside(),
                                                        sheet.clinician(),
                                                        moment,
                                                        paper.now(sheet.request())),
                                        problems -> placed(sheet, problems),
                                        noted -> sameAgain(sheet.permit(), noted, session)),
                        problems -> paper.back(sheet.refused(all(sheet, problems, moment))));
    }

    /** The visit, or what is wrong with what was typed, and current of which nobody asked. */
    private Result<Session, List<Problem>> read(Paper.Sheet sheet, Instant moment) {
        var unasked = felt(sheet).unasked();
        return new SessionForm(sheet.sent())
                .read(
                        sheet.chart(),
                        last(sheet),
                        library.harms(),
                        moment,
                        paper.zone(sheet.request()))
                .fold(
                        session -> unasked.isEmpty() ? Result.ok(session) : Result.refused(unasked),
                        problems ->
                                Result.refused(
                                        Stream.concat(problems.stream(), unasked.stream())
                                                .toList()));
    }

    /** What cannot be read, and what would be refused after it: all of it at once. */
    private List<Problem> all(Paper.Sheet sheet, List<Problem> unread, Instant moment) {
        var typed = new SessionForm(sheet.sent());
        var soFar = typed.soFar(last(sheet), library.harms(), moment, paper.zone(sheet.request()));
        var said = unread.stream().map(Problem::where).collect(Collectors.toSet());
        var refused =
                VisitSteps.sign(
                                sheet.chart(),
                                soFar,
                                VisitTimes.UNSAID,
                                typed.setAside(),
                                sheet.clinician(),
                                moment,
                                paper.now(sheet.request()))
                        .fold(_ -> List.<Problem>of(), problems -> problems);
        // The length is judged even where the rest of the needles' size cannot be read.
        var deep =
                VisitSteps.impossible(
                        ShortNeedle.among(soFar.needlings(), typed.pack().lengthMm()));
        var more =
                placed(sheet, Stream.concat(refused.stream(), deep.stream()).distinct().toList());
        return Stream.concat(
                        unread.stream(),
                        more.stream().filter(problem -> !said.contains(problem.where())))
                .toList();
    }

    /** The same problems, each at the field that mends it and in the words of the page. */
    private List<Problem> placed(Paper.Sheet sheet, List<Problem> problems) {
        var words = paper.form(sheet).words();
        var reasons = of(sheet).check().reasonsWanted();
        var fields = new VisitFields(new SessionForm(sheet.sent()));
        return problems.stream()
                .filter(problem ->
                        !problem.code().equals("HT-0709")
                                || fields.isMissing(fields.of(problem, reasons), List.of()))
                .map(problem -> {
                    var field = fields.of(problem, reasons);
                    var gap = problem.where().replaceAll("-\\d+$", "");
                    if (problem.code().equals("HT-0265")) {
                        var flags = paper.rules().flags();
                        var asked =
                                FactQuestions.label(words, problem.where(), sheet.chart(), flags);
                        return new Problem(
                                field, problem.code(), words.say("session.open-again", asked), "");
                    }
                    return problem.code().equals("HT-0709")
                            ? new Problem(
                                    field,
                                    problem.code(),
                                    fields.isFilled(field)
                                            ? words.say("session.gap.fewer")
                                            : VisitFields.isNamed(field)
                                                    ? words.say("session.gap.here")
                                                    : words.say(
                                                            "session.gap",
                                                            words.say("stricta." + gap)),
                                    "")
                            : new Problem(
                                    field,
                                    problem.code(),
                                    spokenOf(field, reasons) + problem.what(),
                                    problem.cure());
                })
                .distinct()
                .toList();
    }

    /** All that a rule speaks of which wants a reason in this field. */
    private static String spokenOf(String field, List<VisitCheck.Spoken> reasons) {
        return reasons.stream()
                .filter(one -> field.equals("reason." + one.rule()))
                .map(one -> one.what() + ": ")
                .findFirst()
                .orElse("");
    }

    private static boolean sameAgain(Permit permit, Noted noted, Session session) {
        return noted.author().equals(Author.of(permit.actor()))
                && noted.entry() instanceof Entry.SessionSigned signed
                && signed.session().isSentAgain(session);
    }

    private static long lastVisit(Chart chart) {
        return chart.latest(Entry.SessionSigned.class).orElseThrow().noted().sequence();
    }

    /** The visit that this one was begun from, as far as the author had seen the chart. */
    private static Optional<Session> last(Paper.Sheet sheet) {
        return sheet.chart().openEpisode().stream()
                .flatMap(episode -> episode.sessions().stream())
                .filter(signed -> signed.noted().sequence() <= sheet.seen())
                .reduce((_, later) -> later)
                .map(signed -> signed.entry().session());
    }

    /** The form with a row more or less, if that is what was asked for; else the same form. */
    private SessionForm rows(SessionForm typed, Plan plan, ZoneId zone) {
        var wish = typed.sent().text("row");
        return switch (wish) {
            case "" -> typed;
            case "add-needle" -> typed.withNeedle();
            case "add-pair" -> typed.withPair(LocalTime.ofInstant(clock.instant(), zone));
            case "as-planned" -> typed.asPlanned(plan, library);
            case "add-harm" -> typed.withRow(HarmForm.FIELDS);
            case "add-today-harm" -> typed.withRow(VisitHarmsForm.ROW_OF_TODAY);
            default -> {
                if (wish.matches("drop-needle-\\d{1,3}")) {
                    yield typed.withoutNeedle(last(wish));
                }
                if (wish.matches("stayed-\\d{1,3}")) {
                    yield new SessionForm(
                            typed.sent().with("retention", String.valueOf(last(wish))));
                }
                if (wish.matches("drop-pair-\\d{1,3}")) {
                    yield typed.withoutRow(PairsForm.FIELDS, last(wish));
                }
                if (wish.matches("drop-harm-\\d{1,3}")) {
                    yield typed.withoutRow(HarmForm.FIELDS, last(wish));
                }
                if (wish.matches("drop-today-harm-\\d{1,3}")) {
                    yield typed.withoutRow(VisitHarmsForm.ROW_OF_TODAY, last(wish));
                }
                yield typed;
            }
        };
    }

    private static int last(String wish) {
        return Integer.parseInt(wish.substring(wish.lastIndexOf('-') + 1));
    }

    /** The form; or the person's page, where the course of care was closed meanwhile. */
    private View page(Paper.Sheet sheet) {
        return sheet.chart().openEpisode().isEmpty()
                ? to(sheet.permit(), "")
                : pages.show("session/page", of(sheet), sheet.status());
    }

    /** Asked once the needles are out: until then the visit goes on. */
    private List<Instant> overlapping(Paper.Sheet sheet, SessionForm typed, Session soFar) {
        return typed.countedOut().isPresent()
                ? habits.visitsDuring(sheet.permit(), soFar.started(), soFar.ended())
                : List.of();
    }

    private SessionPage of(Paper.Sheet sheet) {
        return of(sheet, Optional.empty());
    }

    private SessionPage of(Paper.Sheet sheet, Optional<OneDepth> oneDepth) {
        var episode = sheet.chart().openEpisode().orElseThrow();
        var typed = new SessionForm(sheet.sent());
        var zone = paper.zone(sheet.request());
        var form = paper.form(sheet);
        var now = clock.instant();
        var soFar = typed.soFar(last(sheet), library.harms(), now, zone);
        var unread = read(sheet, now).fold(_ -> List.<Problem>of(), problems -> problems);
        var rulesSay =
                VisitSteps.check(sheet.chart(), episode.plan(), soFar, paper.now(sheet.request()));
        var check =
                VisitCheck.of(
                        typed,
                        soFar,
                        unread,
                        Stricta.gapsSoFar(episode.plan(), soFar, typed.saysIn()),
                        rulesSay,
                        TooDeep.among(soFar.needlings(), book.points()),
                        VisitCheck.Times.of(typed, soFar, unread, zone),
                        typed.times(zone).notedLater(sheet.chart(), soFar, now),
                        overlapping(sheet, typed, soFar),
                        RuleFacts.of(
                                rulesSay.assessment().facts(),
                                paper.rules(),
                                sheet.chart(),
                                zone,
                                form.words()));
        var safety = VisitSteps.safetyFor(sheet.chart(), now);
        var barred =
                VisitSteps.barred(
                        sheet.chart(), soFar, sheet.clinician(), paper.now(sheet.request()));
        return new SessionPage(
                sheet.chart(),
                WhoThisIs.of(
                                sheet.chart(),
                                paper.rules(),
                                library.harms(),
                                book.roots(),
                                LocalDate.ofInstant(now, zone),
                                zone,
                                form.words())
                        .charted(
                                sheet.chart(),
                                rulesSay.assessment().facts(),
                                paper.now(sheet.request()),
                                form.words()),
                episode,
                typed,
                form,
                sheet.seen(),
                EntryWords.of(sheet.since(), library.harms(), form.words()),
                check,
                oneDepth,
                safety,
                safety.flatMap(asked ->
                        VisitSteps.held(
                                sheet.chart(),
                                asked,
                                sheet.clinician(),
                                paper.now(sheet.request()))),
                barred,
                standing(sheet)
                        .map(stop ->
                                SafetyPage.Standing.of(
                                        stop, sheet.chart(), form, paper.rules(), zone)),
                brokenOff(sheet, typed, soFar).isPresent(),
                !typed.sent().text("day").equals(LocalDate.ofInstant(now, zone).toString()),
                safety.map(asked -> LocalDate.ofInstant(asked.noted().occurredAt(), zone))
                        .filter(day -> typed.sent().text("day").equals(day.toString()))
                        .isPresent(),
                library,
                LocalDate.ofInstant(now, zone),
                zone,
                book.points(),
                LastPack.of(habits.needles(sheet.permit()), soFar.needlings()),
                LeadNeedles.of(typed.needles().labels(), sheet, paper, book.roots()),
                felt(sheet),
                VisitCheck.noCurrent(
                        RuleFacts.of(
                                Picture.of(
                                        sheet.chart(),
                                        paper.rules(),
                                        LocalDate.ofInstant(now, zone),
                                        zone),
                                paper.rules(),
                                sheet.chart(),
                                zone,
                                form.words())),
                OtherSideWords.of(
                        soFar.needlings().stream().map(Needling::side).toList(),
                        sheet.chart(),
                        paper.now(sheet.request()),
                        form.words()),
                painTold(sheet),
                Agreement.of(sheet.chart(), ConsentKind.CARE, consents, zone),
                VisitConsent.of(typed, soFar, episode.plan(), form));
    }

    /** What is felt at the needles of the leads. */
    private FeltNeedles felt(Paper.Sheet sheet) {
        return FeltNeedles.of(sheet, paper, book.roots());
    }

    private static View to(Permit permit, String page) {
        return new RedirectView("/people/" + permit.patient() + page);
    }
}
