package huantiao.store;

import huantiao.living.ExtractionEntry;
import huantiao.living.LivingEntry;
import huantiao.living.ReviewEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names under which entries of the living review stand in its journal; as stable as {@link
 * Kinds}.
 */
final class LivingKinds {

    private static final Map<String, Class<? extends LivingEntry>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("protocol-written.v1", ReviewEntry.ProtocolWritten.class);
        BY_NAME.put("version-published.v1", ReviewEntry.VersionPublished.class);
        BY_NAME.put("row-opened.v1", ExtractionEntry.RowOpened.class);
        BY_NAME.put("row-extracted.v1", ExtractionEntry.Extracted.class);
        BY_NAME.put("row-adjudicated.v1", ExtractionEntry.Adjudicated.class);
        BY_NAME.put("row-withdrawn.v1", ExtractionEntry.RowWithdrawn.class);
    }

    private LivingKinds() {}

    /** The name under which this entry is written today. */
    static String of(LivingEntry entry) {
        return switch (entry) {
            case ReviewEntry.ProtocolWritten _ -> "protocol-written.v1";
            case ReviewEntry.VersionPublished _ -> "version-published.v1";
            case ExtractionEntry.RowOpened _ -> "row-opened.v1";
            case ExtractionEntry.Extracted _ -> "row-extracted.v1";
            case ExtractionEntry.Adjudicated _ -> "row-adjudicated.v1";
            case ExtractionEntry.RowWithdrawn _ -> "row-withdrawn.v1";
        };
    }

    /**
     * What the entry of that name is.
     *
     * @throws UnreadableEntry if this program does not know the name
     */
    static Class<? extends LivingEntry> named(String name) {
        var kind = BY_NAME.get(name);
        if (kind == null) {
            throw UnreadableEntry.ofUnknownKind(name);
        }
        return kind;
    }
}
