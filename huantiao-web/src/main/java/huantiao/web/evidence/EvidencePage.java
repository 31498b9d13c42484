package huantiao.web.evidence;

import huantiao.base.Result;
import huantiao.evidence.CheckAnswer;
import huantiao.evidence.DataVersion;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Flag;
import huantiao.evidence.Guideline;
import huantiao.evidence.Guideline.Stance;
import huantiao.evidence.NoSynthesis;
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
import huantiao.web.evidence.SynthesisView.Graded;
import huantiao.web.evidence.SynthesisView.Variant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything the evidence page shows.
 *
 * @param sham or why there is no answer any more
 * @param drugs or why there is no answer any more
 * @param neverPooled rows that no analysis may use, with the reason
 * @param notReRun published results whose inputs nobody could read
 * @param again published results that our rows give again, or should
 * @param edition which version of the review this is; empty as it ships
 * @param asked every question of the review, answered or not
 * @param noticed changes of leg pain, 0 to 100, that people with sciatica noticed, as published
 */
public record EvidencePage(
        Result<SynthesisView, NoSynthesis> sham,
        Result<SynthesisView, NoSynthesis> drugs,
        List<RowRefusal> neverPooled,
        List<PublishedResult> notReRun,
        List<Again> again,
        List<Guideline> against,
        List<Guideline> inFavour,
        List<Guideline> neither,
        DataVersion data,
        Optional<CurrentReview.Edition> edition,
        List<Review.Asked> asked,
        NoticedChanges noticed) {

    /** A published result beside what our rows give. */
    public record Again(PublishedResult published, CheckAnswer ours) {}

    /** Rows that the words on sham needles were written about. */
    private static final Set<String> SHAM_ROWS = Set.of("R001", "R004");

    /** Rows that the words on drugs were written about. */
    private static final Set<String> DRUG_ROWS = Set.of("R021", "R023", "R025", "R028");

    private static final Pooling DERSIMONIAN_LAIRD =
            new Pooling(Model.DERSIMONIAN_LAIRD, Interval.WALD, Scale.RR, EmptyCells.AS_THEY_ARE);

    public static EvidencePage of(CurrentReview.State state, NoticedChanges noticed) {
        var base = state.base();
        return new EvidencePage(
                sham(base, state.review()),
                drugs(base, state.review()),
                neverPooled(base),
                base.published().stream()
                        .filter(one -> one.reproducible() == Reproducible.NO)
                        .toList(),
                again(base),
                guidelines(base, Stance.AGAINST),
                guidelines(base, Stance.FOR),
                Stream.concat(
                                guidelines(base, Stance.NEUTRAL).stream(),
                                guidelines(base, Stance.NOT_READ).stream())
                        .toList(),
                base.data(),
                state.edition(),
                state.review().asked(),
                noticed);
    }

    /** Bodies that advise neither for nor against, or whose words nobody could read. */
    public String neitherNamed() {
        return neither.stream()
                .map(Guideline::body)
                .filter(body -> !body.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static List<Again> again(EvidenceBase base) {
        return base.reruns().stream()
                .flatMap(rerun ->
                        base.published().stream()
                                .filter(one -> one.id().equals(rerun.resultId()))
                                .map(one ->
                                        new Again(
                                                one,
                                                CheckAnswer.of(List.of(rerun.of(one)), base)
                                                        .getFirst())))
                .toList();
    }

    private static Result<SynthesisView, NoSynthesis> sham(EvidenceBase base, Review review) {
        Question loose = Question.of("sham", "leg_pain_vas_change", Strictness.SENSITIVITY);
        Question strict = loose.withStrictness(Strictness.STRICT);
        Pooling hartungKnapp = DERSIMONIAN_LAIRD.with(Interval.HARTUNG_KNAPP);
        return DERSIMONIAN_LAIRD
                .pool(loose, base)
                .map(main ->
                        new SynthesisView(
                                "sham",
                                main,
                                SHAM_ROWS,
                                List.of(
                                        variant("strict", strict, DERSIMONIAN_LAIRD, base),
                                        variant(
                                                "fixed",
                                                loose,
                                                DERSIMONIAN_LAIRD.with(Model.FIXED),
                                                base),
                                        variant("dl", loose, DERSIMONIAN_LAIRD, base),
                                        variant("dlhk", loose, hartungKnapp, base),
                                        variant("remlhk", loose, Pooling.withDefaults(), base)),
                                Graded.of(review, "sham.leg_pain_vas_change")));
    }

    private static Result<SynthesisView, NoSynthesis> drugs(EvidenceBase base, Review review) {
        Question question = Question.of("medication", "total_effective_rate", Strictness.STRICT);
        Pooling hartungKnapp = DERSIMONIAN_LAIRD.with(Interval.HARTUNG_KNAPP);
        Pooling tables = DERSIMONIAN_LAIRD.with(Model.MANTEL_HAENSZEL);
        Pooling half = DERSIMONIAN_LAIRD.with(EmptyCells.HALF_WHERE_EMPTY);
        return hartungKnapp
                .pool(question, base)
                .map(main ->
                        new SynthesisView(
                                "drugs",
                                main,
                                DRUG_ROWS,
                                List.of(
                                        variant("dl", question, DERSIMONIAN_LAIRD, base),
                                        variant("dlhk", question, hartungKnapp, base),
                                        variant("mh", question, tables, base),
                                        variant("half", question, half, base),
                                        variant("remlhk", question, Pooling.withDefaults(), base)),
                                Graded.of(review, "medication.total_effective_rate")));
    }

    private static Variant variant(
            String key, Question question, Pooling pooling, EvidenceBase base) {
        return new Variant(key, pooling.pool(question, base));
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

    /** Those in force first; whatever was replaced stands last. */
    private static List<Guideline> guidelines(EvidenceBase base, Stance stance) {
        return base.guidelines().stream()
                .filter(one -> one.stance() == stance)
                .sorted(Comparator.comparing(Guideline::isReplaced))
                .toList();
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
