package huantiao.web.people;

import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentTexts;
import huantiao.care.ConsentVersions;
import huantiao.care.Entry;
import huantiao.web.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What became of one agreement.
 *
 * @param text what they agreed to, as it was read then; what is read now where nobody agreed, or
 *     where the words of then are not kept
 * @param version of that text
 * @param given version of the text it was given to; empty if it is not given
 * @param on the day on which it was given; empty if it is not
 * @param by who noted that it was given; empty where the person gave it alone, by a link
 * @param declined true if they were asked and did not agree, and have not agreed since
 * @param current version that is read now
 * @param now what is read now
 */
public record Agreement(
        ConsentTexts.Text text,
        String version,
        Optional<String> given,
        Optional<LocalDate> on,
        String by,
        boolean declined,
        String current,
        ConsentTexts.Text now) {

    public static Agreement of(
            Chart chart, ConsentKind kind, ConsentVersions versions, ZoneId zone) {
        var agreed = chart.agreement(kind);
        var given = agreed.map(one -> one.entry().textVersion());
        var read = given.flatMap(versions::named);
        var shown = read.orElse(versions.current());
        return new Agreement(
                shown.of(kind),
                shown.version(),
                read.map(ConsentTexts::version).or(() -> given),
                agreed.map(one -> LocalDate.ofInstant(one.noted().occurredAt(), zone)),
                agreed.map(one -> one.noted().author().name()).orElse(""),
                given.isEmpty()
                        && chart.all(Entry.ConsentDeclined.class).stream()
                                .anyMatch(one -> one.entry().kind() == kind),
                versions.current().version(),
                versions.current().of(kind));
    }

    public boolean isGiven() {
        return given.isPresent();
    }

    /** True if they agreed to words that are not kept. */
    public boolean isLost() {
        return given.filter(one -> !one.equals(version)).isPresent();
    }

    /** True if they agreed to another version than that which is read now. */
    public boolean isOfEarlier() {
        return isGiven() && !isCurrent();
    }

    /** True if what they agreed to is what is read now. */
    public boolean isCurrent() {
        return given.filter(current::equals).isPresent();
    }

    /**
     * Who told of it when and of which text, with the version where another is read now; empty if
     * it is not given.
     */
    public Optional<String> said(Words words) {
        return said(words, isLost() ? ".lost" : isCurrent() ? "" : ".earlier");
    }

    /** The same in a record of that time: with its version, and without what is read now. */
    public Optional<String> noted(Words words) {
        return said(words, ".version");
    }

    private Optional<String> said(Words words, String ending) {
        return on.map(day ->
                words.say(
                        "agreed" + ending,
                        by.isEmpty()
                                ? words.say("agreed.alone", words.day(day))
                                : words.say("agreed.noted", words.day(day), by),
                        text.title(),
                        given.orElseThrow(),
                        current));
    }

    /**
     * That it was the person, and to the text as it stands here; empty if it is not given, and
     * where what stands here is not what they agreed to.
     */
    public Optional<String> toThis(Words words) {
        return given.filter(version::equals)
                .map(_ -> words.say("agreed.to-this" + (isCurrent() ? "" : ".earlier")));
    }

    /** True while nobody asked for it: its text is in sight where its answer is noted. */
    public boolean isToBeAsked() {
        return given.isEmpty() && !declined;
    }
}
