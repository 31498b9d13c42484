package huantiao.meta.reference;

import huantiao.meta.Distributions;
import huantiao.meta.Doubles;
import huantiao.meta.Finding;
import huantiao.meta.Plausibility;
import huantiao.meta.ReportedInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@link Plausibility} says about the data of a case, by the columns it finds there. */
final class Doubts {
    /** Kinds whose rows are studies of their own; elsewhere one study may have several rows. */
    private static final Set<String> STUDIES =
            Set.of(
                    "conversion",
                    "effect_size",
                    "effect_size_meta",
                    "glmm",
                    "mantel_haenszel",
                    "mantel_haenszel_meta",
                    "peto",
                    "prediction",
                    "selection_model",
                    "subgroup",
                    "univariate");

    private Doubts() {}

    static List<Finding> about(ReferenceCase c) {
        List<Finding> findings = new ArrayList<>();
        if (!STUDIES.contains(c.kind())) {
            return findings;
        }
        if ((c.has("ai") && c.has("bi") && c.has("ci") && c.has("di"))
                || (c.has("event_e") && c.has("n_e") && c.has("event_c") && c.has("n_c"))) {
            findings.addAll(Plausibility.ofTables(CountKinds.tables(c)));
        }
        if (c.has("m1i") && c.has("sd1i") && c.has("m2i") && c.has("sd2i")) {
            findings.addAll(Plausibility.ofMeans(EffectKinds.twoMeans(c)));
            if (c.asks("whole_scores_decimals")) {
                findings.addAll(
                        Plausibility.ofWholeScores(
                                EffectKinds.twoMeans(c),
                                (int) c.number("whole_scores_decimals", 2)));
            }
        }
        boolean plain = c.has("yi") && (c.has("vi") || c.has("sei"));
        if (plain && !ModelKinds.hasModerators(c)) {
            findings.addAll(Plausibility.of(ModelKinds.estimates(c)));
        }
        if (c.has("out") && c.has("lb") && c.has("ub")) {
            intervals(c, findings);
        }
        return findings;
    }

    private static void intervals(ReferenceCase c, List<Finding> findings) {
        Doubles out = c.column("out");
        Doubles lower = c.column("lb");
        Doubles upper = c.column("ub");
        boolean log = c.word("transform", "").equals("log");
        double level = c.number("level", 0.95);
        for (int i = 0; i < out.size(); i++) {
            if (!Double.isFinite(out.at(i) + lower.at(i) + upper.at(i))
                    || lower.at(i) > upper.at(i)
                    || (log && !(lower.at(i) > 0 && out.at(i) > 0))) {
                continue;
            }
            ReportedInterval report =
                    new ReportedInterval(
                            Integer.toString(i + 1), out.at(i), lower.at(i), upper.at(i), level);
            int decimals =
                    Math.max(
                            decimals(out.at(i)),
                            Math.max(decimals(lower.at(i)), decimals(upper.at(i))));
            if (log) {
                // Rounding is coarser on the log scale when the numbers are small.
                report = report.logged();
                decimals += (int) Math.floor(Math.log10(Math.min(1, lower.at(i))));
            }
            findings.addAll(Plausibility.ofIntervals(List.of(report), Math.max(0, decimals)));
            if (c.has("pval") && Double.isFinite(c.column("pval").at(i))) {
                double p = c.column("pval").at(i);
                findings.addAll(
                        Plausibility.ofPValue(
                                report.study(),
                                report.effect(),
                                (report.upper() - report.lower())
                                        / (2
                                                * Distributions.twoSidedQuantile(
                                                        level, Double.POSITIVE_INFINITY)),
                                p,
                                decimals(p)));
            }
        }
    }

    /** Digits after the point of a number as it was written, at most 6. */
    private static int decimals(double value) {
        for (int d = 0; d < 6; d++) {
            double scaled = value * Math.pow(10, d);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-7 * Math.max(1, Math.abs(scaled))) {
                return d;
            }
        }
        return 6;
    }
}
