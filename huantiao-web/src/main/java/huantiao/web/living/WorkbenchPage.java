package huantiao.web.living;

import huantiao.evidence.EvidenceBase;
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
 * @param shipped the evidence that came with the program
 * @param current what the public pages show now
 * @param form the note of the next version
 */
public record WorkbenchPage(
        LivingReview review,
        EvidenceBase shipped,
        CurrentReview.State current,
        Form form,
        ZoneId zone) {

    private static final int LATEST = 20;

    /** A kind of work: where it is done, and what is open there. */
    public record Step(String path, String key, String open) {}

    public List<Step> steps() {
        var records = review.records();
        var flow = review.flow(shipped);
        return List.of(
                step("searches", flow.identifiedInAll()),
                step("duplicates", records.proposals().size()),
                step("screening", flow.toScreen() + flow.conflicts()),
                step("reports", flow.toRead()),
                rows(),
                step("bias", review.appraisals().settled().size()),
                step("arms", review.arms().settled().size()),
                step("certainty", review.certainties().ratings().size()),
                step("flags", records.flags().size()),
                step("flow", flow.trials()));
    }

    private Step step(String name, int count) {
        var key = "workbench." + name;
        return new Step("/workbench/" + name, key, form.words().say(key + ".open", count));
    }

    private Step rows() {
        var rows = review.extractions();
        return new Step(
                "/workbench/trials",
                "extraction.title",
                form.words().say("extraction.count", rows.rows().size(), rows.settled().size()));
    }

    /** Trials that came with the program. */
    public long shippedTrials() {
        return shipped.trials().stream().map(Trial::trialId).distinct().count();
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
