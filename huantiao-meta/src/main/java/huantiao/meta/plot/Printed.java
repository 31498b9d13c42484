package huantiao.meta.plot;

import huantiao.meta.Interval;
import java.util.Locale;

/** Numbers as plots and tables print them: real minus signs, no negative zero, no empty cell. */
public final class Printed {
    private static final double LARGEST_PLAIN = 1e7;

    private Printed() {}

    /**
     * @param places decimals; numbers from ten million on are printed with a power of ten
     */
    public static String number(double value, int places) {
        if (Double.isNaN(value)) {
            return "not defined";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (Math.abs(value) >= LARGEST_PLAIN) {
            return scientific(value);
        }
        return signed(String.format(Locale.ROOT, "%." + places + "f", value));
    }

    /** As many decimals as given, but a power of ten where they would all be 0; 0 itself is 0. */
    public static String small(double value, int places) {
        if (value == 0) {
            return "0";
        }
        boolean vanishes = Math.abs(value) < 0.5 * Math.pow(10, -places);
        return vanishes ? scientific(value) : number(value, places);
    }

    static String scientific(double value) {
        String text = String.format(Locale.ROOT, "%.2e", value);
        int e = text.indexOf('e');
        return signed(text.substring(0, e))
                + "×10"
                + raised(Integer.toString(Integer.parseInt(text.substring(e + 1))));
    }

    private static String raised(String exponent) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < exponent.length(); i++) {
            char c = exponent.charAt(i);
            text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return text.toString();
    }

    private static String signed(String text) {
        if (!text.startsWith("-")) {
            return text;
        }
        String digits = text.substring(1);
        // A rounded zero has no sign.
        return digits.matches("0*\\.?0*") ? digits : "−" + digits;
    }

    /** A p-value after its letter, such as {@code = 0.031} or {@code < 0.001}. */
    public static String p(double p) {
        return Double.isNaN(p) ? "not defined" : p < 0.001 ? "< 0.001" : "= " + number(p, 3);
    }

    /** A share of 1 in percent without idle decimals, such as {@code 95} or {@code 99.9}. */
    public static String percent(double share) {
        double rounded = Math.round(share * 1e6) / 1e4;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    /**
     * A value of the pooled scale as readers know it. A ratio too small for its decimals is not
     * printed as 0 but as less than the smallest number there is, such as {@code <0.01}.
     */
    static String on(Scale scale, double value, int places) {
        double printed = scale.printed(value);
        if (scale.isLogarithmic() && printed > 0 && printed < 0.5 * Math.pow(10, -places)) {
            return "<" + number(Math.pow(10, -places), places);
        }
        return number(printed, places);
    }

    /** An effect with its limits as {@code 0.51 [0.31; 0.84]}, on the scale readers know. */
    public static String withInterval(double estimate, Interval interval, Scale scale, int places) {
        return on(scale, estimate, places) + " " + interval(interval, scale, places);
    }

    /** Limits as {@code [0.31; 0.84]}, on the scale readers know. */
    static String interval(Interval interval, Scale scale, int places) {
        return "[%s; %s]"
                .formatted(
                        on(scale, interval.lower(), places), on(scale, interval.upper(), places));
    }
}
