package huantiao.web.questionnaires;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Charts;
import huantiao.care.LicensedForms;
import huantiao.care.Taken;
import huantiao.measures.Instruments;
import huantiao.measures.LicensedForm;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.care.KeptInTab;
import huantiao.web.checkin.CheckIns;
import huantiao.web.course.Told;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Measures whose words do not ship, answered by a link: only where the clinic holds a licence that
 * is in force and lets them go there. Such an answer was given alone, so the registry counts it.
 */
@Controller
class LinkedQuestionnaireController {

    private static final String THANKS = "/me/check-in/thanks";

    private final Pages pages;
    private final LicensedForms forms;
    private final Instruments instruments;
    private final CareRules rules;
    private final Clock clock;
    private final CheckIns checkIns;

    LinkedQuestionnaireController(
            Pages pages,
            Charts charts,
            LicensedForms forms,
            Instruments instruments,
            CareRules rules,
            Clock clock) {
        this.pages = pages;
        this.forms = forms;
        this.instruments = instruments;
        this.rules = rules;
        this.clock = clock;
        this.checkIns = new CheckIns(charts, rules, clock);
    }

    @GetMapping("/me/check-in/more/{measure}")
    @Needs(Deed.ANSWER_CHECK_IN)
    View ask(Permit permit, @PathVariable String measure, HttpServletRequest request) {
        return form(permit, measure, request)
                .map(form -> page(permit, form, request, Sent.nothing(), List.of()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Words that are gone by the time somebody has answered: the answers fit no score any more. */
    @PostMapping("/me/check-in/more/{measure}")
    @Needs(Deed.ANSWER_CHECK_IN)
    View answer(Permit permit, @PathVariable String measure, HttpServletRequest request) {
        var held =
                form(permit, measure, request)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var sent = Sent.of(request.getParameterMap());
        return switch (new QuestionnaireForm(sent).readAlone(instruments.get(measure))) {
            case Result.Refused<Optional<Taken>, List<Problem>>(var problems) ->
                    page(permit, held, request, sent, problems);
            case Result.Ok<Optional<Taken>, List<Problem>>(var taken) ->
                    taken.flatMap(one -> checkIns.note(permit, List.of(one), now(request)))
                            .map(problems -> page(permit, held, request, sent, problems))
                            .orElseGet(LinkedQuestionnaireController::thanks);
        };
    }

    private static View thanks() {
        var view = new RedirectView(THANKS);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    private View page(
            Permit permit,
            LicensedForm held,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems) {
        var instrument = instruments.get(held.edition().instrument());
        var words = pages.shell(request).words();
        return pages.show(
                "questionnaires/linked",
                new LinkedQuestionnairePage(
                        "/me/check-in/more/" + instrument.id(),
                        Told.name(words, instrument),
                        new LicensedQuestions(held, instrument, new Form(sent, problems, words)),
                        KeptInTab.under(permit)),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Optional<LicensedForm> form(Permit permit, String measure, HttpServletRequest request) {
        return forms.byLink(permit).stream()
                .filter(form -> form.edition().instrument().equals(measure))
                .filter(form -> form.agreement().isInForceOn(now(request).today()))
                .findFirst();
    }

    private CareSteps.Now now(HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }
}
