package huantiao.measures;

import huantiao.base.Result;
import java.util.Optional;

/**
 * Two scores of one person on one scale, and what the response rule says about them.
 *
 * @param improvement in the unit of the scale; positive is better, whichever way the scale runs
 * @param responseClass by the response rule
 */
public record Change(
        Instrument instrument,
        Score baseline,
        Score followUp,
        Exact improvement,
        ResponseClass responseClass) {

    /** Why two scores cannot be compared. */
    public enum NotComparable {
        DIFFERENT_INSTRUMENT,
        DIFFERENT_VERSION,
        DIFFERENT_SCALE
    }

    /** Judges a pair of scores. Exact values are compared; nothing is rounded before. */
    public static Result<Change, NotComparable> between(
            Instrument instrument, Score baseline, Score followUp) {
        if (!baseline.edition().instrument().equals(followUp.edition().instrument())
                || !baseline.edition().instrument().equals(instrument.id())) {
            return Result.refused(NotComparable.DIFFERENT_INSTRUMENT);
        }
        if (!baseline.edition().equals(followUp.edition())
                || !baseline.edition().equals(instrument.edition())) {
            return Result.refused(NotComparable.DIFFERENT_VERSION);
        }
        if (!baseline.comparesWith(followUp) || !baseline.scale().equals(instrument.scale())) {
            return Result.refused(NotComparable.DIFFERENT_SCALE);
        }
        var improvement =
                instrument.scale().direction().improvement(baseline.value(), followUp.value());
        return Result.ok(
                new Change(
                        instrument,
                        baseline,
                        followUp,
                        improvement,
                        judge(instrument, baseline.value(), improvement)));
    }

    /** Improvement in percent of the baseline; undefined from a baseline of zero. */
    public Optional<Exact> percent() {
        return percent(baseline.value(), improvement);
    }

    /** The IMMPACT band; only for pain, and only where there is a percent. */
    public Optional<ImmpactBand> immpact() {
        return instrument.painIntensity() ? percent().map(ImmpactBand::of) : Optional.empty();
    }

    /** True if the change, in either direction, is more than the known noise. */
    public boolean beyondNoise() {
        return switch (instrument.noise()) {
            case Noise.Measured(var sdc95, _, _, _) ->
                    improvement.exceeds(sdc95) || improvement.negated().exceeds(sdc95);
            case Noise.NotKnown _ -> false;
        };
    }

    /**
     * True if the improvement is at least the change in units that the responder rule names, be it
     * the rule itself or shown beside it; empty where the rule names none.
     */
    public Optional<Boolean> reachesPoints() {
        return switch (instrument.responder()) {
            case ResponderRule.ByPercent(_, var beside) -> beside.map(improvement::isAtLeast);
            case ResponderRule.ByPoints(var points) -> Optional.of(improvement.isAtLeast(points));
            case ResponderRule.ByAnswer _, ResponderRule.None _ -> Optional.empty();
        };
    }

    private static Optional<Exact> percent(Exact baseline, Exact improvement) {
        return baseline.isZero()
                ? Optional.empty()
                : Optional.of(Exact.HUNDRED.times(improvement).dividedBy(baseline));
    }

    private static ResponseClass judge(Instrument instrument, Exact baseline, Exact improvement) {
        return switch (instrument.responder()) {
            case ResponderRule.ByPercent(var needed, _) -> {
                var percent = percent(baseline, improvement);
                yield judge(
                        instrument.noise(),
                        baseline,
                        improvement,
                        percent.filter(p -> p.isAtLeast(needed)).isPresent(),
                        percent.filter(p -> p.isAtMost(needed.negated())).isPresent(),
                        percent.filter(p -> p.signum() > 0).isPresent());
            }
            case ResponderRule.ByPoints(var needed) ->
                    judge(
                            instrument.noise(),
                            baseline,
                            improvement,
                            improvement.isAtLeast(needed),
                            improvement.isAtMost(needed.negated()),
                            false);
            case ResponderRule.ByAnswer _, ResponderRule.None _ -> ResponseClass.NOT_ASSESSABLE;
        };
    }

    private static ResponseClass judge(
            Noise noise,
            Exact baseline,
            Exact improvement,
            boolean enough,
            boolean muchWorse,
            boolean mayBeSmall) {
        var beyond =
                switch (noise) {
                    case Noise.Measured(var sdc95, _, _, _) -> Beyond.of(improvement, sdc95);
                    case Noise.NotKnown _ -> Beyond.NOT_KNOWN;
                };
        if (enough) {
            return switch (beyond) {
                case BETTER -> ResponseClass.IMPROVED;
                case WITHIN, WORSE -> ResponseClass.IMPROVED_WITHIN_ERROR;
                case NOT_KNOWN -> ResponseClass.IMPROVED_ERROR_UNKNOWN;
            };
        }
        if (mayBeSmall && beyond == Beyond.BETTER) {
            return ResponseClass.SMALL_IMPROVEMENT;
        }
        if (beyond == Beyond.WORSE) {
            return ResponseClass.WORSE;
        }
        return muchWorse || (baseline.isZero() && improvement.signum() < 0)
                ? ResponseClass.POSSIBLY_WORSE
                : ResponseClass.NO_CLEAR_CHANGE;
    }

    /** Where a change lies against the noise; the edge itself is still noise. */
    private enum Beyond {
        BETTER,
        WITHIN,
        WORSE,
        NOT_KNOWN;

        static Beyond of(Exact improvement, Exact sdc95) {
            if (improvement.exceeds(sdc95)) {
                return BETTER;
            }
            return improvement.negated().exceeds(sdc95) ? WORSE : WITHIN;
        }
    }
}
