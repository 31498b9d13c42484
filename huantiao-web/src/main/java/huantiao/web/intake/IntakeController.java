package huantiao.web.intake;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.ConsentTexts;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Picture;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Needs;
import huantiao.web.care.AskedTogether;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.triage.Answers;
import huantiao.web.triage.ResultPage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Symptom check and intake, screen by screen, by the person on a phone or with a practitioner.
 *
 * <p>Every screen is kept in the draft; sending notes it in the chart. An emergency is noted at
 * once, and the way ends there. What calls for a doctor the same day is noted at once too where the
 * person answers alone, who reads what to do before anything else is asked.
 */
@Controller
class IntakeController {

    private static final String DRAFT = "intake";

    private static final String RESULT = "result";

    /** Which check is read, by its place in the chart; the last where none is named. */
    private static final String ENTRY = "entry";

    private final Pages pages;
    private final Charts charts;
    private final Drafts drafts;
    private final CareRules rules;
    private final ConsentTexts consents;
    private final Clock clock;

    IntakeController(
            Pages pages,
            Charts charts,
            Drafts drafts,
            CareRules rules,
            ConsentTexts consents,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.drafts = drafts;
        this.rules = rules;
        this.consents = consents;
        this.clock = clock;
    }

    @GetMapping({"/me/intake", "/people/{patient}/intake"})
    @Needs(Deed.ANSWER_INTAKE)
    View begin(Permit permit, HttpServletRequest request) {
        return new RedirectView(base(permit) + "/" + first(permit, request));
    }

    /** Where somebody begins, goes on, or reads what became of it. */
    private String first(Permit permit, HttpServletRequest request) {
        var way = way(permit);
        return switch (way) {
            case ASKED -> isAnswered(permit) ? RESULT : way.screens().getFirst().code();
            case ALONE -> {
                var draft = new Sent(draft(permit));
                var chart = charts.find(permit);
                if (draft.fields().isEmpty()
                        && chart.flatMap(one -> toldToday(one, request)).isPresent()) {
                    yield RESULT;
                }
                if (chart.filter(one -> intake(permit, request, one).isEmergency(draft))
                        .isPresent()) {
                    yield RESULT;
                }
                yield way.screens().stream()
                        .filter(screen -> Intake.shown(screen, draft).isEmpty())
                        .findFirst()
                        .filter(_ -> !draft.fields().isEmpty())
                        .orElse(way.screens().getFirst())
                        .code();
            }
        };
    }

    /** What the person told on this day. */
    private Optional<Entry.SymptomsTold> toldToday(Chart chart, HttpServletRequest request) {
        return chart.latest(Entry.SymptomsTold.class)
                .filter(told -> told.noted().author().isPatient())
                .filter(told ->
                        LocalDate.ofInstant(told.noted().occurredAt(), pages.shell(request).zone())
                                .equals(today(request)))
                .map(Chart.Placed::entry);
    }

    /** True where the chart has answers of this day that lead to this level. */
    private boolean isNoted(Level level, Chart chart, HttpServletRequest request) {
        return toldToday(chart, request)
                .filter(told -> told.ruling().level().equals(level.code()))
                .isPresent();
    }

    /** True where a check is finished and none was begun since: whoever asks reads it first. */
    private boolean isAnswered(Permit permit) {
        return way(permit) == Way.ASKED
                && charts.find(permit)
                        .flatMap(chart -> chart.latest(Entry.SymptomsTold.class))
                        .filter(told ->
                                drafts.find(permit, DRAFT)
                                        .filter(draft ->
                                                draft.keptAt().isAfter(told.noted().occurredAt()))
                                        .isEmpty())
                        .isPresent();
    }

    @GetMapping({"/me/intake/result", "/people/{patient}/intake/result"})
    @Needs(Deed.ANSWER_INTAKE)
    View result(Permit permit, HttpServletRequest request) {
        var chart = charts.find(permit);
        var told = chart.flatMap(one -> told(one, permit, request));
        if (told.isEmpty()) {
            return new RedirectView(base(permit));
        }
        var form = new Form(Sent.nothing(), List.of(), pages.shell(request).words());
        var page =
                ResultPage.of(
                        told.get().entry(),
                        Picture.of(chart.get(), rules, today(request), pages.shell(request).zone()),
                        chart.get(),
                        today(request),
                        rules,
                        way(permit) == Way.ASKED
                                ? Optional.of("/people/" + permit.patient())
                                : Optional.empty(),
                        form);
        return pages.show(
                "triage/result",
                way(permit) == Way.ASKED
                        ? page.withAnswers(answers(told.get(), chart.get(), request, form))
                        : page.goingOn(left(permit, request, chart.get())));
    }

    /** Where a person goes on who was told what to do before all was asked; empty at the end. */
    private Optional<String> left(Permit permit, HttpServletRequest request, Chart chart) {
        var draft = new Sent(draft(permit));
        return draft.fields().isEmpty() || intake(permit, request, chart).isEmergency(draft)
                ? Optional.empty()
                : Optional.of("%s/%s".formatted(base(permit), first(permit, request)));
    }

    /** The check that is to be read; the person reads their last. */
    private static Optional<Chart.Placed<Entry.SymptomsTold>> told(
            Chart chart, Permit permit, HttpServletRequest request) {
        var entry = request.getParameter(ENTRY);
        return way(permit) == Way.ASKED && entry != null
                ? chart.all(Entry.SymptomsTold.class).stream()
                        .filter(one -> String.valueOf(one.noted().sequence()).equals(entry))
                        .findFirst()
                : chart.latest(Entry.SymptomsTold.class);
    }

    private Answers answers(
            Chart.Placed<Entry.SymptomsTold> told,
            Chart chart,
            HttpServletRequest request,
            Form form) {
        var facts = Picture.read(Chart.told(told.entry()), rules.vocabulary());
        var author = told.noted().author();
        var zone = pages.shell(request).zone();
        var at = told.noted().occurredAt();
        return Answers.of(
                form.words()
                        .say(
                                "result.answers.by",
                                form.words().day(LocalDate.ofInstant(at, zone)),
                                Words.time(at, zone),
                                author.isPatient()
                                        ? form.words().say("person.author.patient")
                                        : author.name()),
                facts,
                Picture.read(chart.notCountedWith(told.noted().sequence()), rules.vocabulary()),
                Step.everyCheck(),
                chart,
                Picture.person(chart, facts, today(request)),
                rules,
                form);
    }

    @GetMapping({"/me/intake/{step}", "/people/{patient}/intake/{step}"})
    @Needs(Deed.ANSWER_INTAKE)
    View screen(Permit permit, HttpServletRequest request, @PathVariable("step") String code) {
        var step = Step.of(code);
        var chart = charts.find(permit);
        if (step.isEmpty() || chart.isEmpty()) {
            return step.isEmpty() ? begin(permit, request) : absent();
        }
        var sent = new Sent(draft(permit));
        var screen = way(permit).with(step.get());
        return page(permit, request, chart.get(), screen, sent, List.of());
    }

    /**
     * Keeps what is being typed; the page stays. Whoever asks is told at once what the answers mean
     * and what is left.
     */
    @PostMapping({"/me/intake/{step}/draft", "/people/{patient}/intake/{step}/draft"})
    @Needs(Deed.ANSWER_INTAKE)
    View keep(Permit permit, HttpServletRequest request, @PathVariable("step") String code) {
        var step = Step.of(code);
        if (step.isEmpty()) {
            return nothing(HttpStatus.NOT_FOUND);
        }
        var screen = way(permit).with(step.get());
        var merged = Intake.merged(draft(permit), screen, sent(request));
        if (isTooLong(merged)) {
            return nothing(HttpStatus.CONTENT_TOO_LARGE);
        }
        drafts.keep(permit, DRAFT, merged);
        var chart = charts.find(permit);
        return isRegion(request) && chart.isPresent()
                ? pages.show(
                        "intake/answered",
                        of(permit, request, chart.get(), screen, new Sent(merged), List.of()))
                : nothing(HttpStatus.NO_CONTENT);
    }

    @PostMapping({"/me/intake/{step}", "/people/{patient}/intake/{step}"})
    @Needs(Deed.ANSWER_INTAKE)
    View answer(Permit permit, HttpServletRequest request, @PathVariable("step") String code) {
        var found = Step.of(code);
        var kept = charts.find(permit);
        if (found.isEmpty() || kept.isEmpty()) {
            return found.isEmpty() ? begin(permit, request) : absent();
        }
        var screen = way(permit).with(found.get());
        var chart = kept.get();
        var form = sent(request);
        var before = draft(permit);
        var block = together(permit, form);
        var typed = form(request, new Sent(Intake.merged(before, screen, form)), List.of());
        var sent =
                block.map(step ->
                                intake(permit, request, chart)
                                        .answeredNo(screen, step, typed, form))
                        .orElse(form);
        if (before.isEmpty()
                && screen.has(Step.CONSENT)
                && chart.latest(Entry.SymptomsTold.class).isPresent()) {
            return new RedirectView(base(permit) + "/result");
        }
        var merged = Intake.merged(before, screen, sent);
        var draft = new Sent(merged);
        var problems = problems(merged, draft, sent);
        if (isTooLong(merged)) {
            return page(permit, request, chart, screen, draft, problems);
        }
        drafts.keep(permit, DRAFT, merged);
        if (!problems.isEmpty()) {
            return page(permit, request, chart, screen, draft, problems);
        }
        if (block.isPresent() && !intake(permit, request, chart).isEmergency(draft)) {
            var after = of(permit, request, chart, screen, draft, List.of()).after(block.get());
            return new RedirectView("%s/%s#%s".formatted(base(permit), screen.code(), after));
        }
        return onward(permit, request, chart, screen, draft, form);
    }

    /** The block of which whoever asks says that all its questions were answered no. */
    private static Optional<Step> together(Permit permit, Sent form) {
        return way(permit) == Way.ASKED && AskedTogether.isSaid(form)
                ? Step.of(form.text(IntakeForm.BLOCK))
                : Optional.empty();
    }

    /** How it is gone through: somebody of the clinic asks and answers for the person. */
    private static Way way(Permit permit) {
        return permit.actor() instanceof Actor.Member ? Way.ASKED : Way.ALONE;
    }

    private Intake intake(Permit permit, HttpServletRequest request, Chart chart) {
        return new Intake(rules, chart, today(request), way(permit));
    }

    private View onward(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Screen screen,
            Sent draft,
            Sent sent) {
        var intake = intake(permit, request, chart);
        var form = form(request, draft, List.of());
        if (intake.isEmergency(draft)) {
            tell(permit, request, draft);
            return new RedirectView(base(permit) + "/result");
        }
        if (way(permit) == Way.ALONE
                && intake.level(draft).stopsEverything()
                && !isNoted(intake.level(draft), chart, request)) {
            tell(permit, request, draft);
            return new RedirectView(base(permit) + "/result");
        }
        if (intake.asksAgain(screen, draft) && !sent.has(IntakeForm.AGAINST)) {
            return new RedirectView("%s/%s?against#against".formatted(base(permit), screen.code()));
        }
        if (!Intake.shown(screen, draft).containsAll(intake.facts(screen, draft, form))) {
            return new RedirectView(base(permit) + "/" + screen.code() + "?more#more");
        }
        if (way(permit) == Way.ALONE
                && !sent.has(IntakeForm.LEFT)
                && !of(permit, request, chart, screen, draft, List.of()).openChoices().isEmpty()) {
            return new RedirectView("%s/%s?open#open".formatted(base(permit), screen.code()));
        }
        var next =
                way(permit)
                        .after(screen)
                        .filter(one -> !intake.isEmpty(one, draft, form))
                        .findFirst();
        if (next.isPresent()) {
            return new RedirectView(base(permit) + "/" + next.get().code());
        }
        tell(permit, request, draft);
        drafts.drop(permit, DRAFT);
        return new RedirectView(base(permit) + "/result");
    }

    /** Notes what was told, and what was agreed to, in the chart. */
    private void tell(Permit permit, HttpServletRequest request, Sent draft) {
        var form = new IntakeForm(draft);
        var now = new CareSteps.Now(today(request), pages.shell(request).zone(), rules);
        Charts.Step<CareRefusal> step =
                chart ->
                        all(
                                CareSteps.tell(
                                        chart,
                                        form.readable(rules.vocabulary()),
                                        form.marks(),
                                        form.story(),
                                        now),
                                CareSteps.consent(chart, form.consents(), consents.version()),
                                CareSteps.decline(chart, form.declined(), consents.version()));
        var change = charts.add(permit, clock.instant(), step);
        if (!(change instanceof Charts.Change.Kept<CareRefusal>)) {
            throw new IllegalStateException("what a person tells is never refused");
        }
    }

    @SafeVarargs
    private static Result<List<Entry>, CareRefusal> all(Result<List<Entry>, CareRefusal>... steps) {
        Result<List<Entry>, CareRefusal> all = Result.ok(List.of());
        for (var step : steps) {
            all =
                    all.then(before ->
                            step.map(more ->
                                    Stream.concat(before.stream(), more.stream()).toList()));
        }
        return all;
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Screen screen,
            Sent sent,
            List<Problem> problems) {
        return pages.show(
                "intake/screen",
                of(permit, request, chart, screen, sent, problems),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private IntakePage of(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Screen screen,
            Sent sent,
            List<Problem> problems) {
        var form = form(request, sent, problems);
        var intake = intake(permit, request, chart);
        var saved =
                drafts.find(permit, DRAFT)
                        .map(draft -> Words.time(draft.keptAt(), pages.shell(request).zone()));
        return new IntakePage(
                way(permit),
                screen,
                form,
                base(permit),
                way(permit) == Way.ASKED
                        ? Optional.of(chart.patient().name().text())
                        : Optional.empty(),
                intake.blocks(screen, form),
                screen.has(Step.SADDLE) ? intake.findings(form) : List.of(),
                intake.level(sent),
                isNoted(intake.level(sent), chart, request),
                intake.asksAgain(screen, sent) ? new IntakeForm(sent).weakness() : List.of(),
                request.getParameter("more") != null,
                request.getParameter("open") != null,
                saved,
                consents);
    }

    /** What is wrong with the answers of this page, and with this page alone. */
    private List<Problem> problems(Map<String, List<String>> merged, Sent draft, Sent sent) {
        var here = sent.all(AskedTogether.SHOWN);
        var problems = new ArrayList<Problem>();
        Result<Facts, List<Problem>> read = new IntakeForm(draft).read(rules.vocabulary());
        if (read instanceof Result.Refused<Facts, List<Problem>>(var wrong)) {
            wrong.stream().filter(problem -> here.contains(problem.where())).forEach(problems::add);
        }
        if (isTooLong(merged)) {
            problems.add(
                    new Problem(
                            here.isEmpty() ? IntakeForm.STORY : here.getFirst(),
                            "HT-0574",
                            "All answers together are longer than can be kept.",
                            "Shorten the longest text."));
        }
        return problems;
    }

    private Map<String, List<String>> draft(Permit permit) {
        return drafts.find(permit, DRAFT).map(Drafts.Draft::fields).orElse(Map.of());
    }

    private static boolean isTooLong(Map<String, List<String>> fields) {
        return fields.values().stream().flatMap(List::stream).mapToLong(String::length).sum()
                > Drafts.MOST;
    }

    private Form form(HttpServletRequest request, Sent sent, List<Problem> problems) {
        return new Form(sent, problems, pages.shell(request).words());
    }

    private View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }

    /** An answer without a page. */
    private static View nothing(HttpStatus status) {
        return (_, _, response) -> response.setStatus(status.value());
    }

    /** True where script asks for a part of the page. */
    private static boolean isRegion(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static Sent sent(HttpServletRequest request) {
        return Sent.of(request.getParameterMap());
    }

    private static String base(Permit permit) {
        return switch (permit.actor()) {
            case Actor.Guest _ -> "/me/intake";
            case Actor.Member _, Actor.Rounds _, Actor.Partner _, Actor.Visitor _ ->
                    "/people/%s/intake".formatted(permit.patient());
        };
    }

    private LocalDate today(HttpServletRequest request) {
        return LocalDate.ofInstant(clock.instant(), pages.shell(request).zone());
    }
}
