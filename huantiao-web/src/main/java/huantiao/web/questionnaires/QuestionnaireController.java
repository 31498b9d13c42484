package huantiao.web.questionnaires;

import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.LicensedForms;
import huantiao.care.Taken;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.measures.LicensedForm;
import huantiao.web.Pages;
import huantiao.web.access.Denied;
import huantiao.web.access.Needs;
import huantiao.web.checkin.CheckIns;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Measures whose words do not ship, in the room: question by question where the clinic holds a
 * licence for them, and else the score from its paper.
 */
@Controller
class QuestionnaireController {

    private final Pages pages;
    private final Charts charts;
    private final LicensedForms forms;
    private final Instruments instruments;
    private final CareRules rules;
    private final Clock clock;
    private final CheckIns checkIns;

    QuestionnaireController(
            Pages pages,
            Charts charts,
            LicensedForms forms,
            Instruments instruments,
            CareRules rules,
            Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.forms = forms;
        this.instruments = instruments;
        this.rules = rules;
        this.clock = clock;
        this.checkIns = new CheckIns(charts, rules, clock);
    }

    @GetMapping("/people/{patient}/questionnaires")
    @Needs(Deed.RECORD_CARE)
    View all(Permit permit, HttpServletRequest request) {
        var today = now(request).today();
        return pages.show(
                "questionnaires/all",
                new QuestionnairePage.All(
                        address(permit),
                        chart(permit).patient().name().text(),
                        instruments.all().stream()
                                .filter(LicensedForm::isFor)
                                .map(one ->
                                        new QuestionnairePage.Offered(
                                                one,
                                                forms.find(permit, one.id())
                                                        .filter(form ->
                                                                form.agreement().isInForceOn(today))
                                                        .isPresent()))
                                .toList(),
                        measure(request.getParameter("kept"))));
    }

    @GetMapping("/people/{patient}/questionnaires/{measure}")
    @Needs(Deed.RECORD_CARE)
    View ask(Permit permit, @PathVariable String measure, HttpServletRequest request) {
        return page(permit, request, instrument(measure), Sent.nothing(), List.of());
    }

    @PostMapping("/people/{patient}/questionnaires/{measure}")
    @Needs(Deed.RECORD_CARE)
    View answer(Permit permit, @PathVariable String measure, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var instrument = instrument(measure);
        var read =
                new QuestionnaireForm(sent)
                        .read(instrument, inForce(permit, measure, now(request)).isPresent());
        return switch (read) {
            case Result.Refused<Taken, List<Problem>>(var problems) ->
                    page(permit, request, instrument, sent, problems);
            case Result.Ok<Taken, List<Problem>>(var taken) ->
                    checkIns.note(permit, List.of(taken), now(request))
                            .map(problems -> page(permit, request, instrument, sent, problems))
                            .orElseGet(() -> done(permit, instrument));
        };
    }

    private static View done(Permit permit, Instrument instrument) {
        var view =
                new RedirectView(
                        "%s/questionnaires?kept=%s".formatted(address(permit), instrument.id()));
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    private View page(
            Permit permit,
            HttpServletRequest request,
            Instrument instrument,
            Sent sent,
            List<Problem> problems) {
        var now = now(request);
        var held = forms.find(permit, instrument.id());
        return pages.show(
                "questionnaires/ask",
                new QuestionnairePage(
                        address(permit),
                        chart(permit).patient().name().text(),
                        instrument,
                        held.filter(form -> form.agreement().isInForceOn(now.today())),
                        held.map(form -> form.agreement().until())
                                .filter(last -> last.isBefore(now.today())),
                        new Form(sent, problems, pages.shell(request).words())),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Optional<LicensedForm> inForce(Permit permit, String measure, CareSteps.Now now) {
        return forms.find(permit, measure)
                .filter(form -> form.agreement().isInForceOn(now.today()));
    }

    private Instrument instrument(String measure) {
        return instruments
                .find(measure)
                .filter(LicensedForm::isFor)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String measure(@Nullable String kept) {
        return Optional.ofNullable(kept)
                .flatMap(instruments::find)
                .filter(LicensedForm::isFor)
                .map(Instrument::name)
                .orElse("");
    }

    private Chart chart(Permit permit) {
        return charts.find(permit).orElseThrow(() -> new Denied(permit.deed(), Denial.NOT_YOURS));
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    private static String address(Permit permit) {
        return "/people/" + permit.patient();
    }
}
