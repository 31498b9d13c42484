package huantiao.reminders;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The hours of the clinic's day in which nobody is sent anything. They may reach over midnight; two
 * equal times are no quiet at all.
 */
public record QuietHours(LocalTime from, LocalTime until) {

    /** From eight in the evening to eight in the morning, unless the clinic sets others. */
    public static final QuietHours NIGHT = new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0));

    /** Reads {@code 20:00-08:00}; empty if it is not two times of a day. */
    public static Optional<QuietHours> read(String text) {
        var times = text.strip().split("-", -1);
        if (times.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new QuietHours(
                            LocalTime.parse(times[0].strip()), LocalTime.parse(times[1].strip())));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** True if nothing is sent at this moment. */
    public boolean hold(Instant moment, ZoneId zone) {
        var time = moment.atZone(zone).toLocalTime();
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !from.equals(until) && (!time.isBefore(from) || time.isBefore(until));
    }

    /** This moment, or the end of the quiet hours it lies in. */
    public Instant over(Instant moment, ZoneId zone) {
        if (!hold(moment, zone)) {
            return moment;
        }
        var here = moment.atZone(zone);
        var day =
                here.toLocalTime().isBefore(until)
                        ? here.toLocalDate()
                        : here.toLocalDate().plusDays(1);
        return day.atTime(until).atZone(zone).toInstant();
    }
}
