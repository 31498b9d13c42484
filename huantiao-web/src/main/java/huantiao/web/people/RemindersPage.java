package huantiao.web.people;

import huantiao.people.Patient;
import huantiao.reminders.Outbox;
import huantiao.web.Shell;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/**
 * Whether somebody is reminded. By a link it shows nothing of the record but the choice itself.
 *
 * @param address where the choice is sent
 * @param wanted true if the person agreed and did not take it back
 * @param stopped true if they took it back
 * @param text what is agreed to, in the words of the consent
 * @param looked what the clinic sees beside it; empty by a link
 */
public record RemindersPage(
        String address,
        Form form,
        boolean wanted,
        boolean stopped,
        List<String> text,
        Optional<Looked> looked) {

    public RemindersPage {
        text = List.copyOf(text);
    }

    static final String WANTED = "wanted";

    /** What the clinic sees: how to reach the person, and what became of the last reminders. */
    public record Looked(Patient patient, List<Outbox.Past> past) {
        public Looked {
            past = List.copyOf(past);
        }

        public String person() {
            return "/people/" + patient.id();
        }

        public String day(LocalDate day, Shell shell) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(shell.locale())
                    .format(day);
        }
    }

    public Choices choice(Shell shell) {
        return form.choices(
                WANTED,
                shell.say("reminders.question"),
                List.of(
                        Option.of("yes", shell.say("reminders.yes")),
                        Option.of("no", shell.say("reminders.no"))));
    }

    /** What holds now, as a message key. */
    public String state() {
        return wanted ? "reminders.now.yes" : stopped ? "reminders.now.no" : "reminders.now.never";
    }
}
