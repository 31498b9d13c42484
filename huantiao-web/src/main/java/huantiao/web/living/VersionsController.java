package huantiao.web.living;

import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.living.Changes;
import huantiao.living.JudgedOtherwise;
import huantiao.living.LivingReview;
import huantiao.living.LivingReview.Version;
import huantiao.web.access.Needs;
import huantiao.web.evidence.CurrentReview.Edition;
import huantiao.web.evidence.CurrentReview.State;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** A published version, computed again and set beside another. */
@Controller
class VersionsController {

    private final Desk desk;

    VersionsController(Desk desk) {
        this.desk = desk;
    }

    /** Compared with the version before it, or with another that is asked for; 0 is what ships. */
    @GetMapping("/workbench/versions/{number}")
    @Needs(Deed.REVIEW_EVIDENCE)
    View version(Permit permit, @PathVariable String number, HttpServletRequest request) {
        var review = desk.read(permit);
        var version = find(review, number).orElseThrow(VersionsController::notFound);
        var sent = Sent.of(request.getParameterMap());
        var with = sent.has("with") ? sent.text("with") : String.valueOf(version.number() - 1);
        var other = find(review, with);
        if (other.isEmpty() && !with.equals("0")) {
            throw notFound();
        }
        var now = again(review, version);
        var then = other.map(one -> again(review, one)).orElse(desk.current().asShipped());
        var form = desk.form(request, sent.with("with", with), List.of());
        return desk.show(
                "workbench/version",
                new VersionPage(
                        review,
                        version,
                        now,
                        other,
                        Changes.between(then.base(), then.review(), now.base(), now.review()),
                        JudgedOtherwise.between(
                                then.entries(), then.base(), now.entries(), now.base()),
                        form,
                        desk.shell(request).zone()),
                form);
    }

    private State again(LivingReview review, Version version) {
        return desk.current()
                .compute(review.before(version), new Edition(version.number(), version.at()));
    }

    private static Optional<Version> find(LivingReview review, String number) {
        return Desk.whole(number).stream()
                .mapToObj(review::version)
                .findFirst()
                .flatMap(found -> found);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
