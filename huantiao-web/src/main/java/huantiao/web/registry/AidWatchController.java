package huantiao.web.registry;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** How those fare who used the decision aid, and the alarm if they fare worse. */
@Controller
class AidWatchController {

    private final Pages pages;
    private final AidWatchBook book;
    private final Clock clock;

    AidWatchController(Pages pages, AidWatchBook book, Clock clock) {
        this.pages = pages;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping("/registry/aid")
    @Needs(Deed.SEE_REGISTRY)
    View watch(Permit permit, HttpServletRequest request) {
        var shell = pages.shell(request);
        return pages.show(
                "registry/aid",
                new AidWatchPage(
                        book.watch(
                                permit,
                                LocalDate.ofInstant(clock.instant(), shell.zone()),
                                shell.zone()),
                        shell.words()));
    }
}
