package huantiao.triage;

import java.util.Locale;
import java.util.Optional;

/**
 * How soon somebody else must see the person, from nothing found to an ambulance. The order of the
 * constants is the order of urgency; the highest action wins, flags do not add up to a score.
 */
public enum Level {
    PROCEED(1),
    GP_SOON(2),
    URGENT_2W(3),
    SAME_DAY(4),
    EMERGENCY_NOW(5);

    private final int rank;
    private final String code = name().toLowerCase(Locale.ROOT);

    Level(int rank) {
        this.rank = rank;
    }

    /** As written in data and answers: {@code same_day}. */
    public String code() {
        return code;
    }

    public static Optional<Level> of(String code) {
        for (Level level : values()) {
            if (level.code().equals(code)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** 1 for {@link #PROCEED} to 5 for {@link #EMERGENCY_NOW}. */
    public int rank() {
        return rank;
    }

    public boolean isHigherThan(Level other) {
        return compareTo(other) > 0;
    }

    /** True if nothing at all is treated while a flag of this level is open. */
    public boolean stopsEverything() {
        return this == EMERGENCY_NOW || this == SAME_DAY;
    }
}
