package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * The effect of a study without sampling error, by regression of the effects on their standard
 * errors (PET) or variances (PEESE), weights 1/v, multiplicative dispersion, t with k-2 degrees of
 * freedom.
 *
 * <p>The rule: PET estimates too small an effect when there is one, PEESE too large a one when
 * there is none. So PEESE is taken when the limit of PET differs from 0, PET otherwise. The p-value
 * is two-sided and compared with {@code alpha}; 0.10 is one-sided 5 % in the direction of the
 * limit.
 *
 * <p>Neither knows why small studies differ: unpublished results, other patients or plain
 * differences between studies look the same. Standardized mean differences and log odds ratios are
 * correlated with their own standard errors, which biases both. The findings say where the method
 * is known to fail.
 *
 * @param pet regression on the standard error; its intercept is the estimate
 * @param peese regression on the variance; its intercept is the estimate
 * @param alpha bound of the p-value of PET's intercept
 * @param findings what a reader must know
 * @see <a href="https://doi.org/10.1002/jrsm.1095">Stanley and Doucouliagos 2014</a>
 * @see <a href="https://doi.org/10.1177/1948550617693062">Stanley 2017, on its limits</a>
 */
public record PetPeese(
        AsymmetryTest pet, AsymmetryTest peese, double alpha, List<Finding> findings) {

    /** Two-sided; one-sided 5 % in the direction of the limit. */
    public static final double USUAL_ALPHA = 0.10;

    private static final int FEW = 10;
    private static final double MUCH = 80;

    public PetPeese {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "alpha (%s) must be between 0 and 1".formatted(alpha));
        }
        findings = List.copyOf(findings);
    }

    /** By {@link #USUAL_ALPHA}. */
    public static PetPeese of(Estimates estimates, double level) {
        return of(estimates, level, USUAL_ALPHA);
    }

    /**
     * @param level of the intervals, such as 0.95
     * @param alpha bound of the two-sided p-value of PET's intercept, below which PEESE is taken
     * @throws IllegalArgumentException when there are fewer than three studies, or all have the
     *     same standard error
     */
    public static PetPeese of(Estimates given, double level, double alpha) {
        Fit common = CommonEffect.withDefaults().fit(given);
        Estimates used = common.estimates();
        AsymmetryTest pet = AsymmetryTest.weighted(used, AsymmetryTest.standardErrors(used), level);
        AsymmetryTest peese = AsymmetryTest.weighted(used, used.variances(), level);
        return new PetPeese(pet, peese, alpha, doubts(common));
    }

    /** What makes every adjustment for small studies unsafe. */
    static List<Finding> doubts(Fit common) {
        List<Finding> findings = new ArrayList<>(common.findings());
        if (common.k() < FEW) {
            findings.add(
                    Finding.about(
                            Finding.Code.CONVENTION,
                            "",
                            common.k(),
                            "There are fewer than ten studies; what depends on study size can hardly be told from chance.",
                            "Do not report the adjusted effect as the result."));
        }
        double i2 = common.heterogeneity().i2FromQ();
        if (i2 >= MUCH) {
            findings.add(
                    Finding.about(
                            Finding.Code.CONVENTION,
                            "",
                            i2,
                            "Studies differ much from each other (I2 of 80 % or more); the adjusted effect is then unreliable.",
                            "Look for what makes them differ first."));
        }
        return findings;
    }

    /** Whether the rule takes PEESE. */
    public boolean takesPeese() {
        return pet.intercept().pValue() < alpha;
    }

    /** The effect by the rule. */
    public Coefficient adjusted() {
        return takesPeese() ? peese.intercept() : pet.intercept();
    }
}
