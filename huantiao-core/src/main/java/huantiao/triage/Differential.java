package huantiao.triage;

import huantiao.base.Backing;
import java.util.List;
import java.util.Optional;

/**
 * Another explanation of the same complaint: what speaks for it, what against, how soon somebody
 * else must look.
 *
 * @param redFlags the flags that raise it
 * @param figures what its signs and tests are worth, as published
 * @param action empty where care here may go on
 */
public record Differential(
        String id,
        String name,
        List<String> speaksFor,
        List<String> speaksAgainst,
        List<String> redFlags,
        List<Figures> figures,
        Optional<Level> action,
        String note,
        Backing backing) {
    public Differential {
        speaksFor = List.copyOf(speaksFor);
        speaksAgainst = List.copyOf(speaksAgainst);
        redFlags = List.copyOf(redFlags);
        figures = List.copyOf(figures);
    }
}
