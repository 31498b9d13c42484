package huantiao.web.room;

import huantiao.web.form.Sent;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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
     * How many were in when their clock started. A count that is lowered later, or a row that is
     * taken away, takes none of them out of the person.
     */
    public static final String PLACED = "needles_placed";

    /** The minute at which as many were counted out as went in. */
    public static final String OUT_AT = "out_at";

    /** Where a needle was found that is counted no more. */
    public static final String FOUND = "found_where";

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
        return isWhole(IN) && isWhole(OUT) && in() == whole(OUT) && in() > 0;
    }

    /** How many have to come out: the count, or as many as were in when the clock started. */
    public int in() {
        return Math.max(counted(), placed());
    }

    /** How many the form counts now; 0 where that cannot be read. */
    public int counted() {
        return isWhole(IN) ? whole(IN) : 0;
    }

    /** How many were in when the clock started; 0 where it did not. */
    public int placed() {
        return isWhole(PLACED) ? whole(PLACED) : 0;
    }

    /** True where fewer are counted than were in, and nobody said what became of the rest. */
    public boolean lacksSome() {
        return placed() > counted();
    }

    /**
     * The same form with what must not be lost by typing: how many were in when the clock started,
     * and since when all of them are out.
     *
     * @param kept the form as it was kept before
     */
    public Sent with(NeedlesSaid kept, LocalTime now) {
        int before = Math.max(placed(), kept.placed());
        int first = before == 0 && sent.has(IN_AT) ? Math.max(counted(), rows()) : before;
        var placed = first == 0 ? sent : sent.with(PLACED, String.valueOf(first));
        if (!new NeedlesSaid(placed).areCountedOut()) {
            return placed.has(OUT_AT) ? placed.with(OUT_AT) : placed;
        }
        var since =
                sent.has(OUT_AT)
                        ? sent.text(OUT_AT)
                        : kept.sent().has(OUT_AT)
                                ? kept.sent().text(OUT_AT)
                                : now.truncatedTo(ChronoUnit.MINUTES).toString();
        return placed.with(OUT_AT, since);
    }

    private int rows() {
        return sent.all("point").size();
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
        return placed() == 0 && noneIn && (!sent.has(OUT) || (isWhole(OUT) && whole(OUT) == 0));
    }

    private boolean isWhole(String field) {
        return sent.text(field).matches("\\d{1,3}");
    }

    private int whole(String field) {
        return Integer.parseInt(sent.text(field));
    }
}
