package huantiao.app.analysis;

import huantiao.meta.AsymmetryTest;
import huantiao.meta.Coefficient;
import huantiao.meta.ExcessSignificance;
import huantiao.meta.FailSafeN;
import huantiao.meta.Fit;
import huantiao.meta.HenmiCopas;
import huantiao.meta.LimitMetaAnalysis;
import huantiao.meta.PetPeese;
import huantiao.meta.RankTest;
import huantiao.meta.SelectionFit;
import huantiao.meta.TrimAndFill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What small studies show, in the types of JSON; names as in {@link Answer}. */
final class SmallStudiesAnswer {
    private SmallStudiesAnswer() {}

    static Map<String, @Nullable Object> of(SmallStudies small) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        Map<String, @Nullable Object> tests = new LinkedHashMap<>();
        small.regressions().forEach((name, test) -> tests.put(key(name), slope(test)));
        small.ranks().forEach((name, test) -> tests.put(key(name), rank(test)));
        results.put("tests", tests);
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        small.filled().forEach((name, each) -> filled.put(name, filled(each)));
        results.put("trim_fill", filled);
        small.petPeese().ifPresent(both -> results.put("pet_peese", petPeese(both)));
        small.limit().ifPresent(limit -> results.put("limit_meta", limit(limit)));
        small.henmiCopas().ifPresent(each -> results.put("henmi_copas", henmiCopas(each)));
        Map<String, @Nullable Object> selection = new LinkedHashMap<>();
        small.selection().forEach((name, fit) -> selection.put(key(name), selection(fit)));
        results.put("selection_alternative", small.favoured().code());
        results.put("selection", selection);
        Map<String, @Nullable Object> failSafe = new LinkedHashMap<>();
        small.failSafe().forEach((name, n) -> failSafe.put(key(name), failSafe(n)));
        results.put("failsafe_n", failSafe);
        small.excess().ifPresent(test -> results.put("excess_significance", excess(test)));
        results.put("not_computed", small.notComputed());
        return results;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "_");
    }

    static Map<String, @Nullable Object> slope(AsymmetryTest test) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("slope", Answer.number(test.slope().estimate()));
        results.put("se", Answer.number(test.slope().se()));
        results.put("stat", Answer.number(test.slope().statistic()));
        results.put("df", Answer.number(test.slope().df()));
        results.put("p_value", Answer.number(test.slope().pValue()));
        return results;
    }

    private static Map<String, @Nullable Object> rank(RankTest test) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("tau", Answer.number(test.tau()));
        results.put("stat", Answer.number(test.score() / test.scoreSe()));
        results.put("p_value", Answer.number(test.pValue()));
        return results;
    }

    private static Map<String, @Nullable Object> coefficient(Coefficient c) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("estimate", Answer.number(c.estimate()));
        results.put("se", Answer.number(c.se()));
        results.put("stat", Answer.number(c.statistic()));
        results.put("df", Answer.number(c.df()));
        results.put("p_value", Answer.number(c.pValue()));
        Answer.put(results, "ci", c.interval());
        return results;
    }

    private static Map<String, @Nullable Object> filled(TrimAndFill each) {
        Fit fit = each.fit();
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("side", each.side().name().toLowerCase(Locale.ROOT));
        results.put("k0", each.missing());
        results.put("k0_se", Answer.number(each.missingSe()));
        results.put("k0_p", Answer.number(each.missingP()));
        results.put("estimate", Answer.number(fit.estimate()));
        results.put("se", Answer.number(fit.se()));
        Answer.put(results, "ci", fit.interval());
        results.put("p_value", Answer.number(fit.pValue()));
        results.put("tau2", Answer.number(fit.tau2()));
        return results;
    }

    private static Map<String, @Nullable Object> petPeese(PetPeese both) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("chosen", both.takesPeese() ? "PEESE" : "PET");
        results.put("pet", coefficient(both.pet().intercept()));
        results.put("peese", coefficient(both.peese().intercept()));
        return results;
    }

    private static Map<String, @Nullable Object> limit(LimitMetaAnalysis limit) {
        Map<String, @Nullable Object> results = coefficient(limit.expectation());
        results.put("beta_lim", coefficient(limit.regressed()));
        results.put("mu_lim", coefficient(limit.pooled()));
        results.put("alpha", Answer.number(limit.alpha()));
        results.put("beta", Answer.number(limit.beta()));
        results.put("Q_small", Answer.number(limit.smallStudies().statistic()));
        results.put("Q_small_p", Answer.number(limit.smallStudies().pValue()));
        results.put("Q_residual", Answer.number(limit.residual().statistic()));
        results.put("Q_residual_df", limit.residual().df());
        results.put("Q_residual_p", Answer.number(limit.residual().pValue()));
        results.put("G2", Answer.number(limit.g2()));
        return results;
    }

    private static Map<String, @Nullable Object> henmiCopas(HenmiCopas each) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("estimate", Answer.number(each.estimate()));
        results.put("se", Answer.number(each.se()));
        Answer.put(results, "ci", each.interval());
        results.put("tau2", Answer.number(each.tau2()));
        return results;
    }

    private static Map<String, @Nullable Object> selection(SelectionFit fit) {
        Map<String, @Nullable Object> results = coefficient(fit.mean());
        results.put("tau2", Answer.number(fit.tau2()));
        results.put("delta", numbers(fit.delta().toArray()));
        results.put("delta_se", numbers(fit.deltaSe().toArray()));
        results.put("lrt", Answer.number(fit.selection().statistic()));
        results.put("lrt_df", fit.selection().df());
        results.put("lrt_p", Answer.number(fit.selection().pValue()));
        results.put("converged", fit.converged());
        return results;
    }

    private static List<@Nullable Object> numbers(double[] values) {
        List<@Nullable Object> all = new java.util.ArrayList<>();
        for (double value : values) {
            all.add(Answer.number(value));
        }
        return all;
    }

    private static Map<String, @Nullable Object> failSafe(FailSafeN n) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("fsn", n.studies());
        results.put("p_value", Answer.number(n.pValue()));
        results.put("mean", Answer.number(n.mean()));
        results.put("target", Answer.number(n.target()));
        return results;
    }

    private static Map<String, @Nullable Object> excess(ExcessSignificance test) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("observed", test.observed());
        results.put("expected", Answer.number(test.expected()));
        results.put("p_value", Answer.number(test.exactP()));
        results.put("theta", Answer.number(test.effect()));
        results.put("power_mean", Answer.number(test.meanPower()));
        return results;
    }
}
