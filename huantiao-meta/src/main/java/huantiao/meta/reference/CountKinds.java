package huantiao.meta.reference;

import huantiao.meta.CommonEffect;
import huantiao.meta.CountEffects;
import huantiao.meta.CountFit;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.MantelHaenszel;
import huantiao.meta.MantelHaenszelRates;
import huantiao.meta.Peto;
import huantiao.meta.RevManRandomEffects;
import huantiao.meta.TwoByTwo;
import huantiao.meta.ZeroCells;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pools of two-by-two tables. */
final class CountKinds {
    private CountKinds() {}

    static void addTo(Map<String, Kind> kinds) {
        kinds.put(
                "mantel_haenszel",
                Kind.of(CountKinds::mantelHaenszel).settled("test", "z").ofOneMean());
        kinds.put(
                "mantel_haenszel_meta",
                Kind.of(CountKinds::mantelHaenszelMeta, "continuity_in_pooled")
                        .settled("q_from_mh", true)
                        .ofOneMean());
        kinds.put("peto", Kind.of(CountKinds::peto).settled("test", "z").ofOneMean());
        kinds.put(
                "peto_random",
                Kind.of(CountKinds::petoRandom).settled("tau2_method", "DL").ofOneMean());
        kinds.put("o_minus_e", Kind.of(CountKinds::observedMinusExpected).ofOneMean());
    }

    /** Cells {@code ai, bi, ci, di}, or events and group sizes. */
    static List<TwoByTwo> tables(ReferenceCase c) {
        List<TwoByTwo> tables = new ArrayList<>();
        if (c.has("ai")) {
            Doubles a = c.column("ai");
            Doubles b = c.column("bi");
            Doubles e = c.column("ci");
            Doubles d = c.column("di");
            for (int i = 0; i < a.size(); i++) {
                tables.add(
                        new TwoByTwo(Integer.toString(i + 1), a.at(i), b.at(i), e.at(i), d.at(i)));
            }
            return tables;
        }
        Doubles e1 = c.column("event_e");
        Doubles n1 = c.column("n_e");
        Doubles e2 = c.column("event_c");
        Doubles n2 = c.column("n_c");
        for (int i = 0; i < e1.size(); i++) {
            tables.add(
                    TwoByTwo.ofEvents(
                            Integer.toString(i + 1), e1.at(i), n1.at(i), e2.at(i), n2.at(i)));
        }
        return tables;
    }

    static CountEffects.Measure measure(ReferenceCase c) {
        String measure = c.word("measure");
        return switch (measure) {
            case "RR" -> CountEffects.Measure.LOG_RISK_RATIO;
            case "OR" -> CountEffects.Measure.LOG_ODDS_RATIO;
            case "RD" -> CountEffects.Measure.RISK_DIFFERENCE;
            default -> throw new MalformedCase("analysis.measure", "must be RR, OR or RD here");
        };
    }

    private static Results mantelHaenszel(ReferenceCase c) {
        double level = c.number("level", 0.95);
        CountFit fit =
                switch (c.word("measure")) {
                    case "IRR" ->
                            MantelHaenszelRates.rateRatio()
                                    .withLevel(level)
                                    .fit(EffectKinds.twoRates(c));
                    case "IRD" ->
                            MantelHaenszelRates.rateDifference()
                                    .withLevel(level)
                                    .fit(EffectKinds.twoRates(c));
                    default -> MantelHaenszel.of(measure(c)).withLevel(level).fit(tables(c));
                };
        return pooled(fit)
                .put("CMH", fit.association().statistic())
                .put("CMH_p", fit.association().pValue())
                .put("CMH_uncorrected", fit.uncorrectedAssociation().statistic())
                .put("CMH_uncorrected_p", fit.uncorrectedAssociation().pValue())
                .put("breslow_day", fit.breslowDay().statistic())
                .put("breslow_day_p", fit.breslowDay().pValue())
                .put("tarone", fit.tarone().statistic())
                .put("tarone_df", fit.tarone().df())
                .put("tarone_p", fit.tarone().pValue());
    }

    static Results pooled(CountFit fit) {
        return new Results()
                .put("k_used", fit.k())
                .put("k_yi", fit.estimates().size())
                .put("estimate", fit.estimate())
                .put("se", fit.se())
                .put("stat", fit.statistic())
                .put("p_value", fit.pValue())
                .put("ci_lb", fit.interval().lower())
                .put("ci_ub", fit.interval().upper())
                .put("Q", fit.q())
                .put("Q_df", fit.qDf())
                .put("Q_p", fit.qP())
                .put("I2", fit.i2())
                .put("H2", fit.h2())
                .find(fit.findings());
    }

    private static Results peto(ReferenceCase c) {
        List<TwoByTwo> tables = tables(c);
        CountFit fit = Peto.withDefaults().withLevel(c.number("level", 0.95)).fit(tables);
        // Study effects as metafor prints them: corrected where a cell is 0, double zeros missing.
        Estimates shown = Peto.effects(ZeroCells.half().droppingDoubleZeros().applied(tables));
        return pooled(fit).put("yi", shown.effects()).put("vi", shown.variances());
    }

    /**
     * Study effects as the R package meta has them: double-zero tables say nothing about ratios; a
     * risk difference is corrected in its variance only.
     */
    static Estimates metaEffects(
            CountEffects.Measure measure,
            ZeroCells rule,
            boolean allStudies,
            List<TwoByTwo> tables) {
        return metaEffects(measure, rule, allStudies).from(tables);
    }

    private static CountEffects metaEffects(
            CountEffects.Measure measure, ZeroCells rule, boolean allStudies) {
        return measure == CountEffects.Measure.RISK_DIFFERENCE
                ? CountEffects.of(measure).with(rule).correctingVarianceOnly()
                : CountEffects.of(measure).with(allStudies ? rule : rule.droppingDoubleZeros());
    }

    private static Results mantelHaenszelMeta(ReferenceCase c) {
        CountEffects.Measure measure = measure(c);
        boolean difference = measure == CountEffects.Measure.RISK_DIFFERENCE;
        ZeroCells forStudies =
                measure == CountEffects.Measure.LOG_RISK_RATIO
                        ? ZeroCells.half().toEventsOnly()
                        : ZeroCells.half();
        MantelHaenszel method =
                MantelHaenszel.of(measure)
                        .with(MantelHaenszel.DifferenceVariance.GREENLAND_ROBINS)
                        .withLevel(c.number("level", 0.95))
                        .studyEffects(metaEffects(measure, forStudies, false));
        if (c.flag("continuity_in_pooled", false)) {
            method =
                    method.pooling(
                            difference ? ZeroCells.half() : ZeroCells.half().droppingDoubleZeros());
        }
        CountFit fit = method.fit(tables(c));
        return random(fit)
                .put("ci_lb", fit.interval().lower())
                .put("ci_ub", fit.interval().upper())
                .put("Q_mh", fit.q())
                .put("k", fit.estimates().size());
    }

    private static Results random(CountFit fit) {
        RevManRandomEffects random = RevManRandomEffects.of(fit);
        return new Results()
                .put("estimate", fit.estimate())
                .put("se", fit.se())
                .put("Q", fit.q())
                .put("tau2", random.tau2())
                .put("random_estimate", random.estimate())
                .put("random_se", random.se())
                .find(fit.findings());
    }

    private static Results petoRandom(ReferenceCase c) {
        return random(Peto.withDefaults().fit(tables(c)));
    }

    /** Effects (O-E)/V with variance 1/V, pooled as a common effect. */
    private static Results observedMinusExpected(ReferenceCase c) {
        Doubles oe = c.column("oe");
        Doubles v = c.column("v");
        double[] y = new double[oe.size()];
        double[] vi = new double[oe.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = oe.at(i) / v.at(i);
            vi[i] = 1 / v.at(i);
        }
        Fit fit =
                CommonEffect.withDefaults()
                        .withLevel(c.number("level", 0.95))
                        .fit(Estimates.of(y, vi));
        return new Results()
                .put("estimate", fit.estimate())
                .put("se", fit.se())
                .put("ci_lb", fit.interval().lower())
                .put("ci_ub", fit.interval().upper())
                .put("Q", fit.q())
                .put("I2", fit.i2())
                .find(fit.findings());
    }
}
