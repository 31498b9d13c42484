package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.evidence.Trial;
import huantiao.living.LivingReview;
import huantiao.living.RecordEntry.Concern;
import huantiao.web.access.Needs;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Trials that are no longer pooled: retracted, or the same people again. */
@Controller
class FlagsController {

    private final Desk desk;

    FlagsController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/workbench/flags")
    @Needs(Deed.REVIEW_EVIDENCE)
    View flags(Permit permit, HttpServletRequest request) {
        return show(permit, request, Sent.nothing(), List.of());
    }

    @PostMapping("/workbench/flags")
    @Needs(Deed.REVIEW_EVIDENCE)
    View flag(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.records()
                                        .flag(
                                                sent.text("trial"),
                                                trials(review).keySet(),
                                                Choice.read(Concern.class, sent.text("concern")),
                                                sent.text("reason"),
                                                sent.text("source")));
        return answer(permit, request, sent, problems);
    }

    @PostMapping("/workbench/flags/lifted")
    @Needs(Deed.REVIEW_EVIDENCE)
    View lift(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap()).with("lifts", "yes");
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.records()
                                        .lift(
                                                sent.text("trial"),
                                                Choice.read(Concern.class, sent.text("concern")),
                                                sent.text("reason")));
        return answer(permit, request, sent, problems);
    }

    /** Every trial of the review with a name to find it by. */
    private Map<String, String> trials(LivingReview review) {
        var names = new LinkedHashMap<String, String>();
        review.base(desk.current().shipped()).trials().forEach(trial -> name(trial, names));
        review.records().included().keySet().forEach(id -> names.putIfAbsent(id, id));
        return names;
    }

    private static void name(Trial trial, Map<String, String> names) {
        names.putIfAbsent(trial.trialId(), trial.trialId() + " · " + trial.shortName());
    }

    private View answer(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        return problems.isEmpty()
                ? Ways.seeOther("/workbench/flags")
                : show(permit, request, sent, problems);
    }

    private View show(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var form = desk.form(request, sent, problems);
        var review = desk.read(permit);
        return desk.show(
                "workbench/flags",
                new FlagsPage(review.records(), trials(review), form, desk.shell(request).zone()),
                form);
    }
}
