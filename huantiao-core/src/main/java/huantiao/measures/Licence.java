package huantiao.measures;

import huantiao.base.Source;
import java.util.List;

/**
 * Whether the words of an instrument may be shown.
 *
 * @param status what the rights holder says, as it was read
 */
public record Licence(Text text, String status, List<Source> sources) {
    public Licence {
        sources = List.copyOf(sources);
    }

    /** May the program carry the words? Without a clear yes only numbers are entered. */
    public enum Text {
        MAY_SHIP,
        MAY_SHIP_WITH_CONDITIONS,
        MAY_NOT_SHIP
    }

    public boolean allowsText() {
        return text != Text.MAY_NOT_SHIP;
    }
}
