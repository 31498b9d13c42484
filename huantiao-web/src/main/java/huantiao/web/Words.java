package huantiao.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What pages say, by message key, in one language. A missing key is a bug and throws. */
public record Words(MessageSource source, Locale locale) {

    /** The text of the key; arguments fill <code>{0}</code>, <code>{1}</code>, … */
    public String say(String key, Object... arguments) {
        return source.getMessage(key, arguments, locale);
    }

    /** A day as the language writes it, at middle length. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }

    /** True if there is such a text. */
    public boolean knows(String key) {
        return source.getMessage(key, null, null, locale) != null;
    }
}
