package huantiao.care;

import huantiao.access.Permit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a clinic and its people did last, to be proposed again: a box of needles, a current, a
 * school, how points go from visit to visit; and when they were at work. Nothing here says of whom
 * it was, and nothing of anybody's health is among it.
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

    /** How many packs are told of. */
    int PACKS = 3;

    /**
     * The packs of the last visits of the clinic, those whose maker and lot were noted, among them
     * that of a needle of its own: each size, maker and lot once, with its last day. The newest
     * first, no more than {@link #PACKS}.
     *
     * @param recordCare only whoever charts a visit is told
     */
    List<Last<NeedleType>> needles(Permit recordCare);

    /** The current of the last visit of the clinic that had one with a frequency. */
    Optional<Last<Current>> current(Permit recordCare);

    /** The school in the last plan that this practitioner agreed with anybody of the clinic. */
    Optional<Last<String>> school(Permit recordCare);

    /** How far points may differ between visits, in the last plan that this practitioner agreed. */
    Optional<Last<Plan.Variation>> variation(Permit recordCare);

    /**
     * When other visits began that this practitioner signed and that overlap with this span, in
     * order; of whom they were is not told. Those of the person of the permit are not among them.
     *
     * @param from when a visit began
     * @param to when it ended; a visit that begins at that moment does not overlap
     */
    List<Instant> visitsDuring(Permit recordCare, Instant from, Instant to);
}
