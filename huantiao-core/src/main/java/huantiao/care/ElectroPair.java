package huantiao.care;

import huantiao.base.Known;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Current between two needles.
 *
 * @param from label of the one needle, as {@code GB30 right}
 * @param to label of the other
 * @param frequencyHz as set, one number or two for dense-disperse: {@code 2/100}; empty is a gap
 * @param intensityMa in milliampere, above 0 to 50; empty if the device does not say
 * @param minutes 1 to 120
 * @param why current or frequency is above what is usual ({@link UsualCurrent}), in words; empty
 *     where it is not, and in pairs from before that was asked
 * @param felt what is felt at its two needles; empty in pairs from before that was asked of each,
 *     for which the answer about the skin of all points stands
 * @param perceived as what the person felt the current; empty in a plan, and where nobody said so
 * @param clocked whole minutes from when it began until somebody said that it is off, by the clock
 *     of the visit; empty in a plan, where nobody said so, and in pairs from before that was kept
 */
public record ElectroPair(
        String from,
        String to,
        String frequencyHz,
        Waveform waveform,
        OptionalDouble intensityMa,
        OptionalInt minutes,
        Optional<String> why,
        Optional<Felt> felt,
        Optional<Perceived> perceived,
        OptionalInt clocked) {

    /** A pair as usual, from before feeling was asked of each needle. */
    public ElectroPair(
            String from,
            String to,
            String frequencyHz,
            Waveform waveform,
            OptionalDouble intensityMa,
            OptionalInt minutes) {
        this(
                from,
                to,
                frequencyHz,
                waveform,
                intensityMa,
                minutes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    /** The same with what is felt at its needles. */
    public ElectroPair felt(Known atFrom, Known atTo) {
        return with(intensityMa, new Felt(atFrom, atTo), perceived, clocked);
    }

    /** The same with as what the person felt the current. */
    public ElectroPair perceived(Perceived as) {
        return new ElectroPair(
                from,
                to,
                frequencyHz,
                waveform,
                intensityMa,
                minutes,
                why,
                felt,
                Optional.of(as),
                clocked);
    }

    /** The same for another day: what is felt at its needles, and of the current, is asked anew. */
    public ElectroPair unfelt() {
        return with(intensityMa, Felt.UNASKED, Optional.empty(), OptionalInt.empty());
    }

    /** The same for another visit: the intensity too is set anew, to comfort. */
    public ElectroPair setAnew() {
        return with(OptionalDouble.empty(), Felt.UNASKED, Optional.empty(), OptionalInt.empty());
    }

    private ElectroPair with(
            OptionalDouble ma, Felt atNeedles, Optional<Perceived> as, OptionalInt byClock) {
        return new ElectroPair(
                from,
                to,
                frequencyHz,
                waveform,
                ma,
                minutes,
                why,
                Optional.of(atNeedles),
                as,
                byClock);
    }

    /** True where its clock says other minutes than those that stand there. */
    public boolean isOtherByTheClock() {
        return clocked.isPresent() && !clocked.equals(minutes);
    }

    /** As what a current is felt: it is set to comfort and never to pain. */
    public enum Perceived {
        NOTHING,
        /** Tingling or tapping that is comfortable. */
        COMFORTABLE,
        /** A muscle that twitches, comfortably. */
        TWITCH,
        TOO_STRONG
    }

    /**
     * Whether feeling is normal at the two needles: yes, or no where it is reduced or lost.
     *
     * @param from unknown where nobody answered
     */
    public record Felt(Known from, Known to) {

        private static final Felt UNASKED = new Felt(Known.UNKNOWN, Known.UNKNOWN);
    }

    public ElectroPair {
        if (clocked.isPresent() && clocked.getAsInt() < 0) {
            throw new IllegalArgumentException(
                    "minutes by the clock (%d) must be 0 or more".formatted(clocked.getAsInt()));
        }
        why = why.map(text -> Words.line("reason", text)).filter(text -> !text.isEmpty());
        from = Words.named("first needle of the pair", from);
        to = Words.named("second needle of the pair", to);
        frequencyHz = Words.line("frequency", frequencyHz);
        if (intensityMa.isPresent()
                && !(intensityMa.getAsDouble() > 0 && intensityMa.getAsDouble() <= 50)) {
            throw new IllegalArgumentException(
                    "intensity (%s mA) must be above 0 and at most 50 mA"
                            .formatted(intensityMa.getAsDouble()));
        }
        if (minutes.isPresent() && !(minutes.getAsInt() >= 1 && minutes.getAsInt() <= 120)) {
            throw new IllegalArgumentException(
                    "minutes of current (%d) must be within 1..120".formatted(minutes.getAsInt()));
        }
    }
}
