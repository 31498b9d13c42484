package huantiao.triage;

import huantiao.base.Source;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Published figures about how much a sign says, as the source prints them.
 *
 * @param about what was studied, as {@code altered_perianal_sensation}; {@code note} for a remark
 * @param figures by name: {@code sens}, {@code spec}, {@code or}, {@code lr_plus}, ranges as text
 * @param sources empty for a remark that names them in its text
 */
public record Figures(String about, Map<String, String> figures, List<Source> sources) {
    public Figures {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        sources = List.copyOf(sources);
    }
}
