package huantiao.web.people;

import huantiao.access.AuditTrail;
import huantiao.web.Shell;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/**
 * Who opened or changed a record, newest first.
 *
 * @param name the patient's name, for the clinic; empty on the patient's own page
 * @param back the page to go back to
 * @param cut true if there are older ones that are not shown
 */
public record OpeningsPage(
        List<AuditTrail.Opening> openings, Optional<String> name, String back, boolean cut) {

    public OpeningsPage {
        openings = List.copyOf(openings);
    }

    public boolean own() {
        return name.isEmpty();
    }

    /** Who it was; the patient has no name in the trail. */
    public String who(AuditTrail.Opening opening, Shell shell) {
        return opening.whoName().isEmpty()
                ? shell.say(own() ? "openings.you" : "openings.patient")
                : opening.whoName();
    }

    public String what(AuditTrail.Opening opening, Shell shell) {
        return opening.deed()
                .map(deed -> "openings.deed." + deed.name())
                .filter(shell.words()::knows)
                .map(key -> shell.say(key))
                .orElseGet(() -> shell.say("openings." + opening.event().name()));
    }

    public String at(Instant moment, Shell shell) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(shell.locale())
                .withZone(shell.zone())
                .format(moment);
    }
}
