package huantiao.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What pages say, by message key, in one language. A missing key is a bug and throws. */
public record Words(MessageSource source, Locale locale) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** The text of the key; arguments fill <code>{0}</code>, <code>{1}</code>, … */
    public String say(String key, Object... arguments) {
        return source.getMessage(key, arguments, locale);
    }

    /** A time of day on a clock of 24 hours, the same in every language. */
    public static String time(Instant moment, ZoneId zone) {
        return TIME.withZone(zone).format(moment);
    }

    /** A time of day beside a day that is said already; with its own day where that is another. */
    public String timeBeside(LocalDate said, Instant moment, ZoneId zone) {
        var day = LocalDate.ofInstant(moment, zone);
        return day.equals(said)
                ? time(moment, zone)
                : "%s, %s".formatted(day(day), time(moment, zone));
    }

    /** A day as the language writes it, at middle length. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    /** The same with its month written out. */
    public String inFull(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
    }

    /** A day and its month, for one line; the year too where it is another than today's. */
    public String brief(LocalDate day, LocalDate today) {
        return DateTimeFormatter.ofPattern(
                        day.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy")
                .withLocale(locale)
                .format(day);
    }

    /** True if there is such a text. */
    public boolean knows(String key) {
        return source.getMessage(key, null, null, locale) != null;
    }
}
