package huantiao.web.evidence;

import huantiao.base.Result;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.NoSynthesis;
import huantiao.evidence.Review;
import huantiao.evidence.Scale;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Trial;
import huantiao.web.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One question of the review: its answer, the rows, the same question answered otherwise, and the
 * same for other software.
 *
 * @param bias judgements on the trials that were pooled
 * @param needled a row of each trial that was pooled and of which an arm is known by STRICTA
 * @param sha256 digest of the content of its document
 * @param citation how to cite it
 */
public record QuestionPage(
        Review.Asked asked, BiasView bias, List<Trial> needled, String sha256, String citation) {

    static QuestionPage of(
            Review.Asked asked, EvidenceBase base, ReviewDocuments.Document document) {
        return new QuestionPage(
                asked,
                asked.answer().fold(pooled -> BiasView.of(pooled, base), _ -> BiasView.none()),
                asked.answer()
                        .fold(
                                pooled ->
                                        ArmsPage.withArms(
                                                pooled.used().stream()
                                                        .map(used -> used.trial())
                                                        .toList(),
                                                base),
                                _ -> List.of()),
                document.sha256(),
                document.citation());
    }

    /** Only what the question and its answer are, as lists show them. */
    public static QuestionPage brief(Review.Asked asked) {
        return new QuestionPage(asked, BiasView.none(), List.of(), "", "");
    }

    public String address() {
        return "/evidence/" + asked.id();
    }

    public Optional<Synthesis> answer() {
        return asked.answer().fold(Optional::of, _ -> Optional.empty());
    }

    /** Why there is no answer; empty where there is one. */
    public String because() {
        return asked.answer() instanceof Result.Refused<Synthesis, NoSynthesis>(var none)
                ? none.because()
                : "";
    }

    /** What it is about, in a few words. */
    public String title(Words words) {
        return words.say(
                "evidence.question.title",
                words.say("evidence.against." + asked.comparator()),
                words.say("evidence.outcome." + asked.outcome()),
                term(words));
    }

    public String term(Words words) {
        return words.say("evidence.term." + asked.term().name().toLowerCase(Locale.ROOT));
    }

    /** The forest plot; empty where nothing could be pooled. */
    public Optional<String> plot(Words words) {
        return answer().map(pooled ->
                new SynthesisView(
                                asked.id().replaceAll("[._]", "-"),
                                pooled,
                                Set.of(),
                                List.of(),
                                Optional.empty())
                        .plot(
                                title(words),
                                measure(pooled, words),
                                words.say("evidence.favours.first." + asked.comparator()),
                                words.say("evidence.favours.second." + asked.comparator())));
    }

    /** What the numbers are, as a heading. */
    public String measure(Synthesis pooled, Words words) {
        return words.say("evidence.scale." + pooled.scale().name());
    }

    /** How many decimals make sense on that scale. */
    public static int decimals(Synthesis pooled) {
        return pooled.scale() == Scale.MD ? 1 : 2;
    }

    /** The number with its interval. */
    public static String numbers(Synthesis pooled, Numerals numerals) {
        return "%s (%s)"
                .formatted(
                        numerals.of(pooled.estimate(), decimals(pooled)),
                        numerals.range(pooled.low(), pooled.high(), decimals(pooled)));
    }
}
