package huantiao.web.safety;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Author;
import huantiao.care.CareLibrary;
import huantiao.care.CareRefusal;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Examined;
import huantiao.care.Noted;
import huantiao.care.Picture;
import huantiao.triage.Facts;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.care.AskedTogether;
import huantiao.web.care.Paper;
import huantiao.web.form.Sent;
import huantiao.web.people.EntryWords;
import huantiao.web.triage.DrawnWeakness;
import huantiao.web.triage.FactForm;
import huantiao.web.triage.FactQuestions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Questions that nobody answered, asked without opening a consultation anew. */
@Controller
class QuestionsController {

    private static final String MORE = "more";

    private final Pages pages;
    private final Paper paper;
    private final CareRules rules;
    private final CareLibrary library;
    private final Clock clock;

    QuestionsController(
            Pages pages,
            Charts charts,
            Drafts drafts,
            CareRules rules,
            CareLibrary library,
            Clock clock) {
        this.pages = pages;
        this.paper = new Paper("questions", pages, charts, drafts, rules, clock);
        this.rules = rules;
        this.library = library;
        this.clock = clock;
    }

    @GetMapping("/people/{patient}/questions")
    @Needs(Deed.RECORD_CARE)
    View questions(Permit permit, HttpServletRequest request) {
        return paper.found(permit, request, _ -> Sent.nothing())
                .map(this::page)
                .orElseGet(paper::absent);
    }

    @PostMapping("/people/{patient}/questions/draft")
    @Needs(Deed.RECORD_CARE)
    ResponseEntity<Void> keep(Permit permit, HttpServletRequest request) {
        return paper.keep(permit, request);
    }

    @PostMapping("/people/{patient}/questions")
    @Needs(Deed.RECORD_CARE)
    View note(Permit permit, HttpServletRequest request) {
        return paper.sent(permit, request)
                .map(sheet -> note(sheet).fold(chart -> onward(sheet, chart), this::page))
                .orElseGet(paper::absent);
    }

    private Result<Chart, Paper.Sheet> note(Paper.Sheet sheet) {
        var now = paper.now(sheet.request());
        return FactForm.of(sheet.sent(), rules.vocabulary())
                .read(rules.vocabulary())
                .fold(
                        answered ->
                                paper.<CareRefusal>note(
                                        sheet,
                                        clock.instant(),
                                        chart -> CareSteps.answer(chart, answered, now),
                                        why -> refused(why, sheet),
                                        noted -> sameAgain(sheet.permit(), noted, answered)),
                        problems ->
                                paper.back(
                                        sheet.refused(
                                                FactQuestions.refused(
                                                        problems,
                                                        paper.form(sheet).words(),
                                                        rules))));
    }

    private List<Problem> refused(CareRefusal why, Paper.Sheet sheet) {
        var where =
                OpenQuestions.shown(sheet.sent(), rules).stream()
                        .findFirst()
                        .orElse(AskedTogether.SHOWN);
        return List.of(
                why == CareRefusal.Plain.ALARM_STANDS
                        ? new Problem(where, why.code(), "An alarm of earlier stands.", "")
                        : new Problem(
                                where,
                                "HT-0250",
                                "No question was answered.",
                                "Answer one, or go back to the person's page."));
    }

    /** The button was pressed twice: what came between are these very answers. */
    private static boolean sameAgain(Permit permit, Noted noted, Facts answered) {
        return noted.author().equals(Author.of(permit.actor()))
                && noted.entry() instanceof Entry.SafetyAsked asked
                && asked.facts().equals(Picture.told(answered));
    }

    /**
     * On to the person's page, which says what the answers lead to and goes on from the
     * consultation of the day; before that to questions that only these answers brought up.
     */
    private View onward(Paper.Sheet sheet, Chart chart) {
        var person = "/people/" + sheet.permit().patient();
        var now = paper.now(sheet.request());
        var known = Picture.of(chart, rules, now.today(), now.zone());
        var form = paper.form(sheet);
        var open = OpenQuestions.of(form, chart, known, rules);
        open.removeAll(OpenQuestions.shown(sheet.sent(), rules));
        open.removeAll(findings(chart, open));
        if (!open.isEmpty() && !rules.flags().assess(known).level().stopsEverything()) {
            return new RedirectView(person + "/questions?" + MORE);
        }
        return new RedirectView(
                chart.latest(Entry.Consulted.class)
                        .filter(one ->
                                one.noted()
                                        .occurredAt()
                                        .atZone(now.zone())
                                        .toLocalDate()
                                        .equals(now.today()))
                        .map(one -> person + "?noted=" + one.noted().sequence())
                        .orElse(person));
    }

    /** Those of the facts that only the examination tells, while nobody examined yet. */
    private static Set<String> findings(Chart chart, Set<String> open) {
        var findings = new LinkedHashSet<String>();
        if (chart.latest(Entry.Consulted.class).isEmpty()) {
            findings.addAll(Examined.FINDINGS);
            findings.retainAll(open);
        }
        return findings;
    }

    private View page(Paper.Sheet sheet) {
        var chart = sheet.chart();
        var form = paper.form(sheet);
        var now = paper.now(sheet.request());
        var kept = Picture.of(chart, rules, now.today(), now.zone());
        var typed = FactForm.of(sheet.sent(), rules.vocabulary()).readable(rules.vocabulary());
        var open = OpenQuestions.of(form, chart, Picture.with(chart, typed, now), rules);
        var findings = findings(chart, open);
        open.removeAll(findings);
        return pages.show(
                "consultation/questions",
                new QuestionsPage(
                        form,
                        chart,
                        sheet.seen(),
                        EntryWords.of(sheet.since(), library.harms(), form.words()),
                        DrawnWeakness.beside(
                                FactQuestions.ofFound(
                                        FactQuestions.inShort(form, open, chart, rules),
                                        chart,
                                        rules,
                                        form.words()),
                                chart,
                                form.words()),
                        FactQuestions.findings(findings, form.words()),
                        QuestionsPage.known(form, chart, kept, rules, now.zone()),
                        sheet.request().getParameter(MORE) != null,
                        paper.keptAt(sheet)),
                sheet.status());
    }
}
