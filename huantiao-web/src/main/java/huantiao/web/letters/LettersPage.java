package huantiao.web.letters;

import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Letter;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A letter that is being made, with everything that will stand in it, and those made before.
 *
 * @param form to whom, what is asked, and how the person stands to it
 * @param reader whom the draft is for
 * @param from who writes
 * @param parts what will stand in it
 * @param seen the chart as it was when the draft was made
 * @param since what others noted meanwhile; empty unless that kept it from being made
 */
public record LettersPage(
        Chart chart,
        Form form,
        Letter.Reader reader,
        String from,
        String about,
        LocalDate today,
        List<Letter.Part> parts,
        long seen,
        List<String> since,
        ZoneId zone) {

    static final String TO = "to";
    static final String ASKED = "asked";
    static final String LEAVE = "leave";

    public LettersPage {
        parts = List.copyOf(parts);
        since = List.copyOf(since);
    }

    public String person() {
        return "/people/" + chart.patient().id();
    }

    public String address() {
        return person() + "/letters";
    }

    public String name() {
        return chart.patient().name().text();
    }

    public String written() {
        return form.words().day(today);
    }

    /** A letter for one reader: its address and whether it is the one shown. */
    public record Choice(String address, String label, boolean current) {}

    public List<Choice> readers() {
        return Arrays.stream(Letter.Reader.values())
                .map(one ->
                        new Choice(
                                address() + "?reader=" + code(one),
                                form.words().say("letters.reader." + code(one)),
                                one == reader))
                .toList();
    }

    public String readerCode() {
        return code(reader);
    }

    public Field to() {
        return form.field(TO, form.words().say("letters.to"));
    }

    public Field asked() {
        return form.field(ASKED, form.words().say("letters.asked"))
                .withHint(form.words().say("letters.asked.hint"));
    }

    public Choices leave() {
        var options = new ArrayList<Option>();
        options.add(Option.of("agreed", form.words().say("letters.leave.agreed")));
        if (reader == Letter.Reader.EMERGENCY) {
            options.add(
                    Option.of(
                            "cannot_be_asked", form.words().say("letters.leave.cannot_be_asked")));
        }
        return form.choices(LEAVE, form.words().say("letters.leave"), options);
    }

    /**
     * A letter made before.
     *
     * @param isBeforeCorrection true if the consultation that it rests on was put right since
     */
    public record Made(
            String address,
            String day,
            String reader,
            String to,
            String digest,
            boolean isBeforeCorrection) {}

    /** Newest first. */
    public List<Made> made() {
        return chart.all(Entry.LetterMade.class).reversed().stream()
                .map(one -> {
                    var letter = one.entry().letter();
                    return new Made(
                            address() + "/" + one.noted().sequence(),
                            form.words().day(LocalDate.ofInstant(one.noted().occurredAt(), zone)),
                            form.words().say("letters.reader." + code(letter.reader())),
                            letter.to(),
                            letter.digest().substring(0, 12),
                            chart.correctedAfter(one.noted().sequence()).isPresent());
                })
                .toList();
    }

    static String code(Letter.Reader reader) {
        return reader.name().toLowerCase(Locale.ROOT);
    }
}
