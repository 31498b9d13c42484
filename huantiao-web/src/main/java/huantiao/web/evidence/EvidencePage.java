package huantiao.web.evidence;

import huantiao.evidence.DataVersion;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Flag;
import huantiao.evidence.Guideline;
import huantiao.evidence.Guideline.Stance;
import huantiao.evidence.Pooling;
import huantiao.evidence.Pooling.EmptyCells;
import huantiao.evidence.Pooling.Interval;
import huantiao.evidence.Pooling.Model;
import huantiao.evidence.PublishedResult;
import huantiao.evidence.PublishedResult.Reproducible;
import huantiao.evidence.Question;
import huantiao.evidence.Question.Strictness;
import huantiao.evidence.Review;
import huantiao.evidence.RowRefusal;
import huantiao.evidence.Scale;
import huantiao.evidence.Synthesis;
import huantiao.web.evidence.SynthesisView.Variant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything the evidence page shows.
 *
 * @param neverPooled rows that no analysis may use, with the reason
 * @param notReRun published results whose inputs nobody could read
 * @param edition which version of the review this is; empty as it ships
 * @param asked every question of the review, answered or not
 */
public record EvidencePage(
        SynthesisView sham,
        SynthesisView drugs,
        List<RowRefusal> neverPooled,
        List<PublishedResult> notReRun,
        List<Guideline> against,
        List<Guideline> inFavour,
        List<Guideline> neither,
        DataVersion data,
        Optional<CurrentReview.Edition> edition,
        List<Review.Asked> asked) {

    private static final Pooling DERSIMONIAN_LAIRD =
            new Pooling(Model.DERSIMONIAN_LAIRD, Interval.WALD, Scale.RR, EmptyCells.AS_THEY_ARE);

    static EvidencePage of(CurrentReview.State state) {
        var base = state.base();
        return new EvidencePage(
                sham(base),
                drugs(base),
                neverPooled(base),
                base.published().stream()
                        .filter(one -> one.reproducible() == Reproducible.NO)
                        .toList(),
                guidelines(base, Stance.AGAINST),
                guidelines(base, Stance.FOR),
                Stream.concat(
                                guidelines(base, Stance.NEUTRAL).stream(),
                                guidelines(base, Stance.NOT_READ).stream())
                        .toList(),
                base.data(),
                state.edition(),
                state.review().asked());
    }

    private static SynthesisView sham(EvidenceBase base) {
        Question loose = Question.of("sham", "leg_pain_vas_change", Strictness.SENSITIVITY);
        Question strict = loose.withStrictness(Strictness.STRICT);
        return new SynthesisView(
                "sham",
                pooled(loose, DERSIMONIAN_LAIRD, base),
                List.of(
                        new Variant("strict", pooled(strict, DERSIMONIAN_LAIRD, base)),
                        new Variant(
                                "fixed", pooled(loose, DERSIMONIAN_LAIRD.with(Model.FIXED), base)),
                        new Variant("dl", pooled(loose, DERSIMONIAN_LAIRD, base)),
                        new Variant(
                                "dlhk",
                                pooled(
                                        loose,
                                        DERSIMONIAN_LAIRD.with(Interval.HARTUNG_KNAPP),
                                        base)),
                        new Variant("remlhk", pooled(loose, Pooling.withDefaults(), base))));
    }

    private static SynthesisView drugs(EvidenceBase base) {
        Question question = Question.of("medication", "total_effective_rate", Strictness.STRICT);
        Pooling hartungKnapp = DERSIMONIAN_LAIRD.with(Interval.HARTUNG_KNAPP);
        return new SynthesisView(
                "drugs",
                pooled(question, hartungKnapp, base),
                List.of(
                        new Variant("dl", pooled(question, DERSIMONIAN_LAIRD, base)),
                        new Variant("dlhk", pooled(question, hartungKnapp, base)),
                        new Variant(
                                "mh",
                                pooled(
                                        question,
                                        DERSIMONIAN_LAIRD.with(Model.MANTEL_HAENSZEL),
                                        base)),
                        new Variant(
                                "half",
                                pooled(
                                        question,
                                        DERSIMONIAN_LAIRD.with(EmptyCells.HALF_WHERE_EMPTY),
                                        base)),
                        new Variant("remlhk", pooled(question, Pooling.withDefaults(), base))));
    }

    private static Synthesis pooled(Question question, Pooling pooling, EvidenceBase base) {
        return pooling.pool(question, base).orElseThrow();
    }

    private static List<RowRefusal> neverPooled(EvidenceBase base) {
        return Question.everything().select(base.trials()).refused().stream()
                .filter(one ->
                        switch (one.reason()) {
                            case FLAG_FORBIDS, NO_EFFECT -> true;
                            case FLAG_NOT_STRICT, NO_EVENTS, OTHER_TIME, SAME_TRIAL -> false;
                        })
                .toList();
    }

    private static List<Guideline> guidelines(EvidenceBase base, Stance stance) {
        return base.guidelines().stream().filter(one -> one.stance() == stance).toList();
    }

    /** The message key of a refusal. */
    public static String key(RowRefusal refusal) {
        return refusal.flag()
                .map(EvidencePage::key)
                .orElseGet(() -> "evidence.refused." + refusal.reason().name());
    }

    /** The message key of a flag. */
    public static String key(Flag flag) {
        return "evidence.flag." + flag.name();
    }
}
