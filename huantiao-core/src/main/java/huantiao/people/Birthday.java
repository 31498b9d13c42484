package huantiao.people;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A day of birth. Whether it is possible depends on the day it is looked at. */
public record Birthday(LocalDate day) {

    /** Oldest age accepted, in years; the oldest person on record reached 122. */
    public static final int MAX_AGE_YEARS = 130;

    /**
     * True if the day is not after today and not more than {@value #MAX_AGE_YEARS} years before.
     */
    public boolean isPossibleOn(LocalDate today) {
        return !day.isAfter(today) && ageOn(today) <= MAX_AGE_YEARS;
    }

    /** Age in whole years on that day; negative before birth. */
    public int ageOn(LocalDate today) {
        return Math.toIntExact(ChronoUnit.YEARS.between(day, today));
    }
}
