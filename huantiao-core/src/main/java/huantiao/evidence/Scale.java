package huantiao.evidence;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an effect is measured on.
 *
 * <p>Ratios are pooled as natural logarithms and shown as ratios.
 */
public enum Scale {
    /** Risk ratio. */
    RR,
    /** Odds ratio. */
    OR,
    /** Hazard ratio. */
    HR,
    /** Risk difference, as a share of 1. */
    RD,
    /** Mean difference, in the unit of the outcome. */
    MD,
    /** Standardised mean difference, in standard deviations. */
    SMD;

    public boolean isRatio() {
        return switch (this) {
            case RR, OR, HR -> true;
            case RD, MD, SMD -> false;
        };
    }

    /** From the scale people read to the scale that is pooled. */
    double pooled(double shown) {
        return isRatio() ? Math.log(shown) : shown;
    }

    /** From the scale that is pooled to the scale people read. */
    double shown(double pooled) {
        return isRatio() ? Math.exp(pooled) : pooled;
    }

    /** Where there is no effect, on the scale people read. */
    public double noEffect() {
        return isRatio() ? 1 : 0;
    }

    public static Optional<Scale> of(String code) {
        return Arrays.stream(values()).filter(scale -> scale.name().equals(code)).findFirst();
    }
}
