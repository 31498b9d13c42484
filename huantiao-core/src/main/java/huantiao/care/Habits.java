package huantiao.care;

import huantiao.access.Permit;
import java.time.Instant;
import java.util.Optional;

/**
 * What a clinic and its people did last, to be proposed again: a box of needles, a current, a
 * school. Nothing here says of whom it was, and nothing of anybody's health is among it.
 */
public interface Habits {

    /**
     * What was last done so.
     *
     * @param when the visit ended, or the plan was agreed
     */
    record Last<T>(T what, Instant when) {}

    /**
     * Frequency and waveform of a current.
     *
     * @param frequencyHz one number or two, as {@code 2/100}
     */
    record Current(String frequencyHz, Waveform waveform) {}

    /**
     * The needles of the last visit of the clinic, whose maker and lot were noted.
     *
     * @param recordCare only whoever charts a visit is told
     */
    Optional<Last<NeedleType>> needles(Permit recordCare);

    /** The current of the last visit of the clinic that had one with a frequency. */
    Optional<Last<Current>> current(Permit recordCare);

    /** The school in the last plan that this practitioner agreed with anybody of the clinic. */
    Optional<Last<String>> school(Permit recordCare);
}
