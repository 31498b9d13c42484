package huantiao.web.care;

import huantiao.base.Problem;
import huantiao.web.form.Sent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Texts, days and numbers of a form, each with its problem. */
public final class Texts {

    /** Longest free text of one field, in characters. */
    public static final int LONG = 8_000;

    /** Longest line of one field, in characters. */
    public static final int LINE = 300;

    private Texts() {}

    /** True if the text fits. */
    public static boolean check(String field, Sent sent, int most, List<Problem> problems) {
        if (sent.text(field).length() <= most) {
            return true;
        }
        problems.add(
                most == LINE
                        ? new Problem(
                                field,
                                "HT-0583",
                                "This is longer than 300 characters.",
                                "Shorten it.")
                        : new Problem(
                                field,
                                "HT-0290",
                                "This text is longer than 8,000 characters.",
                                "Shorten it."));
        return false;
    }

    /** A day after today and within a year. */
    public static Optional<LocalDate> dayAhead(
            String field, Sent sent, LocalDate today, List<Problem> problems) {
        if (!sent.has(field)) {
            problems.add(
                    new Problem(
                            field,
                            "HT-0261",
                            "No day was chosen.",
                            "Choose one that lies ahead, within a year."));
            return Optional.empty();
        }
        LocalDate day;
        try {
            day = LocalDate.parse(sent.text(field));
        } catch (DateTimeParseException _) {
            problems.add(
                    new Problem(
                            field,
                            "HT-0563",
                            "There is no such day.",
                            "Type year, month and day as 2027-01-31."));
            return Optional.empty();
        }
        if (!day.isAfter(today) || day.isAfter(today.plusYears(1))) {
            problems.add(
                    new Problem(
                            field,
                            "HT-0522",
                            "The day must lie ahead, within a year.",
                            "Choose one."));
            return Optional.empty();
        }
        return Optional.of(day);
    }

    /** A whole number within bounds, both included. */
    public static int whole(
            String field, Sent sent, int lowest, int highest, List<Problem> problems) {
        var text = sent.text(field);
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        problems.add(
                new Problem(
                        field,
                        "HT-0584",
                        text.isEmpty()
                                ? "Nothing was entered."
                                : "This is not a whole number from %d to %d."
                                        .formatted(lowest, highest),
                        "Enter a whole number from %d to %d.".formatted(lowest, highest)));
        return lowest;
    }

    /**
     * One of a few values by its code in lower case; empty, with a problem, for anything else.
     *
     * @param said what each value is called on the page
     */
    public static <E extends Enum<E>> Optional<E> one(
            String field, Sent sent, E[] values, Function<E, String> said, List<Problem> problems) {
        var found =
                Arrays.stream(values)
                        .filter(one -> Rows.code(one).equals(sent.text(field)))
                        .findFirst();
        if (found.isEmpty()) {
            problems.add(
                    notOneOf(field, sent.has(field), Arrays.stream(values).map(said).toList()));
        }
        return found;
    }

    /** Says which answers there are. */
    public static Problem notOneOf(String field, boolean answered, List<String> answers) {
        return new Problem(
                field,
                "HT-0282",
                answered ? "This is not one of the answers." : "Nothing was chosen.",
                "Choose one of: %s.".formatted(String.join(", ", answers)));
    }

    /** A choice that is none of those offered, where several may be chosen. */
    public static void within(
            String field, Sent sent, Collection<String> offered, List<Problem> problems) {
        if (!offered.containsAll(sent.all(field))) {
            problems.add(
                    new Problem(
                            field,
                            "HT-0289",
                            "Something was chosen that is not offered here.",
                            "Choose again from the list."));
        }
    }
}
