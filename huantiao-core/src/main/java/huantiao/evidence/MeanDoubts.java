package huantiao.evidence;

import static huantiao.evidence.Doubt.Kind.DIRECTION;
import static huantiao.evidence.Doubt.Kind.INTERVAL;
import static huantiao.evidence.Doubt.Kind.SPREAD;
import static huantiao.evidence.Doubt.Kind.UNIT;

import huantiao.evidence.Extraction.Column;
import huantiao.evidence.ReadRow.Arm;
import huantiao.meta.Distributions;
import huantiao.meta.Plausibility;
import huantiao.meta.ReportedInterval;
import java.util.List;
import java.util.OptionalDouble;

/** Means, changes and effects against their intervals, their spread and the range of the scale. */
final class MeanDoubts {

    /** A standard deviation of a clinical score below this share of the range is rare. */
    private static final double LEAST_SHARE = 0.05;

    /** No group spreads more than half the range, and no change more than the range. */
    private static final double MOST_SHARE = 0.6;

    /**
     * Half a unit of the last digit, and a little for a source that computed with rounded numbers.
     */
    private static final double ROUNDED = 0.6;

    private final ReadRow row;
    private final List<Doubt> found;

    MeanDoubts(ReadRow row, List<Doubt> found) {
        this.row = row;
        this.found = found;
    }

    void look() {
        boolean means =
                row.is(
                        "continuous",
                        "continuous_change_ci",
                        "continuous_change_mean_only",
                        "within_group");
        boolean effect = row.is("effect_with_ci");
        if (means) {
            for (Arm arm : Arm.values()) {
                interval(arm.mean, arm.low, arm.high, false);
                spread(arm);
            }
            armsAlike();
        }
        if (means || effect) {
            range();
            fallsAreNegative();
        }
        if (effect) {
            interval(
                    Column.EFFECT,
                    Column.CILOW,
                    Column.CIHIGH,
                    Scale.of(row.at(Column.EFFECT_MEASURE)).map(Scale::isRatio).orElse(false));
            armsAndEffect();
            spreadOfEffect();
        }
        if (row.is("smd_variance")) {
            standardised();
        }
        if (effect || row.is("smd_variance")) {
            row.printedEffect().ifPresent(this::printed);
        }
    }

    private void add(Column column, Doubt.Kind kind, String sentence, String cure) {
        found.add(new Doubt(column, kind, sentence, cure));
    }

    private void interval(Column middle, Column lower, Column upper, boolean ratio) {
        double mean = row.number(middle);
        double low = row.number(lower);
        double high = row.number(upper);
        if (Double.isNaN(mean + low + high)) {
            return;
        }
        if (low > high) {
            add(lower, INTERVAL, "The lower bound lies above the upper.", "Exchange them.");
            return;
        }
        if (mean < low || mean > high) {
            add(
                    middle,
                    INTERVAL,
                    "The number lies outside its own interval.",
                    "Check the three numbers and their signs.");
            return;
        }
        if (ratio && !(low > 0)) {
            return;
        }
        int decimals =
                Math.max(row.decimals(middle), Math.max(row.decimals(lower), row.decimals(upper)));
        ReportedInterval printed =
                new ReportedInterval(row.at(Column.ROW_ID), mean, low, high, 0.95);
        if (ratio) {
            decimals += (int) Math.floor(Math.log10(Math.min(1, low)));
            printed = printed.logged();
        }
        if (!Plausibility.ofIntervals(List.of(printed), Math.max(0, decimals)).isEmpty()) {
            add(
                    lower,
                    INTERVAL,
                    "The interval is not symmetric about the number.",
                    "Check the three numbers; if they are printed so, flag ci_not_symmetric.");
        }
    }

    /** Two groups of people hardly have the same mean and the same spread to the last digit. */
    private void armsAlike() {
        boolean sameSpread =
                row.number(Arm.EXP.sd) == row.number(Arm.CTL.sd)
                        || (row.number(Arm.EXP.low) == row.number(Arm.CTL.low)
                                && row.number(Arm.EXP.high) == row.number(Arm.CTL.high));
        boolean onlyMeans = row.is("continuous_change_mean_only");
        if (row.mean(Arm.EXP) == row.mean(Arm.CTL)
                && (sameSpread || (onlyMeans && row.decimals(Arm.EXP.mean) > 0))) {
            add(
                    Arm.CTL.mean,
                    DIRECTION,
                    "Both arms have the same numbers.",
                    "One arm may have been typed twice.");
        }
    }

    /** One arm's standard deviation against its interval, its mean and the scale. */
    private void spread(Arm arm) {
        double sd = row.number(arm.sd);
        double implied = row.sdOfInterval(arm);
        double n = row.n(arm);
        if (sd > 0 && implied > 0 && Math.abs(Math.log(sd / implied)) > Math.log(1.15)) {
            add(
                    arm.sd,
                    SPREAD,
                    "The interval gives a standard deviation of %.2f.".formatted(implied),
                    near(sd, implied / Math.sqrt(n))
                            ? "The number typed is the standard error."
                            : "Check the interval, the standard deviation and the number of people.");
            return;
        }
        double used = row.spread(arm);
        double range = row.range();
        double steps = Math.abs(row.mean(arm)) / used;
        if (used > MOST_SHARE * range) {
            add(
                    sd > 0 ? arm.sd : arm.low,
                    SPREAD,
                    "A standard deviation of %.1f on a scale of %.0f is more than people can spread."
                            .formatted(used, range),
                    "Check the interval; quartiles or the range may stand in its place.");
        } else if (steps > 5 && (Double.isNaN(range) || used < LEAST_SHARE * range)) {
            add(
                    sd > 0 ? arm.sd : arm.low,
                    SPREAD,
                    "The mean is %.0f standard deviations from 0.".formatted(steps),
                    "A standard error, or half an interval, may stand where the standard deviation belongs.");
        }
    }

    private static boolean near(double one, double other) {
        return Math.abs(Math.log(one / other)) < Math.log(1.15);
    }

    private void spreadOfEffect() {
        double sd = row.sdOfEffect();
        double range = row.range();
        if (sd < 0.03 * range || sd > MOST_SHARE * range) {
            add(
                    Column.CILOW,
                    UNIT,
                    "The interval means a standard deviation of %.1f on a scale of %.0f."
                            .formatted(sd, range),
                    "Check the unit, the interval and the numbers of people.");
        }
    }

    private void range() {
        double range = row.range();
        double most = Double.isNaN(range) ? 100 : range;
        for (Column column :
                List.of(
                        Column.MEAN_EXP,
                        Column.CILOW_EXP,
                        Column.CIHIGH_EXP,
                        Column.MEAN_CTL,
                        Column.CILOW_CTL,
                        Column.CIHIGH_CTL)) {
            beyond(column, most);
        }
        if (row.at(Column.EFFECT_MEASURE).equals("MD")) {
            beyond(Column.EFFECT, most);
            beyond(Column.CILOW, most);
            beyond(Column.CIHIGH, most);
        }
        if (row.is("continuous") && row.at(Column.BETTER).equals(Better.LOWER.code())) {
            for (Arm arm : Arm.values()) {
                if (row.mean(arm) < 0) {
                    add(
                            arm.mean,
                            UNIT,
                            "A score cannot be negative.",
                            "If it is a change, the better direction is larger_fall.");
                }
            }
        }
    }

    private void beyond(Column column, double most) {
        if (Math.abs(row.number(column)) > most) {
            add(
                    column,
                    UNIT,
                    "The scale ends at %.0f.".formatted(most),
                    "Check the decimal point and the range of the scale.");
        }
    }

    /** Changes are signed; positive ones are final scores, lost signs, or people who got worse. */
    private void fallsAreNegative() {
        if (!row.at(Column.BETTER).equals(Better.LARGER_FALL.code())) {
            return;
        }
        double exp = row.mean(Arm.EXP);
        double ctl = row.mean(Arm.CTL);
        for (Arm arm : Arm.values()) {
            double here = row.mean(arm);
            double there = row.mean(arm.other());
            boolean alone = Double.isNaN(there);
            if (here > 0 && (alone || there > 0 || here > Math.abs(there))) {
                add(
                        arm.mean,
                        DIRECTION,
                        exp > 0 && ctl > 0
                                ? "Both arms got worse, if these are changes."
                                : "This arm got worse, if this is a change.",
                        "A fall is a negative number. A score at the end is no change: use data type continuous.");
            }
        }
    }

    /** The difference of the arms against the effect; an adjusted one may differ a little. */
    private void armsAndEffect() {
        double raw = row.mean(Arm.EXP) - row.mean(Arm.CTL);
        double effect = row.number(Column.EFFECT);
        double half = (row.number(Column.CIHIGH) - row.number(Column.CILOW)) / 2;
        if (Double.isNaN(raw + effect + half) || !row.at(Column.EFFECT_MEASURE).equals("MD")) {
            return;
        }
        double rounding = Math.pow(10, -row.decimals(Column.EFFECT));
        if (Math.abs(raw + effect) < Math.abs(raw - effect)
                && Math.abs(raw - effect) > 2 * rounding) {
            add(
                    Column.EFFECT,
                    DIRECTION,
                    "The arms differ by %.2f, the other way than the effect.".formatted(raw),
                    "Check the signs and which arm is which.");
        } else if (Math.abs(raw - effect) > 0.5 * Math.max(half, rounding)) {
            add(
                    Column.EFFECT,
                    UNIT,
                    "The arms differ by %.2f.".formatted(raw),
                    "Check the numbers; if the effect is adjusted, flag raw_difference_differs.");
        }
    }

    /** The effect and its interval against how the source prints them in a second place. */
    private void printed(String[] printed) {
        double effect = row.number(Column.EFFECT);
        double half =
                Math.sqrt(row.number(Column.VARIANCE)) * Distributions.normalUpperQuantile(0.025);
        boolean given = row.is("effect_with_ci");
        double[] typed = {
            effect,
            given ? row.number(Column.CILOW) : effect - half,
            given ? row.number(Column.CIHIGH) : effect + half
        };
        Column[] columns = {
            Column.EFFECT,
            given ? Column.CILOW : Column.VARIANCE,
            given ? Column.CIHIGH : Column.VARIANCE
        };
        for (int i = 0; i < typed.length; i++) {
            if (new Check.Printed(printed[i]).unitsAway(OptionalDouble.of(typed[i])) > ROUNDED
                    && !Double.isNaN(typed[i])) {
                add(
                        columns[i],
                        typed[i] * Double.parseDouble(printed[i]) < 0 && i == 0
                                ? DIRECTION
                                : INTERVAL,
                        "The numbers give %.3f, and the source prints %s in another place."
                                .formatted(typed[i], printed[i]),
                        "Check the sign and the digits in both places.");
                return;
            }
        }
    }

    /**
     * The variance of a standardised difference of two groups of one size is 4/n (1 + d²/8); other
     * sizes make it larger, adjustment or crossing over somewhat smaller.
     *
     * @see <a href="https://doi.org/10.1002/9780470743386">Borenstein 2009, formula 4.20</a>
     */
    private void standardised() {
        double d = row.number(Column.EFFECT);
        double variance = row.number(Column.VARIANCE);
        if (Math.abs(d) > 3) {
            add(
                    Column.EFFECT,
                    UNIT,
                    "More than three standard deviations are hardly an effect.",
                    "Check the decimal point, and whether standard errors were used.");
        }
        double people = row.n(Arm.EXP) + row.n(Arm.CTL);
        if (Double.isNaN(people)) {
            people = row.peopleNamed().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
        if (!(people > 3) || Double.isNaN(d)) {
            return;
        }
        double expected = 4 / people * (1 + d * d / 8);
        if (variance < 0.75 * expected || variance > 2 * expected) {
            add(
                    Column.VARIANCE,
                    SPREAD,
                    "%.0f people give a variance of about %.4f.".formatted(people, expected),
                    near(variance, Math.sqrt(expected))
                            ? "The number typed is the standard error."
                            : "Check the variance and the number of people.");
        }
    }
}
