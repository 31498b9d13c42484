package huantiao.web.evidence;

import huantiao.base.Result;
import huantiao.evidence.Better;
import huantiao.evidence.Certainty;
import huantiao.evidence.NoSynthesis;
import huantiao.evidence.Pooling;
import huantiao.evidence.Review;
import huantiao.evidence.Scale;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Warning;
import huantiao.meta.plot.Caption;
import huantiao.meta.plot.ForestPlot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A synthesis as the page shows it: the picture, the rows, and the same rows by other methods.
 *
 * @param id short name; part of message keys and of ids on the page
 * @param main the result whose picture is shown
 * @param writtenAbout ids of the rows that the words on it were written about; with others the
 *     words say only what was computed
 * @param variants the same question by other methods or stricter rules
 * @param graded the review's own question on this, where somebody graded its answer
 */
public record SynthesisView(
        String id,
        Synthesis main,
        Set<String> writtenAbout,
        List<Variant> variants,
        Optional<Graded> graded) {

    /** One line of the table of methods. */
    public record Variant(String key, Result<Synthesis, NoSynthesis> answer) {}

    /**
     * A question of the review whose answer somebody graded.
     *
     * @param trials how many trials it pools
     */
    public record Graded(String questionId, int trials, Certainty.Rated rated) {

        /** Where somebody graded the answer to it. */
        public static Optional<Graded> of(Review review, String questionId) {
            return review.find(questionId)
                    .flatMap(asked -> asked.answer().fold(Optional::of, _ -> Optional.empty()))
                    .filter(pooled -> pooled.certainty() instanceof Certainty.Rated)
                    .map(pooled ->
                            new Graded(
                                    questionId, pooled.k(), (Certainty.Rated) pooled.certainty()));
        }
    }

    public SynthesisView {
        variants = List.copyOf(variants);
        writtenAbout = Set.copyOf(writtenAbout);
    }

    /** Ending of the message key of what is said about these rows. */
    public String words() {
        return main.used().stream()
                        .map(one -> one.trial().rowId())
                        .collect(Collectors.toSet())
                        .equals(writtenAbout)
                ? ""
                : ".other";
    }

    /** The same pool by the Hartung-Knapp interval that is widest; the main one where none is. */
    public Synthesis widest() {
        return variants.stream()
                .flatMap(one -> one.answer().fold(Stream::of, _ -> Stream.empty()))
                .filter(pooled -> pooled.pooling().interval() == Pooling.Interval.HARTUNG_KNAPP)
                .max(Comparator.comparingDouble(pooled -> pooled.high() - pooled.low()))
                .orElse(main);
    }

    /** How many decimals make sense on this scale. */
    public int decimals() {
        return main.scale() == Scale.MD ? 1 : 2;
    }

    /** The forest plot, drawn from the fit that the table shows. */
    public String plot(String title, String measure, String favoursNeedles, String favoursOther) {
        Better better = main.used().getFirst().trial().better();
        Caption caption =
                Caption.of(measure)
                        .with(
                                main.scale().isRatio()
                                        ? huantiao.meta.plot.Scale.LOG_RATIO
                                        : huantiao.meta.plot.Scale.PLAIN)
                        .withId("plot-" + id)
                        .titled(title)
                        .favouring(
                                better.lowFavoursFirstArm() ? favoursNeedles : favoursOther,
                                better.lowFavoursFirstArm() ? favoursOther : favoursNeedles)
                        .withDecimals(decimals());
        return ForestPlot.of(main.fit()).with(caption).toSvg();
    }

    /** Warnings of all variants, each once. */
    public List<Warning> warnings() {
        return Stream.concat(
                        main.warnings().stream(),
                        variants.stream()
                                .flatMap(one ->
                                        one.answer()
                                                .fold(
                                                        pooled -> pooled.warnings().stream(),
                                                        _ -> Stream.empty())))
                .distinct()
                .toList();
    }
}
