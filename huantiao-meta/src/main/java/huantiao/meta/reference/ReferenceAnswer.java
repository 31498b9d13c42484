package huantiao.meta.reference;

import huantiao.meta.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results under the names of the reference files; an undefined number is null, an infinite one the
 * word {@code Infinity} or {@code -Infinity}. An analysis that must be refused has the one result
 * {@code error: true} and says why in {@code refusal}.
 *
 * @param refusal why the analysis was refused, empty when it was answered
 */
public record ReferenceAnswer(
        String id,
        Map<String, ? extends @Nullable Object> results,
        List<Finding> findings,
        String refusal) {

    public ReferenceAnswer {
        results =
                java.util.Collections.unmodifiableMap(
                        new LinkedHashMap<String, @Nullable Object>(results));
        findings = List.copyOf(findings);
    }

    public boolean refused() {
        return !refusal.isEmpty();
    }
}
