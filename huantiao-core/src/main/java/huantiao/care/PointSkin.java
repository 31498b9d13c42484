package huantiao.care;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What was seen of the skin at the points of a visit. */
public enum PointSkin {
    /** Whole and calm at each of them. */
    CLEAR,
    /** Not at each: where, and what was done instead, stands in the note. */
    NOT_EVERYWHERE;

    /**
     * When on that day the skin where treatment is planned was last told to be clear; empty where
     * nobody told of it that day, or something was found.
     */
    public static Optional<Instant> toldClear(Chart chart, LocalDate day, ZoneId zone) {
        return Optional.ofNullable(chart.facts().plain().get(AllClear.SKIN))
                .filter(skin -> AllClear.isSaid(AllClear.SKIN, skin))
                .flatMap(_ -> Optional.ofNullable(chart.toldAt().get(AllClear.SKIN)))
                .filter(at -> LocalDate.ofInstant(at, zone).equals(day));
    }
}
