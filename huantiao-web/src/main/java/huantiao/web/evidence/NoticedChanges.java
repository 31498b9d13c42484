package huantiao.web.evidence;

import huantiao.measures.Importance;
import java.util.List;

/**
 * How far one person's leg pain fell, on a scale of 0 to 100, where that person called it better.
 * It is no measure of how large a gap between two groups should be.
 *
 * @param values as published, in the order of the file
 */
public record NoticedChanges(List<Importance> values) {
    public NoticedChanges {
        values = List.copyOf(values);
        if (values.stream().map(Importance::source).distinct().count() > 1) {
            throw new IllegalArgumentException("changes noticed must come from one report");
        }
    }

    /** Where they stand; all come from one report. */
    public String source() {
        var source = values.getFirst().source();
        return source.citation() + ", doi:" + source.address();
    }

    /** Nothing is shown. */
    public static NoticedChanges none() {
        return new NoticedChanges(List.of());
    }
}
