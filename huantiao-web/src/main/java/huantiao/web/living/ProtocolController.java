package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.living.Living;
import huantiao.living.LivingReview;
import huantiao.living.Protocol;
import huantiao.living.Protocol.Part;
import huantiao.web.Pages;
import huantiao.web.access.Needs;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The protocol of the review and its earlier versions. */
@Controller
class ProtocolController {

    private final Pages pages;
    private final Living living;
    private final Clock clock;

    ProtocolController(Pages pages, Living living, Clock clock) {
        this.pages = pages;
        this.living = living;
        this.clock = clock;
    }

    @GetMapping("/workbench/protocol")
    @Needs(Deed.REVIEW_EVIDENCE)
    View protocol(Permit permit, HttpServletRequest request) {
        var review = living.read(permit);
        return show(review, request, written(review), List.of());
    }

    @PostMapping("/workbench/protocol")
    @Needs(Deed.REVIEW_EVIDENCE)
    View write(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var added =
                living.add(
                        permit,
                        clock.instant(),
                        review -> {
                            if (!sent.text("seen").equals(seen(review))) {
                                return Result.refused(List.of(movedOn()));
                            }
                            return review.write(read(sent), sent.text("reason"));
                        });
        return switch (added) {
            case Result.Refused<LivingReview, List<Problem>>(var problems) ->
                    show(living.read(permit), request, sent, problems);
            case Result.Ok<LivingReview, List<Problem>> _ -> Ways.seeOther("/workbench/protocol");
        };
    }

    /** What somebody amends is the protocol they read. */
    private static Problem movedOn() {
        return new Problem(
                "reason",
                "HT-2007",
                "Somebody else amended the protocol meanwhile.",
                "Read what it says now, then send yours again.");
    }

    static String seen(LivingReview review) {
        return String.valueOf(review.protocols().size());
    }

    private static Protocol read(Sent sent) {
        return new Protocol(
                sent.text(Part.POPULATION.field()),
                sent.text(Part.INTERVENTION.field()),
                sent.text(Part.COMPARATORS.field()),
                sent.text(Part.OUTCOMES.field()),
                sent.text(Part.ELIGIBILITY.field()),
                sent.text(Part.PLAN.field()));
    }

    private static Sent written(LivingReview review) {
        var sent = Sent.nothing();
        var protocol = review.protocol();
        if (protocol.isPresent()) {
            for (var part : Part.values()) {
                sent = sent.with(part.field(), protocol.get().protocol().text(part));
            }
        }
        return sent;
    }

    private View show(
            LivingReview review, HttpServletRequest request, Sent sent, List<Problem> problems) {
        var shell = pages.shell(request);
        return pages.show(
                "workbench/protocol",
                new ProtocolPage(review, new Form(sent, problems, shell.words()), shell.zone()),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
