package huantiao.evidence;

import huantiao.evidence.Grade.Reason;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Synthesis.Contribution;
import huantiao.evidence.Synthesis.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the data show of one reason to be less sure. A rater sees it and decides; nothing follows
 * from it by itself.
 *
 * @param facts what was computed, in sentences
 * @param proposed levels down that the facts suggest, 0 to 2; empty where they cannot suggest any
 */
public record Weighed(List<String> facts, OptionalInt proposed) {

    /**
     * From here on trials differ more than by chance in a way that "may represent substantial
     * heterogeneity".
     *
     * @see <a href="https://training.cochrane.org/handbook/current/chapter-10">Cochrane Handbook,
     *     chapter 10.10.2</a>
     */
    private static final double SUBSTANTIAL_I2 = 50;

    /**
     * A ratio that far from one is an appreciable benefit or harm, where nobody named another.
     *
     * @see <a href="https://doi.org/10.1016/j.jclinepi.2011.01.012">Guyatt and others 2011, GRADE
     *     guidelines 6: imprecision</a>
     */
    private static final double APPRECIABLE = 0.25;

    /**
     * Level at which asymmetry is suspected.
     *
     * @see <a href="https://doi.org/10.1136/bmj.315.7109.629">Egger and others 1997</a>
     */
    private static final double SUSPECTED = 0.1;

    /** With half of the weight at high risk the answer rests on it. Our convention. */
    private static final double HALF = 50;

    public Weighed {
        facts = List.copyOf(facts);
    }

    /**
     * Everything that can be computed for a rater.
     *
     * @param difference the smallest difference that matters, above 0, on the scale of the answer;
     *     empty takes a quarter for ratios and nothing for other scales
     */
    public static Map<Reason, Weighed> of(
            Asked asked, Synthesis pooled, EvidenceBase base, OptionalDouble difference) {
        Map<Reason, Weighed> all = new EnumMap<>(Reason.class);
        all.put(Reason.RISK_OF_BIAS, bias(pooled, base));
        all.put(Reason.INCONSISTENCY, inconsistency(pooled));
        all.put(Reason.INDIRECTNESS, indirectness(pooled));
        all.put(Reason.IMPRECISION, imprecision(pooled, difference));
        all.put(Reason.PUBLICATION_BIAS, publication(asked, pooled));
        return all;
    }

    /** The proposals alone. */
    public static Map<Reason, OptionalInt> proposals(Map<Reason, Weighed> all) {
        Map<Reason, OptionalInt> proposals = new EnumMap<>(Reason.class);
        all.forEach((reason, one) -> proposals.put(reason, one.proposed()));
        return proposals;
    }

    private static Weighed bias(Synthesis pooled, EvidenceBase base) {
        double high = 0;
        double unjudged = 0;
        for (Contribution one : pooled.used()) {
            Collection<RiskOfBias> said = base.riskOfBias(one.trial());
            if (said.stream().anyMatch(judged -> judged.isHigh() || judged.isOfData())) {
                high += one.weightPercent();
            } else if (said.stream().noneMatch(RiskOfBias::isJudgement)) {
                unjudged += one.weightPercent();
            }
        }
        List<String> facts = new ArrayList<>();
        facts.add(
                "%s %% of the weight is from results at high risk, or whose numbers contradict each other."
                        .formatted(number(high, 0)));
        facts.add("%s %% is from results that nobody has judged.".formatted(number(unjudged, 0)));
        if (high >= HALF) {
            return new Weighed(facts, OptionalInt.of(1));
        }
        return new Weighed(facts, high + unjudged < HALF ? OptionalInt.of(0) : OptionalInt.empty());
    }

    private static Weighed inconsistency(Synthesis pooled) {
        if (pooled.i2Percent().isEmpty()) {
            return new Weighed(
                    List.of("One trial: nothing says whether another would find the same."),
                    OptionalInt.empty());
        }
        double i2 = pooled.i2Percent().getAsDouble();
        List<String> facts = new ArrayList<>();
        facts.add("I² is %s %%.".formatted(number(i2, 0)));
        pooled.tau2().ifPresent(tau2 -> facts.add("τ² is %s.".formatted(number(tau2, 2))));
        facts.add(
                pooled.spread()
                        .flatMap(Synthesis.Spread::predicted)
                        .map(range ->
                                "A new trial is expected between %s and %s%s."
                                        .formatted(
                                                number(range.low(), 2),
                                                number(range.high(), 2),
                                                has(range, pooled.scale().noEffect())
                                                        ? ", with no effect among them"
                                                        : ""))
                        .orElse("Where a new trial would be expected cannot be said."));
        return new Weighed(facts, OptionalInt.of(i2 >= SUBSTANTIAL_I2 ? 1 : 0));
    }

    private static Weighed indirectness(Synthesis pooled) {
        return new Weighed(
                List.of(
                        "People: %s.".formatted(distinct(pooled, Field.POPULATION)),
                        "First arms: %s.".formatted(distinct(pooled, Field.KIND)),
                        "Measured at: %s.".formatted(distinct(pooled, Field.TIME)),
                        "Countries: %s.".formatted(distinct(pooled, Field.COUNTRY))),
                OptionalInt.empty());
    }

    private enum Field {
        POPULATION,
        KIND,
        TIME,
        COUNTRY
    }

    private static String distinct(Synthesis pooled, Field field) {
        return pooled.used().stream()
                .map(Contribution::trial)
                .map(row ->
                        switch (field) {
                            case POPULATION -> row.population();
                            case KIND -> row.first().kind().replace('_', ' ');
                            case TIME -> row.followup().text();
                            case COUNTRY -> row.country();
                        })
                .map(text -> text.isBlank() ? "not reported" : text)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("; "));
    }

    /**
     * The interval against no effect and against what matters: down once if it holds no effect, or
     * cannot tell an effect that matters from one that does not; twice if it holds both a benefit
     * and a harm that matter.
     */
    private static Weighed imprecision(Synthesis pooled, OptionalDouble difference) {
        Scale scale = pooled.scale();
        Range interval = new Range(pooled.low(), pooled.high());
        boolean none = has(interval, scale.noEffect());
        List<String> facts = new ArrayList<>();
        facts.add("The 95 %% interval %s no effect.".formatted(none ? "includes" : "excludes"));
        if (difference.isEmpty() && !scale.isRatio()) {
            facts.add("Nobody named the smallest difference that matters.");
            return new Weighed(facts, none ? OptionalInt.of(1) : OptionalInt.empty());
        }
        double step = difference.orElse(APPRECIABLE);
        double below = scale.isRatio() ? 1 / (1 + step) : scale.noEffect() - step;
        double above = scale.noEffect() + step;
        boolean reachesBelow = interval.low() <= below;
        boolean reachesAbove = interval.high() >= above;
        facts.add(
                "What matters begins at %s and at %s%s."
                        .formatted(
                                number(below, 2),
                                number(above, 2),
                                difference.isEmpty()
                                        ? ", a quarter, as GRADE has it for ratios"
                                        : ""));
        if (reachesBelow && reachesAbove) {
            facts.add("The interval reaches both.");
            return new Weighed(facts, OptionalInt.of(2));
        }
        boolean cannotTell =
                (reachesBelow && interval.high() > below)
                        || (reachesAbove && interval.low() < above);
        facts.add(
                cannotTell
                        ? "The interval holds effects that matter and effects that do not."
                        : "All of the interval lies on one side of what matters.");
        return new Weighed(facts, OptionalInt.of(none || cannotTell ? 1 : 0));
    }

    private static Weighed publication(Asked asked, Synthesis pooled) {
        List<String> facts = new ArrayList<>();
        facts.add(pooled.k() == 1 ? "One trial." : "%d trials.".formatted(pooled.k()));
        OptionalInt proposed = OptionalInt.empty();
        if (asked.smallStudies().isPresent()) {
            switch (asked.smallStudies().get()) {
                case SmallStudies.TooFew few -> facts.add(few.because());
                case SmallStudies.AllAlike _ ->
                        facts.add(
                                "Every trial is as precise as the others, so nothing can be tested.");
                case SmallStudies.Tested tested -> {
                    double p = tested.slope().pValue();
                    facts.add("%s: p = %s.".formatted(tested.test(), number(p, 3)));
                    proposed = OptionalInt.of(p < SUSPECTED ? 1 : 0);
                }
            }
        }
        return new Weighed(facts, proposed);
    }

    private static boolean has(Range range, double value) {
        return range.low() <= value && value <= range.high();
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
