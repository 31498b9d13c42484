package huantiao.web.body;

import huantiao.access.Deed;
import huantiao.body.NerveRoots;
import huantiao.body.Points;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** The points the program knows, for those who needle or review; not a page for patients. */
@Controller
class PointsController {

    private final Pages pages;
    private final Points points;
    private final NerveRoots roots;

    PointsController(Pages pages, Points points, NerveRoots roots) {
        this.pages = pages;
        this.points = points;
        this.roots = roots;
    }

    @GetMapping("/points")
    @Needs(Deed.READ_KNOWLEDGE)
    View points(
            @RequestParam(name = "q", defaultValue = "") String asked,
            @RequestParam(name = "set", defaultValue = "") String set,
            @RequestParam(name = "root", defaultValue = "") String root) {
        var words = asked.length() > 100 ? asked.substring(0, 100) : asked;
        return pages.show("body/points", PointsPage.of(points, roots, words, set, root));
    }

    @GetMapping("/points/{code}")
    @Needs(Deed.READ_KNOWLEDGE)
    View point(@PathVariable String code) {
        var point =
                points.find(code)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pages.show("body/point", PointPage.of(point, points.sets()));
    }
}
