package huantiao.web.registry;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.body.Feeling;
import huantiao.care.Stimulation;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Objects;
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
        var wanted = request.getParameter("how");
        return pages.show(
                "registry/points",
                new PointUsePage(
                        book.use(permit),
                        Arrays.stream(Stimulation.values())
                                .filter(one -> PointUsePage.code(one).equals(wanted))
                                .findFirst(),
                        pages.shell(request).words()));
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
