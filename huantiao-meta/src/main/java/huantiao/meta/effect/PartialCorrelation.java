package huantiao.meta.effect;

/**
 * A coefficient of a regression within a study. A missing number is {@code NaN}.
 *
 * @param t its t statistic
 * @param n people
 * @param predictors predictors in the regression, the focal one included
 * @param r2 coefficient of determination of the whole regression; NaN where not needed
 */
public record PartialCorrelation(String study, double t, double n, double predictors, double r2) {
    public PartialCorrelation {
        if (!(Double.isNaN(n) || n > 0)) {
            throw new IllegalArgumentException("n of %s (%s) is not possible".formatted(study, n));
        }
        if (!(Double.isNaN(predictors) || predictors >= 1)) {
            throw new IllegalArgumentException(
                    "predictors of %s (%s) is not possible".formatted(study, predictors));
        }
    }
}
