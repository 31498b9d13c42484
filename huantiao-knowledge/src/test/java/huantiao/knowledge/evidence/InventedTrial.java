package huantiao.knowledge.evidence;

import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.meta.Distributions;
import huantiao.meta.IndependenceTest;
import huantiao.meta.TwoByTwo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Trials that nobody did, reported without a slip: people are drawn and what they had is counted.
 */
final class InventedTrial {

    private final Random random;
    private final String id;
    private final int[] randomised = new int[2];
    private final int[] analysed = new int[2];
    private final double benefit;

    private InventedTrial(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        id = "INV" + seed;
        int size = 20 + random.nextInt(100);
        for (int arm = 0; arm < 2; arm++) {
            randomised[arm] = size + random.nextInt(3);
            analysed[arm] = randomised[arm] - random.nextInt(1 + size / 8);
        }
        benefit = Math.max(-0.1, 0.4 + 0.5 * random.nextGaussian());
    }

    static List<Extraction> rows(long seed) {
        return new InventedTrial(seed).rows();
    }

    private List<Extraction> rows() {
        List<Extraction> rows = new ArrayList<>();
        int[][] cured = counts(0.25, 0.1 * benefit);
        rows.add(binary("cured", "more", cured));
        rows.add(binary("total_effective_rate", "more", helped(cured)));
        rows.add(binary("adverse_events_any", "fewer", counts(0.08, -0.02)));
        double start = 1.2 + random.nextDouble();
        for (int week : new int[] {4, 12, 26}) {
            rows.add(changes(week, start + 0.3 * random.nextGaussian()));
        }
        rows.add(effect());
        return rows;
    }

    private Extraction row(String outcome, String better, String time, String type) {
        return Extraction.blank()
                .with(Column.ROW_ID, id + "-" + outcome + "-" + time)
                .with(Column.TRIAL_ID, id)
                .with(Column.STUDY, id + " et al.")
                .with(Column.POPULATION, "sciatica")
                .with(
                        Column.RANDOMISED_N,
                        "%d (%d + %d)"
                                .formatted(
                                        randomised[0] + randomised[1],
                                        randomised[0],
                                        randomised[1]))
                .with(Column.ARM_EXP, "acupuncture, 4 weeks, by " + id)
                .with(Column.ARM_CTL, "sham acupuncture, 4 weeks")
                .with(Column.COMPARATOR_CLASS, "sham")
                .with(Column.OUTCOME, outcome)
                .with(Column.BETTER, better)
                .with(Column.TIMEPOINT, time)
                .with(Column.DATA_TYPE, type)
                .with(Column.N_EXP, Integer.toString(analysed[0]))
                .with(Column.N_CTL, Integer.toString(analysed[1]))
                .with(Column.SOURCE, "invented")
                .with(Column.READ_AS, "abstract");
    }

    private int[][] counts(double risk, double difference) {
        int[][] counts = new int[2][1];
        for (int arm = 0; arm < 2; arm++) {
            double here = Math.clamp(arm == 0 ? risk + difference : risk, 0.01, 0.99);
            for (int person = 0; person < analysed[arm]; person++) {
                counts[arm][0] += random.nextDouble() < here ? 1 : 0;
            }
        }
        return counts;
    }

    /** Those cured, and some of the others. */
    private int[][] helped(int[][] cured) {
        int[][] helped = new int[2][1];
        for (int arm = 0; arm < 2; arm++) {
            helped[arm][0] = cured[arm][0];
            for (int person = cured[arm][0]; person < analysed[arm]; person++) {
                helped[arm][0] +=
                        random.nextDouble() < 0.6 + (arm == 0 ? 0.2 * benefit : 0) ? 1 : 0;
            }
        }
        return helped;
    }

    private Extraction binary(String outcome, String better, int[][] events) {
        IndependenceTest p =
                IndependenceTest.of(
                        TwoByTwo.ofEvents(
                                id, events[0][0], analysed[0], events[1][0], analysed[1]));
        double printed = random.nextBoolean() ? p.pearson() : p.exact();
        return row(outcome, better, "week 4", "binary")
                .with(Column.EVENTS_EXP, Integer.toString(events[0][0]))
                .with(Column.EVENTS_CTL, Integer.toString(events[1][0]))
                .with(Column.P_VALUE, printed < 0.05 ? "<0.05" : ">0.05")
                .with(
                        Column.DERIVED,
                        "from %s %% of %d and %s %% of %d"
                                .formatted(
                                        number(100.0 * events[0][0] / analysed[0], 1),
                                        analysed[0],
                                        number(100.0 * events[1][0] / analysed[1], 1),
                                        analysed[1]));
    }

    /** Mean and standard deviation of the changes of people drawn. */
    private double[] drawn(int people, double mean, double sd) {
        double sum = 0;
        double squares = 0;
        for (int person = 0; person < people; person++) {
            double one = mean + sd * random.nextGaussian();
            sum += one;
            squares += one * one;
        }
        double average = sum / people;
        return new double[] {
            average, Math.sqrt((squares - people * average * average) / (people - 1))
        };
    }

    private Extraction changes(int week, double fall) {
        Extraction row =
                row("leg_pain_nrs_change", "larger_fall", "week " + week, "continuous_change_ci")
                        .with(Column.OUTCOME_DEFINITION, "fall in leg-pain NRS 0-10");
        double[] exp = drawn(analysed[0], -fall - benefit, 2.1);
        double[] ctl = drawn(analysed[1], -fall, 2.1);
        row = interval(row, exp, analysed[0], Column.MEAN_EXP, Column.CILOW_EXP, Column.CIHIGH_EXP);
        return interval(
                row, ctl, analysed[1], Column.MEAN_CTL, Column.CILOW_CTL, Column.CIHIGH_CTL);
    }

    private static Extraction interval(
            Extraction row, double[] drawn, int people, Column mean, Column low, Column high) {
        double half =
                Distributions.tUpperQuantile(0.025, people - 1) * drawn[1] / Math.sqrt(people);
        return row.with(mean, number(drawn[0], 2))
                .with(low, number(drawn[0] - half, 2))
                .with(high, number(drawn[0] + half, 2));
    }

    private Extraction effect() {
        double[] exp = drawn(analysed[0], -12 - 5 * benefit, 14);
        double[] ctl = drawn(analysed[1], -12, 14);
        double effect = exp[0] - ctl[0];
        double se = Math.sqrt(exp[1] * exp[1] / analysed[0] + ctl[1] * ctl[1] / analysed[1]);
        double p = 2 * Distributions.normalUpper(Math.abs(effect / se));
        return row("odi_change", "larger_fall", "week 12", "effect_with_ci")
                .with(Column.OUTCOME_DEFINITION, "fall in Oswestry Disability Index 0-100")
                .with(Column.EFFECT_MEASURE, "MD")
                .with(Column.MEAN_EXP, number(exp[0], 1))
                .with(Column.MEAN_CTL, number(ctl[0], 1))
                .with(Column.EFFECT, number(effect, 1))
                .with(Column.CILOW, number(effect - 1.96 * se, 1))
                .with(Column.CIHIGH, number(effect + 1.96 * se, 1))
                .with(Column.P_VALUE, p < 0.001 ? "<0.001" : number(p, 3));
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
