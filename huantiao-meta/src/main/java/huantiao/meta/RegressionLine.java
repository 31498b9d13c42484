package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * The effect a regression expects along one moderator, the others held at their means over the
 * studies used; products of columns follow.
 *
 * @param fit the regression
 * @param moderator the column along which the line runs
 * @param values of the moderator, evenly spaced over the studies used and a little beyond
 * @param expected effect with its interval at each value
 */
public record RegressionLine(
        Regression fit, String moderator, Doubles values, List<Coefficient> expected) {
    private static final int POINTS = 60;

    public RegressionLine {
        expected = List.copyOf(expected);
    }

    /**
     * @throws IllegalArgumentException when the moderator is not a column kept in the fit
     */
    public static RegressionLine of(Regression fit, String moderator) {
        fit.coefficient(moderator);
        Doubles column = fit.design().column(moderator);
        double low = column.stream().min().orElse(0);
        double high = column.stream().max().orElse(1);
        double margin = 0.03 * (high - low);
        double[] values = new double[POINTS + 1];
        List<Coefficient> expected = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) {
            values[i] = low - margin + (high - low + 2 * margin) * i / POINTS;
            double[] factors = new double[fit.p()];
            for (int j = 0; j < factors.length; j++) {
                factors[j] = held(fit, fit.coefficients().get(j).name(), moderator, values[i]);
            }
            expected.add(fit.combination("expected", Doubles.owning(factors)));
        }
        return new RegressionLine(fit, moderator, Doubles.owning(values), expected);
    }

    private static double held(Regression fit, String column, String moderator, double value) {
        if (column.equals(moderator)) {
            return value;
        }
        int product = column.indexOf('*');
        if (product > 0) {
            return held(fit, column.substring(0, product), moderator, value)
                    * held(fit, column.substring(product + 1), moderator, value);
        }
        return fit.design().column(column).stream().average().orElse(Double.NaN);
    }
}
