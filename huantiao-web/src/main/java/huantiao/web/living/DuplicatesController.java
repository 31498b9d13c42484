package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.web.access.Needs;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Which records are one and the same. */
@Controller
class DuplicatesController {

    private final Desk desk;

    DuplicatesController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/workbench/duplicates")
    @Needs(Deed.REVIEW_EVIDENCE)
    View duplicates(Permit permit, HttpServletRequest request) {
        return show(permit, request, Sent.nothing(), List.of());
    }

    @PostMapping("/workbench/duplicates")
    @Needs(Deed.REVIEW_EVIDENCE)
    View judge(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.records()
                                        .judge(
                                                Desk.whole(sent.text("first")).orElse(0),
                                                Desk.whole(sent.text("second")).orElse(0),
                                                sent.text("same").equals("yes"),
                                                sent.text("reason")));
        return problems.isEmpty()
                ? Ways.seeOther("/workbench/duplicates")
                : show(permit, request, sent, problems);
    }

    private View show(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var form = desk.form(request, sent, problems);
        return desk.show(
                "workbench/duplicates",
                DuplicatesPage.of(desk.read(permit).records(), form, desk.shell(request).zone()),
                form);
    }
}
