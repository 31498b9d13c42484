package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.bias.Aim;
import huantiao.bias.Assessment;
import huantiao.bias.Domain;
import huantiao.bias.Judgement;
import huantiao.evidence.Review;
import huantiao.evidence.Trial;
import huantiao.living.AppraisalEntry.AppraisalOpened;
import huantiao.living.DoubleReading;
import huantiao.living.DoubleReading.Stage;
import huantiao.living.LivingReview;
import huantiao.living.Reviewer;
import huantiao.web.access.Needs;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Risk of bias: results judged by two people who do not see each other's, and settled. */
@Controller
class AppraisalsController {

    private static final String LIST = "/workbench/bias";

    private final Desk desk;

    AppraisalsController(Desk desk) {
        this.desk = desk;
    }

    /** A result in the list of results: trial, comparator and outcome. */
    static String key(Trial row) {
        return String.join("/", row.trialId(), row.comparator(), row.outcome());
    }

    @GetMapping(LIST)
    @Needs(Deed.REVIEW_EVIDENCE)
    View appraisals(Permit permit, HttpServletRequest request) {
        return list(permit, request, Sent.nothing(), List.of());
    }

    @PostMapping(LIST)
    @Needs(Deed.REVIEW_EVIDENCE)
    View open(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var parts = (sent.text("result") + "///").split("/", -1);
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.appraisals()
                                        .open(
                                                parts[0],
                                                parts[1],
                                                parts[2],
                                                Choice.read(Aim.class, sent.text("aim")),
                                                rows(review)));
        return problems.isEmpty()
                ? Ways.seeOther(
                        AppraisalPage.address(desk.read(permit).appraisals().all().getLast()))
                : list(permit, request, sent, problems);
    }

    @GetMapping(LIST + "/{id}")
    @Needs(Deed.REVIEW_EVIDENCE)
    View appraisal(@PathVariable String id, Permit permit, HttpServletRequest request) {
        return one(id, permit, request, Sent.nothing(), List.of(), "workbench/appraisal");
    }

    /** Takes a judgement, or shows what the answers suggest. */
    @PostMapping(LIST + "/{id}/readings")
    @Needs(Deed.REVIEW_EVIDENCE)
    View judge(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        if (sent.text("do").equals("check")) {
            return one(id, permit, request, sent, List.of(), "workbench/appraisal");
        }
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.appraisals()
                                        .judge(
                                                id,
                                                Reviewer.of(permit).user(),
                                                read(sent, find(review, id).frame().aim())));
        return after(id, permit, request, sent, problems);
    }

    /** What the answers suggest as far as they were given. */
    @PostMapping(LIST + "/{id}/proposal")
    @Needs(Deed.REVIEW_EVIDENCE)
    View proposal(@PathVariable String id, Permit permit, HttpServletRequest request) {
        return one(
                id,
                permit,
                request,
                Sent.of(request.getParameterMap()),
                List.of(),
                "workbench/proposal");
    }

    @PostMapping(LIST + "/{id}/settlement")
    @Needs(Deed.REVIEW_EVIDENCE)
    View settle(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        if (sent.text("do").equals("check")) {
            return one(id, permit, request, sent, List.of(), "workbench/appraisal");
        }
        var problems =
                desk.add(
                        permit,
                        review ->
                                review.appraisals()
                                        .settle(
                                                id,
                                                read(sent, find(review, id).frame().aim()),
                                                sent.text("reason")));
        return after(id, permit, request, sent, problems);
    }

    @PostMapping(LIST + "/{id}/withdrawal")
    @Needs(Deed.REVIEW_EVIDENCE)
    View withdraw(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems =
                desk.add(permit, review -> review.appraisals().withdraw(id, sent.text("reason")));
        return after(id, permit, request, sent, problems);
    }

    private View after(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems) {
        return problems.isEmpty()
                ? Ways.seeOther(LIST + "/" + id)
                : one(id, permit, request, sent, problems, "workbench/appraisal");
    }

    private static DoubleReading<AppraisalOpened, Assessment> find(LivingReview review, String id) {
        return review.appraisals()
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Every row that a question of the review is about. */
    private List<Trial> rows(LivingReview review) {
        return review.base(desk.current().shipped()).trials().stream()
                .filter(Review::asksAbout)
                .toList();
    }

    private static Result<Assessment, List<Problem>> read(Sent sent, Aim aim) {
        Map<Domain, Judgement> judged = new EnumMap<>(Domain.class);
        Map<Domain, String> grounds = new EnumMap<>(Domain.class);
        for (var domain : Domain.values()) {
            judgement(sent.text("judged-" + domain.code()))
                    .ifPresent(one -> judged.put(domain, one));
            grounds.put(domain, sent.text(Assessment.groundField(domain)));
        }
        return Assessment.read(
                aim,
                AppraisalPage.answers(sent, aim),
                judged,
                grounds,
                judgement(sent.text("overall")),
                sent.text("overall-ground"));
    }

    private static Optional<Judgement> judgement(String code) {
        return Arrays.stream(Judgement.values()).filter(one -> one.code().equals(code)).findFirst();
    }

    private View list(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var form = desk.form(request, sent, problems);
        var review = desk.read(permit);
        var appraisals = review.appraisals();
        return desk.show(
                "workbench/bias",
                new AppraisalsPage(
                        appraisals,
                        Reviewer.of(permit).user(),
                        appraisals.unjudged(rows(review)),
                        form),
                form);
    }

    private View one(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems,
            String template) {
        var found = find(desk.read(permit), id);
        var filled =
                sent.fields().isEmpty() && found.stage() == Stage.TO_SETTLE
                        ? AppraisalPage.agreed(found)
                        : sent;
        var form = desk.form(request, filled, problems);
        return desk.show(
                template,
                new AppraisalPage(
                        found, Reviewer.of(permit).user(), form, desk.shell(request).zone()),
                form);
    }
}
