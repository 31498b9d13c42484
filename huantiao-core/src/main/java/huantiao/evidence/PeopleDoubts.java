package huantiao.evidence;

import static huantiao.evidence.Doubt.Kind.DIRECTION;
import static huantiao.evidence.Doubt.Kind.PEOPLE;
import static huantiao.evidence.Doubt.Kind.PERCENTAGE;

import huantiao.evidence.Extraction.Column;
import huantiao.evidence.ReadRow.Arm;
import huantiao.evidence.ReadRow.Percent;
import huantiao.meta.Plausibility;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Numbers of people against those randomised, printed percentages and printed categories. */
final class PeopleDoubts {

    private final ReadRow row;
    private final List<Doubt> found;

    PeopleDoubts(ReadRow row, List<Doubt> found) {
        this.row = row;
        this.found = found;
    }

    void look() {
        impossiblePercentages();
        if (row.is("within_group")) {
            withinGroup();
        } else if (!row.is("binary_total_only")) {
            randomised();
        }
        if (row.is("binary")) {
            harmToEverybody();
            events();
            categories();
            percentages();
        }
    }

    private void add(Column column, Doubt.Kind kind, String sentence, String cure) {
        found.add(new Doubt(column, kind, sentence, cure));
    }

    private void randomised() {
        var perArm = row.randomised();
        if (perArm.isEmpty()) {
            total();
            return;
        }
        double[] people = perArm.get();
        double exp = row.n(Arm.EXP);
        double ctl = row.n(Arm.CTL);
        if (people[0] != people[1] && exp == people[1] && ctl == people[0]) {
            add(
                    Column.N_EXP,
                    DIRECTION,
                    "The arms have the sizes of each other.",
                    "Check which arm is which.");
            return;
        }
        for (Arm arm : Arm.values()) {
            double n = row.n(arm);
            double here = people[arm.place()];
            if (n > here) {
                add(
                        arm.n,
                        PEOPLE,
                        "More people (%.0f) than were randomised to this arm (%.0f)."
                                .formatted(n, here),
                        n == people[0] + people[1]
                                ? "It is the number of both arms together."
                                : "Check the number of people.");
            } else if (n < here / 2) {
                add(
                        arm.n,
                        PEOPLE,
                        "Fewer than half of those randomised to this arm (%.0f of %.0f)."
                                .formatted(n, here),
                        "Check the number of people.");
            }
        }
        row.dropouts().ifPresent(lost -> dropouts(people, lost, exp, ctl));
    }

    /**
     * People of one arm, or of both together: at most those randomised, and a number that is named.
     */
    private void withinGroup() {
        Set<Integer> named = row.peopleNamed();
        double n = row.n(Arm.EXP);
        if (!named.isEmpty() && !Double.isNaN(n) && !named.contains((int) n)) {
            add(
                    Column.N_EXP,
                    PEOPLE,
                    "%.0f people are not among the numbers reported.".formatted(n),
                    "Check the number of people.");
        }
    }

    private void dropouts(double[] people, double[] lost, double exp, double ctl) {
        if (lost[0] != lost[1] && exp == people[0] - lost[1] && ctl == people[1] - lost[0]) {
            add(
                    Column.N_EXP,
                    DIRECTION,
                    "The arms are left with each other's people after the dropouts.",
                    "Check which arm is which.");
        } else if (exp == people[0]
                && ctl == people[1]
                && (!row.has(Flag.DENOMINATOR_ASSUMED) || saysCompleters())) {
            add(
                    Column.N_EXP,
                    PEOPLE,
                    "Dropouts are named, and still everybody randomised is counted.",
                    "Use those analysed, or flag denominator_assumed.");
        }
    }

    private boolean saysCompleters() {
        return row.at(Column.DERIVED).contains("completers");
    }

    /** Only both arms together are known. */
    private void total() {
        double sum = row.n(Arm.EXP) + row.n(Arm.CTL);
        Set<Integer> named = row.peopleNamed();
        if (named.isEmpty() || Double.isNaN(sum)) {
            return;
        }
        double most = named.stream().mapToInt(Integer::intValue).max().orElseThrow();
        if (sum > most) {
            add(
                    Column.N_EXP,
                    PEOPLE,
                    "The arms have %.0f people together, and %.0f were randomised."
                            .formatted(sum, most),
                    "Check the numbers of people.");
        } else if (row.at(Column.RANDOMISED_N).matches(".*(analysed|reported|completed).*")
                && !named.contains((int) sum)) {
            add(
                    Column.N_EXP,
                    PEOPLE,
                    "The arms have %.0f people together, a number that is not among those reported."
                            .formatted(sum),
                    "Check the numbers of people.");
        }
    }

    private void events() {
        for (Arm arm : Arm.values()) {
            if (row.number(arm.events) > row.n(arm)) {
                add(
                        arm.events,
                        PEOPLE,
                        "More people with the event (%.0f) than people (%.0f)."
                                .formatted(row.number(arm.events), row.n(arm)),
                        "It may be a percentage, or stand in the wrong arm.");
            }
        }
    }

    /** Hardly a harm happens to nearly all of both arms. */
    private void harmToEverybody() {
        if (row.at(Column.OUTCOME).contains("adverse")
                && row.number(Arm.EXP.events) > 0.8 * row.n(Arm.EXP)
                && row.number(Arm.CTL.events) > 0.8 * row.n(Arm.CTL)) {
            add(
                    Column.EVENTS_EXP,
                    DIRECTION,
                    "Nearly everybody in both arms was harmed.",
                    "Those without harm may have been counted.");
        }
    }

    private boolean gives(Arm numbers, Percent printed) {
        return printed.fits(row.number(numbers.events), row.n(numbers));
    }

    private void percentages() {
        List<Percent> printed = ReadRow.percents(row.at(Column.DERIVED));
        if (printed.size() < 2) {
            return;
        }
        int exp = first(printed, Arm.EXP);
        int ctl = first(printed, Arm.CTL);
        if (exp >= 0 && ctl >= 0) {
            if (exp > ctl && printed.get(exp).value() != printed.get(ctl).value()) {
                add(
                        Column.EVENTS_EXP,
                        DIRECTION,
                        "The counts give the printed percentages in the other order.",
                        "Check which arm is which.");
            }
        } else {
            if (exp < 0) {
                disagrees(Arm.EXP, printed.get(0));
            }
            if (ctl < 0) {
                disagrees(Arm.CTL, printed.get(1));
            }
        }
        for (Arm arm : Arm.values()) {
            Percent named =
                    printed.get(0).of().isPresent() ? printed.get(arm.place()) : printed.get(1);
            if (named.of().isPresent() && named.of().getAsInt() != row.n(arm)) {
                add(
                        arm.n,
                        PEOPLE,
                        "The percentage is of %d people.".formatted(named.of().getAsInt()),
                        "Check the number of people in the %s arm.".formatted(arm.words()));
            }
        }
    }

    private int first(List<Percent> printed, Arm arm) {
        for (int i = 0; i < printed.size(); i++) {
            if (gives(arm, printed.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private void disagrees(Arm arm, Percent printed) {
        double events = row.number(arm.events);
        double n = row.n(arm);
        if (Double.isNaN(events) || Double.isNaN(n)) {
            return;
        }
        String cure =
                printed.fits(n - events, n)
                        ? "It is the percentage of those without the event."
                        : Math.abs(events - printed.value()) <= 0.5
                                ? "The percentage itself may have been typed."
                                : "Check the count and the number of people.";
        add(
                arm.events,
                PERCENTAGE,
                "%.0f of %.0f is not the printed %s %%."
                        .formatted(events, n, decimal(printed.value())),
                cure);
    }

    static String decimal(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private void categories() {
        var exp = row.categories(Arm.EXP);
        var ctl = row.categories(Arm.CTL);
        if (exp.isEmpty() || ctl.isEmpty()) {
            return;
        }
        int[][] people = {exp.get(), ctl.get()};
        if (Arrays.stream(people[0]).sum() != Arrays.stream(people[1]).sum()
                && Arrays.stream(people[0]).sum() == row.n(Arm.CTL)
                && Arrays.stream(people[1]).sum() == row.n(Arm.EXP)) {
            add(
                    Column.N_EXP,
                    DIRECTION,
                    "The categories of each arm add up to the people of the other.",
                    "Check which arm is which.");
            return;
        }
        for (Arm arm : Arm.values()) {
            int[] parts = people[arm.place()];
            int all = Arrays.stream(parts).sum();
            if (row.n(arm) != all) {
                add(
                        arm.n,
                        PEOPLE,
                        "The categories of the %s arm add up to %d people."
                                .formatted(arm.words(), all),
                        "Check the number of people.");
            }
            double events = row.number(arm.events);
            var counted = row.countedCategories();
            if (!Double.isNaN(events) && counted.isPresent()) {
                counted(arm, parts, counted.get(), events);
            } else if (!Double.isNaN(events) && !isASum(parts, (int) events)) {
                add(
                        arm.events,
                        PERCENTAGE,
                        "No neighbouring categories of the %s arm add up to %.0f."
                                .formatted(arm.words(), events),
                        "Check the count; it may be a percentage.");
            }
        }
    }

    /** The categories that the outcome names, against the count. */
    private void counted(Arm arm, int[] parts, int[] counted, double events) {
        if (Arrays.stream(counted).max().orElse(0) >= parts.length) {
            return;
        }
        int sum = Arrays.stream(counted).map(place -> parts[place]).sum();
        if (sum != events) {
            add(
                    arm.events,
                    PERCENTAGE,
                    "The categories that the outcome names add up to %d people in the %s arm, not %.0f."
                            .formatted(sum, arm.words(), events),
                    Arrays.stream(parts).sum() - sum == events
                            ? "It is the number of those without the event."
                            : "Check the count; it may be a percentage.");
        }
    }

    /** The best categories together, or the worst; the notes say which are meant. */
    private static boolean isASum(int[] parts, int events) {
        int fromFirst = 0;
        int fromLast = 0;
        for (int i = 0; i < parts.length; i++) {
            fromFirst += parts[i];
            fromLast += parts[parts.length - 1 - i];
            if (fromFirst == events || fromLast == events) {
                return true;
            }
        }
        return events == 0;
    }

    private void impossiblePercentages() {
        Stream.of(Column.DERIVED, Column.NOTES)
                .forEach(column -> {
                    for (Percent one : ReadRow.percents(row.at(column))) {
                        if (one.of().isPresent()
                                && one.of().getAsInt() > 0
                                && !Plausibility.percentageIsPossible(
                                        one.value(), one.decimals(), one.of().getAsInt())) {
                            add(
                                    column,
                                    PERCENTAGE,
                                    "%s %% of %d is not a whole number of people."
                                            .formatted(decimal(one.value()), one.of().getAsInt()),
                                    "If it is printed so, flag impossible_percentage and do not pool the row.");
                        }
                    }
                });
    }
}
