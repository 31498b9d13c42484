package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.Trial;
import huantiao.living.Living;
import huantiao.living.LivingReview;
import huantiao.living.ReviewEntry.VersionPublished;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.evidence.CurrentReview;
import huantiao.web.evidence.CurrentReview.Edition;
import huantiao.web.evidence.CurrentReview.Prepared;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Where the review stands, and its publication. */
@Controller
class WorkbenchController {

    private final Pages pages;
    private final Living living;
    private final CurrentReview current;
    private final Clock clock;

    WorkbenchController(Pages pages, Living living, CurrentReview current, Clock clock) {
        this.pages = pages;
        this.living = living;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/workbench")
    @Needs(Deed.REVIEW_EVIDENCE)
    View workbench(Permit permit, HttpServletRequest request) {
        return show(permit, request, Sent.nothing(), List.of());
    }

    /**
     * Computes everything, makes every public page, writes the version, and shows it: or nothing.
     */
    @PostMapping("/workbench/versions")
    @Needs(Deed.REVIEW_EVIDENCE)
    View publish(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var now = clock.instant();
        var ready = new AtomicReference<Runnable>(() -> {});
        var added =
                living.add(
                        permit,
                        now,
                        review ->
                                version(review, sent.text("note"), now)
                                        .map(made -> {
                                            ready.set(made.prepared().show());
                                            return made.entry();
                                        }));
        return switch (added) {
            case Result.Refused<LivingReview, List<Problem>>(var problems) ->
                    show(permit, request, sent, problems);
            case Result.Ok<LivingReview, List<Problem>> _ -> {
                ready.get().run();
                yield Ways.seeOther("/workbench");
            }
        };
    }

    private record Made(VersionPublished entry, Prepared prepared) {}

    private Result<Made, List<Problem>> version(LivingReview review, String note, Instant at) {
        var shipped =
                current.shipped().trials().stream()
                        .map(Trial::trialId)
                        .collect(Collectors.toUnmodifiableSet());
        return review.publishable(note, shipped)
                .then(number -> {
                    var next = current.compute(review, new Edition(number, at));
                    return switch (current.prepare(next)) {
                        case Result.Refused<Prepared, Problem>(var problem) ->
                                Result.refused(List.of(problem));
                        case Result.Ok<Prepared, Problem>(var prepared) ->
                                review.publish(note, shipped, next.base().data(), next.answers())
                                        .map(entry -> new Made(entry, prepared));
                    };
                });
    }

    private View show(
            Permit permit, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var shell = pages.shell(request);
        return pages.show(
                "workbench/workbench",
                new WorkbenchPage(
                        living.read(permit),
                        current.shipped(),
                        current.state(),
                        new Form(sent, problems, shell.words()),
                        shell.zone()),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
