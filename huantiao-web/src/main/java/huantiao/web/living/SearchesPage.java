package huantiao.web.living;

import huantiao.living.Records;
import huantiao.living.Records.Search;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/** The log of searches, with how many records of each came in. */
public record SearchesPage(Records records, Form form, ZoneId zone) {

    /** Newest first. */
    public List<Search> searches() {
        return records.searches().reversed();
    }

    /** For the file of records: which search it came from. */
    public Choices which() {
        return form.choices(
                "search",
                form.words().say("workbench.import.search"),
                searches().stream()
                        .map(one ->
                                Option.of(
                                        String.valueOf(one.number()),
                                        "%d · %s · %s"
                                                .formatted(
                                                        one.number(),
                                                        one.what().source(),
                                                        day(one.what().on()))))
                        .toList());
    }

    /** The file; of many problems the list above tells each. */
    public Field file() {
        var words = form.words();
        long count = form.problems().stream().filter(one -> one.where().equals("file")).count();
        var field = form.field("file", words.say("workbench.import.file"));
        return new Field(
                field.name(),
                field.label(),
                "",
                count > 1 ? words.say("workbench.import.problems", count) : field.problem(),
                words.say("workbench.import.file.hint"),
                false,
                field.where());
    }

    public String day(LocalDate day) {
        return day.format(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(form.words().locale()));
    }
}
