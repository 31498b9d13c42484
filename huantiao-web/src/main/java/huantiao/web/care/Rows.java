package huantiao.web.care;

import huantiao.base.Problem;
import huantiao.web.Words;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Raw fields of a form, some of which run beside each other in rows, and how they are read. */
public record Rows(Sent sent) {

    /** How many rows were sent, of the field that every row has. */
    public int count(String field) {
        return sent.fields().getOrDefault(field, List.of()).size();
    }

    /** The raw value of a field in a row; empty if the row has none. */
    public String at(String field, int row) {
        var values = sent.fields().getOrDefault(field, List.of());
        return row < values.size() ? values.get(row) : "";
    }

    /** The same with one empty row more of these fields. */
    public Rows with(List<String> names) {
        var fields = new LinkedHashMap<>(sent.fields());
        int rows = count(names.getFirst());
        for (var name : names) {
            var values = new ArrayList<>(fields.getOrDefault(name, List.of()));
            while (values.size() < rows) {
                values.add("");
            }
            values.add("");
            fields.put(name, values);
        }
        return new Rows(new Sent(fields));
    }

    /** The same with another value of a field in a row; the rows before it are there. */
    public Rows with(String field, int row, String value) {
        var fields = new LinkedHashMap<>(sent.fields());
        var values = new ArrayList<>(fields.getOrDefault(field, List.of()));
        while (values.size() <= row) {
            values.add("");
        }
        values.set(row, value);
        fields.put(field, values);
        return new Rows(new Sent(fields));
    }

    /** The same without a row. */
    public Rows without(List<String> names, int row) {
        var fields = new LinkedHashMap<>(sent.fields());
        for (var name : names) {
            var values = new ArrayList<>(fields.getOrDefault(name, List.of()));
            if (row >= 0 && row < values.size()) {
                values.remove(row);
            }
            fields.put(name, values);
        }
        return new Rows(new Sent(fields));
    }

    /** True if nothing stands in any of these fields of the row. */
    public boolean isEmpty(List<String> names, int row) {
        return names.stream().allMatch(name -> at(name, row).isEmpty());
    }

    /** A whole number within bounds, both included; empty where nothing was typed. */
    public OptionalInt whole(String field, int least, int most, List<Problem> problems) {
        return whole(field, sent.text(field), -1, least, most, problems);
    }

    /** The same in a row. */
    public OptionalInt whole(String field, int row, int least, int most, List<Problem> problems) {
        return whole(field, at(field, row), row, least, most, problems);
    }

    private static OptionalInt whole(
            String field, String text, int row, int least, int most, List<Problem> problems) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.matches("\\d{1,4}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return OptionalInt.of(value);
            }
        }
        problems.add(
                problem(
                        field,
                        row,
                        "HT-0768",
                        "Not a whole number within the range.",
                        "Enter %d to %d.".formatted(least, most)));
        return OptionalInt.empty();
    }

    /** A number above 0 and at most so much; empty where nothing was typed. */
    public OptionalDouble decimal(String field, int row, double most, List<Problem> problems) {
        var text = at(field, row).replace(',', '.');
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (text.matches("\\d{1,3}(\\.\\d{1,3})?")
                && Double.parseDouble(text) > 0
                && Double.parseDouble(text) <= most) {
            return OptionalDouble.of(Double.parseDouble(text));
        }
        problems.add(
                problem(
                        field,
                        row,
                        "HT-0769",
                        "Not a number within the range.",
                        "Enter a number above 0 and at most %s.".formatted(number(most))));
        return OptionalDouble.empty();
    }

    /** One of the values by its code; empty where nothing was chosen. */
    public <E extends Enum<E>> Optional<E> chosen(
            String field, E[] values, List<Problem> problems) {
        return chosen(field, sent.text(field), -1, values, problems);
    }

    /** The same in a row. */
    public <E extends Enum<E>> Optional<E> chosen(
            String field, int row, E[] values, List<Problem> problems) {
        return chosen(field, at(field, row), row, values, problems);
    }

    private static <E extends Enum<E>> Optional<E> chosen(
            String field, String text, int row, E[] values, List<Problem> problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var value = Arrays.stream(values).filter(one -> code(one).equals(text)).findFirst();
        if (value.isEmpty()) {
            problems.add(
                    problem(
                            field,
                            row,
                            "HT-0770",
                            "Not one of the choices.",
                            "Choose one of them."));
        }
        return value;
    }

    /** A text that is longer than its field; {@code row} as in {@link #problem}. */
    public static Problem tooLong(String field, int row) {
        return problem(field, row, "HT-0771", "This text is too long.", "Shorten it.");
    }

    /** A problem of a field, or of a field in a row where {@code row} is 0 or more. */
    public static Problem problem(String field, int row, String code, String what, String cure) {
        return new Problem(row < 0 ? field : field + "-" + row, code, what, cure);
    }

    /** Adds a value to those of a field. */
    public static void add(Map<String, List<String>> fields, String name, String value) {
        fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /** The values as choices: each by its code, in the words of the prefix and that code. */
    public static List<Option> options(String prefix, Words words, Enum<?>... values) {
        return Arrays.stream(values)
                .map(Rows::code)
                .map(code -> Option.of(code, words.say(prefix + code)))
                .toList();
    }

    /** The code of a value in forms. */
    public static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** As it is typed: without a point where it is whole. */
    public static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
