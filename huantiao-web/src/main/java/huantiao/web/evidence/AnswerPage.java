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
import huantiao.evidence.Synthesis.Contribution;
import java.util.ArrayList;
import java.util.List;

/**
 * The public answer page. Every number on it is read from here, and each has a place in {@link
 * #sources}.
 *
 * @param safetyNet when to get help now, word for word as reviewed
 * @param safetyNetSources who says so
 * @param larger the larger of the sham trials with a leg-pain result
 * @param smaller the other one
 * @param shamFall how far pain fell with sham needles in the larger one
 * @param anyHarm how often a side effect was seen, or that we do not know
 * @param anyHarmPicture one hundred people
 * @param treatedHarm how often one had to be treated
 * @param lungHarm people with a collapsed lung
 * @param seriousHarm pooled rate of serious harm
 * @param improved people in primary care who were better after a year
 * @param recovered people with severe sciatica who felt recovered after a year
 * @param operated how many of these had surgery although they began without
 * @param drugs what the comparison with drugs lets us say per hundred people
 * @param against guidelines that advise against
 * @param inFavour guidelines that advise for, with whatever strength
 * @param sources everything the numbers came from, in the order of its number
 */
public record AnswerPage(
        String safetyNet,
        List<String> safetyNetSources,
        ShamTrial larger,
        ShamTrial smaller,
        CourseFigure shamFall,
        Frequency anyHarm,
        IconArray anyHarmPicture,
        Frequency treatedHarm,
        HarmFigure lungHarm,
        HarmFigure seriousHarm,
        CourseFigure improved,
        CourseFigure recovered,
        CourseFigure operated,
        Expectation drugs,
        List<Guideline> against,
        List<Guideline> inFavour,
        List<Cited> sources) {

    /**
     * A sham trial in points of leg pain on a scale of 0 to 100; falls are positive here.
     *
     * @param dose how often people were treated, in the words of the report
     * @param gap how much more pain fell with real needles
     */
    public record ShamTrial(String dose, double gap, double gapLow, double gapHigh) {
        static ShamTrial of(Contribution one) {
            return new ShamTrial(
                    one.trial().first().sourceLabel().replaceFirst("^acupuncture, ", ""),
                    -one.effect(),
                    -one.high(),
                    -one.low());
        }
    }

    /** A source with its number on the page. */
    public record Cited(int number, String what, String source, String readAs) {}

    static AnswerPage of(
            EvidenceBase base,
            EvidencePage evidence,
            String safetyNet,
            List<String> safetyNetSources) {
        List<Contribution> sham =
                evidence.sham().main().used().stream()
                        .sorted((one, other) ->
                                Double.compare(other.weightPercent(), one.weightPercent()))
                        .toList();
        Contribution larger = sham.getFirst();
        Contribution smaller = sham.getLast();
        HarmFigure any = harm(base, "E01");
        HarmFigure treated = harm(base, "E02");
        HarmFigure serious = harm(base, "E10");
        CourseFigure improved = course(base, "N01");
        CourseFigure recovered = course(base, "N20");
        List<Cited> sources = new ArrayList<>();
        cite(sources, larger.trial().shortName(), larger.trial().source(), larger.trial().readAs());
        cite(
                sources,
                smaller.trial().shortName(),
                smaller.trial().source(),
                smaller.trial().readAs());
        cite(sources, any.study() + " " + any.year(), any.source(), any.readAs());
        cite(sources, serious.study() + " " + serious.year(), serious.source(), serious.readAs());
        cite(
                sources,
                improved.study() + " " + improved.year(),
                improved.source(),
                improved.readAs());
        cite(
                sources,
                recovered.study() + " " + recovered.year(),
                recovered.source(),
                recovered.readAs());
        Frequency anyHarm = frequency(any);
        return new AnswerPage(
                safetyNet,
                List.copyOf(safetyNetSources),
                ShamTrial.of(larger),
                ShamTrial.of(smaller),
                course(base, "N32"),
                anyHarm,
                IconArray.of(anyHarm.seen()),
                frequency(treated),
                harm(base, "E06"),
                serious,
                improved,
                recovered,
                course(base, "N21"),
                Expectations.of(Result.ok(evidence.drugs().main())),
                current(base, Stance.AGAINST),
                current(base, Stance.FOR),
                List.copyOf(sources));
    }

    private static void cite(List<Cited> sources, String what, String source, String readAs) {
        sources.add(new Cited(sources.size() + 1, what, source, readAs));
    }

    private static Frequency frequency(HarmFigure figure) {
        return switch (Expectations.of(figure)) {
            case Frequency frequency -> frequency;
            case Expectation.AbsoluteEffect _, Expectation.NotKnown _ ->
                    throw new IllegalStateException(figure.id() + " must count people");
        };
    }

    private static HarmFigure harm(EvidenceBase base, String id) {
        return base.harm(id).orElseThrow();
    }

    private static CourseFigure course(EvidenceBase base, String id) {
        return base.course(id).orElseThrow();
    }

    private static List<Guideline> current(EvidenceBase base, Stance stance) {
        return base.guidelines().stream()
                .filter(one -> one.stance() == stance && !one.isReplaced())
                .toList();
    }
}
