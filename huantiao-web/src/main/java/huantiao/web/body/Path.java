package huantiao.web.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of absolute moves, lines and curves, as the attribute {@code d} has it.
 *
 * @param d only M, L, C and Z, each number pair an x and a y
 */
public record Path(String d) {

    private static final double MIDLINE = 150;
    private static final Pattern PAIR = Pattern.compile("(-?[0-9.]+) (-?[0-9.]+)");

    public Path {
        if (!d.matches("M[-0-9.MLCZ ]+")) {
            throw new IllegalArgumentException("path (%s) must be of M, L, C and Z".formatted(d));
        }
    }

    /** Left and right exchanged. */
    Path mirrored() {
        return new Path(
                PAIR.matcher(d)
                        .replaceAll(pair ->
                                Matcher.quoteReplacement(
                                        number(2 * MIDLINE - x(pair.group(1)))
                                                + " "
                                                + pair.group(2))));
    }

    /** The rectangle around all of its corners and handles; the curve lies within. */
    Box box() {
        var xs = new ArrayList<Double>();
        var ys = new ArrayList<Double>();
        PAIR.matcher(d)
                .results()
                .forEach(pair -> {
                    xs.add(x(pair.group(1)));
                    ys.add(x(pair.group(2)));
                });
        return new Box(least(xs), least(ys), most(xs) - least(xs), most(ys) - least(ys));
    }

    /** A rectangle, in the unit of the drawing. */
    public record Box(double x, double y, double width, double height) {}

    private static double x(String number) {
        return Double.parseDouble(number);
    }

    private static double least(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static double most(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }
}
