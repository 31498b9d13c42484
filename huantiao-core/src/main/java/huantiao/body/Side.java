package huantiao.body;

import java.util.Locale;
import java.util.Optional;

/** The person's own side, never the viewer's. */
public enum Side {
    LEFT,
    RIGHT,
    BOTH,
    MIDLINE;

    /** As written in data and forms: {@code left}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Right of left and left of right; the others have none. */
    public Optional<Side> opposite() {
        return switch (this) {
            case LEFT -> Optional.of(RIGHT);
            case RIGHT -> Optional.of(LEFT);
            case BOTH, MIDLINE -> Optional.empty();
        };
    }

    public static Optional<Side> of(String code) {
        for (var side : values()) {
            if (side.code().equals(code)) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }
}
