package huantiao.evidence;

import static huantiao.evidence.Doubt.Kind.DIRECTION;
import static huantiao.evidence.Doubt.Kind.P_VALUE;

import huantiao.evidence.Extraction.Column;
import huantiao.evidence.ReadRow.Arm;
import huantiao.evidence.ReadRow.PrintedP;
import huantiao.meta.Distributions;
import huantiao.meta.IndependenceTest;
import huantiao.meta.TwoByTwo;
import java.util.List;
import java.util.Optional;

/** The printed p against what the numbers give, and results that speak for the second arm. */
final class ProbabilityDoubts {

    /** Room on the scale of z for another test, and for the rounding of what it rests on. */
    private static final double ROOM = 0.1;

    private static final double NOTABLE = 0.05;

    private final ReadRow row;
    private final List<Doubt> found;

    ProbabilityDoubts(ReadRow row, List<Doubt> found) {
        this.row = row;
        this.found = found;
    }

    /** Evidence against no effect on the scale of z, by the mildest and the sharpest usual test. */
    private record Strength(double least, double most, double firstMinusSecond) {}

    void look() {
        Optional<Strength> strength = strength();
        strength.ifPresent(this::direction);
        row.printedP().ifPresent(printed -> printed(printed, strength));
    }

    private Optional<Strength> strength() {
        return switch (row.type()) {
            case "binary" -> ofCounts();
            case "effect_with_ci" -> ofInterval();
            case "smd_variance" ->
                    exactly(row.number(Column.EFFECT), Math.sqrt(row.number(Column.VARIANCE)));
            case "continuous", "continuous_change_ci" -> {
                double exp = row.spread(Arm.EXP);
                double ctl = row.spread(Arm.CTL);
                yield exactly(
                        row.mean(Arm.EXP) - row.mean(Arm.CTL),
                        Math.sqrt(exp * exp / row.n(Arm.EXP) + ctl * ctl / row.n(Arm.CTL)));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Strength> exactly(double effect, double se) {
        double z = Math.abs(effect / se);
        return Double.isFinite(z) ? Optional.of(new Strength(z, z, effect)) : Optional.empty();
    }

    private Optional<Strength> ofInterval() {
        double effect = row.number(Column.EFFECT);
        double low = row.number(Column.CILOW);
        double high = row.number(Column.CIHIGH);
        boolean ratio = Scale.of(row.at(Column.EFFECT_MEASURE)).map(Scale::isRatio).orElse(false);
        if (ratio) {
            effect = Math.log(effect);
            low = Math.log(low);
            high = Math.log(high);
        }
        return exactly(effect, (high - low) / (2 * Distributions.normalUpperQuantile(0.025)));
    }

    private Optional<Strength> ofCounts() {
        double a = row.number(Arm.EXP.events);
        double c = row.number(Arm.CTL.events);
        double b = row.n(Arm.EXP) - a;
        double d = row.n(Arm.CTL) - c;
        if (!(a >= 0 && b >= 0 && c >= 0 && d >= 0 && whole(a, b, c, d))) {
            return Optional.empty();
        }
        IndependenceTest p = IndependenceTest.of(new TwoByTwo(row.at(Column.ROW_ID), a, b, c, d));
        return Optional.of(new Strength(z(p.most()), z(p.least()), a * (c + d) - c * (a + b)));
    }

    private static boolean whole(double... counts) {
        for (double count : counts) {
            if (count != Math.rint(count)) {
                return false;
            }
        }
        return true;
    }

    private static double z(double p) {
        return Distributions.normalUpperQuantile(Math.clamp(p, 1e-300, 1) / 2);
    }

    private void direction(Strength strength) {
        Optional<Better> better = Better.of(row.at(Column.BETTER));
        if (better.isEmpty() || !(strength.least() > z(NOTABLE))) {
            return;
        }
        boolean forSecond = better.get().lowFavoursFirstArm() == (strength.firstMinusSecond() > 0);
        if (forSecond && !row.has(Flag.NULL_RESULT)) {
            found.add(
                    new Doubt(
                            row.is("binary") ? Column.EVENTS_EXP : firstNumber(),
                            DIRECTION,
                            "The second arm did better by more than chance.",
                            "Check which arm is which, the sign, and which way is better."));
        }
    }

    private Column firstNumber() {
        return row.is("continuous", "continuous_change_ci") ? Column.MEAN_EXP : Column.EFFECT;
    }

    private void printed(PrintedP printed, Optional<Strength> strength) {
        if (!(printed.value() >= 0 && printed.value() <= 1)) {
            add("A p value lies between 0 and 1.");
            return;
        }
        if (strength.isEmpty()) {
            return;
        }
        double least = strength.get().least();
        double most = strength.get().most();
        boolean contradicts =
                switch (printed.sign()) {
                    case "<", "≤" -> most < z(printed.value()) - ROOM;
                    case ">", "≥" -> least > z(printed.value()) + ROOM;
                    default -> {
                        double rounding = 0.5 * Math.pow(10, -printed.decimals());
                        double room = 0.25 + 0.12 * most;
                        double low = z(Math.min(1, printed.value() + rounding));
                        double high = z(Math.max(1e-12, printed.value() - rounding));
                        yield most < low - room
                                || (least > high + room && printed.value() > rounding);
                    }
                };
        if (contradicts) {
            add(
                    "The numbers give p = %s by the tests that come nearest."
                            .formatted(
                                    nearest(
                                            printed.sign().isEmpty()
                                                    ? (least + most) / 2
                                                    : printed.sign().equals(">")
                                                                    || printed.sign().equals("≥")
                                                            ? least
                                                            : most)));
        }
    }

    private static String nearest(double z) {
        double p = 2 * Distributions.normalUpper(z);
        return p < 0.001 ? "less than 0.001" : "%.3f".formatted(p);
    }

    private void add(String sentence) {
        found.add(
                new Doubt(
                        Column.P_VALUE,
                        P_VALUE,
                        sentence,
                        "Check p, the numbers and which comparison p is about; if all stand so in the report, flag p_value_check."));
    }
}
