package huantiao.app.post;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.HeldPort;
import huantiao.app.post.PostSettings.MailServer;
import huantiao.app.post.PostSettings.Security;
import huantiao.reminders.Delivery;
import huantiao.reminders.Delivery.Why;
import huantiao.reminders.Message;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpPostTest {

    private static final Message.Mail MAIL =
            new Message.Mail(new UUID(7, 1), "mei@example.org", "A few questions", "Hello");

    @ParameterizedTest(name = "{0} answered by {1} is {2} {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    end  | 250 2.0.0 taken                  | Accepted |
                    RCPT | 550 5.1.1 no such user           | Refused  | ADDRESS_REFUSED
                    RCPT | 553 5.1.2 no such place          | Refused  | ADDRESS_REFUSED
                    RCPT | 450 4.2.0 greylisted             | Later    | BUSY
                    RCPT | 552 5.2.2 mailbox full           | Later    | BUSY
                    RCPT | 550 5.7.1 not from you           | Later    | NOT_LET_IN
                    RCPT | 530 5.7.0 sign in first          | Later    | NOT_LET_IN
                    MAIL | 550 5.7.1 sender not liked       | Later    | NOT_LET_IN
                    end  | 451 4.3.0 try later              | Later    | BUSY
                    end  | 554 5.6.0 not this message       | Later    | MESSAGE_REFUSED
                    EHLO | 421 4.3.2 closing                | Later    | NO_CONNECTION
                    end  | ''                               | Unsure   | NO_ANSWER
                    """)
    void whatTheServerSaysDecides(
            String command, String answer, String kind, @Nullable String why) {
        try (var server = new ScriptedSmtp().answering(command, answer)) {
            if (command.equals("EHLO")) {
                server.answering("HELO", answer);
            }

            var delivery = post(server.port()).send(MAIL);

            assertThat(delivery.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(whyOf(delivery)).isEqualTo(why);
        }
    }

    @Test
    void whereNobodyListensItIsTriedLater() {
        try (var port = new HeldPort()) {
            assertThat(post(port.number()).send(MAIL))
                    .isEqualTo(new Delivery.Later(Why.NO_CONNECTION));
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedBeforeAnybodyIsAsked() {
        try (var server = new ScriptedSmtp()) {
            var delivery = post(server.port()).send(new Message.Mail(MAIL.id(), "a@b@c", "x", "y"));

            assertThat(delivery).isEqualTo(new Delivery.Refused(Why.ADDRESS_REFUSED));
            assertThat(server.taken).hasValue(0);
        }
    }

    @Test
    void aServerThatCannotHideTheLineIsNotTalkedTo() {
        try (var server = new ScriptedSmtp()) {
            var post =
                    new SmtpPost(
                            new MailServer("127.0.0.1", server.port(), Security.STARTTLS, "", ""),
                            "hello@example.org",
                            "Riverside",
                            Clock.systemUTC());

            assertThat(post.send(MAIL)).isEqualTo(new Delivery.Later(Why.NO_CONNECTION));
            assertThat(server.taken).hasValue(0);
        }
    }

    private static SmtpPost post(int port) {
        return new SmtpPost(
                new MailServer("127.0.0.1", port, Security.NONE, "", ""),
                "hello@example.org",
                "Riverside",
                Clock.systemUTC());
    }

    private static @Nullable String whyOf(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted _ -> null;
            case Delivery.Later(var why) -> why.name();
            case Delivery.Refused(var why) -> why.name();
            case Delivery.Unsure(var why) -> why.name();
        };
    }
}
