package huantiao.web.visit;

import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Pain;
import huantiao.care.ToldAhead;
import huantiao.web.Words;
import huantiao.web.form.Sent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The pain that the person told alone before this visit. It fills what is empty in the form of a
 * visit and never takes the place of what somebody typed.
 *
 * @param pain at least one of the two is told
 * @param at when it was told
 */
public record PainTold(Pain pain, ZonedDateTime at) {

    private static final String LEG = "before_leg";
    private static final String BACK = "before_back";

    /** What was told for a visit that begins with the answers of this moment. */
    static Optional<PainTold> of(Chart chart, Instant moment, ZoneId zone) {
        return ToldAhead.of(chart, moment, zone)
                .map(told ->
                        new PainTold(told.entry().pain(), told.noted().occurredAt().atZone(zone)))
                .filter(told -> told.pain().leg().isPresent() || told.pain().back().isPresent());
    }

    /** The same of a visit that goes on: told before it was begun, or since. */
    static Optional<PainTold> of(
            Chart chart,
            Optional<Chart.Placed<Entry.SafetyAsked>> begun,
            Instant now,
            ZoneId zone) {
        return begun.flatMap(asked -> of(chart, asked.noted().occurredAt(), zone))
                .or(() -> of(chart, now, zone));
    }

    /** The form with what was told where nothing stands yet. */
    Sent into(Sent sent) {
        var filled = isMissing(LEG, pain.leg(), sent) ? with(LEG, pain.leg(), sent) : sent;
        return isMissing(BACK, pain.back(), sent) ? with(BACK, pain.back(), filled) : filled;
    }

    /** When it was told, where the form has a number of it. */
    Optional<String> toldAt(Sent sent) {
        return stands(LEG, pain.leg(), sent) || stands(BACK, pain.back(), sent)
                ? Optional.of(time())
                : Optional.empty();
    }

    /** What was told and the form has not, in words; empty where there is nothing to take over. */
    Optional<String> offered(Sent sent, Words words) {
        var told = new ArrayList<String>();
        if (isMissing(LEG, pain.leg(), sent)) {
            told.add(words.say("session.pain.offer.leg", pain.leg().getAsInt()));
        }
        if (isMissing(BACK, pain.back(), sent)) {
            told.add(words.say("session.pain.offer.back", pain.back().getAsInt()));
        }
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("session.pain.offer", String.join(", ", told), time()));
    }

    private String time() {
        return Words.time(at.toInstant(), at.getZone());
    }

    private boolean isMissing(String field, OptionalInt told, Sent sent) {
        return told.isPresent() && !sent.has(field) && isOfBefore(sent);
    }

    private static boolean stands(String field, OptionalInt told, Sent sent) {
        return told.isPresent() && sent.text(field).equals("" + told.getAsInt());
    }

    private static Sent with(String field, OptionalInt told, Sent sent) {
        return sent.with(field, "" + told.getAsInt());
    }

    /** Pain that was told on another day, or once the needles were in, is not that before them. */
    private boolean isOfBefore(Sent sent) {
        try {
            return sent.text("day").equals(LocalDate.from(at).toString())
                    && (!sent.has(TimesForm.IN_AT)
                            || !LocalTime.parse(sent.text(TimesForm.IN_AT))
                                    .isBefore(LocalTime.from(at).withSecond(0).withNano(0)));
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
