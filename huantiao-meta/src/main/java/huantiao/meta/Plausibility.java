package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * Questions about input that can be computed but was hardly meant: a standard error entered as
 * standard deviation, swapped arms, the same cohort twice, other units, impossible means and
 * percentages, intervals and p-values that do not fit. Nothing is changed or left out; each doubt
 * is a {@link Finding} with study, value and what to look at.
 *
 * <p>The rules compare a study with the others of the same review and need three studies or more
 * where they do. They are meant to be right when they speak; a clean review stays silent (see
 * {@code PlausibilityTest} for how often each speaks).
 */
public final class Plausibility {
    private static final double TWO = Math.log(2);

    private Plausibility() {}

    /** Doubts about effects and variances alone: repeated studies, turned signs. */
    public static List<Finding> of(Estimates estimates) {
        List<Finding> findings = new ArrayList<>();
        int[] places = estimates.completePlaces();
        repeated(
                findings,
                places.length,
                i -> estimates.study(places[i]),
                i -> Arrays.asList(estimates.effect(places[i]), estimates.variance(places[i])),
                i -> estimates.effect(places[i]));
        findings.addAll(ofSigns(estimates));
        return findings;
    }

    /** Effects that fit the others only with the other sign, as when the arms were swapped. */
    public static List<Finding> ofSigns(Estimates estimates) {
        List<Finding> findings = new ArrayList<>();
        Estimates used = estimates.at(estimates.completePlaces());
        if (used.size() < 4) {
            return findings;
        }
        for (int i = 0; i < used.size(); i++) {
            if (used.variance(i) > 0) {
                turned(findings, used, i);
            }
        }
        return findings;
    }

    /** The effect fits the rest only with the other sign, and the rest agrees on its own. */
    private static void turned(List<Finding> findings, Estimates all, int i) {
        int k = all.size();
        double y = all.effect(i);
        int same = 0;
        int[] rest = new int[k - 1];
        for (int j = 0, at = 0; j < k; j++) {
            if (j != i) {
                rest[at++] = j;
                same += all.effect(j) * y < 0 ? 1 : 0;
                if (!(all.variance(j) > 0)) {
                    return;
                }
            }
        }
        // Only when nearly all others lie on the other side.
        if (same < Math.ceil(0.8 * (k - 1))) {
            return;
        }
        Fit fit =
                RandomEffects.withDefaults()
                        .with(TauSquared.DERSIMONIAN_LAIRD)
                        .with(Inference.WALD)
                        .fit(all.at(rest));
        double sd = Math.sqrt(all.variance(i) + fit.tau2() + fit.classicSe() * fit.classicSe());
        double away = Math.abs(y - fit.estimate()) / sd;
        double turned = Math.abs(-y - fit.estimate()) / sd;
        // The more studies, the further one of them lies by chance.
        double bound = Distributions.normalUpperQuantile(0.0005 / k);
        if (away > bound && turned < 1.5) {
            findings.add(
                    Finding.about(
                            Finding.Code.SIGN_MAY_BE_FLIPPED,
                            all.study(i),
                            y,
                            "The effect lies %.1f standard deviations from the others, and with its sign turned it fits them."
                                    .formatted(away),
                            "Check whether the arms were swapped, or whether a high score means better here."));
        }
    }

    /** Doubts about group means: standard errors for deviations, units, repeats, swapped arms. */
    public static List<Finding> ofMeans(List<TwoMeans> rows) {
        List<Finding> findings = new ArrayList<>();
        List<TwoMeans> full =
                rows.stream()
                        .filter(r ->
                                finite(r.mean1(), r.mean2(), r.n1(), r.n2())
                                        && r.sd1() > 0
                                        && r.sd2() > 0)
                        .toList();
        for (TwoMeans r : full) {
            for (double n : new double[] {r.n1(), r.n2()}) {
                if (n != Math.rint(n)) {
                    findings.add(notWhole(r.study(), "number of people", n));
                }
            }
        }
        repeated(
                findings,
                full.size(),
                i -> full.get(i).study(),
                i -> {
                    TwoMeans r = full.get(i);
                    return eitherWay(
                            List.of(r.mean1(), r.sd1(), r.n1()),
                            List.of(r.mean2(), r.sd2(), r.n2()));
                },
                i -> full.get(i).mean1() - full.get(i).mean2());
        int k = full.size();
        for (int i = 0; i < k; i++) {
            TwoMeans r = full.get(i);
            double sd = Math.log(r.pooledSd());
            double rootN = 0.5 * Math.log(0.5 * (r.n1() + r.n2()));
            if (k < 3) {
                double d = Math.abs(r.mean1() - r.mean2()) / r.pooledSd();
                if (d > 3 && d * Math.exp(-rootN) < 1.5) {
                    findings.add(maybeSe(r, "the groups differ by %.1f of them".formatted(d)));
                }
                continue;
            }
            double typicalSd = medianOfOthers(k, i, j -> Math.log(full.get(j).pooledSd()));
            double typicalMean = medianOfOthers(k, i, j -> Math.log(size(full.get(j))));
            double spread =
                    medianOfOthers(
                            k, i, j -> Math.abs(Math.log(full.get(j).pooledSd()) - typicalSd));
            double short1 = typicalSd - sd;
            double factor = Math.log(size(r)) - typicalMean;
            double bound = Math.max(2.5 * spread, Math.log(2.2));
            boolean unit =
                    Math.abs(factor) > Math.log(4)
                            && Math.abs(short1) > Math.max(2 * spread, Math.log(4))
                            && factor * -short1 > 0
                            && Math.abs(factor + short1) < TWO;
            if (unit) {
                findings.add(
                        Finding.about(
                                Finding.Code.UNITS_MAY_DIFFER,
                                r.study(),
                                r.mean1(),
                                "Means and standard deviations are both about %s times those of the other studies."
                                        .formatted(rounded(Math.exp(factor))),
                                "Check the unit or the range of the scale (0 to 10 or 0 to 100?), or pool standardized differences."));
                continue;
            }
            // Smaller numbers spread less; that much is no reason to ask.
            double unexplained = short1 - Math.max(0, -factor);
            if (unexplained > bound
                    && Math.abs(short1 - rootN) < Math.max(TWO, 2 * spread)
                    && Math.abs(short1 - rootN) < 0.6 * short1) {
                findings.add(
                        maybeSe(
                                r,
                                "those of the other studies are about %s times larger"
                                        .formatted(rounded(Math.exp(short1)))));
            }
        }
        return findings;
    }

    private static boolean finite(double... values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    private static double size(TwoMeans r) {
        return Math.max(Math.max(Math.abs(r.mean1()), Math.abs(r.mean2())), r.pooledSd() / 10);
    }

    private static String rounded(double factor) {
        return factor >= 1
                ? String.format(java.util.Locale.ROOT, "%.1f", factor)
                : String.format(java.util.Locale.ROOT, "%.2g", factor);
    }

    private static Finding maybeSe(TwoMeans r, String why) {
        return Finding.about(
                Finding.Code.SD_MAY_BE_SE,
                r.study(),
                r.pooledSd(),
                "The standard deviations may be standard errors: %s.".formatted(why),
                "Look in the paper; a standard error times the root of the group size is the standard deviation.");
    }

    private static double medianOfOthers(int k, int but, IntToDoubleFunction value) {
        double[] others = new double[k - 1];
        for (int j = 0, at = 0; j < k; j++) {
            if (j != but) {
                others[at++] = value.applyAsDouble(j);
            }
        }
        Arrays.sort(others);
        int half = others.length / 2;
        return others.length % 2 == 1 ? others[half] : 0.5 * (others[half - 1] + others[half]);
    }

    /** Doubts about counts: parts of people, the same table twice, arms exchanged. */
    public static List<Finding> ofTables(List<TwoByTwo> tables) {
        List<Finding> findings = new ArrayList<>();
        List<TwoByTwo> full = tables.stream().filter(TwoByTwo::complete).toList();
        for (TwoByTwo t : full) {
            for (double count : new double[] {t.a(), t.b(), t.c(), t.d()}) {
                if (count != Math.rint(count)) {
                    findings.add(notWhole(t.study(), "count", count));
                    break;
                }
            }
        }
        // Small tables repeat by chance; only those with some size speak of one cohort.
        List<TwoByTwo> large =
                full.stream().filter(t -> t.total() >= 20 && t.a() + t.c() >= 4).toList();
        repeated(
                findings,
                large.size(),
                i -> large.get(i).study(),
                i -> {
                    TwoByTwo t = large.get(i);
                    return eitherWay(List.of(t.a(), t.b()), List.of(t.c(), t.d()));
                },
                i -> large.get(i).a() * large.get(i).d() - large.get(i).b() * large.get(i).c());
        return findings;
    }

    /** The numbers of two arms, whichever comes first. */
    private static Set<List<Double>> eitherWay(List<Double> one, List<Double> other) {
        return Set.copyOf(List.of(one, other));
    }

    private static Finding notWhole(String study, String what, double value) {
        return Finding.about(
                Finding.Code.IMPOSSIBLE_VALUE,
                study,
                value,
                "A %s is not a whole number.".formatted(what),
                "Check whether a percentage was turned into a count, or whether a cluster trial was corrected.");
    }

    /** Studies with one key are one cohort; where the direction differs, arms were exchanged. */
    private static void repeated(
            List<Finding> findings,
            int k,
            java.util.function.IntFunction<String> study,
            java.util.function.IntFunction<Object> key,
            IntToDoubleFunction direction) {
        Map<Object, Integer> seen = new HashMap<>();
        for (int i = 0; i < k; i++) {
            Integer before = seen.putIfAbsent(key.apply(i), i);
            if (before == null) {
                continue;
            }
            boolean turned = direction.applyAsDouble(i) * direction.applyAsDouble(before) < 0;
            findings.add(
                    Finding.about(
                            turned
                                    ? Finding.Code.SIGN_MAY_BE_FLIPPED
                                    : Finding.Code.SAME_DATA_TWICE,
                            study.apply(i),
                            Double.NaN,
                            turned
                                    ? "The numbers are those of %s with the arms exchanged."
                                            .formatted(study.apply(before))
                                    : "The numbers are those of %s.".formatted(study.apply(before)),
                            turned
                                    ? "Check which arm is which; if it is one trial, keep one."
                                    : "If it is the same cohort, keep one of them; it would count twice."));
        }
    }

    /**
     * Doubts about reported intervals: not symmetric about the effect, by more than rounding
     * explains.
     *
     * @param decimals digits after the point in the reports
     */
    public static List<Finding> ofIntervals(List<ReportedInterval> reports, int decimals) {
        List<Finding> findings = new ArrayList<>();
        double rounding = 0.5 * Math.pow(10, -decimals);
        for (ReportedInterval r : reports) {
            double half = (r.upper() - r.lower()) / 2;
            double off = Math.abs(r.effect() - (r.lower() + r.upper()) / 2);
            if (!(half > 0) || off <= 0.03 * half + 2 * rounding) {
                continue;
            }
            boolean ratio = false;
            if (r.effect() > 0 && r.lower() > 0) {
                ReportedInterval log = r.logged();
                double offLog = Math.abs(log.effect() - (log.lower() + log.upper()) / 2);
                double halfLog = (log.upper() - log.lower()) / 2;
                double slack =
                        rounding / r.effect()
                                + 0.5 * rounding / r.lower()
                                + 0.5 * rounding / r.upper();
                ratio = offLog <= 0.03 * halfLog + slack;
            }
            findings.add(
                    Finding.about(
                            Finding.Code.INTERVAL_NOT_SYMMETRIC,
                            r.study(),
                            r.effect(),
                            r.effect() < r.lower() || r.effect() > r.upper()
                                    ? "The effect lies outside its own interval."
                                    : "The interval is not symmetric about the effect.",
                            ratio
                                    ? "It is symmetric on the log scale: this looks like a ratio; take logarithms first."
                                    : "Check the three numbers; one may be mistyped, or the interval was made on another scale."));
        }
        return findings;
    }

    /**
     * Whether a reported two-sided p fits an effect and its standard error; normal quantiles.
     *
     * @param decimals digits after the point of p
     * @return one finding, or none
     */
    public static List<Finding> ofPValue(
            String study, double effect, double se, double p, int decimals) {
        double z = Math.abs(effect / se);
        boolean probability = p >= 0 && p <= 1;
        if (probability && fits(z, p, 0.5 * Math.pow(10, -decimals))) {
            return List.of();
        }
        double implied = Distributions.twoSided(z, Double.POSITIVE_INFINITY);
        return List.of(
                Finding.about(
                        Finding.Code.P_VALUE_DISAGREES,
                        study,
                        p,
                        probability
                                ? "The reported p does not follow from the effect and its standard error, which give %s."
                                        .formatted(
                                                String.format(
                                                        java.util.Locale.ROOT, "%.3g", implied))
                                : "The reported p is not between 0 and 1.",
                        "Check whether p is one-sided, adjusted, or from another comparison, and whether the error is one."));
    }

    /** On the z scale; t tests of small trials and rounding of the effect need some room. */
    private static boolean fits(double z, double p, double rounding) {
        double low = Math.max(1e-12, p - rounding);
        double high = Math.min(1, p + rounding);
        double zLow = Distributions.normalUpperQuantile(high / 2);
        double zHigh = Distributions.normalUpperQuantile(low / 2);
        double room = 0.25 + 0.12 * z;
        return z >= zLow - room && (z <= zHigh + room || p <= rounding);
    }

    /**
     * Whether n whole scores can have the printed mean (the GRIM test).
     *
     * @param mean as printed
     * @param decimals digits after the point
     * @param n people
     * @param items whole-numbered items averaged into each score, 1 when scores are whole
     * @see <a href="https://doi.org/10.1177/1948550616673876">Brown and Heathers 2017</a>
     */
    public static boolean meanIsPossible(double mean, int decimals, long n, int items) {
        double parts = (double) n * items;
        double rounding = 0.5 * Math.pow(10, -decimals) * (1 + 1e-9) + 1e-12 * Math.abs(mean);
        for (double sum = Math.floor(mean * parts); sum <= Math.ceil(mean * parts); sum++) {
            if (Math.abs(sum / parts - mean) <= rounding) {
                return true;
            }
        }
        return false;
    }

    /** Whether some number of n people is the printed percentage. */
    public static boolean percentageIsPossible(double percent, int decimals, long n) {
        return percent >= 0 && percent <= 100 && meanIsPossible(percent / 100, decimals + 2, n, 1);
    }

    /**
     * Means of whole scores that their group sizes cannot give.
     *
     * @param decimals digits after the point in the reports
     */
    public static List<Finding> ofWholeScores(List<TwoMeans> rows, int decimals) {
        List<Finding> findings = new ArrayList<>();
        for (TwoMeans r : rows) {
            findings.addAll(ofWholeScores(r.study(), r.mean1(), decimals, r.n1()));
            findings.addAll(ofWholeScores(r.study(), r.mean2(), decimals, r.n2()));
        }
        return findings;
    }

    /**
     * Whether one mean of whole scores is one that its number of people can give.
     *
     * @param decimals digits after the point of the mean as printed
     * @return one finding, or none
     */
    public static List<Finding> ofWholeScores(
            String study, double mean, int decimals, double people) {
        if (!finite(mean, people)
                || people < 1
                || meanIsPossible(mean, decimals, Math.round(people), 1)) {
            return List.of();
        }
        return List.of(
                Finding.about(
                        Finding.Code.IMPOSSIBLE_VALUE,
                        study,
                        mean,
                        "%d whole scores cannot have this mean.".formatted(Math.round(people)),
                        "Check the mean and the number of people it was taken over."));
    }
}
