package huantiao.web.registry;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.body.Feeling;
import huantiao.care.Stimulation;
import huantiao.registry.PointUse;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Points and marks across everybody: how often, how, and what was noted after. */
@Controller
class PointUseController {

    private final Pages pages;
    private final PointUseBook book;

    PointUseController(Pages pages, PointUseBook book) {
        this.pages = pages;
        this.book = book;
    }

    @GetMapping("/registry/points")
    @Needs(Deed.SEE_REGISTRY)
    View points(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems = new ArrayList<Problem>();
        var from = RegistryForm.day(sent, "from", problems);
        var to = RegistryForm.day(sent, "to", problems);
        RegistryForm.inOrder(from, to, problems);
        var zone = pages.shell(request).zone();
        var days =
                problems.isEmpty()
                        ? new PointUse.Days(from, to, zone)
                        : new PointUse.Days(Optional.empty(), Optional.empty(), zone);
        return pages.show(
                "registry/points",
                new PointUsePage(
                        book.use(permit, days),
                        Arrays.stream(Stimulation.values())
                                .filter(one -> PointUsePage.code(one).equals(sent.text("how")))
                                .findFirst(),
                        days,
                        new Form(sent, problems, pages.shell(request).words())),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/registry/marks")
    @Needs(Deed.SEE_REGISTRY)
    View marks(Permit permit, HttpServletRequest request) {
        return pages.show(
                "registry/marks",
                new MarkUsePage(
                        book.marks(permit),
                        Feeling.of(Objects.requireNonNullElse(request.getParameter("feeling"), "")),
                        pages.shell(request).words()));
    }
}
