package huantiao.web.form;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form sent, as raw strings without spaces around them. A field that was not sent is empty:
 * nobody answered it.
 */
public record Sent(Map<String, List<String>> fields) {

    public Sent {
        var copy = new LinkedHashMap<String, List<String>>();
        fields.forEach(
                (name, values) -> copy.put(name, values.stream().map(String::strip).toList()));
        fields = Collections.unmodifiableMap(copy);
    }

    /** A form nobody has filled in. */
    public static Sent nothing() {
        return new Sent(Map.of());
    }

    /** The parameters of a request, as {@code request.getParameterMap()} hands them over. */
    public static Sent of(Map<String, String[]> parameters) {
        var fields = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, values) -> fields.put(name, Arrays.asList(values)));
        return new Sent(fields);
    }

    /** The place of an entry in the chart, as it was sent; 0 where none was. */
    public long sequence(String name) {
        return text(name).matches("\\d{1,9}") ? Long.parseLong(text(name)) : 0;
    }

    /** The one value of the field; empty if there is none. */
    public String text(String name) {
        @Nullable List<String> values = fields.get(name);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    /** Every value of the field that is not blank, as boxes send them. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** True if something was answered. */
    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** The same with another answer to one field; for a form shown with what is known already. */
    public Sent with(String name, String... values) {
        var copy = new LinkedHashMap<>(fields);
        copy.put(name, List.of(values));
        return new Sent(copy);
    }
}
