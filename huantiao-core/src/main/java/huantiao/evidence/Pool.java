package huantiao.evidence;

import huantiao.base.Result;
import huantiao.evidence.Effects.Effect;
import huantiao.evidence.NoSynthesis.Why;
import huantiao.evidence.Pooling.Interval;
import huantiao.evidence.Pooling.Model;
import huantiao.evidence.Synthesis.Contribution;
import huantiao.evidence.Synthesis.Range;
import huantiao.evidence.Synthesis.Spread;
import huantiao.evidence.Warning.Kind;
import huantiao.meta.CountFit;
import huantiao.meta.Distributions;
import huantiao.meta.Estimates;
import huantiao.meta.Finding;
import huantiao.meta.Fit;
import huantiao.meta.Inference;
import huantiao.meta.MantelHaenszel;
import huantiao.meta.Pooled;
import huantiao.meta.RandomEffects;
import huantiao.meta.TauSquared;
import huantiao.meta.TwoByTwo;
import huantiao.meta.ZeroCells;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers one question by one method; the numbers come from {@code huantiao.meta}. */
final class Pool {

    /** With fewer trials than this the variance between them is hardly known. */
    private static final int FEW = 5;

    /** Findings of the fit that change how a reader should see the interval. */
    private static final Set<Finding.Code> TOLD =
            EnumSet.of(
                    Finding.Code.NOT_CONVERGED,
                    Finding.Code.SEVERAL_MAXIMA,
                    Finding.Code.INTERVAL_COLLAPSED,
                    Finding.Code.NARROWER_THAN_CLASSIC);

    private final Question question;
    private final Pooling asked;
    private final EvidenceBase base;
    private final List<RowRefusal> refused = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    Pool(Question question, Pooling asked, EvidenceBase base) {
        this.question = question;
        this.asked = asked;
        this.base = base;
    }

    Result<Synthesis, NoSynthesis> answer() {
        if (base.trials().stream().noneMatch(question::isAbout)) {
            return no(Why.NO_ROWS, "No row of the trials file is about this question.");
        }
        Question.Selected selected = question.select(base.trials());
        refused.addAll(selected.refused());
        List<Effect> effects = new ArrayList<>();
        for (Trial trial : selected.rows()) {
            switch (Effects.of(trial, asked)) {
                case Result.Ok<Effect, RowRefusal>(var effect) -> effects.add(effect);
                case Result.Refused<Effect, RowRefusal>(var refusal) -> refused.add(refusal);
            }
        }
        refused.sort(Comparator.comparing(refusal -> refusal.trial().rowId()));
        if (effects.isEmpty()) {
            return no(
                    Why.ALL_ROWS_REFUSED,
                    "None of the rows about this question can be pooled: "
                            + refused.stream()
                                    .map(one -> one.trial().rowId() + ": " + one.because())
                                    .collect(Collectors.joining(" ")));
        }
        Set<Scale> scales = effects.stream().map(Effect::scale).collect(Collectors.toSet());
        if (scales.size() > 1) {
            return no(
                    Why.SCALES_DIFFER,
                    "The rows are on different scales (%s); name an outcome or the rows."
                            .formatted(
                                    scales.stream()
                                            .map(Enum::name)
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        Set<String> outcomes =
                effects.stream().map(one -> one.trial().outcome()).collect(Collectors.toSet());
        if (outcomes.size() > 1) {
            return no(
                    Why.SCALES_DIFFER,
                    "The rows measure different outcomes (%s); name one."
                            .formatted(
                                    outcomes.stream().sorted().collect(Collectors.joining(", "))));
        }
        boolean counts =
                effects.stream().allMatch(one -> one.trial().report() instanceof Report.Counts);
        if (asked.model() == Model.MANTEL_HAENSZEL && !counts) {
            return no(
                    Why.METHOD_DOES_NOT_FIT,
                    "Mantel-Haenszel needs people and events in each arm; these rows have effects.");
        }
        return Result.ok(pooled(effects));
    }

    private Result<Synthesis, NoSynthesis> no(Why why, String because) {
        return Result.refused(new NoSynthesis(why, because, refused));
    }

    private Synthesis pooled(List<Effect> effects) {
        Scale scale = effects.getFirst().scale();
        Pooling used = effects.size() == 1 ? asked.with(Interval.WALD) : asked;
        Numbers pooled =
                used.model() == Model.MANTEL_HAENSZEL
                        ? mantelHaenszel(effects, used)
                        : inverseVariance(effects, used);
        warn(effects, used);
        return new Synthesis(
                question,
                used,
                scale,
                scale.shown(pooled.estimate()),
                scale.shown(pooled.low()),
                scale.shown(pooled.high()),
                pooled.spread().map(spread -> shown(spread, scale)),
                contributions(effects, pooled.weightsPercent()),
                refused,
                warnings,
                certainty(effects),
                base.data(),
                pooled.fit());
    }

    /** What either way of pooling gives, on the scale that is pooled. */
    private record Numbers(
            Pooled fit,
            double estimate,
            double low,
            double high,
            Optional<Spread> spread,
            List<Double> weightsPercent) {}

    private Numbers inverseVariance(List<Effect> effects, Pooling used) {
        TauSquared tauSquared =
                switch (used.model()) {
                    case FIXED -> TauSquared.COMMON_EFFECT;
                    case DERSIMONIAN_LAIRD -> TauSquared.DERSIMONIAN_LAIRD;
                    case REML -> TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD;
                    case PAULE_MANDEL -> TauSquared.PAULE_MANDEL;
                    case MANTEL_HAENSZEL ->
                            throw new IllegalStateException("pooled by its own formula");
                };
        Inference inference =
                switch (used.interval()) {
                    case WALD -> Inference.WALD;
                    case HARTUNG_KNAPP -> Inference.HARTUNG_KNAPP;
                };
        Fit fit =
                RandomEffects.withDefaults()
                        .with(tauSquared)
                        .with(inference)
                        .fit(estimates(effects));
        for (Finding finding : fit.findings()) {
            if (TOLD.contains(finding.code())) {
                warnings.add(Warning.of(Kind.FIT, List.of(), finding.toString()));
            }
        }
        Optional<Spread> spread =
                effects.size() == 1 ? Optional.empty() : Optional.of(spread(fit, used.model()));
        return new Numbers(
                fit,
                fit.estimate(),
                fit.interval().lower(),
                fit.interval().upper(),
                spread,
                fit.weightsPercent().toList());
    }

    private static Numbers mantelHaenszel(List<Effect> effects, Pooling used) {
        List<TwoByTwo> tables = new ArrayList<>();
        for (Effect one : effects) {
            if (one.trial().report() instanceof Report.Counts counts) {
                tables.add(Effects.table(one.trial(), counts));
            }
        }
        CountFit fit =
                MantelHaenszel.of(Effects.measure(used.countsAs()))
                        .pooling(Effects.zeroCells(used.emptyCells()))
                        .studyEffects(ZeroCells.half())
                        .fit(tables);
        Optional<Spread> spread =
                effects.size() == 1
                        ? Optional.empty()
                        : Optional.of(
                                new Spread(
                                        fit.q(),
                                        fit.i2(),
                                        OptionalDouble.empty(),
                                        Optional.empty()));
        return new Numbers(
                fit,
                fit.estimate(),
                fit.interval().lower(),
                fit.interval().upper(),
                spread,
                fit.weightsPercent().toList());
    }

    private static Spread spread(Fit fit, Model model) {
        var predicted = fit.prediction().interval();
        return model == Model.FIXED
                ? new Spread(
                        fit.q(),
                        fit.heterogeneity().i2FromQ(),
                        OptionalDouble.empty(),
                        Optional.empty())
                : new Spread(
                        fit.q(),
                        fit.i2(),
                        OptionalDouble.of(fit.tau2()),
                        Double.isFinite(predicted.lower()) && Double.isFinite(predicted.upper())
                                ? Optional.of(new Range(predicted.lower(), predicted.upper()))
                                : Optional.empty());
    }

    private static Spread shown(Spread spread, Scale scale) {
        return new Spread(
                spread.q(),
                spread.i2Percent(),
                spread.tau2(),
                spread.predicted()
                        .map(range ->
                                new Range(scale.shown(range.low()), scale.shown(range.high()))));
    }

    private static Estimates estimates(List<Effect> effects) {
        return Estimates.of(
                effects.stream().map(one -> one.trial().label()).toList(),
                effects.stream().mapToDouble(Effect::y).toArray(),
                effects.stream().mapToDouble(Effect::v).toArray());
    }

    private static List<Contribution> contributions(
            List<Effect> effects, List<Double> weightsPercent) {
        double z = Distributions.normalUpperQuantile(0.025);
        List<Contribution> contributions = new ArrayList<>();
        for (int at = 0; at < effects.size(); at++) {
            Effect one = effects.get(at);
            double half = z * Math.sqrt(one.v());
            contributions.add(
                    new Contribution(
                            one.trial(),
                            one.scale().shown(one.y()),
                            one.scale().shown(one.y() - half),
                            one.scale().shown(one.y() + half),
                            weightsPercent.get(at)));
        }
        return contributions;
    }

    private void warn(List<Effect> effects, Pooling used) {
        List<String> rows = effects.stream().map(one -> one.trial().rowId()).toList();
        int k = effects.size();
        if (k == 1) {
            warnings.add(
                    Warning.of(
                            Kind.ONE_TRIAL,
                            rows,
                            "One trial is no synthesis: nothing says whether another would find the same."));
        } else if (k == 2 && used.interval() == Interval.HARTUNG_KNAPP) {
            warnings.add(
                    Warning.of(
                            Kind.TWO_TRIALS_HARTUNG_KNAPP,
                            rows,
                            "Two trials leave one degree of freedom, so the standard error is multiplied by %.1f instead of 1.96, and how far the trials differ is known from two numbers only. An interval this wide is useless as an estimate: it says that two trials cannot tell, not that there is no effect."
                                    .formatted(Distributions.tUpperQuantile(0.025, 1))));
        } else if (k < FEW
                && used.model() != Model.FIXED
                && used.model() != Model.MANTEL_HAENSZEL) {
            warnings.add(
                    Warning.of(
                            Kind.FEW_TRIALS,
                            rows,
                            "With %d trials the variance between them is hardly known."
                                    .formatted(k)));
        }
        long times = effects.stream().map(one -> one.trial().followup().text()).distinct().count();
        if (times > 1) {
            warnings.add(
                    Warning.of(
                            Kind.TIMES_DIFFER,
                            rows,
                            "The trials measured at different times: "
                                    + effects.stream()
                                            .map(one ->
                                                    "%s %s"
                                                            .formatted(
                                                                    one.trial().rowId(),
                                                                    one.trial().followup().text()))
                                            .collect(Collectors.joining("; "))
                                    + "."));
        }
        for (Effect one : effects) {
            for (Flag flag : one.trial().flags()) {
                Kind kind =
                        flag.treatment() == Flag.Treatment.SENSITIVITY_ONLY
                                ? Kind.SENSITIVITY_ROW
                                : Kind.FLAGGED_ROW;
                warnings.add(Warning.flagged(kind, one.trial().rowId(), flag));
            }
        }
        List<String> empty =
                effects.stream()
                        .filter(one ->
                                one.trial().report() instanceof Report.Counts counts
                                        && Effects.table(one.trial(), counts).hasZero())
                        .map(one -> one.trial().rowId())
                        .toList();
        if (!empty.isEmpty()) {
            warnings.add(
                    Warning.of(
                            Kind.EMPTY_CELLS,
                            empty,
                            "An arm has nobody or everybody with the event; handled with: %s."
                                    .formatted(used.emptyCells().words())));
        }
        if (question.expectedRows().isPresent() && question.expectedRows().getAsInt() != k) {
            warnings.add(
                    Warning.of(
                            Kind.ROWS_DIFFER,
                            rows,
                            "The question counts on %d rows; %d could be pooled."
                                    .formatted(question.expectedRows().getAsInt(), k)));
        }
    }

    /** Nobody has rated these pools; what a rater would have to weigh is said as far as we know. */
    private Certainty certainty(List<Effect> effects) {
        List<String> doubts = new ArrayList<>();
        Set<String> trials =
                effects.stream().map(one -> one.trial().trialId()).collect(Collectors.toSet());
        Set<String> judged =
                effects.stream()
                        .map(Effect::trial)
                        .filter(row ->
                                base.riskOfBias(row).stream().anyMatch(RiskOfBias::isJudgement))
                        .map(Trial::trialId)
                        .collect(Collectors.toSet());
        if (judged.size() < trials.size()) {
            doubts.add(
                    "Risk of bias was judged for %d of %d trials."
                            .formatted(judged.size(), trials.size()));
        }
        long abstracts =
                effects.stream().filter(one -> one.trial().readAs().contains("abstract")).count();
        if (abstracts > 0) {
            doubts.add(
                    "%d of %d rows were read in an abstract, not in the whole report."
                            .formatted(abstracts, effects.size()));
        }
        return new Certainty.NotRated(doubts);
    }
}
