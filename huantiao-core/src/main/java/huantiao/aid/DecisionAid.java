package huantiao.aid;

import huantiao.aid.Expectation.AbsoluteEffect;
import huantiao.aid.Expectation.NotKnown;
import huantiao.aid.Expectation.Reason;
import huantiao.aid.Expectation.ScoreEffect;
import huantiao.aid.Way.Told;
import huantiao.base.Result;
import huantiao.evidence.CourseFigure;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Flag;
import huantiao.evidence.HarmFigure;
import huantiao.evidence.NoSynthesis;
import huantiao.evidence.Review;
import huantiao.evidence.Review.Against;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Review.Matter;
import huantiao.evidence.Review.Term;
import huantiao.evidence.RowRefusal;
import huantiao.evidence.Scale;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Synthesis.Contribution;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The decision aid for "what to do about leg pain from sciatica": every way with what is known of
 * it. It is made from the evidence base each time, so a trial that is added changes it.
 *
 * @param ways in an order that recommends nothing: from the least done to the most
 * @param twoWays the trial that set surgery against waiting; empty if its report was retracted
 * @param needlesAgainstDrugs whether a trial set these two of the ways against each other
 * @param edition which words these are
 */
public record DecisionAid(
        List<Way> ways, Optional<TwoWays> twoWays, boolean needlesAgainstDrugs, Edition edition) {

    /** Figures of the evidence base that ways rest on. */
    private static final String BETTER_AFTER_A_YEAR = "N01";

    private static final String STILL_TROUBLED = "N13";
    private static final String WELL_EITHER_WAY = "N20";
    private static final String OPERATED_LATER = "N21";
    private static final String WEEKS_UNTIL_WELL = "N22";
    private static final String UNSATISFIED = "N24";
    private static final String ANY_UNWANTED = "E01";
    private static final String SERIOUS_HARM = "E10";
    private static final String UNWANTED_WITH_DRUGS = "R027";

    /**
     * The words of the aid.
     *
     * @param written the day on which they were written
     * @param readAgain the day by which somebody must have read them again
     */
    public record Edition(LocalDate written, LocalDate readAgain) {
        public Edition {
            if (!readAgain.isAfter(written)) {
                throw new IllegalArgumentException("an edition must be read again after its day");
            }
        }
    }

    /**
     * Early surgery, or waiting with surgery if it was needed, in people with bad sciatica.
     *
     * @param well how many felt well after a year, in either group
     * @param operatedLater how many of those who waited had surgery within the year
     * @param weeks until half of those who waited felt well
     */
    public record TwoWays(Expectation well, Expectation operatedLater, CourseFigure weeks) {}

    /** The words as they stand now. */
    public static final Edition EDITION =
            new Edition(LocalDate.of(2026, 11, 27), LocalDate.of(2027, 11, 27));

    public DecisionAid {
        ways = List.copyOf(ways);
    }

    /** The aid that these data allow. */
    public static DecisionAid of(EvidenceBase base, Review review) {
        return new DecisionAid(
                List.of(
                        way(
                                Choice.WAIT,
                                notKnown(Reason.NO_COUNT),
                                course(base, BETTER_AFTER_A_YEAR),
                                course(base, STILL_TROUBLED),
                                notKnown(Reason.NO_COUNT)),
                        way(
                                Choice.EXERCISE,
                                notKnown(Reason.NOT_READ),
                                notKnown(Reason.NOT_READ),
                                notKnown(Reason.NOT_READ),
                                notKnown(Reason.NOT_READ)),
                        way(
                                Choice.MEDICINES,
                                drugs(review),
                                notKnown(Reason.NOT_READ),
                                withDrugs(base),
                                notKnown(Reason.NO_COUNT)),
                        way(
                                Choice.ACUPUNCTURE,
                                needles(review, Term.SHORT),
                                needles(review, Term.LONG),
                                harm(base, ANY_UNWANTED, Expectations::of),
                                harm(base, SERIOUS_HARM, Expectations::rate)),
                        way(
                                Choice.INJECTION,
                                notKnown(Reason.NOT_READ),
                                notKnown(Reason.NOT_READ),
                                notKnown(Reason.NOT_READ),
                                notKnown(Reason.NOT_READ)),
                        way(
                                Choice.SURGERY,
                                notKnown(Reason.NOT_PEOPLE),
                                course(base, WELL_EITHER_WAY),
                                course(base, UNSATISFIED),
                                notKnown(Reason.NOT_READ))),
                base.course(WEEKS_UNTIL_WELL)
                        .map(weeks ->
                                new TwoWays(
                                        course(base, WELL_EITHER_WAY),
                                        course(base, OPERATED_LATER),
                                        weeks)),
                base.trials().stream()
                        .anyMatch(row ->
                                row.comparator().equals(Against.MEDICATION.code())
                                        && !row.has(Flag.RETRACTED)),
                EDITION);
    }

    /** The way of that choice. */
    public Way way(Choice choice) {
        return ways.stream().filter(one -> one.choice() == choice).findFirst().orElseThrow();
    }

    private static Way way(
            Choice choice,
            Expectation soon,
            Expectation year,
            Expectation unwanted,
            Expectation serious) {
        return new Way(
                choice,
                List.of(
                        new Told(Prospect.SOON, soon),
                        new Told(Prospect.YEAR, year),
                        new Told(Prospect.UNWANTED, unwanted),
                        new Told(Prospect.SERIOUS, serious)));
    }

    /**
     * Needles against sham, the strictest test: people in a hundred where raters allow it, else the
     * score, else that it is not known.
     */
    private static Expectation needles(Review review, Term term) {
        List<Asked> sham =
                review.asked().stream()
                        .filter(one ->
                                one.comparator().equals(Against.SHAM.code()) && one.term() == term)
                        .toList();
        Optional<Expectation> people =
                sham.stream()
                        .filter(one -> one.matter().equals(Optional.of(Matter.RESPONSE)))
                        .map(one -> Expectations.of(one.answer()))
                        .filter(AbsoluteEffect.class::isInstance)
                        .findFirst();
        return people.orElseGet(() ->
                sham.stream()
                        .filter(one -> one.matter().equals(Optional.of(Matter.LEG_PAIN)))
                        .flatMap(one -> score(one).stream())
                        .findFirst()
                        .orElseGet(() -> none(sham, term)));
    }

    /** That no trial tells it, and whether one of that time did whose report was retracted. */
    private static Expectation none(List<Asked> asked, Term term) {
        boolean retracted =
                asked.stream()
                        .filter(one -> one.matter().equals(Optional.of(Matter.LEG_PAIN)))
                        .flatMap(one ->
                                one
                                        .answer()
                                        .fold(_ -> List.<RowRefusal>of(), NoSynthesis::refused)
                                        .stream())
                        .map(RowRefusal::trial)
                        .anyMatch(row ->
                                row.has(Flag.RETRACTED) && term.window().contains(row.followup()));
        return notKnown(retracted ? Reason.RETRACTED : Reason.NO_TRIAL);
    }

    private static Optional<Expectation> score(Asked asked) {
        return asked.answer() instanceof Result.Ok<Synthesis, NoSynthesis>(var pooled)
                        && pooled.scale() == Scale.MD
                ? Optional.of(new ScoreEffect(asked.id(), pooled, trials(asked, pooled)))
                : Optional.empty();
    }

    /** With the trials that the strict answer leaves out, where they can be pooled at all. */
    private static List<Contribution> trials(Asked asked, Synthesis strict) {
        return asked.variants().stream()
                .filter(one -> one.change() == Review.Change.LOOSE)
                .flatMap(one -> one.answer().fold(Stream::of, _ -> Stream.empty()))
                .findFirst()
                .orElse(strict)
                .used()
                .stream()
                .sorted(Comparator.comparingDouble(Contribution::weightPercent).reversed())
                .toList();
    }

    private static Expectation drugs(Review review) {
        return review.find("placebo_or_add_on_placebo.pain_smd")
                .map(one -> Expectations.of(one.answer()))
                .orElseGet(() -> notKnown(Reason.NO_TRIAL));
    }

    private static Expectation withDrugs(EvidenceBase base) {
        return base.trials().stream()
                .filter(row -> row.rowId().equals(UNWANTED_WITH_DRUGS))
                .findFirst()
                .map(Expectations::ofSecondArm)
                .orElseGet(() -> notKnown(Reason.NO_TRIAL));
    }

    private static Expectation course(EvidenceBase base, String id) {
        return base.course(id).map(Expectations::of).orElseGet(() -> notKnown(Reason.RETRACTED));
    }

    private static Expectation harm(
            EvidenceBase base, String id, Function<HarmFigure, Expectation> told) {
        return base.harm(id).map(told).orElseGet(() -> notKnown(Reason.RETRACTED));
    }

    private static Expectation notKnown(Reason reason) {
        return new NotKnown(reason, Optional.empty());
    }
}
