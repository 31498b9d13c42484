package huantiao.web.people;

import huantiao.access.Link;
import huantiao.access.LinkPurpose;
import huantiao.people.Patient;
import huantiao.web.Shell;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Making a link for one patient.
 *
 * @param made the link just made, whose address is shown this once; empty before
 * @param clinical true if the reader may go on to the person's page
 */
public record LinksPage(Patient patient, Form form, Optional<Made> made, boolean clinical) {

    static final String PURPOSE = "purpose";

    /**
     * A link and its address.
     *
     * @param address with the secret in it; kept nowhere
     * @param clinic whose name stands in the message
     */
    public record Made(Link link, String address, String clinic) {
        @Override
        public String toString() {
            return "Made[" + link + "]";
        }
    }

    static String code(LinkPurpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }

    static Optional<LinkPurpose> read(String code) {
        return Arrays.stream(LinkPurpose.values())
                .filter(purpose -> code(purpose).equals(code))
                .findFirst();
    }

    public Choices purposes(Shell shell) {
        return form.choices(
                PURPOSE,
                shell.say("links.purpose"),
                Arrays.stream(LinkPurpose.values())
                        .map(purpose ->
                                new Option(
                                        code(purpose),
                                        shell.say("links.purpose." + code(purpose)),
                                        shell.say(
                                                "links.purpose.%s.hint".formatted(code(purpose)),
                                                purpose.life().toDays())))
                        .toList());
    }

    /** The address as a code to be scanned from the screen or from paper. */
    public String code(Shell shell) {
        return made.map(one -> QrCode.svg(one.address(), shell.say("links.code"))).orElse("");
    }

    public String key() {
        return made.map(one -> code(one.link().purpose())).orElse("");
    }

    /** A message to send it with: who asks, and nothing of the person's health. */
    public String message(Shell shell) {
        return made.map(one ->
                        shell.say(
                                "links.message." + key(),
                                one.clinic(),
                                one.address(),
                                one.link().purpose().life().toDays()))
                .orElse("");
    }

    /** When it ends, in the clinic's zone. */
    public String expires(Shell shell) {
        return made.map(one ->
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(shell.locale())
                                .withZone(shell.zone())
                                .format(one.link().expiresAt()))
                .orElse("");
    }

    /** The page to go back to. */
    public String person() {
        return "/people/" + patient.id() + (clinical ? "" : "/details");
    }
}
