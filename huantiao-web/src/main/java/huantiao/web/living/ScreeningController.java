package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.living.Reviewer;
import huantiao.living.Vote;
import huantiao.web.access.Needs;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Titles and abstracts, read by two people who do not see each other's votes. */
@Controller
class ScreeningController {

    private final Desk desk;

    ScreeningController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/workbench/screening")
    @Needs(Deed.REVIEW_EVIDENCE)
    View screening(Permit permit, HttpServletRequest request) {
        return show(permit, request, Sent.nothing(), List.of());
    }

    @PostMapping("/workbench/screening/{number}/vote")
    @Needs(Deed.REVIEW_EVIDENCE)
    View vote(Permit permit, @PathVariable String number, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.records()
                                        .screen(
                                                Reviewer.of(permit).user(),
                                                Desk.whole(number).orElse(0),
                                                Choice.read(Vote.class, sent.text("vote"))));
        return answer(permit, request, sent, problems);
    }

    @PostMapping("/workbench/screening/{number}/settlement")
    @Needs(Deed.REVIEW_EVIDENCE)
    View settle(Permit permit, @PathVariable String number, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap()).with("settled", number);
        var goesOn =
                switch (sent.text("goesOn")) {
                    case "yes" -> Optional.of(true);
                    case "no" -> Optional.of(false);
                    default -> Optional.<Boolean>empty();
                };
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.records()
                                        .settle(
                                                Desk.whole(number).orElse(0),
                                                goesOn,
                                                sent.text("reason")));
        return answer(permit, request, sent, problems);
    }

    private View answer(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        return problems.isEmpty()
                ? Ways.seeOther("/workbench/screening")
                : show(permit, request, sent, problems);
    }

    private View show(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var form = desk.form(request, sent, problems);
        return desk.show(
                "workbench/screening",
                new ScreeningPage(desk.read(permit).records(), Reviewer.of(permit).user(), form),
                form);
    }
}
