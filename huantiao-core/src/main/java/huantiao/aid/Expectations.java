package huantiao.aid;

import huantiao.aid.Expectation.AbsoluteEffect;
import huantiao.aid.Expectation.Frequency;
import huantiao.aid.Expectation.NotKnown;
import huantiao.aid.Expectation.Printed;
import huantiao.aid.Expectation.Rate;
import huantiao.aid.Expectation.Reason;
import huantiao.base.Result;
import huantiao.evidence.Certainty;
import huantiao.evidence.Certainty.Level;
import huantiao.evidence.CourseFigure;
import huantiao.evidence.Flag;
import huantiao.evidence.HarmFigure;
import huantiao.evidence.NoSynthesis;
import huantiao.evidence.Report;
import huantiao.evidence.Scale;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Synthesis.Contribution;
import huantiao.evidence.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Turns results into people in a hundred, where the data allow it.
 *
 * <p>A number is given only if the trials counted people, all over the same period, and somebody
 * rated the result at least {@link Level#LOW}. The risk without the treatment is the share of all
 * people in the second arms who had the event; the risk with it is that share changed by the pooled
 * ratio or difference.
 *
 * @see <a href="https://training.cochrane.org/handbook/current/chapter-15">Cochrane Handbook,
 *     chapter 15.4: comparing absolute and relative effects</a>
 */
public final class Expectations {

    /** Half width of a 95 % interval in standard errors of a normal variable. */
    private static final double Z = 1.959963984540054;

    private Expectations() {}

    /** What a synthesis says about people in a hundred. */
    public static Expectation of(Result<Synthesis, NoSynthesis> answer) {
        return answer.fold(Expectations::of, Expectations::none);
    }

    /** That there is nothing to tell: because reports were retracted, or because none was found. */
    static NotKnown none(NoSynthesis none) {
        boolean retracted =
                none.refused().stream()
                        .anyMatch(row -> row.flag().equals(Optional.of(Flag.RETRACTED)));
        return new NotKnown(retracted ? Reason.RETRACTED : Reason.NO_TRIAL, Optional.empty());
    }

    private static Expectation of(Synthesis synthesis) {
        List<Report.Counts> counts =
                synthesis.used().stream()
                        .map(one -> one.trial().report())
                        .filter(Report.Counts.class::isInstance)
                        .map(Report.Counts.class::cast)
                        .toList();
        if (counts.size() < synthesis.k()) {
            return new NotKnown(Reason.NOT_PEOPLE, Optional.of(synthesis));
        }
        OptionalDouble weeks = commonWeeks(synthesis.used());
        if (weeks.isEmpty()) {
            return new NotKnown(Reason.PERIOD_NOT_KNOWN, Optional.of(synthesis));
        }
        return switch (synthesis.certainty()) {
            case Certainty.NotRated _ -> new NotKnown(Reason.NOT_RATED, Optional.of(synthesis));
            case Certainty.Rated rated ->
                    rated.level().compareTo(Level.LOW) < 0
                            ? new NotKnown(Reason.CERTAINTY_TOO_LOW, Optional.of(synthesis))
                            : effect(synthesis, counts, weeks.getAsDouble(), rated);
        };
    }

    private static OptionalDouble commonWeeks(List<Contribution> used) {
        List<OptionalDouble> weeks =
                used.stream().map(one -> one.trial().followup().toWeeks()).distinct().toList();
        return weeks.size() == 1 ? weeks.getFirst() : OptionalDouble.empty();
    }

    private static Expectation effect(
            Synthesis synthesis, List<Report.Counts> counts, double weeks, Certainty.Rated rated) {
        int eventsWithout = counts.stream().mapToInt(Report.Counts::eventsSecond).sum();
        int peopleWithout = counts.stream().mapToInt(Report.Counts::peopleSecond).sum();
        int peopleWith = counts.stream().mapToInt(Report.Counts::peopleFirst).sum();
        InHundred without = wilson(eventsWithout, peopleWithout);
        double risk = (double) eventsWithout / peopleWithout;
        return new AbsoluteEffect(
                InHundred.of(
                        changed(risk, synthesis.estimate(), synthesis.scale()),
                        changed(risk, synthesis.low(), synthesis.scale()),
                        changed(risk, synthesis.high(), synthesis.scale())),
                without,
                peopleWith + peopleWithout,
                weeks,
                rated,
                synthesis);
    }

    private static double changed(double risk, double effect, Scale scale) {
        return switch (scale) {
            case RR -> risk * effect;
            case OR -> {
                double odds = risk / (1 - risk) * effect;
                yield risk == 1 ? 1 : odds / (1 + odds);
            }
            case RD -> risk + effect;
            case HR -> 1 - Math.pow(1 - risk, effect);
            case MD, SMD -> throw new IllegalStateException("a mean is not a risk");
        };
    }

    /** How often a harm was seen, where people were counted. */
    public static Expectation of(HarmFigure figure) {
        if (figure.numerator().isEmpty() || figure.denominator().isEmpty()) {
            return new NotKnown(Reason.NO_COUNT, Optional.empty());
        }
        if (!figure.per().equals("patient")) {
            return new NotKnown(Reason.NOT_PER_PERSON, Optional.empty());
        }
        int events = figure.numerator().getAsInt();
        int people = figure.denominator().getAsInt();
        return new Frequency(
                wilson(events, people),
                events,
                people,
                figure.denominators(),
                figure.id(),
                Optional.empty());
    }

    /** A rate per so many people, as a review pooled it. */
    public static Expectation rate(HarmFigure figure) {
        return figure.value().isPresent() && figure.low().isPresent() && figure.high().isPresent()
                ? new Rate(
                        figure.value().getAsDouble(),
                        figure.low().getAsDouble(),
                        figure.high().getAsDouble(),
                        figure.per(),
                        figure.id())
                : new NotKnown(Reason.NO_COUNT, Optional.empty());
    }

    /** How many people the course of an untreated or otherwise treated group took that way. */
    public static Expectation of(CourseFigure figure) {
        if (figure.numerator().isPresent() && figure.denominator().isPresent()) {
            int events = figure.numerator().getAsInt();
            int people = figure.denominator().getAsInt();
            return new Frequency(
                    wilson(events, people),
                    events,
                    people,
                    figure.followup().text(),
                    figure.id(),
                    Optional.empty());
        }
        return figure.unit().startsWith("percent")
                ? new Printed(
                        figure.value(), figure.people(), figure.followup().text(), figure.id())
                : new NotKnown(Reason.NOT_PEOPLE, Optional.empty());
    }

    /** How often something was seen in the second arm of a trial, with the first beside it. */
    public static Expectation ofSecondArm(Trial row) {
        if (row.flags().contains(Flag.RETRACTED)) {
            return new NotKnown(Reason.RETRACTED, Optional.empty());
        }
        return row.report() instanceof Report.Counts counts
                ? new Frequency(
                        wilson(counts.eventsSecond(), counts.peopleSecond()),
                        counts.eventsSecond(),
                        counts.peopleSecond(),
                        row.followup().text(),
                        row.rowId(),
                        Optional.of(wilson(counts.eventsFirst(), counts.peopleFirst())))
                : new NotKnown(Reason.NO_COUNT, Optional.empty());
    }

    /**
     * Share of people with its 95 % interval by Wilson's score method, which stays within 0 and 1
     * and says something even when nobody had the event.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
     */
    static InHundred wilson(int events, int people) {
        double n = people;
        double p = events / n;
        double z2 = Z * Z;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return InHundred.of(p, Math.min(p, middle - half), Math.max(p, middle + half));
    }
}
