package huantiao.registry;

import huantiao.base.Result;
import huantiao.course.Phase;
import huantiao.measures.Edition;
import huantiao.measures.Instrument;
import huantiao.measures.Scale;
import huantiao.registry.KeptCount.Told;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The sums of one question that may leave the building: how many answered, how many got better or
 * worse, mean and variance of how much better they are. Nothing here belongs to one person.
 *
 * <p>How few people are kept from being found:
 *
 * <ol>
 *   <li>Sums are of a {@link HalfYear}, of everybody who agreed and answered; nobody can ask for
 *       another group, so there is nothing to subtract.
 *   <li>Below {@link ClinicSum#FEWEST_STARTED} people or {@link ClinicSum#LEAST_COVERAGE_PERCENT} %
 *       coverage nothing leaves.
 *   <li>A count is told only if it and what it leaves over hold {@link KeptCount#FEWEST} or more.
 *   <li>Parts are told all together or not at all: of three phases, else of two, else none. Hiding
 *       the smallest would let it be subtracted from the whole; hiding the next smallest with it
 *       would say which was next.
 *   <li>Mean and variance are told in hundredths, and only where they leave each person's own
 *       change open over half of the scale.
 * </ol>
 *
 * @param rules of everything above; another name where they change
 * @param answered people with an answer before and one in the window, {@link KeptCount#FEWEST} or
 *     more
 * @param silent people who started and did not answer
 * @param responders of those who answered, how many met the measure's own threshold
 * @param worse of those who answered, how many are worse
 * @param all how much better those who answered are
 * @param parts the same by how long it had lasted; empty where a part is too small
 */
public record LeavingSums(
        Edition edition,
        int week,
        HalfYear period,
        LocalDate asOf,
        String rules,
        int answered,
        KeptCount silent,
        KeptCount responders,
        KeptCount worse,
        Moments all,
        List<Part> parts) {

    private static final String RULES = "sums-1";

    /** How many decimals leave. */
    public static final int DECIMALS = 2;

    private static final double HALF_A_HUNDREDTH = 0.005;

    /** Why nothing leaves. */
    public enum Refusal {
        /** Some windows are still open. */
        NOT_OVER,
        TOO_FEW_STARTED,
        COVERAGE_BELOW_FLOOR,
        /** All changed so alike that the mean says how each of them did. */
        ALL_ALIKE
    }

    /**
     * Mean and variance of the improvement, in points of the scale; above 0 is better.
     *
     * @param variance of single people around the mean, 0 or more, with n-1 beneath
     */
    public record Moments(BigDecimal mean, BigDecimal variance) {
        public Moments {
            if (mean.scale() != DECIMALS || variance.scale() != DECIMALS || variance.signum() < 0) {
                throw new IllegalArgumentException(
                        "mean (%s) and variance (%s) must have %d decimals, the latter 0 or more"
                                .formatted(mean, variance, DECIMALS));
            }
        }

        /**
         * False where no such sample can be on this scale, or where it would say how single people
         * did.
         */
        public boolean arePossible(int people, Scale scale) {
            var range = scale.most().toDouble() - scale.least().toDouble();
            return Math.abs(mean.doubleValue()) <= range
                    && variance.doubleValue() <= range * range * people / (people - 1.0)
                    && leaveOpen(variance.doubleValue() + HALF_A_HUNDREDTH, people, scale);
        }
    }

    /** How long it had lasted. */
    public enum Lasted {
        ACUTE,
        SUBACUTE,
        /** Acute and subacute together: 12 weeks or less. */
        SHORTER,
        CHRONIC
    }

    /** A part of those who answered. */
    public record Part(Lasted lasted, int answered, Moments moments) {}

    public LeavingSums {
        parts = List.copyOf(parts);
        if (answered < KeptCount.FEWEST) {
            throw new IllegalArgumentException(
                    "answered (%d) must be %d or more".formatted(answered, KeptCount.FEWEST));
        }
    }

    /**
     * Sums up.
     *
     * @param courses of the clinic, of any time
     * @return what may leave, or why nothing may
     */
    public static Result<LeavingSums, Refusal> of(
            RegistryQuestion question, HalfYear period, List<StartedCourse> courses) {
        var whole =
                new RegistryQuestion(
                        period.first(),
                        period.last(),
                        question.instrument(),
                        question.week(),
                        question.asOf());
        var registry = Registry.of(whole, courses);
        if (!isOver(whole) || !registry.isOver()) {
            return Result.refused(Refusal.NOT_OVER);
        }
        return switch (registry.sum()) {
            case ClinicSum.TooFew _ -> Result.refused(Refusal.TOO_FEW_STARTED);
            case ClinicSum.BoundsOnly _ -> Result.refused(Refusal.COVERAGE_BELOW_FLOOR);
            case ClinicSum.Reported(var count, _, _, _, _, _, _) ->
                    of(whole, period, count, Registry.counted(whole, courses));
        };
    }

    /** Name of the rules of this class, of the registry beneath and of the measure. */
    public static String rules(Instrument instrument) {
        return RULES + " " + RegistryQuestion.rules(instrument);
    }

    /** Somebody may still begin on the last day, also where nobody has yet. */
    private static boolean isOver(RegistryQuestion question) {
        return question.due(question.to()).closes().isBefore(question.asOf());
    }

    private static Result<LeavingSums, Refusal> of(
            RegistryQuestion question,
            HalfYear period,
            ClinicSum.Count count,
            List<StartedCourse> counted) {
        var scale = question.instrument().scale();
        var changes = new ArrayList<Changed>();
        for (var course : counted) {
            if (Outcome.of(course, question) instanceof Outcome.Judged(var change, _)) {
                changes.add(new Changed(course.phase(), change.improvement().toDouble()));
            }
        }
        if (!leaveOpen(variance(changes), changes.size(), scale)) {
            return Result.refused(Refusal.ALL_ALIKE);
        }
        var responders = KeptCount.of(count.responders(), count.answered());
        return Result.ok(
                new LeavingSums(
                        question.instrument().edition(),
                        question.week(),
                        period,
                        question.asOf(),
                        rules(question.instrument()),
                        count.answered(),
                        KeptCount.of(count.started() - count.answered()),
                        responders,
                        worse(count, responders),
                        moments(changes),
                        parts(changes, scale)));
    }

    /** Told only where those who are neither better nor worse could be told too. */
    private static KeptCount worse(ClinicSum.Count count, KeptCount responders) {
        var among =
                responders instanceof Told(var better)
                        ? count.answered() - better
                        : count.answered();
        return KeptCount.of(count.worse(), among);
    }

    private record Changed(Phase phase, double improvement) {}

    private static List<Part> parts(List<Changed> changes, Scale scale) {
        var three =
                List.of(
                        part(Lasted.ACUTE, changes),
                        part(Lasted.SUBACUTE, changes),
                        part(Lasted.CHRONIC, changes));
        if (mayLeave(three, scale)) {
            return told(three);
        }
        var two = List.of(part(Lasted.SHORTER, changes), part(Lasted.CHRONIC, changes));
        return mayLeave(two, scale) ? told(two) : List.of();
    }

    private record Members(Lasted lasted, List<Changed> changes) {}

    private static Members part(Lasted lasted, List<Changed> changes) {
        return new Members(
                lasted, changes.stream().filter(one -> belongs(one.phase(), lasted)).toList());
    }

    private static boolean belongs(Phase phase, Lasted lasted) {
        return switch (lasted) {
            case ACUTE -> phase == Phase.ACUTE;
            case SUBACUTE -> phase == Phase.SUBACUTE;
            case SHORTER -> phase != Phase.CHRONIC;
            case CHRONIC -> phase == Phase.CHRONIC;
        };
    }

    private static boolean mayLeave(List<Members> parts, Scale scale) {
        return parts.stream()
                .allMatch(part ->
                        part.changes().size() >= KeptCount.FEWEST
                                && leaveOpen(
                                        variance(part.changes()), part.changes().size(), scale));
    }

    private static List<Part> told(List<Members> parts) {
        return parts.stream()
                .map(part ->
                        new Part(part.lasted(), part.changes().size(), moments(part.changes())))
                .toList();
    }

    private static Moments moments(List<Changed> changes) {
        return new Moments(rounded(mean(changes)), rounded(variance(changes)));
    }

    private static double mean(List<Changed> changes) {
        return changes.stream().mapToDouble(Changed::improvement).average().orElseThrow();
    }

    private static double variance(List<Changed> changes) {
        var mean = mean(changes);
        return changes.stream()
                        .mapToDouble(one -> (one.improvement() - mean) * (one.improvement() - mean))
                        .sum()
                / (changes.size() - 1);
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /**
     * True if mean and variance leave each person's change open over at least half of the scale. No
     * member of a sample lies further from its mean than \( s(n-1)/\sqrt{n} \), so that is how
     * closely the two pin anybody.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1968.10480944">Samuelson 1968</a>
     */
    private static boolean leaveOpen(double variance, int people, Scale scale) {
        var reach = Math.sqrt(variance) * (people - 1) / Math.sqrt(people);
        return 2 * reach >= (scale.most().toDouble() - scale.least().toDouble()) / 2;
    }
}
