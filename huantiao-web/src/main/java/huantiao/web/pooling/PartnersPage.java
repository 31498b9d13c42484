package huantiao.web.pooling;

import huantiao.pooling.Partner;
import huantiao.web.Words;
import huantiao.web.form.Form;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/**
 * Partners and keys.
 *
 * @param own our own key; empty before the first one is made
 */
public record PartnersPage(List<Partner> partners, Optional<Own> own, Form form, ZoneId zone) {

    /**
     * What we give to a partner.
     *
     * @param line empty where our address is one that no other clinic can use
     */
    public record Own(String fingerprint, Optional<String> line) {}

    public PartnersPage {
        partners = List.copyOf(partners);
    }

    public String day(Instant moment) {
        return day(form.words(), moment, zone);
    }

    static String day(Words words, Instant moment, ZoneId zone) {
        return moment.atZone(zone)
                .format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(words.locale()));
    }
}
