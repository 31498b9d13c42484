package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.Grade;
import huantiao.evidence.Rating;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Weighed;
import huantiao.living.CertaintyEntry.CertaintyRated;
import huantiao.living.LivingReview;
import huantiao.web.access.Needs;
import huantiao.web.evidence.CurrentReview.State;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** How sure the review is of each answer, by GRADE, with every reason. */
@Controller
class CertaintiesController {

    private static final String LIST = "/workbench/certainty";

    private final Desk desk;

    CertaintiesController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping(LIST)
    @Needs(Deed.REVIEW_EVIDENCE)
    View certainties(Permit permit, HttpServletRequest request) {
        var review = desk.read(permit);
        return desk.show(
                "workbench/certainties",
                new CertaintiesPage(
                        desk.unpublished(review),
                        review.certainties(),
                        desk.shell(request).words()),
                desk.form(request, Sent.nothing(), List.of()));
    }

    @GetMapping(LIST + "/{id}")
    @Needs(Deed.REVIEW_EVIDENCE)
    View certainty(@PathVariable String id, Permit permit, HttpServletRequest request) {
        return show(id, permit, request, Sent.nothing(), List.of());
    }

    /** Rates an answer, or shows what the data say beside another difference. */
    @PostMapping(LIST + "/{id}")
    @Needs(Deed.REVIEW_EVIDENCE)
    View rate(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        if (sent.text("do").equals("check")) {
            return show(id, permit, request, sent, List.of());
        }
        var problems = new ArrayList<>(desk.add(permit, review -> rated(review, id, sent)));
        if (problems.isEmpty()) {
            for (String twin : twins(desk.read(permit), id)) {
                if (sent.all(CertaintyPage.ALSO).contains(twin)) {
                    problems.addAll(desk.add(permit, review -> rated(review, twin, sent)));
                }
            }
        }
        return after(id, permit, request, sent, problems);
    }

    @PostMapping(LIST + "/{id}/withdrawal")
    @Needs(Deed.REVIEW_EVIDENCE)
    View withdraw(@PathVariable String id, Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var problems =
                desk.add(permit, review -> review.certainties().withdraw(id, sent.text("reason")));
        return after(id, permit, request, sent, problems);
    }

    private Result<CertaintyRated, List<Problem>> rated(LivingReview review, String id, Sent sent) {
        var now = desk.unpublished(review);
        var asked = asked(now, id);
        var pooled = answer(asked);
        return review.certainties()
                .rate(
                        id,
                        pooled.map(one -> Rating.about(one, now.base())),
                        pooled.map(one ->
                                        Grade.read(
                                                CertaintyPage.downs(sent),
                                                CertaintyPage.words(sent),
                                                Weighed.proposals(
                                                        CertaintyPage.weigh(
                                                                asked, one, now.base(), sent)),
                                                sent.text("difference"),
                                                sent.text("difference-from")))
                                .orElse(Result.refused(List.of())));
    }

    private List<String> twins(LivingReview review, String id) {
        var now = desk.unpublished(review);
        var asked = asked(now, id);
        return answer(asked)
                .map(pooled -> twins(now, asked, pooled).stream().map(Asked::id).toList())
                .orElse(List.of());
    }

    /** Other questions whose answer is the same to the last digit, from the same rows. */
    private static List<Asked> twins(State now, Asked asked, Synthesis pooled) {
        var about = Rating.about(pooled, now.base());
        return now.review().asked().stream()
                .filter(one -> !one.id().equals(asked.id()))
                .filter(one ->
                        answer(one)
                                .map(other -> Rating.about(other, now.base()).equals(about))
                                .orElse(false))
                .toList();
    }

    /** True while no rating of it counts. */
    private static boolean isUnrated(LivingReview review, State now, String id) {
        var pooled = answer(asked(now, id)).orElseThrow();
        return review.certainties()
                .rating(id)
                .filter(one -> one.isOf(pooled, now.base()))
                .isEmpty();
    }

    private static Asked asked(State now, String id) {
        return now.review()
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<Synthesis> answer(Asked asked) {
        return asked.answer().fold(Optional::of, _ -> Optional.empty());
    }

    private View after(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems) {
        return problems.isEmpty()
                ? Ways.seeOther(CertaintiesPage.address(id))
                : show(id, permit, request, sent, problems);
    }

    private View show(
            String id,
            Permit permit,
            HttpServletRequest request,
            Sent sent,
            List<Problem> problems) {
        var review = desk.read(permit);
        var now = desk.unpublished(review);
        var asked = asked(now, id);
        var pooled =
                answer(asked).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var rating = review.certainties().rating(id);
        var twins = twins(now, asked, pooled);
        var filled =
                sent.fields().isEmpty()
                        ? rating.map(CertaintyPage::filled)
                                .orElse(sent)
                                .with(
                                        CertaintyPage.ALSO,
                                        twins.stream()
                                                .map(Asked::id)
                                                .filter(twin -> isUnrated(review, now, twin))
                                                .toArray(String[]::new))
                        : sent;
        var form = desk.form(request, filled, problems);
        return desk.show(
                "workbench/certainty",
                new CertaintyPage(
                        asked,
                        pooled,
                        now.base(),
                        CertaintyPage.weigh(asked, pooled, now.base(), filled),
                        review.certainties().said(id),
                        rating,
                        twins,
                        form,
                        desk.shell(request).zone()),
                form);
    }
}
