package huantiao.care;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Weeks of a pregnancy as they were told, counted on to any later day.
 *
 * @param weeks completed weeks on the day they were told, 0 or more
 * @param toldOn that day
 */
public record Gestation(int weeks, LocalDate toldOn) {

    /** The fact that holds the weeks. */
    public static final String FACT = "gestation_weeks";

    /** Weeks beyond which a pregnancy is over, and the answer is of another time. */
    private static final int LONGEST = 43;

    public Gestation {
        if (!(weeks >= 0)) {
            throw new IllegalArgumentException("weeks (%d) must be 0 or more".formatted(weeks));
        }
    }

    /** What was told last and still stands; empty if nobody told it. */
    public static Optional<Gestation> told(Chart chart, ZoneId zone) {
        var at = chart.toldAt().get(FACT);
        return at != null && chart.facts().plain().get(FACT) instanceof Integer weeks && weeks >= 0
                ? Optional.of(new Gestation(weeks, LocalDate.ofInstant(at, zone)))
                : Optional.empty();
    }

    /** Completed weeks on that day, which is not before the day they were told. */
    public int on(LocalDate day) {
        return weeks + Math.toIntExact(Math.max(0, ChronoUnit.WEEKS.between(toldOn, day)));
    }

    /** True if the pregnancy must be over by then, so that nobody knows how it is. */
    public boolean isOver(LocalDate day) {
        return on(day) >= LONGEST;
    }

    /**
     * 1 to 3: the first ends with week 13, the second with week 27, in completed weeks, as it is
     * usually counted.
     */
    public int trimester(LocalDate day) {
        return on(day) < 14 ? 1 : on(day) < 28 ? 2 : 3;
    }
}
