package huantiao.web.people;

import huantiao.body.NerveRoots;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Referral;
import huantiao.care.Weakness;
import huantiao.triage.RedFlag;
import huantiao.web.Words;
import huantiao.web.triage.FlagWords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An urgent referral in words: what for, by when, to whom the person was sent on, and with whom it
 * is agreed that care goes on meanwhile.
 *
 * @param losses of power that were found, in words; may be empty
 */
public record ReferralWords(
        Chart chart, Referral referral, String losses, LocalDate today, ZoneId zone, Words words) {

    /** What is open of it, the first thing first. */
    public enum Open {
        SEND,
        AGREE,
        /** Asked, and the answer was no. */
        DECLINED,
        NOTHING
    }

    /** The referral that is called for on a day; empty where none is. */
    public static Optional<ReferralWords> of(
            Chart chart, CareSteps.Now now, NerveRoots roots, Words words) {
        return Referral.of(chart, now)
                .map(referral ->
                        new ReferralWords(
                                chart,
                                referral,
                                FoundWeakness.losses(chart, now.rules(), roots, words),
                                now.today(),
                                now.zone(),
                                words));
    }

    /** What a warning sign is about, in a few plain words for this person. */
    public static String about(RedFlag flag, Chart chart, Words words) {
        return known(flag, words).orElseGet(() -> FlagWords.question(flag, chart, words));
    }

    /** The same where there are such words; else empty. */
    public static Optional<String> known(RedFlag flag, Words words) {
        var key = "flag.about." + flag.id();
        return words.knows(key) ? Optional.of(words.say(key)) : Optional.empty();
    }

    public Open open() {
        if (referral.sent().isEmpty()) {
            return Open.SEND;
        }
        if (referral.agreed().isPresent()) {
            return Open.NOTHING;
        }
        return referral.declined().isPresent() ? Open.DECLINED : Open.AGREE;
    }

    /** Whom the person was sent to, and how, in words. */
    static String to(Entry.SentOn sent, Words words) {
        return sent.how()
                .map(how ->
                        words.say(
                                "referral.to.by",
                                sent.toWhom(),
                                words.say("referral.how." + ReferralForm.code(how))))
                .orElse(sent.toWhom());
    }

    /** A letter that was made for it, in words; empty if none was. */
    public Optional<String> letter() {
        return referral.letter()
                .map(one ->
                        words.say(
                                "referral.letter",
                                one.entry().letter().to(),
                                day(one.noted().occurredAt())));
    }

    /** Whom the letter made for it names, or else whom the person was sent to; may be empty. */
    public String named() {
        return referral.sent()
                .map(one -> one.entry().toWhom())
                .or(() -> referral.letter().map(one -> one.entry().letter().to()))
                .orElse("");
    }

    /** The entry of that letter, by its place in the chart; 0 if none was made. */
    public long letterAt() {
        return referral.letter().map(one -> one.noted().sequence()).orElse(0L);
    }

    /** What it is for, with the losses of power that were found. */
    public String about() {
        return referral.flags().stream()
                .map(flag ->
                        flag.when().facts().contains(Weakness.FACT) && !losses.isEmpty()
                                ? words.say(
                                        "referral.about.found", about(flag, chart, words), losses)
                                : about(flag, chart, words))
                .collect(Collectors.joining("; "));
    }

    /** The same in words for the person. */
    public String plainly() {
        return referral.flags().stream()
                .map(flag -> about(flag, chart, words))
                .collect(Collectors.joining("; "));
    }

    /** By when a doctor is to have seen the person, in words. */
    public String dueBy() {
        return words.day(referral.dueBy());
    }

    /** True once that day has passed. */
    public boolean isPast() {
        return referral.dueBy().isBefore(today);
    }

    /** To whom the person was sent on, and when; that nobody noted it, else. */
    public String sent() {
        return referral.sent()
                .map(one ->
                        words.say(
                                "referral.sent",
                                to(one.entry(), words),
                                day(one.noted().occurredAt())))
                .orElseGet(() -> words.say("referral.not-sent"));
    }

    /** With whom it is agreed that care goes on, and when; that it is not, else. */
    public String agreed() {
        return referral.agreed()
                .map(one ->
                        words.say(
                                "referral.agreed",
                                one.entry().agreedWith(),
                                day(one.noted().occurredAt())))
                .or(() ->
                        referral.declined()
                                .map(one ->
                                        words.say(
                                                "referral.declined",
                                                one.entry().by(),
                                                day(one.noted().occurredAt()))))
                .orElseGet(() -> words.say("referral.not-agreed"));
    }

    /** All of it in one line. */
    public String line() {
        return words.say(
                isPast() ? "referral.line.past" : "referral.line",
                dueBy(),
                about(),
                sent(),
                agreed());
    }

    private String day(Instant at) {
        return words.day(LocalDate.ofInstant(at, zone));
    }
}
