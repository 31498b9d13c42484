package huantiao.web.people;

import huantiao.body.NerveRoots;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Referral;
import huantiao.care.Weakness;
import huantiao.triage.RedFlag;
import huantiao.web.Words;
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
        Referral referral, String losses, LocalDate today, ZoneId zone, Words words) {

    /** What is open of it, the first thing first. */
    public enum Open {
        SEND,
        AGREE,
        NOTHING
    }

    /** The referral that is called for on a day; empty where none is. */
    public static Optional<ReferralWords> of(
            Chart chart, CareSteps.Now now, NerveRoots roots, Words words) {
        return Referral.of(chart, now)
                .map(referral ->
                        new ReferralWords(
                                referral,
                                FoundWeakness.losses(chart, now.rules(), roots, words),
                                now.today(),
                                now.zone(),
                                words));
    }

    /** What a warning sign is about, in a few plain words. */
    public static String about(RedFlag flag, Words words) {
        var key = "flag.about." + flag.id();
        return words.knows(key) ? words.say(key) : flag.question();
    }

    public Open open() {
        if (referral.sent().isEmpty()) {
            return Open.SEND;
        }
        return referral.agreed().isEmpty() ? Open.AGREE : Open.NOTHING;
    }

    /** What it is for, with the losses of power that were found. */
    public String about() {
        return referral.flags().stream()
                .map(flag ->
                        flag.when().facts().contains(Weakness.FACT) && !losses.isEmpty()
                                ? words.say("referral.about.found", about(flag, words), losses)
                                : about(flag, words))
                .collect(Collectors.joining("; "));
    }

    /** The same in words for the person. */
    public String plainly() {
        return referral.flags().stream()
                .map(flag -> about(flag, words))
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
                                one.entry().toWhom(),
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
