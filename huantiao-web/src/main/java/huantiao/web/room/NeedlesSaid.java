package huantiao.web.room;

import huantiao.web.form.Sent;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What the form of a visit says of its needles. The form itself and the room read it here, so that
 * neither says of a needle what the other does not.
 */
public record NeedlesSaid(Sent sent) {

    /** Confirms what stands as at the last visit: the rows, and the needles themselves. */
    public static final String SAME = "same";

    /** The start of the clock. */
    public static final String IN_AT = "in_at";

    /** The second at which the clock was started, as the page writes it beside the minute. */
    public static final String IN_SECOND = "in_second";

    /** How many went in; proposed from the rows before any needle is placed. */
    public static final String IN = "needles_in";

    /** How many were counted out. */
    public static final String OUT = "needles_out";

    /**
     * True once somebody said that the needles are in: by confirming them, by starting their clock
     * or by counting them out. Depths may be written before any needle is placed.
     */
    public boolean saysIn() {
        return sent.text(SAME).equals("yes") || sent.has(IN_AT) || sent.has(OUT);
    }

    /**
     * When they went in, of the day: to the second where the clock was started, so that no alarm
     * comes before the minutes are over. A minute that somebody wrote is taken as it stands.
     */
    public Optional<LocalTime> inAt() {
        var second = sent.text(IN_SECOND);
        var minute = sent.text(IN_AT);
        try {
            return minute.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            LocalTime.parse(
                                    second.matches("\\d\\d:\\d\\d:[0-5]\\d")
                                                    && second.startsWith(minute)
                                            ? second
                                            : minute));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** True if as many were counted out as went in. */
    public boolean areCountedOut() {
        return isWhole(IN) && isWhole(OUT) && whole(IN) == whole(OUT) && whole(IN) > 0;
    }

    /**
     * True from the word that they are in until all are counted out. What cannot be read is not
     * taken for none; without a clock, a count of none in and none out is believed.
     */
    public boolean areIn() {
        return saysIn() && !areCountedOut() && (sent.has(IN_AT) || !areNone());
    }

    private boolean areNone() {
        boolean noneIn = sent.has(IN) ? isWhole(IN) && whole(IN) == 0 : sent.all("point").isEmpty();
        return noneIn && (!sent.has(OUT) || (isWhole(OUT) && whole(OUT) == 0));
    }

    private boolean isWhole(String field) {
        return sent.text(field).matches("\\d{1,3}");
    }

    private int whole(String field) {
        return Integer.parseInt(sent.text(field));
    }
}
