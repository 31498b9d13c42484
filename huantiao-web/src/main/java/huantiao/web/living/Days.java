package huantiao.web.living;

import huantiao.web.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Days as the workbench writes them. */
final class Days {

    private Days() {}

    static String say(Instant at, ZoneId zone, Words words) {
        return at.atZone(zone)
                .format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(words.locale()));
    }
}
