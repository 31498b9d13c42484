package huantiao.web.living;

import huantiao.evidence.Trial;
import huantiao.living.LivingReview;
import huantiao.living.Written;
import huantiao.web.evidence.CurrentReview;
import huantiao.web.form.Form;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Where the review stands.
 *
 * @param current what the public pages show now
 * @param form the note of the next version
 */
public record WorkbenchPage(
        LivingReview review, CurrentReview.State current, Form form, ZoneId zone) {

    private static final int LATEST = 20;

    /** Trials that came with the program. */
    public long shippedTrials() {
        return current.base().trials().stream().map(Trial::trialId).distinct().count();
    }

    /** Newest first. */
    public List<LivingReview.Version> versions() {
        return review.versions().reversed();
    }

    /** The last few entries, newest first. */
    public List<Written> latest() {
        return review.entries().reversed().stream().limit(LATEST).toList();
    }

    public String say(Written written) {
        return EntryWords.say(written, form.words());
    }

    /** True if there is something to publish. */
    public boolean canPublish() {
        return review.protocol().isPresent() && !review.sinceVersion().isEmpty();
    }

    public String day(Instant at) {
        return Days.say(at, zone, form.words());
    }
}
