package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.living.Exclusion;
import huantiao.living.LivingEntry;
import huantiao.living.Records;
import huantiao.web.access.Needs;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Full texts: which come in, and why the others do not. */
@Controller
class ReportsController {

    private final Desk desk;

    ReportsController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/workbench/reports")
    @Needs(Deed.REVIEW_EVIDENCE)
    View reports(Permit permit, HttpServletRequest request) {
        var form = desk.form(request, Sent.nothing(), List.of());
        return desk.show(
                "workbench/reports",
                new ReportsPage(desk.read(permit).records(), form, desk.shell(request).zone()),
                form);
    }

    @GetMapping("/workbench/reports/{number}")
    @Needs(Deed.REVIEW_EVIDENCE)
    View report(Permit permit, @PathVariable String number, HttpServletRequest request) {
        return show(permit, number, request, Sent.nothing(), List.of());
    }

    @PostMapping("/workbench/reports/{number}")
    @Needs(Deed.REVIEW_EVIDENCE)
    View decide(Permit permit, @PathVariable String number, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        int record = Desk.whole(number).orElse(0);
        var problems = desk.add(permit, review -> decision(review.records(), record, sent));
        return problems.isEmpty()
                ? Ways.seeOther("/workbench/reports")
                : show(permit, number, request, sent, problems);
    }

    private static Result<? extends LivingEntry, List<Problem>> decision(
            Records records, int record, Sent sent) {
        return switch (sent.text("decision")) {
            case "in" -> records.include(record, sent.text("trial"));
            case "out" ->
                    records.exclude(
                            record,
                            Choice.read(Exclusion.class, sent.text("why")),
                            sent.text("note"));
            case "lost" -> records.giveUp(record, sent.text("note"));
            default ->
                    Result.<LivingEntry, List<Problem>>refused(
                            List.of(
                                    new Problem(
                                            "decision",
                                            "HT-2016",
                                            "Nothing was chosen.",
                                            "Choose what became of the report.")));
        };
    }

    private View show(
            Permit permit,
            String number,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems) {
        var form = desk.form(request, sent, problems);
        var review = desk.read(permit);
        var found =
                Desk.whole(number).stream()
                        .mapToObj(review.records()::find)
                        .findFirst()
                        .flatMap(any -> any)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return desk.show("workbench/report", new ReportPage(review, found, form), form);
    }
}
