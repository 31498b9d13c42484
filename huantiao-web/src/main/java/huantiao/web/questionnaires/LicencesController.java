package huantiao.web.questionnaires;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.LicensedForms;
import huantiao.measures.Instruments;
import huantiao.measures.LicensedFile;
import huantiao.measures.LicensedForm;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The owner loads, sees and withdraws the words of measures that the clinic has a licence for. */
@Controller
class LicencesController {

    private final Pages pages;
    private final LicensedForms forms;
    private final LicensedFile file;
    private final Instruments instruments;
    private final Clock clock;

    LicencesController(
            Pages pages,
            LicensedForms forms,
            LicensedFile file,
            Instruments instruments,
            Clock clock) {
        this.pages = pages;
        this.forms = forms;
        this.file = file;
        this.instruments = instruments;
        this.clock = clock;
    }

    @GetMapping("/licences")
    @Needs(Deed.MANAGE_LICENCES)
    View licences(Permit permit, HttpServletRequest request) {
        return show(permit, request, Sent.nothing(), List.of());
    }

    @PostMapping("/licences")
    @Needs(Deed.MANAGE_LICENCES)
    View load(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return switch (new LicenceForm(sent).read(file, instruments, today(request))) {
            case Result.Refused<LicensedForm, List<Problem>>(var problems) ->
                    show(permit, request, sent, problems);
            case Result.Ok<LicensedForm, List<Problem>>(var form) -> {
                forms.load(permit, form, clock.instant(), name(permit));
                yield seeOther("/licences/" + form.edition().instrument());
            }
        };
    }

    /** The words as people will read them. */
    @GetMapping("/licences/{measure}")
    @Needs(Deed.MANAGE_LICENCES)
    View one(Permit permit, @PathVariable String measure, HttpServletRequest request) {
        return forms.all(permit).stream()
                .filter(kept -> kept.form().edition().instrument().equals(measure))
                .findFirst()
                .map(kept ->
                        pages.show(
                                "questionnaires/licence",
                                new LicencesPage.One(
                                        kept,
                                        instruments.get(measure),
                                        kept.form().agreement().isInForceOn(today(request)))))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/licences/{measure}/withdrawal")
    @Needs(Deed.MANAGE_LICENCES)
    View withdraw(Permit permit, @PathVariable String measure) {
        if (!forms.withdraw(permit, measure, clock.instant(), name(permit))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return seeOther("/licences");
    }

    private View show(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        return pages.show(
                "questionnaires/licences",
                new LicencesPage(
                        instruments.all().stream().filter(LicensedForm::isFor).toList(),
                        forms.all(permit),
                        forms.changes(permit),
                        new Form(sent, problems, pages.shell(request).words()),
                        today(request),
                        pages.shell(request).zone()),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private LocalDate today(HttpServletRequest request) {
        return LocalDate.ofInstant(clock.instant(), pages.shell(request).zone());
    }

    private static String name(Permit permit) {
        return permit.actor() instanceof Actor.Member member ? member.name() : "";
    }

    private static View seeOther(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
