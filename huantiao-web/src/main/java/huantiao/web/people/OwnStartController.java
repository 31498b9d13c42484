package huantiao.web.people;

import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.Permit;
import huantiao.care.CareRules;
import huantiao.care.Charts;
import huantiao.web.Pages;
import huantiao.web.access.Denied;
import huantiao.web.access.Needs;
import huantiao.web.alarm.OwnAlarms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Where a patient's own pages begin. */
@Controller
class OwnStartController {

    private final Pages pages;
    private final Charts charts;
    private final CareRules rules;
    private final OwnAlarms alarms;
    private final Clock clock;

    OwnStartController(Pages pages, Charts charts, CareRules rules, OwnAlarms alarms, Clock clock) {
        this.pages = pages;
        this.charts = charts;
        this.rules = rules;
        this.alarms = alarms;
        this.clock = clock;
    }

    @GetMapping("/me")
    @Needs(Deed.READ_OWN_CHART)
    View start(Permit permit, HttpServletRequest request) {
        var zone = pages.shell(request).zone();
        var chart =
                charts.find(permit).orElseThrow(() -> new Denied(permit.deed(), Denial.NOT_YOURS));
        return pages.show(
                "links/own",
                OwnStartPage.of(
                        chart,
                        alarms.of(chart, zone),
                        LocalDate.ofInstant(clock.instant(), zone),
                        zone,
                        rules.flags().safetyNet().text(),
                        alarms.phone(chart)));
    }
}
