package huantiao.store;

/**
 * A stored text that this program cannot read: written by a newer version, or damaged. It says
 * which kind, never what stands in it.
 */
public final class UnreadableEntry extends RuntimeException {

    private UnreadableEntry(String message) {
        super(message);
    }

    static UnreadableEntry ofUnknownKind(String kind) {
        return new UnreadableEntry(
                "kind of entry (%s) is not known; maybe a newer version of Huantiao wrote it (HT-0131)"
                        .formatted(kind));
    }

    /** The parser's own words are left out: they repeat what stands in the text. */
    static UnreadableEntry ofKind(String kind) {
        return new UnreadableEntry(
                "what stands in an entry of kind %s is not what such an entry holds (HT-0132)"
                        .formatted(kind));
    }
}
