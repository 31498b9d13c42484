package huantiao.web.evidence;

import huantiao.aid.Expectation;
import huantiao.aid.Expectation.Frequency;
import huantiao.aid.Expectations;
import huantiao.aid.IconArray;
import huantiao.base.Result;
import huantiao.evidence.CourseFigure;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Guideline;
import huantiao.evidence.Guideline.Stance;
import huantiao.evidence.HarmFigure;
import huantiao.evidence.PublishedResult;
import huantiao.evidence.Report;
import huantiao.evidence.Synthesis.Contribution;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The public answer page. Every number on it is read from here and knows its record.
 *
 * @param safetyNet when to get help now, word for word as reviewed
 * @param safetyNetSources who says so
 * @param larger the larger of the sham trials with a leg-pain result
 * @param smaller the other one
 * @param shamFall points of 100 by which pain fell with sham needles in the larger one
 * @param improved how many of 100 in primary care were better after a year
 * @param improvedOf people of that study
 * @param recovered how many of 100 with severe sciatica felt recovered after a year
 * @param operated how many of these had surgery although they began without
 * @param operatedOf of how many
 * @param anyHarm how many of 100 had a side effect
 * @param anyHarmPicture the same as one hundred people
 * @param harms harms with what was counted
 * @param drugs what the comparison with drugs lets us say per hundred people
 * @param against guidelines that advise against
 * @param inFavour guidelines that advise for, with whatever strength
 * @param reading two systematic reviews, as printed
 * @param citations everything the numbers came from
 * @param edition which version of the review this is; empty as it ships
 * @param card what the clinic says of itself
 */
public record AnswerPage(
        String safetyNet,
        List<String> safetyNetSources,
        ShamTrial larger,
        ShamTrial smaller,
        Figure shamFall,
        Figure improved,
        Figure improvedOf,
        Figure recovered,
        Figure operated,
        Figure operatedOf,
        Figure anyHarm,
        IconArray anyHarmPicture,
        List<Harm> harms,
        Expectation drugs,
        List<Guideline> against,
        List<Guideline> inFavour,
        List<Reading> reading,
        Citations citations,
        Optional<CurrentReview.Edition> edition,
        Optional<ClinicCard> card) {

    /**
     * A sham trial in points of leg pain on a scale of 0 to 100; falls are positive here.
     *
     * @param dose how often people were treated, in the words of the report
     * @param gap how much more pain fell with real needles
     */
    public record ShamTrial(Quoted dose, Figure gap, Figure gapLow, Figure gapHigh) {
        /** With the interval as printed: the pool makes its own, symmetric about the effect. */
        static ShamTrial of(Contribution one) {
            if (!(one.trial().report() instanceof Report.EffectWithInterval printed)) {
                throw new IllegalStateException(one.trial().rowId() + " must print an effect");
            }
            return new ShamTrial(
                    new Quoted(
                            one.trial().first().sourceLabel().replaceFirst("^acupuncture, ", ""),
                            one.trial().rowId()),
                    Figure.of(one, -printed.effect()),
                    Figure.of(one, -printed.high()),
                    Figure.of(one, -printed.low()));
        }
    }

    /** One line of the table of harms. */
    public sealed interface Harm {
        /** Ending of its message key. */
        String key();

        /**
         * People or visits with the event, of those counted.
         *
         * @param unit ending of the message key of what was counted: people or visits
         * @param inHundred of one hundred counted
         */
        record Counted(String key, String unit, Figure events, Figure of, Figure inHundred)
                implements Harm {}

        /**
         * A rate that a review pooled.
         *
         * @param in the denominator in the review's words
         */
        record Rate(String key, Figure rate, Figure low, Figure high, Quoted in) implements Harm {}
    }

    /** A review to read on, with its printed ratio. */
    public record Reading(
            String id, String title, String doi, Figure ratio, Figure low, Figure high) {
        static Reading of(PublishedResult result) {
            return new Reading(
                    result.id(),
                    result.review() + " " + result.year(),
                    result.doi(),
                    printed(result.effect().value(), result.id()),
                    printed(result.low().value(), result.id()),
                    printed(result.high().value(), result.id()));
        }

        private static Figure printed(OptionalDouble value, String id) {
            return new Figure(value.orElseThrow(), 2, id);
        }
    }

    static AnswerPage of(
            CurrentReview.State state,
            EvidencePage evidence,
            String safetyNet,
            List<String> safetyNetSources) {
        EvidenceBase base = state.base();
        List<Contribution> sham =
                evidence.sham().main().used().stream()
                        .sorted((one, other) ->
                                Double.compare(other.weightPercent(), one.weightPercent()))
                        .toList();
        Contribution larger = sham.getFirst();
        Contribution smaller = sham.getLast();
        CourseFigure shamFall = course(base, "N32");
        CourseFigure improved = course(base, "N01");
        CourseFigure recovered = course(base, "N20");
        CourseFigure operated = course(base, "N21");
        HarmFigure any = harm(base, "E01");
        HarmFigure serious = harm(base, "E10");
        Frequency anyHarm = frequency(any);
        return new AnswerPage(
                safetyNet,
                List.copyOf(safetyNetSources),
                ShamTrial.of(larger),
                ShamTrial.of(smaller),
                Figure.of(shamFall, shamFall.value()),
                Figure.of(improved, improved.value()),
                Figure.of(improved, whole(improved.people())),
                Figure.of(recovered, recovered.value()),
                Figure.of(operated, whole(operated.numerator())),
                Figure.of(operated, whole(operated.denominator())),
                Figure.of(any, anyHarm.seen().people(), 0),
                IconArray.of(anyHarm.seen()),
                List.of(
                        counted("any", "people", any),
                        counted("treated", "people", harm(base, "E02")),
                        counted("lung", "people", harm(base, "E06")),
                        counted("serious-visits", "visits", harm(base, "E16")),
                        counted("serious-trial", "people", harm(base, "E27")),
                        new Harm.Rate(
                                "serious",
                                Figure.of(serious, serious.value().orElseThrow(), 1),
                                Figure.of(serious, serious.low().orElseThrow(), 1),
                                Figure.of(serious, serious.high().orElseThrow(), 1),
                                new Quoted(serious.per(), serious.id()))),
                Expectations.of(Result.ok(evidence.drugs().main())),
                current(base, Stance.AGAINST),
                current(base, Stance.FOR),
                List.of(Reading.of(published(base, "P01")), Reading.of(published(base, "P02"))),
                Citations.list()
                        .cite(improved)
                        .cite(recovered)
                        .cite(operated)
                        .cite(larger.trial())
                        .cite(shamFall)
                        .cite(smaller.trial())
                        .cite(any)
                        .cite(harm(base, "E02"))
                        .cite(harm(base, "E06"))
                        .cite(harm(base, "E16"))
                        .cite(harm(base, "E27"))
                        .cite(serious)
                        .cite(published(base, "P01"))
                        .cite(published(base, "P02"))
                        .done(),
                state.edition(),
                Optional.empty());
    }

    /** The same page with what the clinic says of itself now. */
    AnswerPage with(Optional<ClinicCard> now) {
        return new AnswerPage(
                safetyNet,
                safetyNetSources,
                larger,
                smaller,
                shamFall,
                improved,
                improvedOf,
                recovered,
                operated,
                operatedOf,
                anyHarm,
                anyHarmPicture,
                harms,
                drugs,
                against,
                inFavour,
                reading,
                citations,
                edition,
                now);
    }

    private static Harm counted(String key, String unit, HarmFigure figure) {
        double events = whole(figure.numerator());
        double of = whole(figure.denominator());
        return new Harm.Counted(
                key,
                unit,
                Figure.of(figure, events, 0),
                Figure.of(figure, of, 0),
                Figure.of(figure, 100 * events / of, 0));
    }

    private static Frequency frequency(HarmFigure figure) {
        return switch (Expectations.of(figure)) {
            case Frequency frequency -> frequency;
            case Expectation.AbsoluteEffect _,
                    Expectation.Printed _,
                    Expectation.Rate _,
                    Expectation.ScoreEffect _,
                    Expectation.NotKnown _ ->
                    throw new IllegalStateException(figure.id() + " must count people");
        };
    }

    private static int whole(OptionalInt value) {
        return value.orElseThrow();
    }

    private static HarmFigure harm(EvidenceBase base, String id) {
        return base.harm(id).orElseThrow();
    }

    private static CourseFigure course(EvidenceBase base, String id) {
        return base.course(id).orElseThrow();
    }

    private static PublishedResult published(EvidenceBase base, String id) {
        return base.published().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Guideline> current(EvidenceBase base, Stance stance) {
        return base.guidelines().stream()
                .filter(one -> one.stance() == stance && !one.isReplaced())
                .toList();
    }
}
