package huantiao.web.people;

import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.Permit;
import huantiao.care.Charts;
import huantiao.web.Pages;
import huantiao.web.access.Denied;
import huantiao.web.access.Needs;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Who opened a record: for the person it belongs to, and for those who watch over it. */
@Controller
class OpeningsController {

    /** Most lines of one page. */
    private static final int MOST = 500;

    private final Pages pages;
    private final Charts charts;
    private final AuditTrail trail;

    OpeningsController(Pages pages, Charts charts, AuditTrail trail) {
        this.pages = pages;
        this.charts = charts;
        this.trail = trail;
    }

    @GetMapping({"/me/openings", "/people/{patient}/openings"})
    @Needs(Deed.SEE_OPENINGS)
    View openings(Permit permit) {
        var chart =
                charts.find(permit).orElseThrow(() -> new Denied(permit.deed(), Denial.NOT_YOURS));
        boolean own = permit.actor() instanceof Actor.Guest;
        var found = trail.openings(permit, MOST + 1);
        return pages.show(
                "links/openings",
                new OpeningsPage(
                        found.subList(0, Math.min(found.size(), MOST)),
                        own ? Optional.empty() : Optional.of(chart.patient().name().text()),
                        own ? "/me" : "/people/" + permit.patient(),
                        found.size() > MOST));
    }
}
