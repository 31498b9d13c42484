package huantiao.measures;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A number without rounding: a fraction in lowest terms.
 *
 * <p>Scores and thresholds meet as fractions, because a rule that says "more than 2.3" or "at least
 * 30 %" must not be decided by the last bit of a double. Only {@link #rounded} rounds, for display.
 *
 * @param numerator carries the sign
 * @param denominator greater than 0
 */
public record Exact(BigInteger numerator, BigInteger denominator) implements Comparable<Exact> {
    public static final Exact ZERO = of(0);
    public static final Exact HUNDRED = of(100);

    /**
     * Bits of a whole number that a double and sixteen decimal digits both hold without rounding.
     */
    private static final int DIGITS_OF_A_DOUBLE = 53;

    public Exact {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException(
                    "denominator of (%s) must not be 0".formatted(numerator));
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        var common = numerator.gcd(denominator);
        if (!common.equals(BigInteger.ONE)) {
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    public static Exact of(long whole) {
        return new Exact(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Exact of(long numerator, long denominator) {
        return new Exact(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The decimal as written: 2.3 is 23/10, not the nearest double. */
    public static Exact of(BigDecimal decimal) {
        var scale = decimal.scale();
        return scale > 0
                ? new Exact(decimal.unscaledValue(), BigInteger.TEN.pow(scale))
                : new Exact(decimal.toBigIntegerExact(), BigInteger.ONE);
    }

    /**
     * @throws NumberFormatException if the text is no decimal number
     */
    public static Exact parse(String decimal) {
        return of(new BigDecimal(decimal));
    }

    public Exact plus(Exact other) {
        return new Exact(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Exact minus(Exact other) {
        return plus(other.negated());
    }

    public Exact times(Exact other) {
        return new Exact(
                numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * @throws IllegalArgumentException if the other is 0
     */
    public Exact dividedBy(Exact other) {
        return new Exact(
                numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Exact negated() {
        return new Exact(numerator.negate(), denominator);
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isZero() {
        return signum() == 0;
    }

    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** Strictly more. */
    public boolean exceeds(Exact other) {
        return compareTo(other) > 0;
    }

    public boolean isAtLeast(Exact other) {
        return compareTo(other) >= 0;
    }

    public boolean isAtMost(Exact other) {
        return compareTo(other) <= 0;
    }

    @Override
    public int compareTo(Exact other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    /** For display: half away from zero, with at most so many decimals and no trailing zeros. */
    public BigDecimal rounded(int decimals) {
        var value =
                new BigDecimal(numerator)
                        .divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** The nearest double, for drawing and for statistics that are not exact anyway. */
    public double toDouble() {
        if (isWhole() && numerator.bitLength() <= DIGITS_OF_A_DOUBLE) {
            return numerator.longValue();
        }
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), java.math.MathContext.DECIMAL64)
                .doubleValue();
    }

    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}
