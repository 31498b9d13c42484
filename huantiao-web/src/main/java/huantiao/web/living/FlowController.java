package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.web.access.Needs;
import huantiao.web.evidence.FlowPage;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The flow of records and trials, now and at each published version. */
@Controller
class FlowController {

    private final Desk desk;

    FlowController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/workbench/flow")
    @Needs(Deed.REVIEW_EVIDENCE)
    View flow(Permit permit, HttpServletRequest request) {
        var review = desk.read(permit);
        var shipped = desk.current().shipped();
        var columns = new ArrayList<FlowPage.Column>();
        for (var version : review.versions()) {
            columns.add(
                    new FlowPage.Column(version.number(), review.before(version).flow(shipped)));
        }
        var form = desk.form(request, Sent.nothing(), List.of());
        return desk.show(
                "workbench/flow", new FlowPage(review.flow(shipped), columns, form.words()), form);
    }
}
