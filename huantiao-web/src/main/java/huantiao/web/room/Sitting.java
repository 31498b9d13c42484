package huantiao.web.room;

import huantiao.care.Chart;
import huantiao.care.Drafts;
import huantiao.care.Entry;
import huantiao.care.Room;
import huantiao.care.VisitSteps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Somebody in a chair, and what is going on there as far as anybody typed it.
 *
 * @param chart of the person
 */
public record Sitting(Room.Seat seat, Chart chart, Doing doing) {

    /** A form kept longer ago than this belongs to another day. */
    private static final Duration TODAY = Duration.ofHours(12);

    /** A start that lies further ahead than this was yesterday. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /** How far the visit has come. */
    public sealed interface Doing {

        /** The safety questions come first. */
        record ToAsk() implements Doing {}

        /** A warning sign stops the visit. */
        record Stopped() implements Doing {}

        /** Asked; the form says of no needle that it went in. */
        record Charting() implements Doing {}

        /**
         * Needles are in, and are not counted out.
         *
         * @param in since when
         * @param out when they are due out; empty if nobody said how long they stay
         */
        record Needled(Instant in, Optional<Instant> out) implements Doing {}

        /** Counted out; not signed yet. */
        record CountedOut(int needles) implements Doing {}

        /** Signed since the person sat down. */
        record Signed() implements Doing {}
    }

    /**
     * @param form the form of the visit that was kept last, by anybody
     */
    static Sitting of(
            Room.Seat seat, Chart chart, Optional<Drafts.Draft> form, Instant now, ZoneId zone) {
        return new Sitting(seat, chart, doing(seat, chart, form, now, zone));
    }

    private static Doing doing(
            Room.Seat seat, Chart chart, Optional<Drafts.Draft> form, Instant now, ZoneId zone) {
        var fresh = form.filter(draft -> draft.keptAt().isAfter(now.minus(TODAY)));
        if (fresh.isPresent()) {
            var draft = fresh.get();
            var in = whole(draft, "needles_in");
            var out = whole(draft, "needles_out");
            if (in.isPresent() && in.equals(out) && in.getAsInt() > 0) {
                return new Doing.CountedOut(in.getAsInt());
            }
            var since = since(draft, zone);
            if (since.isPresent()) {
                var stay = whole(draft, "retention");
                return new Doing.Needled(
                        since.get(),
                        stay.isPresent()
                                ? Optional.of(since.get().plus(Duration.ofMinutes(stay.getAsInt())))
                                : Optional.empty());
            }
        }
        boolean signed =
                chart.latest(Entry.SessionSigned.class)
                        .filter(one -> !one.noted().recordedAt().isBefore(seat.since()))
                        .isPresent();
        if (signed) {
            return new Doing.Signed();
        }
        return VisitSteps.safetyFor(chart, now)
                .<Doing>map(asked ->
                        asked.entry().ruling().stops() ? new Doing.Stopped() : new Doing.Charting())
                .orElseGet(Doing.ToAsk::new);
    }

    /** The start of the clock of the needles, on the day the form was kept. */
    private static Optional<Instant> since(Drafts.Draft draft, ZoneId zone) {
        try {
            var kept = draft.keptAt().atZone(zone);
            var start = kept.with(LocalTime.parse(text(draft, "in_at")));
            return Optional.of(
                    (start.isAfter(kept.plus(CLOCKS_DIFFER)) ? start.minusDays(1) : start)
                            .toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static OptionalInt whole(Drafts.Draft draft, String field) {
        var text = text(draft, field);
        return text.matches("\\d{1,3}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static String text(Drafts.Draft draft, String field) {
        var values = draft.fields().getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    public String name() {
        return chart.patient().name().text();
    }

    public int birthYear() {
        return chart.patient().born().day().getYear();
    }

    public String address() {
        return "/people/" + seat.patient();
    }

    /** When the needles are due out, in milliseconds for a clock; empty while there is none. */
    public String due() {
        return doing instanceof Doing.Needled(var _, var out)
                ? out.map(moment -> String.valueOf(moment.toEpochMilli())).orElse("")
                : "";
    }
}
