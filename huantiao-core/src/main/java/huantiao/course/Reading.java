package huantiao.course;

import huantiao.measures.Score;
import java.time.Instant;

/**
 * A score and when and how it was given.
 *
 * @param at when the person answered
 */
public record Reading(Score score, Instant at, Setting setting) {

    /** Where somebody answered: people are kinder to the one who is watching. */
    public enum Setting {
        AWAY_FROM_CLINIC,
        IN_CLINIC_UNWATCHED,
        PRACTITIONER_WATCHING,
        NOT_RECORDED
    }
}
