package huantiao.app.analysis;

import huantiao.meta.Coefficient;
import huantiao.meta.CountFit;
import huantiao.meta.Estimates;
import huantiao.meta.Finding;
import huantiao.meta.Fit;
import huantiao.meta.Heterogeneity;
import huantiao.meta.Interval;
import huantiao.meta.Pooled;
import huantiao.meta.Regression;
import huantiao.meta.TauSquaredInterval;
import huantiao.meta.effect.AbsoluteEffect;
import huantiao.meta.effect.NumberNeeded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An analysis in the types of JSON, under the names of the reference cases: every number on the
 * pooled scale and in full. An undefined number is null, an infinite one the word {@code Infinity}
 * or {@code -Infinity}.
 */
public final class Answer {
    private Answer() {}

    /**
     * @param id name of the file without its ending
     */
    public static Map<String, @Nullable Object> of(Analysis analysis, String id) {
        Map<String, @Nullable Object> results = pooled(analysis.pooled());
        results.put("measure", analysis.question().measure().map(Enum::name).orElse("GEN"));
        analysis.tau2Interval().ifPresent(interval -> put(results, interval));
        results.put("studies", studies(analysis.pooled()));
        analysis.groups()
                .ifPresent(groups -> {
                    Map<String, @Nullable Object> each = new LinkedHashMap<>();
                    groups.groups().forEach((name, fit) -> each.put(name, pooled(fit)));
                    results.put("subgroups", each);
                    results.put("Q_between", number(groups.between().statistic()));
                    results.put("Q_between_df", groups.between().df());
                    results.put("Q_between_p", number(groups.between().pValue()));
                    results.put("Q_within", number(groups.qWithin()));
                });
        analysis.asymmetry()
                .ifPresent(test -> results.put("egger", SmallStudiesAnswer.slope(test)));
        analysis.smallStudies()
                .ifPresent(small -> results.put("small_studies", SmallStudiesAnswer.of(small)));
        analysis.absolute().ifPresent(effect -> results.put("absolute", absolute(effect)));
        analysis.regression().ifPresent(fit -> results.put("regression", regression(fit)));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("results", results);
        answer.put("findings", analysis.findings().stream().map(Answer::plain).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> pooled(Pooled pooled) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("method", pooled.caption());
        results.put("k", pooled.estimates().size());
        results.put("estimate", number(pooled.estimate()));
        results.put("se", number(pooled.se()));
        results.put("p_value", number(pooled.pValue()));
        put(results, "ci", pooled.interval());
        switch (pooled) {
            case Fit fit -> {
                results.put("stat", number(fit.statistic()));
                results.put("df", number(fit.df()));
                put(results, "pi", fit.prediction().interval());
                results.put("pi_type", fit.prediction().convention().code());
                put(results, fit.heterogeneity());
                results.put("converged", fit.converged());
            }
            case CountFit fit -> {
                results.put("stat", number(fit.statistic()));
                results.put("Q", number(fit.q()));
                results.put("Q_df", fit.qDf());
                results.put("Q_p", number(fit.qP()));
                results.put("I2", number(fit.i2()));
            }
        }
        return results;
    }

    private static void put(Map<String, @Nullable Object> results, Heterogeneity h) {
        results.put("tau2", number(h.tau2()));
        results.put("Q", number(h.q()));
        results.put("Q_df", h.qDf());
        results.put("Q_p", number(h.qP()));
        results.put("I2", number(h.i2()));
        results.put("I2_from_Q", number(h.i2FromQ()));
        results.put("H2", number(h.h2()));
    }

    private static void put(Map<String, @Nullable Object> results, TauSquaredInterval interval) {
        put(results, "tau2", interval.tau2());
        put(results, "I2", interval.i2());
    }

    static void put(Map<String, @Nullable Object> results, String name, Interval interval) {
        results.put(name + "_lb", number(interval.lower()));
        results.put(name + "_ub", number(interval.upper()));
    }

    private static List<Map<String, @Nullable Object>> studies(Pooled pooled) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Estimates e = pooled.estimates();
        for (int i = 0; i < e.size(); i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("study", e.study(i));
            row.put("yi", number(e.effect(i)));
            row.put("vi", number(e.variance(i)));
            put(row, "ci", pooled.studyInterval(i));
            row.put("weight_percent", number(pooled.weightsPercent().at(i)));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> regression(Regression fit) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("method", fit.convention().caption());
        results.put("k", fit.k());
        List<Map<String, @Nullable Object>> coefficients = new ArrayList<>();
        for (Coefficient each : fit.coefficients()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("name", each.name());
            row.put("estimate", number(each.estimate()));
            row.put("se", number(each.se()));
            row.put("stat", number(each.statistic()));
            row.put("df", number(each.df()));
            row.put("p_value", number(each.pValue()));
            put(row, "ci", each.interval());
            coefficients.add(row);
        }
        results.put("coef", coefficients);
        results.put("QM", number(fit.moderators().statistic()));
        results.put("QM_df1", fit.moderators().df1());
        results.put("QM_df2", number(fit.moderators().df2()));
        results.put("QM_p", number(fit.moderators().pValue()));
        results.put("R2", number(fit.r2()));
        put(results, fit.heterogeneity());
        results.put("dropped", fit.dropped());
        return results;
    }

    private static Map<String, @Nullable Object> absolute(AbsoluteEffect effect) {
        NumberNeeded needed = effect.numberNeeded();
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        results.put("p0", effect.baselineRisk());
        results.put("p1", number(effect.risk()));
        results.put("rd", number(effect.difference()));
        put(results, "rd", effect.interval());
        put(results, "rd_pi", effect.predicted());
        results.put("expected_rd", number(effect.expected()));
        results.put("more_events", needed.moreEvents());
        results.put("nnt", number(needed.number()));
        results.put("nnt_fewest", number(needed.fewest()));
        results.put("nnt_most", number(needed.most()));
        results.put("nnt_fewest_opposite", number(needed.fewestOpposite()));
        return results;
    }

    /** A finding in the types of JSON. */
    public static Map<String, String> plain(Finding finding) {
        Map<String, String> plain = new LinkedHashMap<>();
        plain.put("code", finding.code().name());
        plain.put("study", finding.study());
        plain.put("value", finding.value());
        plain.put("message", finding.message());
        plain.put("hint", finding.hint());
        return plain;
    }

    static @Nullable Object number(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return value;
    }
}
