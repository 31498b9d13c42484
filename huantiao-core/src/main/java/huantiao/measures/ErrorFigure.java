package huantiao.measures;

import huantiao.base.Source;

/**
 * A published figure about how well an instrument repeats itself. Which one judges a change is said
 * by {@link Noise}; the others are shown beside it, because samples differ.
 *
 * @param least lowest value read
 * @param most highest value read; the same where the source prints one
 * @param population in whom it was measured, as far as it was read
 */
public record ErrorFigure(Kind kind, Exact least, Exact most, String population, Source source) {

    /** What the figure is. */
    public enum Kind {
        /** Standard error of measurement, in the unit of the scale. */
        SEM,
        /** Smallest detectable change of one pair at 95 % confidence, in the unit of the scale. */
        SDC_95,
        /** The same at 90 %. */
        SDC_90,
        /** Intraclass correlation of test and retest, 0 to 1. */
        ICC
    }

    public ErrorFigure {
        if (!most.isAtLeast(least)) {
            throw new IllegalArgumentException(
                    "figures %s..%s must be in order".formatted(least, most));
        }
    }
}
