package huantiao.triage;

/**
 * A fact the rules may speak of.
 *
 * @param name as {@code saddle_sensory_change}
 * @param unit of a number, as {@code weeks}; empty if it has none
 * @param note what exactly is meant; may be empty
 * @param derived true if the program works it out and nobody may enter it
 */
public record Declaration(String name, FactType type, String unit, String note, boolean derived) {
    public Declaration {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "fact name (%s) must be lower case words joined by _".formatted(name));
        }
    }
}
