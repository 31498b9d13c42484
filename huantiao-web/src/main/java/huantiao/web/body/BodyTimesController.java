package huantiao.web.body;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.care.Charts;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where it was felt, time by time. */
@Controller
class BodyTimesController {

    private final Pages pages;
    private final Charts charts;

    BodyTimesController(Pages pages, Charts charts) {
        this.pages = pages;
        this.charts = charts;
    }

    @GetMapping("/people/{patient}/body")
    @Needs(Deed.READ_CHART)
    View times(
            Permit permit,
            @RequestParam(required = false) @Nullable String at,
            HttpServletRequest request) {
        var shell = pages.shell(request);
        long sequence = at != null && at.matches("\\d{1,9}") ? Long.parseLong(at) : 0;
        return charts.find(permit)
                .map(chart ->
                        pages.show(
                                "body/times",
                                BodyTimesPage.of(chart, sequence, shell.words(), shell.zone())))
                .orElseGet(() -> pages.show("people/absent", "", HttpStatus.NOT_FOUND));
    }
}
