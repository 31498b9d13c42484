package huantiao.evidence;

import static huantiao.evidence.Doubt.Kind.CODE;
import static huantiao.evidence.Doubt.Kind.DIRECTION;
import static huantiao.evidence.Doubt.Kind.PEOPLE;
import static huantiao.evidence.Doubt.Kind.SPREAD;
import static huantiao.evidence.Doubt.Kind.TIME;
import static huantiao.evidence.Doubt.Kind.TWICE;
import static huantiao.evidence.Doubt.Kind.UNIT;

import huantiao.evidence.Extraction.Column;
import huantiao.evidence.ReadRow.Arm;
import huantiao.evidence.ReadRow.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** One row against the other rows of its trial, and against the other trials. */
final class NeighbourDoubts {

    private static final double FAR = 4;
    private static final double FURTHER = 6;
    private static final int ENOUGH = 5;
    private static final double TWO_YEARS_WEEKS = 104.5;
    private static final Pattern HARM = Pattern.compile("recurrence|relapse|adverse|rescue|death");
    private static final Pattern GOOD = Pattern.compile("cured|effective|improve|recover");
    private static final Pattern FALL = Pattern.compile("_change$");

    private final ReadRow row;
    private final List<ReadRow> ofTrial;
    private final List<ReadRow> elsewhere;
    private final List<Doubt> found;

    NeighbourDoubts(ReadRow row, List<ReadRow> others, List<Doubt> found) {
        this.row = row;
        this.ofTrial = others.stream().filter(row::sameTrial).toList();
        this.elsewhere = others.stream().filter(one -> !row.sameTrial(one)).toList();
        this.found = found;
    }

    void look() {
        people();
        numbersOfTheOutcome();
        time();
        codes();
        twice();
        cured();
    }

    private void add(Column column, Doubt.Kind kind, String sentence, String cure) {
        found.add(new Doubt(column, kind, sentence, cure));
    }

    private void people() {
        if (row.is("within_group", "binary_total_only")) {
            return;
        }
        double exp = row.n(Arm.EXP);
        double ctl = row.n(Arm.CTL);
        for (ReadRow other : ofTrial) {
            if (exp != ctl && exp == other.n(Arm.CTL) && ctl == other.n(Arm.EXP)) {
                add(
                        Column.N_EXP,
                        DIRECTION,
                        "Row %s of the trial has these numbers of people in the other arms."
                                .formatted(other.at(Column.ROW_ID)),
                        "Check which arm is which.");
                return;
            }
        }
        for (Arm arm : Arm.values()) {
            for (ReadRow other : ofTrial) {
                if (slipped(row.at(arm.n), other.at(arm.n))) {
                    add(
                            arm.n,
                            PEOPLE,
                            "Row %s of the trial has %s people in this arm."
                                    .formatted(other.at(Column.ROW_ID), other.at(arm.n)),
                            "Check for exchanged digits or one too many.");
                    break;
                }
            }
        }
        row.randomised().ifPresent(all -> everybodyCounted(all, exp, ctl));
    }

    /** The same digits in another order, or one more or less at the end. */
    private static boolean slipped(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return false;
        }
        return (one + "0").equals(other)
                || (other + "0").equals(one)
                || (one.length() == other.length()
                        && Arrays.equals(
                                one.chars().sorted().toArray(), other.chars().sorted().toArray()));
    }

    private void everybodyCounted(double[] all, double exp, double ctl) {
        boolean everybody = exp == all[0] && ctl == all[1];
        if (everybody && !row.has(Flag.DENOMINATOR_ASSUMED)) {
            ofTrial.stream()
                    .filter(other ->
                            !other.has(Flag.DENOMINATOR_ASSUMED)
                                    && (other.n(Arm.EXP) < exp || other.n(Arm.CTL) < ctl))
                    .findFirst()
                    .ifPresent(other ->
                            add(
                                    Column.N_EXP,
                                    PEOPLE,
                                    "These are those randomised; row %s counts %s and %s people."
                                            .formatted(
                                                    other.at(Column.ROW_ID),
                                                    other.at(Column.N_EXP),
                                                    other.at(Column.N_CTL)),
                                    "Use those analysed, or flag denominator_assumed."));
        }
    }

    private void numbersOfTheOutcome() {
        List<ReadRow> same = ofTrial.stream().filter(row::sameOutcome).toList();
        double size = row.size();
        double typical = median(same.stream().mapToDouble(ReadRow::size));
        if (size / typical > FAR || typical / size > FAR) {
            add(
                    Column.MEAN_EXP,
                    UNIT,
                    "The trial's other rows of this outcome are about %.1f times this."
                            .formatted(typical / size),
                    "Check the decimal point and the range of the scale.");
        }
        for (Arm arm : Arm.values()) {
            double here = Math.abs(row.mean(arm));
            double there = median(same.stream().mapToDouble(one -> Math.abs(one.mean(arm))));
            // A control arm may well hardly change; an arm under test seldom stops.
            if (here / there > FURTHER || (arm == Arm.EXP && there / here > FURTHER)) {
                add(
                        arm.mean,
                        UNIT,
                        "The trial's other rows of this outcome are about %.1f times this."
                                .formatted(there / here),
                        "Check the decimal point.");
            }
        }
        double spread = spread(row);
        double typicalSpread = median(same.stream().mapToDouble(NeighbourDoubts::spread));
        if (spread / typicalSpread > 2 || typicalSpread / spread > 2) {
            add(
                    row.is("effect_with_ci")
                            ? Column.CILOW
                            : row.at(Column.SD_EXP).isEmpty() ? Column.CILOW_EXP : Column.SD_EXP,
                    SPREAD,
                    "The trial's other rows of this outcome spread by %.1f, not %.1f."
                            .formatted(typicalSpread, spread),
                    "Quartiles, a standard error or another unit may have been used.");
        }
        if (same.isEmpty()) {
            elsewhere(spread);
        }
    }

    private void elsewhere(double spread) {
        double typical =
                median(
                        elsewhere.stream()
                                .filter(row::sameOutcome)
                                .mapToDouble(NeighbourDoubts::spread));
        if (spread / typical > FAR || typical / spread > FAR) {
            add(
                    row.is("effect_with_ci") ? Column.CILOW : Column.MEAN_EXP,
                    UNIT,
                    "In other trials this outcome spreads by %.1f, here by %.1f."
                            .formatted(typical, spread),
                    "Check the range of the scale, and whether it is a standard error.");
        }
    }

    private static double spread(ReadRow one) {
        double effect = one.sdOfEffect();
        if (!Double.isNaN(effect)) {
            return effect;
        }
        return one.is("continuous", "continuous_change_ci", "within_group")
                ? DoubleStream.of(one.spread(Arm.EXP), one.spread(Arm.CTL))
                        .filter(sd -> sd > 0)
                        .max()
                        .orElse(Double.NaN)
                : Double.NaN;
    }

    /** {@code NaN} where there is none. */
    private static double median(DoubleStream values) {
        double[] sorted = values.filter(value -> value > 0).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private void time() {
        List<Time> typed = ReadRow.times(row.at(Column.TIMEPOINT));
        if (typed.isEmpty()) {
            return;
        }
        List<Time> said = new ArrayList<>();
        for (Column column :
                List.of(
                        Column.ARM_EXP,
                        Column.ARM_CTL,
                        Column.OUTCOME_DEFINITION,
                        Column.NOTES,
                        Column.DERIVED)) {
            said.addAll(ReadRow.times(row.at(column)));
        }
        for (ReadRow other : ofTrial) {
            said.addAll(ReadRow.times(other.at(Column.TIMEPOINT)));
            said.addAll(ReadRow.times(other.at(Column.NOTES)));
        }
        for (Time time : typed) {
            for (Time other : said) {
                if (time.number() == other.number()
                        && !time.unit().equals(other.unit())
                        && !said.contains(time)) {
                    add(
                            Column.TIMEPOINT,
                            TIME,
                            "Elsewhere the trial says %d %ss, not %ss."
                                    .formatted(time.number(), other.unit(), time.unit()),
                            "Check the unit of time.");
                    return;
                }
            }
        }
        Followup followup = Followup.read(row.at(Column.TIMEPOINT));
        if (followup.toWeeks().orElse(0) > TWO_YEARS_WEEKS) {
            add(
                    Column.TIMEPOINT,
                    TIME,
                    "That is longer than two years.",
                    "Check the unit of time.");
        }
        timeOfOthers(followup);
        double treated =
                ReadRow.times(row.at(Column.ARM_EXP)).stream()
                        .mapToDouble(one ->
                                Followup.read(one.number() + " " + one.unit() + "s")
                                        .toWeeks()
                                        .orElse(0))
                        .max()
                        .orElse(0);
        if (followup.toWeeks().isPresent() && followup.toWeeks().getAsDouble() < treated / 4) {
            add(
                    Column.TIMEPOINT,
                    TIME,
                    "That is long before the treatment of %.0f weeks ends.".formatted(treated),
                    "Check the unit of time.");
        }
    }

    /**
     * A trial that measured once, against when other trials measured. A week taken for a day is
     * seven times too short, a week taken for a month is 4.3 times too long; the bounds lie just
     * within.
     */
    private void timeOfOthers(Followup followup) {
        if (followup.toWeeks().isEmpty()
                || ofTrial.stream()
                        .anyMatch(other ->
                                row.sameOutcome(other)
                                        && !other.at(Column.TIMEPOINT)
                                                .equals(row.at(Column.TIMEPOINT)))) {
            return;
        }
        double[] others =
                elsewhere.stream()
                        .filter(other ->
                                row.sameOutcome(other)
                                        && row.at(Column.COMPARATOR_CLASS)
                                                .equals(other.at(Column.COMPARATOR_CLASS)))
                        .flatMapToDouble(other ->
                                Followup.read(other.at(Column.TIMEPOINT)).toWeeks().stream())
                        .toArray();
        double weeks = followup.toWeeks().getAsDouble();
        double typical = median(DoubleStream.of(others));
        if (others.length >= ENOUGH && (weeks > 4 * typical || weeks < typical / 6)) {
            add(
                    Column.TIMEPOINT,
                    TIME,
                    "Other trials of this comparison measured the outcome at about %.0f weeks, this one at %.1f."
                            .formatted(typical, weeks),
                    "Check the unit of time.");
        }
    }

    private void codes() {
        String better = row.at(Column.BETTER);
        List<String> others =
                Stream.concat(ofTrial.stream(), elsewhere.stream())
                        .filter(row::sameOutcome)
                        .map(one -> one.at(Column.BETTER))
                        .toList();
        if (!better.isEmpty() && !others.isEmpty() && !others.contains(better)) {
            add(
                    Column.BETTER,
                    CODE,
                    "Every other row of this outcome says \"%s\".".formatted(others.getFirst()),
                    "Check which way is better.");
        } else if (HARM.matcher(row.at(Column.OUTCOME)).find()
                && better.equals(Better.MORE.code())) {
            add(
                    Column.BETTER,
                    CODE,
                    "More people with this event are hardly better.",
                    "Check which way is better.");
        } else if (GOOD.matcher(row.at(Column.OUTCOME)).find()
                && better.equals(Better.FEWER.code())) {
            add(
                    Column.BETTER,
                    CODE,
                    "Fewer people with this event are hardly better.",
                    "Check which way is better.");
        } else if (FALL.matcher(row.at(Column.OUTCOME)).find()
                && !better.isEmpty()
                && !better.equals(Better.LARGER_FALL.code())) {
            add(
                    Column.BETTER,
                    CODE,
                    "The outcome is a change.",
                    "A fall is a negative number, and a larger one is better.");
        }
        boolean counts = row.is("binary", "percent_only", "binary_total_only");
        boolean ofCounts = better.equals(Better.MORE.code()) || better.equals(Better.FEWER.code());
        if (!better.isEmpty()
                && !row.type().isEmpty()
                && counts != ofCounts
                && !row.is("effect_with_ci")) {
            add(
                    Column.BETTER,
                    CODE,
                    counts
                            ? "Counts of people are better when more or fewer."
                            : "Scores are better when lower, changes when they fall further.",
                    "Check which way is better and the type of data.");
        }
        String second = row.at(Column.COMPARATOR_CLASS);
        for (ReadRow other : ofTrial) {
            if (!second.isEmpty()
                    && other.at(Column.ARM_CTL).equals(row.at(Column.ARM_CTL))
                    && !other.at(Column.COMPARATOR_CLASS).equals(second)) {
                add(
                        Column.COMPARATOR_CLASS,
                        CODE,
                        "Row %s says \"%s\" of the same arm."
                                .formatted(
                                        other.at(Column.ROW_ID), other.at(Column.COMPARATOR_CLASS)),
                        "Check the class of the second arm.");
                return;
            }
        }
    }

    /** The numbers of another row, or the people of another trial. */
    private void twice() {
        List<String> mine = numbers(row);
        for (ReadRow other : ofTrial) {
            if (row.sameOutcome(other)
                    && row.at(Column.TIMEPOINT).equals(other.at(Column.TIMEPOINT))
                    && row.at(Column.ARM_EXP).equals(other.at(Column.ARM_EXP))
                    && row.at(Column.ARM_CTL).equals(other.at(Column.ARM_CTL))) {
                add(
                        Column.OUTCOME,
                        TWICE,
                        "Row %s is about the same outcome at the same time."
                                .formatted(other.at(Column.ROW_ID)),
                        "Keep one of them.");
                return;
            }
            if (row.is("continuous", "continuous_change_ci", "effect_with_ci")
                    && mine.equals(numbers(other))) {
                add(
                        Column.TIMEPOINT,
                        TWICE,
                        "Row %s of the trial has the same numbers for %s at %s."
                                .formatted(
                                        other.at(Column.ROW_ID),
                                        other.at(Column.OUTCOME),
                                        other.at(Column.TIMEPOINT)),
                        "One of the two may be from the wrong line of the table.");
                return;
            }
        }
        for (ReadRow other : elsewhere) {
            boolean sameNumbers = telling(row) && mine.equals(numbers(other));
            boolean samePeople =
                    !row.at(Column.POPULATION).isEmpty()
                            && row.at(Column.RANDOMISED_N).length() > 4
                            && samePeople(other);
            if (sameNumbers || samePeople) {
                add(
                        Column.TRIAL_ID,
                        TWICE,
                        sameNumbers
                                ? "Trial %s has the same numbers in row %s."
                                        .formatted(
                                                other.at(Column.TRIAL_ID), other.at(Column.ROW_ID))
                                : "Trial %s has the same population, numbers randomised and arms."
                                        .formatted(other.at(Column.TRIAL_ID)),
                        "If it is one cohort in two reports, give it one trial id and keep one row.");
                return;
            }
        }
    }

    private boolean samePeople(ReadRow other) {
        return Stream.of(Column.POPULATION, Column.RANDOMISED_N, Column.ARM_EXP, Column.ARM_CTL)
                .allMatch(column -> row.at(column).equals(other.at(column)));
    }

    private static final List<Column> NUMBERS =
            Arrays.stream(Column.values())
                    .filter(column -> column.kind() == Column.Kind.NUMBER)
                    .toList();

    private static List<String> numbers(ReadRow one) {
        return NUMBERS.stream().map(one::at).toList();
    }

    /** Numbers that do not repeat by chance: small counts do. */
    private static boolean telling(ReadRow one) {
        double events = one.number(Column.EVENTS_EXP) + one.number(Column.EVENTS_CTL);
        double people = one.number(Column.N_EXP) + one.number(Column.N_CTL);
        return one.is("binary")
                ? events >= 4 && people >= 20
                : one.is(
                        "continuous",
                        "continuous_change_ci",
                        "continuous_change_mean_only",
                        "effect_with_ci",
                        "smd_variance");
    }

    /** Nobody is cured without being helped. */
    private void cured() {
        for (ReadRow other : ofTrial) {
            boolean narrow = row.at(Column.OUTCOME).equals("cured");
            if (!(narrow || row.at(Column.OUTCOME).equals("total_effective_rate"))
                    || !other.at(Column.OUTCOME).equals(narrow ? "total_effective_rate" : "cured")
                    || !row.at(Column.TIMEPOINT).equals(other.at(Column.TIMEPOINT))) {
                continue;
            }
            for (Arm arm : Arm.values()) {
                ReadRow few = narrow ? row : other;
                ReadRow many = narrow ? other : row;
                if (few.number(arm.events) > many.number(arm.events)) {
                    add(
                            arm.events,
                            PEOPLE,
                            "More people cured (%s) than helped (%s)."
                                    .formatted(few.at(arm.events), many.at(arm.events)),
                            "Check this count and that of row %s."
                                    .formatted(other.at(Column.ROW_ID)));
                }
            }
        }
    }
}
