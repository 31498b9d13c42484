package huantiao.meta.reference;

import huantiao.meta.Doubles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case: what is asked and with which data. Values are those of JSON: maps, lists, numbers,
 * words, booleans and null; the words {@code Infinity} and {@code -Infinity} are numbers.
 *
 * @param id name of the case
 * @param analysis the request; {@code kind} is always there
 * @param data columns and scalars
 */
public record ReferenceCase(
        String id,
        Map<String, ? extends @Nullable Object> analysis,
        Map<String, ? extends @Nullable Object> data) {

    /**
     * Reads the parts of a case out of a JSON object; other members are left alone.
     *
     * @throws MalformedCase when {@code id}, {@code analysis}, {@code analysis.kind} or {@code
     *     data} is missing or of another type
     */
    public static ReferenceCase of(Map<String, ? extends @Nullable Object> object) {
        if (!(object.get("id") instanceof String id) || id.isBlank()) {
            throw new MalformedCase("id", "must be a word that is not empty");
        }
        return new ReferenceCase(id, members(object, "analysis"), members(object, "data"));
    }

    private static Map<String, @Nullable Object> members(
            Map<String, ? extends @Nullable Object> object, String name) {
        if (!(object.get(name) instanceof Map<?, ?> map)) {
            throw new MalformedCase(name, "must be an object");
        }
        Map<String, @Nullable Object> copy = new java.util.LinkedHashMap<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            copy.put(String.valueOf(each.getKey()), each.getValue());
        }
        return copy;
    }

    /** What is asked, such as {@code univariate}. */
    public String kind() {
        return word("kind");
    }

    boolean asks(String name) {
        return analysis.get(name) != null;
    }

    String word(String name) {
        if (!(analysis.get(name) instanceof String word)) {
            throw new MalformedCase("analysis." + name, "must be a word");
        }
        return word;
    }

    String word(String name, String otherwise) {
        return analysis.get(name) == null ? otherwise : word(name);
    }

    boolean flag(String name, boolean otherwise) {
        Object value = analysis.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Boolean flag)) {
            throw new MalformedCase("analysis." + name, "must be true or false");
        }
        return flag;
    }

    double number(String name, double otherwise) {
        Object value = analysis.get(name);
        return value == null ? otherwise : number("analysis." + name, value);
    }

    /** A number or a list of numbers. */
    Doubles numbers(String name) {
        return numbers("analysis." + name, analysis.get(name));
    }

    List<String> words(String name) {
        if (!(analysis.get(name) instanceof List<?> list)) {
            throw new MalformedCase("analysis." + name, "must be a list of words");
        }
        List<String> words = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof String word)) {
                throw new MalformedCase("analysis." + name, "must hold words only");
            }
            words.add(word);
        }
        return words;
    }

    List<Doubles> rowsOfNumbers(String name) {
        if (!(analysis.get(name) instanceof List<?> list)) {
            throw new MalformedCase("analysis." + name, "must be a list of rows");
        }
        List<Doubles> rows = new ArrayList<>();
        for (Object each : list) {
            rows.add(numbers("analysis." + name, each));
        }
        return rows;
    }

    boolean has(String column) {
        return data.get(column) != null;
    }

    /** A column of numbers; null is missing, {@code NaN}. */
    Doubles column(String name) {
        Object value = data.get(name);
        if (value == null) {
            throw new MalformedCase("data." + name, "must be there for kind " + kind());
        }
        return numbers("data." + name, value);
    }

    double scalar(String name) {
        Doubles column =
                data.get(name) instanceof List<?>
                        ? column(name)
                        : Doubles.of(number("data." + name, data.get(name)));
        if (column.size() != 1) {
            throw new MalformedCase("data." + name, "must be one number");
        }
        return column.at(0);
    }

    /** A column of words; numbers are taken as words. */
    List<String> labels(String name) {
        if (!(data.get(name) instanceof List<?> list)) {
            throw new MalformedCase("data." + name, "must be a list");
        }
        List<String> labels = new ArrayList<>();
        for (Object each : list) {
            labels.add(String.valueOf(each));
        }
        return labels;
    }

    private static Doubles numbers(String field, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return Doubles.of(number(field, value));
        }
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(field + "[" + i + "]", list.get(i));
        }
        return Doubles.of(numbers);
    }

    private static double number(String field, @Nullable Object value) {
        return switch (value) {
            case null -> Double.NaN;
            case Number number -> number.doubleValue();
            case Boolean flag -> flag ? 1 : 0;
            case String word when word.equals("Infinity") -> Double.POSITIVE_INFINITY;
            case String word when word.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
            default -> throw new MalformedCase(field, "must be a number, not " + value);
        };
    }
}
