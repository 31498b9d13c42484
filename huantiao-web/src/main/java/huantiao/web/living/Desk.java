package huantiao.web.living;

import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.living.Living;
import huantiao.living.LivingEntry;
import huantiao.living.LivingReview;
import huantiao.web.Pages;
import huantiao.web.Shell;
import huantiao.web.evidence.CurrentReview;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** What every page of the workbench does: read the review, add to it, show what came of it. */
@Component
final class Desk {

    private final Pages pages;
    private final Living living;
    private final CurrentReview current;
    private final Clock clock;

    Desk(Pages pages, Living living, CurrentReview current, Clock clock) {
        this.pages = pages;
        this.living = living;
        this.current = current;
        this.clock = clock;
    }

    LivingReview read(Permit permit) {
        return living.read(permit);
    }

    CurrentReview current() {
        return current;
    }

    /** What the next version would say, as the review stands. */
    CurrentReview.State unpublished(LivingReview review) {
        int next = review.version().map(LivingReview.Version::number).orElse(0) + 1;
        return current.compute(review, new CurrentReview.Edition(next, clock.instant()));
    }

    Shell shell(HttpServletRequest request) {
        return pages.shell(request);
    }

    LocalDate today(HttpServletRequest request) {
        return LocalDate.ofInstant(clock.instant(), shell(request).zone());
    }

    /** Adds what the step makes; everything that stands against it, or nothing if it was added. */
    List<Problem> add(
            Permit permit,
            Function<LivingReview, ? extends Result<? extends LivingEntry, List<Problem>>> step) {
        return living.<List<Problem>>add(permit, clock.instant(), step)
                .fold(_ -> List.of(), problems -> problems);
    }

    Form form(HttpServletRequest request, Sent sent, List<Problem> problems) {
        return new Form(sent, problems, shell(request).words());
    }

    /** The page, with the status that fits its form. */
    View show(String template, Object page, Form form) {
        return pages.show(
                template,
                page,
                form.hasProblems() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** A whole number as it was typed; empty for anything else. */
    static OptionalInt whole(String text) {
        return text.matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }
}
