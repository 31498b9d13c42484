package huantiao.web.access;

import huantiao.access.Passkey;
import huantiao.web.Shell;
import huantiao.web.form.Form;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/**
 * A member's own password and passkeys.
 *
 * @param handle for the browser's password store
 * @param mustChoose true after coming in with a password that works once
 * @param passkeysWork whether passkeys work under the address that the clinic has
 * @param saved true right after a change
 */
public record KeysPage(
        Form form,
        String handle,
        List<Passkey> passkeys,
        boolean mustChoose,
        boolean passkeysWork,
        boolean saved) {
    public KeysPage {
        passkeys = List.copyOf(passkeys);
    }

    /** The day of a moment, in the clinic's zone. */
    public String day(Instant moment, Shell shell) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(shell.locale())
                .format(moment.atZone(shell.zone()));
    }
}
