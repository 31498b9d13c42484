package huantiao.web.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** How numbers are written on the public pages. */
public final class Numerals {

    private final Locale locale;

    public Numerals(Locale locale) {
        this.locale = locale;
    }

    /** Rounded half up, with a true minus sign; no more decimals than asked for. */
    public String of(double value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(decimals);
        format.setMinimumFractionDigits(decimals);
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0
                ? format.format(0)
                : format.format(rounded).replace('-', '\u2212');
    }

    /** From low to high, as in "1.05 to 1.19". */
    public String range(double low, double high, int decimals) {
        return of(low, decimals) + " – " + of(high, decimals);
    }

    public String whole(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }
}
