package huantiao.meta.effect;

import huantiao.meta.TwoByTwo;

/**
 * The cells of a two-by-two table from its margins and either the phi coefficient or the odds
 * ratio; cells are rounded to whole people. What was not reported is {@code NaN}.
 *
 * @param firstRow people in the first row
 * @param firstColumn people in the first column
 * @param total people in all
 */
public record TableFromMargins(
        String study,
        double phi,
        double oddsRatio,
        double firstRow,
        double firstColumn,
        double total) {

    public TwoByTwo table() {
        double a;
        double p = firstRow / total;
        double q = firstColumn / total;
        if (!Double.isNaN(phi)) {
            a = total * (p * q + phi * Math.sqrt(p * (1 - p) * q * (1 - q)));
        } else {
            // The smaller root of the quadratic that the odds ratio gives for the first cell.
            double s = 1 + (p + q) * (oddsRatio - 1);
            a =
                    oddsRatio == 1
                            ? total * p * q
                            : total
                                    * (s
                                            - Math.sqrt(
                                                    s * s
                                                            - 4
                                                                    * oddsRatio
                                                                    * (oddsRatio - 1)
                                                                    * p
                                                                    * q))
                                    / (2 * (oddsRatio - 1));
        }
        double cell = Math.rint(a);
        return new TwoByTwo(
                study,
                cell,
                firstRow - cell,
                firstColumn - cell,
                total - firstRow - firstColumn + cell);
    }
}
