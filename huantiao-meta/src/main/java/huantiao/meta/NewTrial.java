package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * What one more trial could do to a pooled result: which of its possible results would move the
 * interval over a line, and how likely these are as far as the trials so far can tell.
 *
 * <p>For a trial of sampling variance v and result y, everything is pooled again by the same
 * method. Along y this cuts the real line into regions in which the interval lies the same way to
 * every line, the cut through an extended funnel plot at one precision. y is predicted in two
 * steps: the true effect of a new trial is \( \hat\mu + s T \), with s and the degrees of freedom
 * of T those of the prediction interval of the fit, and y is normal about it with variance v. The
 * prediction takes the between-study variance as estimated, which with few trials is hardly known,
 * and takes the new trial for one like those before.
 *
 * @see <a href="https://doi.org/10.1016/j.jclinepi.2011.10.009">Langan and others 2012, graphical
 *     augmentations to the funnel plot</a>
 * @see "Crowther and others 2013, Stata Journal 13(3):451-473, simulation-based sample size to
 *     update a meta-analysis; Sutton and others 2007, Statistics in Medicine 26:2479-2500"
 */
public final class NewTrial {

    /** Fewest studies: one has no spread from which another could be predicted. */
    public static final int FEWEST = 2;

    private static final int STEPS = 240;
    private static final int HALVINGS = 44;
    private static final int DRAWN = 64;
    private static final double FARTHEST = 1e4;
    private static final GaussianRules.Rule RULE = GaussianRules.legendre(64);

    private final Fit fit;
    private final RandomEffects method;
    private final double spread;
    private final double df;

    private NewTrial(Fit fit) {
        this.fit = fit;
        this.method = RandomEffects.withDefaults().with(fit.convention());
        this.spread = fit.prediction().se();
        this.df = fit.prediction().df();
    }

    /** How an interval lies to a line. */
    public enum Side {
        /** All of it is smaller. */
        BELOW,
        /** It holds the line. */
        ACROSS,
        /** All of it is larger. */
        ABOVE;

        public static Side of(Interval interval, double line) {
            if (interval.upper() < line) {
                return BELOW;
            }
            return interval.lower() > line ? ABOVE : ACROSS;
        }
    }

    /**
     * Results of a new trial after which the interval lies the same way to every line.
     *
     * @param from lowest of them, on the scale of the estimates; may be infinite
     * @param to where the next region begins; may be infinite
     * @param sides one for each line
     * @param probability of a result in it, as predicted; {@code NaN} where it was not worked out
     */
    public record Region(double from, double to, List<Side> sides, double probability) {
        public Region {
            sides = List.copyOf(sides);
        }
    }

    /**
     * What a trial of one size could do.
     *
     * @param variance sampling variance of its result, on the squared scale of the estimates
     * @param lines values that matter, on the scale of the estimates
     * @param now how the interval lies to each line today
     * @param regions from minus to plus infinity, each beside the next
     * @param plausible where 95 of 100 results of such a trial are predicted
     */
    public record Outlook(
            double variance,
            Doubles lines,
            List<Side> now,
            List<Region> regions,
            Interval plausible) {
        public Outlook {
            now = List.copyOf(now);
            regions = List.copyOf(regions);
        }

        /** Regions in which the interval no longer lies to the line as it does now, joined. */
        public List<Region> moves(int line) {
            List<Region> moves = new ArrayList<>();
            for (Region region : regions) {
                Side side = region.sides().get(line);
                if (side == now.get(line)) {
                    continue;
                }
                List<Side> one = List.of(side);
                if (!moves.isEmpty()
                        && moves.getLast().to() == region.from()
                        && moves.getLast().sides().equals(one)) {
                    Region last = moves.removeLast();
                    moves.add(
                            new Region(
                                    last.from(),
                                    region.to(),
                                    one,
                                    last.probability() + region.probability()));
                } else {
                    moves.add(new Region(region.from(), region.to(), one, region.probability()));
                }
            }
            return moves;
        }

        /** Probability that the interval will lie otherwise to the line than it does now. */
        public double probabilityOfMove(int line) {
            return moves(line).stream().mapToDouble(Region::probability).sum();
        }

        /** Probability that it will lie otherwise to any line. */
        public double probabilityOfMove() {
            return regions.stream()
                    .filter(region -> !region.sides().equals(now))
                    .mapToDouble(Region::probability)
                    .sum();
        }
    }

    /**
     * @param fit of at least {@link #FEWEST} studies, by weights that the method makes itself
     * @throws IllegalArgumentException if it has fewer, or its prediction is undefined
     */
    public static NewTrial beside(Fit fit) {
        if (!(fit.k() >= FEWEST)) {
            throw new IllegalArgumentException(
                    "studies (%d) must be at least %d; one says nothing about the next"
                            .formatted(fit.k(), FEWEST));
        }
        if (!(fit.prediction().se() > 0 && fit.prediction().df() > 0)) {
            throw new IllegalArgumentException(
                    "prediction by %s (standard error %s, df %s) must be defined"
                            .formatted(
                                    fit.prediction().convention(),
                                    fit.prediction().se(),
                                    fit.prediction().df()));
        }
        return new NewTrial(fit);
    }

    /** The fit it stands beside. */
    public Fit fit() {
        return fit;
    }

    /**
     * The pool with the new trial in it.
     *
     * @param effect its result, on the scale of the estimates
     * @param variance above 0
     */
    public Fit with(double effect, double variance) {
        Estimates before = fit.estimates();
        int k = before.size();
        double[] effects = new double[k + 1];
        double[] variances = new double[k + 1];
        List<String> studies = new ArrayList<>(before.studies());
        for (int i = 0; i < k; i++) {
            effects[i] = before.effect(i);
            variances[i] = before.variance(i);
        }
        effects[k] = effect;
        variances[k] = variance;
        studies.add("new trial");
        return method.fit(Estimates.of(studies, effects, variances));
    }

    /**
     * Probability that the result of a new trial is at most a value.
     *
     * @param variance its sampling variance, above 0
     */
    public double probabilityUpTo(double value, double variance) {
        if (Double.isInfinite(value)) {
            return value > 0 ? 1 : 0;
        }
        double away = value - fit.estimate();
        if (Double.isInfinite(df)) {
            return Distributions.normal(away / Math.sqrt(spread * spread + variance));
        }
        // With T = root(df) tan(a) the density of a is proportional to cos(a)^(df-1). Parted where
        // the normal step turns, however steep it is.
        double turn = Math.atan(away / spread / Math.sqrt(df));
        double sd = Math.sqrt(variance);
        double before = part(-Math.PI / 2, turn, away, sd);
        double after = part(turn, Math.PI / 2, away, sd);
        return (before + after)
                / (part(-Math.PI / 2, turn, Double.POSITIVE_INFINITY, sd)
                        + part(turn, Math.PI / 2, Double.POSITIVE_INFINITY, sd));
    }

    private double part(double from, double to, double away, double sd) {
        double sum = 0;
        double[] x = RULE.nodes();
        for (int i = 0; i < x.length; i++) {
            // Nodes gather at both ends, where the step and the tails are.
            double part = (1 + x[i]) / 2;
            double a = from + (to - from) * part * part * (3 - 2 * part);
            double slope = 3 * part * (1 - part) * (to - from);
            double t = Math.sqrt(df) * Math.tan(a);
            double step =
                    Double.isInfinite(away) ? 1 : Distributions.normal((away - spread * t) / sd);
            sum += RULE.weights()[i] * slope * Math.pow(Math.cos(a), df - 1) * step;
        }
        return sum;
    }

    /**
     * What a trial of that precision could do.
     *
     * @param variance sampling variance of its result, on the squared scale of the estimates, above
     *     0
     * @param lines values that matter: no effect, or the smallest difference that does
     */
    public Outlook outlook(double variance, Doubles lines) {
        if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "variance of a new trial (%s) must be above 0 and finite".formatted(variance));
        }
        double unit = Math.sqrt(spread * spread + variance);
        List<Region> regions = new ArrayList<>();
        double start = Double.NEGATIVE_INFINITY;
        double before = result(0, unit);
        List<Side> sides = sides(before, variance, lines);
        for (int i = 1; i <= STEPS; i++) {
            double here = result(i, unit);
            List<Side> next = sides(here, variance, lines);
            if (!next.equals(sides)) {
                double border = border(before, here, sides, variance, lines, HALVINGS);
                regions.add(region(start, border, sides, variance));
                start = border;
                sides = sides(border, variance, lines);
                if (!next.equals(sides)) {
                    double second = border(border, here, sides, variance, lines, HALVINGS);
                    regions.add(region(start, second, sides, variance));
                    start = second;
                    sides = next;
                }
            }
            before = here;
        }
        regions.add(region(start, Double.POSITIVE_INFINITY, sides, variance));
        return new Outlook(
                variance,
                lines,
                sidesOf(fit.interval(), lines),
                regions,
                new Interval(quantile(0.025, variance), quantile(0.975, variance)));
    }

    /**
     * Where the interval lies otherwise to a line than it does now, within a range, for pictures:
     * borders are right to a thousandth of the range, and probabilities are not worked out.
     *
     * @param variance sampling variance of the new trial, above 0
     */
    public List<Region> moves(double variance, double line, Interval range) {
        Doubles lines = Doubles.of(line);
        List<Side> now = sidesOf(fit.interval(), lines);
        List<Region> moves = new ArrayList<>();
        double step = range.width() / DRAWN;
        double start = range.lower();
        List<Side> sides = sides(start, variance, lines);
        for (int i = 1; i <= DRAWN; i++) {
            double here = range.lower() + i * step;
            List<Side> next = sides(here, variance, lines);
            boolean turns = !next.equals(sides);
            double end = turns ? border(here - step, here, sides, variance, lines, 4) : here;
            if ((turns || i == DRAWN) && !sides.equals(now)) {
                moves.add(new Region(start, end, sides, Double.NaN));
            }
            if (turns) {
                start = end;
                sides = next;
            }
        }
        return moves;
    }

    /** Possible results, close together near the pooled effect and far apart far from it. */
    private double result(int step, double unit) {
        double most = Math.log(FARTHEST + Math.sqrt(FARTHEST * FARTHEST + 1));
        return fit.estimate() + unit * Math.sinh(most * (2.0 * step / STEPS - 1));
    }

    private Region region(double from, double to, List<Side> sides, double variance) {
        double probability = probabilityUpTo(to, variance) - probabilityUpTo(from, variance);
        return new Region(from, to, sides, Math.max(0, probability));
    }

    /** The first result at which the sides are no longer those at the lower end, by halving. */
    private double border(
            double low,
            double high,
            List<Side> atLow,
            double variance,
            Doubles lines,
            int halvings) {
        double same = low;
        double other = high;
        for (int i = 0; i < halvings && Math.nextUp(same) < other; i++) {
            double middle = same + (other - same) / 2;
            if (sides(middle, variance, lines).equals(atLow)) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return other;
    }

    private List<Side> sides(double effect, double variance, Doubles lines) {
        return sidesOf(with(effect, variance).interval(), lines);
    }

    private static List<Side> sidesOf(Interval interval, Doubles lines) {
        List<Side> sides = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            sides.add(Side.of(interval, lines.at(i)));
        }
        return sides;
    }

    private double quantile(double p, double variance) {
        double reach = Math.sqrt(spread * spread + variance);
        while (probabilityUpTo(fit.estimate() - reach, variance) > 0.025) {
            reach *= 2;
        }
        return Roots.between(
                value -> probabilityUpTo(value, variance) - p,
                fit.estimate() - reach,
                fit.estimate() + reach,
                1e-8 * reach);
    }
}
