package huantiao.triage;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A red flag that cannot be told yet.
 *
 * @param missing the facts that would tell
 */
public record OpenQuestion(RedFlag flag, Set<String> missing) {
    public OpenQuestion {
        missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    }
}
