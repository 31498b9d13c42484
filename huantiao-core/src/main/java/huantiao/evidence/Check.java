package huantiao.evidence;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A pool to be computed and, where somebody computed it before, the numbers they got.
 *
 * @param id id of the check
 * @param data which rows, in words; see {@link Selection#read}
 * @param method how, in words; see {@link Pooling#read}
 * @param estimate the number to expect
 */
public record Check(
        String id,
        String data,
        String method,
        OptionalInt k,
        Printed estimate,
        Printed low,
        Printed high,
        Printed i2,
        Printed tau2,
        String notes) {

    /**
     * A number as it was printed; it says no more than its digits do.
     *
     * @param text as printed, empty where nothing was printed
     */
    public record Printed(String text) {
        public Printed {
            if (!text.isEmpty()) {
                new BigDecimal(text);
            }
        }

        public OptionalDouble value() {
            return text.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(text));
        }

        /**
         * True where nothing was printed, or ours is at most one unit of the last printed digit
         * away. Half a unit would be rounding; the other half is for numbers that were computed
         * from a rounded table, as the t quantile 3.182 in check K09.
         */
        public boolean agreesWith(OptionalDouble ours) {
            return unitsAway(ours) <= 1 + 1e-9;
        }

        /**
         * How far ours is from the printed number, in units of its last digit; 0 where nothing was
         * printed, infinite where we have no number.
         */
        public double unitsAway(OptionalDouble ours) {
            if (text.isEmpty()) {
                return 0;
            }
            if (ours.isEmpty() || !Double.isFinite(ours.getAsDouble())) {
                return Double.POSITIVE_INFINITY;
            }
            BigDecimal printed = new BigDecimal(text);
            return printed.subtract(new BigDecimal(ours.getAsDouble()))
                    .abs()
                    .scaleByPowerOfTen(printed.scale())
                    .doubleValue();
        }
    }
}
