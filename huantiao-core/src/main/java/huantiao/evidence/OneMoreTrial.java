package huantiao.evidence;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Review.Change;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.NewTrial;
import huantiao.meta.NewTrial.Outlook;
import huantiao.meta.NewTrial.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Whether one more trial of a size would change an answer: which results would move the interval
 * over a line that matters, and how likely they are as far as the trials so far can tell.
 *
 * <p>A person in the new trial is taken to tell as much as a person in the trials so far: with h =
 * 1/(1/n1 + 1/n2) for each trial whose people are known, information per h is the sum of 1/variance
 * over the sum of h, and a trial of n people in each arm has h = n/2.
 *
 * @param pooled the answer it is laid beside
 * @param loose whether these are the rows of a sensitivity analysis, because a strict one has fewer
 *     than two
 * @param perArm people in each arm of the new trial
 * @param peopleKnown of how many trials the people in each arm are known
 * @param lines values that matter, in ascending order
 * @param trial on the scale that is pooled
 * @param outlook on the scale that is pooled; its lines are these
 */
public record OneMoreTrial(
        Synthesis pooled,
        boolean loose,
        int perArm,
        int peopleKnown,
        List<Line> lines,
        NewTrial trial,
        Outlook outlook) {

    /** Fewest and most people in an arm. */
    public static final int LEAST = 2;

    public static final int MOST = 100_000;

    /**
     * A quarter more or less events is taken for important, and half a standard deviation, where
     * nobody says otherwise.
     *
     * @see <a href="https://doi.org/10.1016/j.jclinepi.2011.01.012">Guyatt and others 2011, GRADE
     *     guidelines 6</a>
     */
    private static final double IMPORTANT_RATIO = 0.25;

    private static final double IMPORTANT_SMD = 0.5;

    private static final Pattern ARMS = Pattern.compile("(\\d+) \\+ (\\d+)");
    private static final Pattern ALL = Pattern.compile("^(\\d+) analysed in all");

    /** Why a line matters. */
    public enum Meaning {
        NO_EFFECT,
        IMPORTANT_DECREASE,
        IMPORTANT_INCREASE
    }

    /**
     * @param value on the scale people read
     */
    public record Line(Meaning meaning, double value) {}

    /**
     * Results after which the interval lies otherwise, on the scale people read.
     *
     * @param from lowest of them; minus infinity, or 0 for a ratio, where there is none
     * @param to where they end; may be infinite
     */
    public record Move(double from, double to, NewTrial.Side side, double probability) {}

    public OneMoreTrial {
        lines = List.copyOf(lines);
    }

    /**
     * @param perArm people in each arm
     * @param important smallest difference that matters: in the unit of the outcome, in standard
     *     deviations, or for ratios as a share, as 0.25 for a quarter more or less; empty for the
     *     usual one, which for a difference in units there is not
     * @return or everything that stands against it
     */
    public static Result<OneMoreTrial, List<Problem>> of(
            Asked asked, OptionalInt perArm, OptionalDouble important) {
        var problems = new ArrayList<Problem>();
        if (perArm.isEmpty() || perArm.getAsInt() < LEAST || perArm.getAsInt() > MOST) {
            problems.add(
                    new Problem(
                            "people",
                            "HT-2200",
                            "The size of the new trial is not a number of people.",
                            "Write people in each arm, %d to %d.".formatted(LEAST, MOST)));
        }
        if (important.isPresent() && !(important.getAsDouble() > 0 && isFinite(important))) {
            problems.add(
                    new Problem(
                            "important",
                            "HT-2201",
                            "The smallest difference that matters must be above 0.",
                            "Write it without a sign, or leave it out."));
        }
        var basis = basis(asked);
        if (basis.isEmpty()) {
            problems.add(
                    new Problem(
                            "question",
                            "HT-2202",
                            asked.answer()
                                    .fold(
                                            _ ->
                                                    "There is one trial; nothing says how far the next would lie from it.",
                                            none -> "There is no answer yet: " + none.because()),
                            "Ask again when two trials can be pooled."));
        } else {
            var pooled = basis.get();
            if (pooled.scale().isRatio()
                    && important.isPresent()
                    && !(important.getAsDouble() < 1)) {
                problems.add(
                        new Problem(
                                "important",
                                "HT-2203",
                                "For a ratio the smallest difference that matters is a share below 1.",
                                "Write 0.25 for a quarter more or less."));
            }
            if (information(pooled).isEmpty()) {
                problems.add(
                        new Problem(
                                "question",
                                "HT-2204",
                                "No trial says how many people each arm had, so nobody can say how exact a new one would be.",
                                ""));
            }
        }
        return problems.isEmpty()
                ? Result.ok(of(asked, basis.orElseThrow(), perArm.getAsInt(), important))
                : Result.refused(List.copyOf(problems));
    }

    private static boolean isFinite(OptionalDouble value) {
        return Double.isFinite(value.orElse(0));
    }

    /** The answer, or with fewer than two rows the one with rows for sensitivity analyses. */
    private static Optional<Synthesis> basis(Asked asked) {
        return asked.answer()
                .fold(Optional::of, _ -> Optional.<Synthesis>empty())
                .filter(OneMoreTrial::isPool)
                .or(() ->
                        asked.variants().stream()
                                .filter(variant -> variant.change() == Change.LOOSE)
                                .flatMap(variant ->
                                        variant
                                                .answer()
                                                .fold(
                                                        Optional::of,
                                                        _ -> Optional.<Synthesis>empty())
                                                .stream())
                                .filter(OneMoreTrial::isPool)
                                .findFirst());
    }

    private static boolean isPool(Synthesis pooled) {
        return pooled.k() >= NewTrial.FEWEST
                && pooled.fit() instanceof Fit fit
                && fit.k() == pooled.k();
    }

    private static OneMoreTrial of(
            Asked asked, Synthesis pooled, int perArm, OptionalDouble important) {
        var lines = lines(pooled.scale(), important);
        var trial = NewTrial.beside((Fit) pooled.fit());
        double variance = 2 / (perArm * information(pooled).getAsDouble());
        return new OneMoreTrial(
                pooled,
                !asked.answer()
                        .fold(Optional::of, _ -> Optional.empty())
                        .equals(Optional.of(pooled)),
                perArm,
                (int) pooled.used().stream().filter(one -> size(one.trial()).isPresent()).count(),
                lines,
                trial,
                trial.outlook(
                        variance,
                        Doubles.of(
                                lines.stream()
                                        .map(line -> pooled.scale().pooled(line.value()))
                                        .toList())));
    }

    private static List<Line> lines(Scale scale, OptionalDouble important) {
        var none = new Line(Meaning.NO_EFFECT, scale.noEffect());
        var difference =
                switch (scale) {
                    case RR, OR, HR -> OptionalDouble.of(important.orElse(IMPORTANT_RATIO));
                    case SMD -> OptionalDouble.of(important.orElse(IMPORTANT_SMD));
                    case RD, MD -> important;
                };
        if (difference.isEmpty()) {
            return List.of(none);
        }
        double by = difference.getAsDouble();
        return List.of(
                new Line(Meaning.IMPORTANT_DECREASE, scale.noEffect() - by),
                none,
                new Line(Meaning.IMPORTANT_INCREASE, scale.noEffect() + by));
    }

    /** Information per unit of h, on the squared scale that is pooled. */
    private static OptionalDouble information(Synthesis pooled) {
        if (!(pooled.fit() instanceof Fit fit)) {
            return OptionalDouble.empty();
        }
        Estimates estimates = fit.estimates();
        double weight = 0;
        double size = 0;
        for (int i = 0; i < pooled.k(); i++) {
            var h = size(pooled.used().get(i).trial());
            if (h.isPresent() && estimates.variance(i) > 0) {
                weight += 1 / estimates.variance(i);
                size += h.getAsDouble();
            }
        }
        return size > 0 ? OptionalDouble.of(weight / size) : OptionalDouble.empty();
    }

    /** 1/(1/n1 + 1/n2), where the people of both arms are known or can be halved. */
    private static OptionalDouble size(Trial trial) {
        return switch (trial.report()) {
            case Report.Counts counts -> size(counts.peopleFirst(), counts.peopleSecond());
            case Report.Means(var first, var second) -> size(first.people(), second.people());
            case Report.ChangesWithInterval(var first, var second) ->
                    size(first.people(), second.people());
            case Report.EffectWithInterval _,
                    Report.EffectWithVariance _,
                    Report.ChangesOnly _,
                    Report.PercentOnly _,
                    Report.TotalOnly _,
                    Report.WithinGroup _ ->
                    named(trial.randomised());
        };
    }

    private static OptionalDouble named(String words) {
        var arms = ARMS.matcher(words);
        if (arms.find()) {
            return size(Double.parseDouble(arms.group(1)), Double.parseDouble(arms.group(2)));
        }
        var all = ALL.matcher(words);
        return all.find()
                ? size(Double.parseDouble(all.group(1)) / 2, Double.parseDouble(all.group(1)) / 2)
                : OptionalDouble.empty();
    }

    private static OptionalDouble size(double first, double second) {
        return first > 0 && second > 0
                ? OptionalDouble.of(1 / (1 / first + 1 / second))
                : OptionalDouble.empty();
    }

    /** The same for a trial of another size. */
    public OneMoreTrial withPerArm(int people) {
        return new OneMoreTrial(
                pooled,
                loose,
                people,
                peopleKnown,
                lines,
                trial,
                trial.outlook(outlook.variance() * perArm / people, outlook.lines()));
    }

    /** Where the line of no effect stands among the lines. */
    public int noEffect() {
        return lines.indexOf(new Line(Meaning.NO_EFFECT, pooled.scale().noEffect()));
    }

    /** Results that move the interval over a line, on the scale people read. */
    public List<Move> moves(int line) {
        return outlook.moves(line).stream().map(this::shown).toList();
    }

    private Move shown(Region region) {
        return new Move(
                pooled.scale().shown(region.from()),
                pooled.scale().shown(region.to()),
                region.sides().getFirst(),
                region.probability());
    }

    /** Where 95 of 100 results of such a trial are expected, on the scale people read. */
    public Synthesis.Range plausible() {
        return new Synthesis.Range(
                pooled.scale().shown(outlook.plausible().lower()),
                pooled.scale().shown(outlook.plausible().upper()));
    }
}
