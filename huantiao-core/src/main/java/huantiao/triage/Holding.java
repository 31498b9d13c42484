package huantiao.triage;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a level means and what waits while a flag of it is open.
 *
 * @param meaning in one sentence, for people
 * @param everything true if nothing at all is treated
 * @param techniques what waits otherwise
 */
public record Holding(
        Level level, String meaning, boolean everything, Set<TechniqueKind> techniques) {
    public Holding {
        techniques =
                techniques.isEmpty()
                        ? Set.of()
                        : Collections.unmodifiableSet(EnumSet.copyOf(techniques));
        if (everything != level.stopsEverything()) {
            throw new IllegalArgumentException(
                    "level (%s) must hold everything exactly if it is same_day or emergency_now"
                            .formatted(level.code()));
        }
    }

    public boolean holds(TechniqueKind technique) {
        return everything || techniques.contains(technique);
    }
}
