package huantiao.evidence;

import static huantiao.evidence.Extraction.Column.*;

import huantiao.evidence.Extraction.Column;
import huantiao.meta.Distributions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The numbers of an extraction, in its cells and in the words beside them, for {@link Doubts}. A
 * number that is missing or cannot be read is {@code NaN}, so that every comparison with it is
 * false.
 */
final class ReadRow {

    private static final Pattern ARMS =
            Pattern.compile("\\((\\d+)[^+()\\d]*\\+\\s*(\\d+)[^()\\d]*\\)");
    private static final Pattern WHOLE = Pattern.compile("\\b\\d{1,6}\\b");
    private static final Pattern DROPOUTS =
            Pattern.compile("dropouts?:?\\s*(\\d+)\\s*(?:and|\\+|,)\\s*(\\d+)");
    private static final Pattern PERCENT =
            Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*%(?:\\s*of\\s*(\\d+))?");
    private static final Pattern CATEGORIES =
            Pattern.compile("exp\\s+(\\d+(?:/\\d+)+)\\s*,\\s*ctl\\s+(\\d+(?:/\\d+)+)");
    private static final Pattern RANGE = Pattern.compile("\\b0\\s*(?:-|–|to)\\s*(\\d+)\\b");
    private static final Pattern P = Pattern.compile("^p?\\s*([<>=≤≥]?)\\s*(\\d*\\.?\\d+)");
    private static final Pattern NAMED_CATEGORIES =
            Pattern.compile("([^\\s/,;:]+(?:/[^\\s/,;:]+)+)(?: times)?: exp\\s+\\d");
    private static final Pattern PRINTED_EFFECT =
            Pattern.compile(
                    "prints (-?\\d+(?:\\.\\d+)?) \\((-?\\d+(?:\\.\\d+)?) to (-?\\d+(?:\\.\\d+)?)\\)");
    private static final Pattern DURATION =
            Pattern.compile(
                    "\\b(?:(week|day|month)s? (\\d+)|(\\d+)(?: ?- ?| )(week|day|month)s?\\b)");

    /** Names of the category of those in whom nothing happened. */
    private static final Set<String> NOT_ONE = Set.of("0", "none", "no", "never");

    /** The two arms and their columns. */
    enum Arm {
        EXP(N_EXP, EVENTS_EXP, MEAN_EXP, SD_EXP, CILOW_EXP, CIHIGH_EXP),
        CTL(N_CTL, EVENTS_CTL, MEAN_CTL, SD_CTL, CILOW_CTL, CIHIGH_CTL);

        final Column n;
        final Column events;
        final Column mean;
        final Column sd;
        final Column low;
        final Column high;

        Arm(Column n, Column events, Column mean, Column sd, Column low, Column high) {
            this.n = n;
            this.events = events;
            this.mean = mean;
            this.sd = sd;
            this.low = low;
            this.high = high;
        }

        /** 0 or 1: where the arm stands among two. */
        int place() {
            return this == EXP ? 0 : 1;
        }

        Arm other() {
            return this == EXP ? CTL : EXP;
        }

        String words() {
            return this == EXP ? "first" : "second";
        }
    }

    /** A percentage in the words, and the people it is of where the words say so. */
    record Percent(double value, int decimals, OptionalInt of) {
        boolean fits(double events, double people) {
            // One unit of the last digit: some reports cut where others round.
            return Math.abs(100 * events / people - value) <= Math.pow(10, -decimals) * 1.0001;
        }
    }

    /** A length of time as written. */
    record Time(int number, String unit) {}

    /** A printed p, exactly or as a bound. */
    record PrintedP(String sign, double value, int decimals) {}

    private final Extraction row;

    ReadRow(Extraction row) {
        this.row = row;
    }

    String at(Column column) {
        return row.at(column);
    }

    String type() {
        return at(DATA_TYPE);
    }

    double number(Column column) {
        String cell = at(column);
        return Cells.isNumber(cell) ? Double.parseDouble(cell) : Double.NaN;
    }

    double n(Arm arm) {
        return number(arm.n);
    }

    double mean(Arm arm) {
        return number(arm.mean);
    }

    boolean is(String... types) {
        return Arrays.asList(types).contains(type());
    }

    boolean has(Flag flag) {
        return Arrays.stream(at(FLAG).split(";")).anyMatch(one -> one.strip().equals(flag.code()));
    }

    /** Digits after the point as typed. */
    int decimals(Column column) {
        String cell = at(column);
        int point = cell.indexOf('.');
        return point < 0 ? 0 : cell.length() - point - 1;
    }

    /** People randomised to each arm, where the words give both. */
    Optional<double[]> randomised() {
        return two(ARMS.matcher(at(RANDOMISED_N)));
    }

    /** People lost from each arm, where the words give both. */
    Optional<double[]> dropouts() {
        return two(DROPOUTS.matcher(at(RANDOMISED_N)));
    }

    private static Optional<double[]> two(Matcher matcher) {
        return matcher.find()
                ? Optional.of(
                        new double[] {
                            Double.parseDouble(matcher.group(1)),
                            Double.parseDouble(matcher.group(2))
                        })
                : Optional.empty();
    }

    /** Every whole number in the words on how many were randomised. */
    Set<Integer> peopleNamed() {
        Set<Integer> named = new TreeSet<>();
        Matcher matcher = WHOLE.matcher(at(RANDOMISED_N));
        while (matcher.find()) {
            named.add(Integer.parseInt(matcher.group()));
        }
        return named;
    }

    static List<Percent> percents(String words) {
        List<Percent> percents = new ArrayList<>();
        Matcher matcher = PERCENT.matcher(words);
        while (matcher.find()) {
            String value = matcher.group(1);
            int point = value.indexOf('.');
            percents.add(
                    new Percent(
                            Double.parseDouble(value),
                            point < 0 ? 0 : value.length() - point - 1,
                            matcher.group(2) == null
                                    ? OptionalInt.empty()
                                    : OptionalInt.of(Integer.parseInt(matcher.group(2)))));
        }
        return percents;
    }

    /** People in each category of the outcome, as {@code exp 3/15/24/5, ctl 2/9/22/7}. */
    Optional<int[]> categories(Arm arm) {
        Matcher matcher = CATEGORIES.matcher(at(NOTES));
        return matcher.find()
                ? Optional.of(
                        Arrays.stream(matcher.group(arm == Arm.EXP ? 1 : 2).split("/"))
                                .mapToInt(Integer::parseInt)
                                .toArray())
                : Optional.empty();
    }

    /**
     * The places of the categories that the outcome counts, where the notes name each category and
     * the outcome says by name, or with "any", which of them it counts.
     */
    Optional<int[]> countedCategories() {
        Matcher matcher = NAMED_CATEGORIES.matcher(at(NOTES));
        if (!matcher.find()) {
            return Optional.empty();
        }
        String[] names = matcher.group(1).split("/");
        String words = at(OUTCOME).replace('_', ' ') + " " + at(OUTCOME_DEFINITION);
        boolean any = Pattern.compile("\\bany\\b").matcher(words).find();
        int[] counted =
                IntStream.range(0, names.length)
                        .filter(i ->
                                any
                                        ? !NOT_ONE.contains(names[i])
                                        : Pattern.compile("\\b" + Pattern.quote(names[i]))
                                                .matcher(words)
                                                .find())
                        .toArray();
        return counted.length == 0 ? Optional.empty() : Optional.of(counted);
    }

    /** The effect with its interval as the words say that the source prints it. */
    Optional<String[]> printedEffect() {
        Matcher matcher = PRINTED_EFFECT.matcher(at(DERIVED));
        return matcher.find()
                ? Optional.of(new String[] {matcher.group(1), matcher.group(2), matcher.group(3)})
                : Optional.empty();
    }

    /** The highest score of the scale, {@code NaN} where neither its definition nor name says. */
    double range() {
        Matcher matcher = RANGE.matcher(at(OUTCOME_DEFINITION));
        if (matcher.find()) {
            return Double.parseDouble(matcher.group(1));
        }
        String outcome = at(OUTCOME);
        return outcome.contains("nrs") ? 10 : outcome.startsWith("odi") ? 100 : Double.NaN;
    }

    Optional<PrintedP> printedP() {
        String words = at(P_VALUE);
        if (words.startsWith("not significant")) {
            return Optional.of(new PrintedP(">", 0.05, 2));
        }
        Matcher matcher = P.matcher(words);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String value = matcher.group(2);
        int point = value.indexOf('.');
        return Optional.of(
                new PrintedP(
                        matcher.group(1),
                        Double.parseDouble(value),
                        point < 0 ? 0 : value.length() - point - 1));
    }

    /** Lengths of time that stand in some words. */
    static List<Time> times(String words) {
        List<Time> times = new ArrayList<>();
        Matcher matcher = DURATION.matcher(words);
        while (matcher.find()) {
            times.add(
                    matcher.group(1) == null
                            ? new Time(Integer.parseInt(matcher.group(3)), matcher.group(4))
                            : new Time(Integer.parseInt(matcher.group(2)), matcher.group(1)));
        }
        return times;
    }

    /** The standard deviation that an arm's 95 % interval implies. */
    double sdOfInterval(Arm arm) {
        double n = n(arm);
        if (!(n >= 2)) {
            return Double.NaN;
        }
        double half = (number(arm.high) - number(arm.low)) / 2;
        return half * Math.sqrt(n) / Distributions.tUpperQuantile(0.025, n - 1);
    }

    /** The standard deviation of one arm: as typed, else from its interval. */
    double spread(Arm arm) {
        double typed = number(arm.sd);
        return typed > 0 ? typed : sdOfInterval(arm);
    }

    /** The standard deviation that the interval of a mean difference implies. */
    double sdOfEffect() {
        if (!(is("effect_with_ci") && at(EFFECT_MEASURE).equals("MD"))) {
            return Double.NaN;
        }
        double se =
                (number(CIHIGH) - number(CILOW)) / (2 * Distributions.normalUpperQuantile(0.025));
        return se / Math.sqrt(1 / n(Arm.EXP) + 1 / n(Arm.CTL));
    }

    /** The larger of the two arms' means, without sign. */
    double size() {
        double one = Math.abs(mean(Arm.EXP));
        double other = Math.abs(mean(Arm.CTL));
        if (Double.isNaN(one) || Double.isNaN(other)) {
            return Double.isNaN(one) ? other : one;
        }
        return Math.max(one, other);
    }

    boolean sameTrial(ReadRow other) {
        return !at(TRIAL_ID).isEmpty() && at(TRIAL_ID).equals(other.at(TRIAL_ID));
    }

    boolean sameOutcome(ReadRow other) {
        return !at(OUTCOME).isEmpty() && at(OUTCOME).equals(other.at(OUTCOME));
    }
}
