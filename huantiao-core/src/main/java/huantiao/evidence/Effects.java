package huantiao.evidence;

import huantiao.base.Result;
import huantiao.evidence.RowRefusal.Reason;
import huantiao.meta.CountEffects;
import huantiao.meta.Distributions;
import huantiao.meta.Estimates;
import huantiao.meta.MeanEffects;
import huantiao.meta.ReportedInterval;
import huantiao.meta.TwoByTwo;
import huantiao.meta.TwoMeans;
import huantiao.meta.ZeroCells;
import java.util.List;
import java.util.Optional;

/**
 * Turns what a trial printed into an effect with its sampling variance.
 *
 * <p>The formulas are those of {@code huantiao.meta}. An interval of an effect becomes a variance
 * by the width of a 95 % interval of a normal variable, 2 times 1.96; an interval of one arm's mean
 * by the t quantile of that arm, as it was made. Where an arm's interval is not symmetric, one
 * bound is probably misprinted, and the wider side is taken, so that the row weighs rather less
 * than more; such rows enter sensitivity analyses only.
 */
final class Effects {

    /** An effect on the scale that is pooled. */
    record Effect(Trial trial, Scale scale, double y, double v) {}

    private Effects() {}

    /** The refusal of a row whose report never gives an effect with its variance. */
    static Optional<RowRefusal> unusable(Trial trial) {
        String because =
                switch (trial.report()) {
                    case Report.Counts _,
                            Report.Means _,
                            Report.ChangesWithInterval _,
                            Report.EffectWithInterval _,
                            Report.EffectWithVariance _ ->
                            "";
                    case Report.ChangesOnly _ ->
                            "Only mean changes were printed, without their spread.";
                    case Report.PercentOnly _ ->
                            "One arm's percentage cannot be turned into people.";
                    case Report.TotalOnly _ ->
                            "Both arms are reported together, so they cannot be compared.";
                    case Report.WithinGroup _ ->
                            "A change within one group is not an effect: there is no control.";
                };
        return because.isEmpty()
                ? Optional.empty()
                : Optional.of(RowRefusal.of(trial, Reason.NO_EFFECT, because));
    }

    /**
     * The effect of a row, or why it has none by this method. Mantel and Haenszel pool tables, not
     * effects, so that an empty cell refuses no row there; the row's own effect is then shown with
     * 0.5 added.
     */
    static Result<Effect, RowRefusal> of(Trial trial, Pooling pooling) {
        Result<Effect, RowRefusal> effect = inverseVariance(trial, pooling);
        return pooling.model() == Pooling.Model.MANTEL_HAENSZEL && !effect.isOk()
                ? inverseVariance(trial, pooling.with(Pooling.EmptyCells.HALF_WHERE_EMPTY))
                : effect;
    }

    private static Result<Effect, RowRefusal> inverseVariance(Trial trial, Pooling pooling) {
        Optional<RowRefusal> unusable = unusable(trial);
        if (unusable.isPresent()) {
            return Result.refused(unusable.get());
        }
        return switch (trial.report()) {
            case Report.Counts counts -> ofCounts(trial, counts, pooling);
            case Report.Means(var first, var second) ->
                    Result.ok(
                            effect(
                                    trial,
                                    Scale.MD,
                                    MeanEffects.meanDifference()
                                            .from(
                                                    List.of(
                                                            new TwoMeans(
                                                                    trial.rowId(),
                                                                    first.mean(),
                                                                    first.sd(),
                                                                    first.people(),
                                                                    second.mean(),
                                                                    second.sd(),
                                                                    second.people())))));
            case Report.ChangesWithInterval(var first, var second) ->
                    Result.ok(
                            new Effect(
                                    trial,
                                    Scale.MD,
                                    first.mean() - second.mean(),
                                    varianceOfMean(first) + varianceOfMean(second)));
            case Report.EffectWithInterval(var scale, var effect, var low, var high) -> {
                var printed = new ReportedInterval(trial.rowId(), effect, low, high, 0.95);
                yield Result.ok(
                        effect(
                                trial,
                                scale,
                                ReportedInterval.estimates(
                                        List.of(scale.isRatio() ? printed.logged() : printed))));
            }
            case Report.EffectWithVariance(var scale, var effect, var variance) ->
                    Result.ok(new Effect(trial, scale, effect, variance));
            case Report.ChangesOnly _,
                    Report.PercentOnly _,
                    Report.TotalOnly _,
                    Report.WithinGroup _ ->
                    throw new IllegalStateException(trial.rowId() + " was refused above");
        };
    }

    private static Effect effect(Trial trial, Scale scale, Estimates one) {
        return new Effect(trial, scale, one.effect(0), one.variance(0));
    }

    static TwoByTwo table(Trial trial, Report.Counts counts) {
        return TwoByTwo.ofEvents(
                trial.label(),
                counts.eventsFirst(),
                counts.peopleFirst(),
                counts.eventsSecond(),
                counts.peopleSecond());
    }

    static ZeroCells zeroCells(Pooling.EmptyCells emptyCells) {
        return switch (emptyCells) {
            case AS_THEY_ARE -> ZeroCells.untouched();
            case HALF_WHERE_EMPTY -> ZeroCells.half();
            case HALF_EVERYWHERE -> new ZeroCells(0.5, ZeroCells.Where.EVERYWHERE, false);
        };
    }

    private static Result<Effect, RowRefusal> ofCounts(
            Trial trial, Report.Counts counts, Pooling pooling) {
        TwoByTwo table = table(trial, counts);
        if (pooling.countsAs().isRatio() && table.isDoubleZero()) {
            return Result.refused(
                    RowRefusal.of(
                            trial,
                            Reason.NO_EVENTS,
                            "Nobody, or everybody, in both arms had the event, which says nothing about a ratio."));
        }
        Estimates one =
                CountEffects.of(measure(pooling.countsAs()))
                        .with(zeroCells(pooling.emptyCells()))
                        .from(List.of(table));
        if (!(one.complete(0) && one.variance(0) > 0)) {
            return Result.refused(
                    RowRefusal.of(
                            trial,
                            Reason.NO_EVENTS,
                            "An arm with nobody or everybody gives no %s with a variance, and no correction was asked for."
                                    .formatted(pooling.countsAs())));
        }
        return Result.ok(effect(trial, pooling.countsAs(), one));
    }

    static CountEffects.Measure measure(Scale countsAs) {
        return switch (countsAs) {
            case RR -> CountEffects.Measure.LOG_RISK_RATIO;
            case OR -> CountEffects.Measure.LOG_ODDS_RATIO;
            case RD -> CountEffects.Measure.RISK_DIFFERENCE;
            case HR, MD, SMD -> throw new IllegalStateException("counts do not become " + countsAs);
        };
    }

    private static double varianceOfMean(Report.Change change) {
        double t = Distributions.tUpperQuantile(0.025, change.people() - 1);
        double standardError = change.widerSide() / t;
        return standardError * standardError;
    }
}
