package huantiao.app.post;

import huantiao.app.post.PostSettings.MailServer;
import huantiao.reminders.Delivery;
import huantiao.reminders.Delivery.Why;
import huantiao.reminders.Message;
import huantiao.reminders.Post;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Mail by SMTP. What the server says decides what comes of it; a line that breaks after the message
 * was on its way leaves it unsure.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, replies of a
 *     server</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463, enhanced status codes</a>
 */
final class SmtpPost implements Post<Message.Mail> {

    private static final String PATIENCE_MS = "20000";
    private static final int MAILBOX_FULL = 552;
    private static final int SIGN_IN_NEEDED = 530;

    private final MailServer server;
    private final String sender;
    private final String name;
    private final Clock clock;
    private final Session session;

    SmtpPost(MailServer server, String sender, String name, Clock clock) {
        this.server = server;
        this.sender = sender;
        this.name = name;
        this.clock = clock;
        this.session = Session.getInstance(properties(server, sender));
    }

    private static Properties properties(MailServer server, String sender) {
        var properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", String.valueOf(server.port()));
        properties.put("mail.smtp.from", sender);
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MS);
        properties.put("mail.smtp.timeout", PATIENCE_MS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MS);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", String.valueOf(!server.user().isEmpty()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case NONE -> properties.put("mail.smtp.ssl.enable", "false");
        }
        return properties;
    }

    /** A message that keeps the name it was given, so that a bounce can be told whose it is. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    @Override
    public Delivery send(Message.Mail mail) {
        try (Transport transport = session.getTransport("smtp")) {
            Named message;
            try {
                message = message(mail);
            } catch (MessagingException e) {
                return new Delivery.Refused(Why.ADDRESS_REFUSED);
            }
            try {
                if (server.user().isEmpty()) {
                    transport.connect();
                } else {
                    transport.connect(server.user(), server.password());
                }
            } catch (AuthenticationFailedException e) {
                return new Delivery.Later(Why.NOT_LET_IN);
            } catch (MessagingException e) {
                return new Delivery.Later(Why.NO_CONNECTION);
            }
            try {
                transport.sendMessage(message, message.getAllRecipients());
                return new Delivery.Accepted();
            } catch (MessagingException e) {
                return judged(e);
            }
        } catch (MessagingException e) {
            // Closing the line after everything was said, or no SMTP in this build at all.
            return new Delivery.Unsure(Why.NO_ANSWER);
        }
    }

    private Named message(Message.Mail mail) throws MessagingException {
        var message =
                new Named(
                        session,
                        "<%s@%s>".formatted(mail.id(), sender.substring(sender.indexOf('@') + 1)));
        try {
            message.setFrom(new InternetAddress(sender, name, StandardCharsets.UTF_8.name()));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
        message.setRecipient(
                jakarta.mail.Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(clock.instant()));
        message.saveChanges();
        return message;
    }

    private static Delivery judged(MessagingException refusal) {
        for (@Nullable Exception e = refusal; e != null; e = next(e)) {
            switch (e) {
                case SMTPAddressFailedException address -> {
                    return ofAddress(address.getReturnCode(), address.getMessage());
                }
                case SMTPSenderFailedException _ -> {
                    return new Delivery.Later(Why.NOT_LET_IN);
                }
                case SMTPSendFailedException message when message.getReturnCode() >= 400 -> {
                    if (next(message) == null) {
                        return new Delivery.Later(
                                message.getReturnCode() < 500 ? Why.BUSY : Why.MESSAGE_REFUSED);
                    }
                }
                default -> {}
            }
        }
        return new Delivery.Unsure(Why.NO_ANSWER);
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException one ? one.getNextException() : null;
    }

    /** A policy of the server (5.7) and a full mailbox say nothing of the address itself. */
    private static Delivery ofAddress(int code, @Nullable String said) {
        var words = said == null ? "" : said;
        if (code < 500) {
            return new Delivery.Later(Why.BUSY);
        }
        if (code == SIGN_IN_NEEDED || words.contains(" 5.7.")) {
            return new Delivery.Later(Why.NOT_LET_IN);
        }
        return code == MAILBOX_FULL || words.contains(" 5.2.2")
                ? new Delivery.Later(Why.BUSY)
                : new Delivery.Refused(Why.ADDRESS_REFUSED);
    }
}
