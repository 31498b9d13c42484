package huantiao.body;

import java.util.Locale;
import java.util.Optional;

/** A place on the body chart, from the low back to the toes, along the way of the nerve. */
public enum Region {
    LOW_BACK(false),
    BUTTOCK(false),
    HIP(false),
    GROIN(false),
    THIGH_FRONT(false),
    THIGH_BACK(false),
    THIGH_OUTER(false),
    THIGH_INNER(false),
    KNEE_FRONT(false),
    KNEE_BACK(false),
    SHIN(true),
    CALF(true),
    LEG_OUTER(true),
    LEG_INNER(true),
    ANKLE(true),
    FOOT_TOP(true),
    FOOT_OUTER(true),
    HEEL(true),
    SOLE(true),
    BIG_TOE(true),
    /** The four others; until the big toe had a name of its own, all five. */
    TOES(true);

    private final boolean belowKnee;

    Region(boolean belowKnee) {
        this.belowKnee = belowKnee;
    }

    /** True for what lies below the knee joint. */
    public boolean belowKnee() {
        return belowKnee;
    }

    /** As written in data and forms: {@code thigh_back}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Region> of(String code) {
        for (var region : values()) {
            if (region.code().equals(code)) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }
}
