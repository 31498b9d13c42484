package huantiao.meta.plot;

import java.util.ArrayList;
import java.util.List;

/** From values to places on the drawing, with ticks at values people would choose. */
final class Axis {
    /**
     * @param value on the pooled scale
     * @param text as printed
     */
    record Tick(double value, String text) {}

    private static final int MOST = 8;
    private static final int FEWEST = 3;

    private final double low;
    private final double high;
    private final double from;
    private final double to;
    private final List<Tick> ticks;

    private Axis(double low, double high, double from, double to, List<Tick> ticks) {
        this.low = low;
        this.high = high;
        this.from = from;
        this.to = to;
        this.ticks = ticks;
    }

    /**
     * @param low smallest value shown, on the pooled scale
     * @param from place of the smallest value; may lie beyond {@code to}
     */
    static Axis of(Scale scale, double low, double high, double from, double to) {
        double bottom = low;
        double top = high;
        if (!(top > bottom)) {
            double half = Math.max(1e-9, 0.5 * Math.abs(low));
            bottom -= half;
            top += half;
        }
        return new Axis(bottom, top, from, to, ticks(scale, bottom, top, Math.abs(to - from)));
    }

    double at(double value) {
        return from + (to - from) * (value - low) / (high - low);
    }

    /** The place of a value, or of the nearest end. */
    double within(double value) {
        return at(Math.clamp(value, low, high));
    }

    boolean shows(double value) {
        return value >= low && value <= high;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    List<Tick> ticks() {
        return ticks;
    }

    private static List<Tick> ticks(Scale scale, double low, double high, double room) {
        List<List<Tick>> choices = new ArrayList<>();
        if (scale.isLogarithmic()) {
            for (double[] ladder : new double[][] {{1, 2, 5}, {1, 3}, {1, 1.5, 2, 3, 5, 7}, {1}}) {
                choices.add(decades(scale, low, high, ladder, 1));
            }
            for (int every : new int[] {2, 3, 5, 10, 20, 50}) {
                choices.add(decades(scale, low, high, new double[] {1}, every));
            }
        }
        if (scale == Scale.LOGIT) {
            choices.add(listed(scale, low, high, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99));
            choices.add(listed(scale, low, high, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9));
        }
        for (int wanted : new int[] {6, 5, 4, 3, 2}) {
            choices.add(even(scale, low, high, wanted));
        }
        for (List<Tick> choice : choices) {
            if (choice.size() >= FEWEST
                    && choice.size() <= MOST
                    && roomy(choice, low, high, room)) {
                return choice;
            }
        }
        for (List<Tick> choice : choices) {
            if (!choice.isEmpty() && choice.size() <= MOST && roomy(choice, low, high, room)) {
                return choice;
            }
        }
        return List.of();
    }

    /** Whether the texts leave a gap between each other. */
    private static boolean roomy(List<Tick> ticks, double low, double high, double room) {
        for (int i = 1; i < ticks.size(); i++) {
            Tick a = ticks.get(i - 1);
            Tick b = ticks.get(i);
            double gap = room * (b.value - a.value) / (high - low);
            double needed = (Type.width(a.text, Type.SIZE) + Type.width(b.text, Type.SIZE)) / 2 + 8;
            if (gap < needed) {
                return false;
            }
        }
        return true;
    }

    private static List<Tick> decades(
            Scale scale, double low, double high, double[] ladder, int every) {
        List<Tick> ticks = new ArrayList<>();
        int first = (int) Math.floor(low / Math.log(10)) - 1;
        int last = (int) Math.ceil(high / Math.log(10)) + 1;
        if (last - first > 600) {
            return List.of();
        }
        for (int power = first; power <= last; power++) {
            if (Math.floorMod(power, every) != 0) {
                continue;
            }
            for (double step : ladder) {
                double printed = Double.parseDouble(step + "e" + power);
                double value = scale.pooled(printed);
                if (value >= low && value <= high) {
                    ticks.add(new Tick(value, plain(printed)));
                }
            }
        }
        return ticks;
    }

    private static List<Tick> listed(Scale scale, double low, double high, double... printed) {
        List<Tick> ticks = new ArrayList<>();
        for (double each : printed) {
            double value = scale.pooled(each);
            if (value >= low && value <= high) {
                ticks.add(new Tick(value, plain(each)));
            }
        }
        return ticks;
    }

    /** As short as it can be said: {@code 0.05}, {@code 1}, {@code 1.5}, {@code 10⁻⁶}. */
    private static String plain(double printed) {
        if (printed >= 1e5 || printed < 9e-5) {
            return Printed.scientific(printed).replace(".00×", "×").replaceFirst("^1×", "");
        }
        return new java.math.BigDecimal(Double.toString(printed))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Even steps of the printed value. */
    private static List<Tick> even(Scale scale, double low, double high, int wanted) {
        double bottom = scale.printed(low);
        double top = scale.printed(high);
        double raw = (top - bottom) / wanted;
        if (!(raw > 0 && raw < Double.POSITIVE_INFINITY)) {
            return List.of();
        }
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double part = raw / power;
        double step = (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
        int places = Math.clamp((int) Math.ceil(-Math.log10(step) - 1e-9), 0, 12);
        List<Tick> ticks = new ArrayList<>();
        for (long n = (long) Math.ceil(bottom / step - 1e-9); n * step <= top + 1e-9 * step; n++) {
            double printed = n * step;
            double value = scale.pooled(printed);
            if (Double.isFinite(value)
                    && value >= low - 1e-9 * (high - low)
                    && value <= high + 1e-9 * (high - low)) {
                ticks.add(
                        new Tick(
                                value,
                                places > 5
                                        ? Printed.small(printed, 0)
                                        : Printed.number(printed, places)));
            }
        }
        return ticks;
    }
}
