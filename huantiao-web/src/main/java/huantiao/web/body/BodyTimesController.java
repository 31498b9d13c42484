package huantiao.web.body;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.body.NerveRoots;
import huantiao.body.Points;
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
    private final Points points;
    private final NerveRoots roots;

    BodyTimesController(Pages pages, Charts charts, Points points, NerveRoots roots) {
        this.pages = pages;
        this.charts = charts;
        this.points = points;
        this.roots = roots;
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
                                BodyTimesPage.of(
                                        chart,
                                        sequence,
                                        BodyLayers.of(roots, points),
                                        shell.words(),
                                        shell.zone())))
                .orElseGet(() -> pages.show("people/absent", "", HttpStatus.NOT_FOUND));
    }
}
