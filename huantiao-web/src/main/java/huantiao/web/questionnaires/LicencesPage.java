package huantiao.web.questionnaires;

import huantiao.care.LicensedForms.Change;
import huantiao.care.LicensedForms.Kept;
import huantiao.measures.Instrument;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/**
 * Measures whose words do not ship, and the words the clinic brought for some of them.
 *
 * @param measures that words can be brought for
 * @param changes newest first
 */
public record LicencesPage(
        List<Instrument> measures,
        List<Kept> kept,
        List<Change> changes,
        Form form,
        LocalDate today,
        ZoneId zone) {

    /**
     * The words of one measure.
     *
     * @param inForce false where the licence is over
     */
    public record One(Kept kept, Instrument instrument, boolean inForce) {}

    /** The clinic's words of a measure. */
    public Optional<Kept> of(Instrument instrument) {
        return kept.stream()
                .filter(one -> one.form().edition().instrument().equals(instrument.id()))
                .findFirst();
    }

    public boolean inForce(Kept one) {
        return one.form().agreement().isInForceOn(today);
    }

    /** The statement the owner makes. */
    public Choices confirmed() {
        return form.choices(
                "confirmed",
                form.words().say("licences.confirm"),
                List.of(Option.of("yes", form.words().say("licences.confirm.yes"))));
    }

    /** Whether people may answer by a link. */
    public Choices byLink() {
        return form.choices(
                        "by-link",
                        form.words().say("licences.by-link"),
                        List.of(Option.of("yes", form.words().say("licences.by-link.yes"))))
                .withHint(form.words().say("licences.by-link.hint"));
    }

    public String day(LocalDate day) {
        return day(form.words(), day);
    }

    public String day(Change change) {
        return day(LocalDate.ofInstant(change.at(), zone));
    }

    static String day(Words words, LocalDate day) {
        return day.format(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale()));
    }
}
