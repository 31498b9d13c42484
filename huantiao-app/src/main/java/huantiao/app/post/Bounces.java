package huantiao.app.post;

import huantiao.app.post.PostSettings.MailServer;
import huantiao.app.post.PostSettings.Security;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The mailbox to which mail that could not be delivered comes back. Only a report that says so in
 * the form made for it counts, that the failure is for good, and that names a message of ours; what
 * else lies in the mailbox is marked as read and left there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3464">RFC 3464, delivery status notifications</a>
 */
final class Bounces {

    private static final String PATIENCE_MS = "20000";
    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_BYTES = 256 * 1024;

    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\s*$");
    private static final Pattern FOR_GOOD = Pattern.compile("(?im)^Status:\\s*5\\.\\d+\\.\\d+");

    /** A full mailbox (5.2.2) and a policy (5.7) say nothing of the address itself. */
    private static final Pattern NOT_THE_ADDRESS =
            Pattern.compile("(?im)^Status:\\s*5\\.(2\\.2|7\\.)");

    private static final Pattern OURS =
            Pattern.compile("(?im)^Message-ID:\\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@");

    private final MailServer server;
    private final Session session;
    private final String protocol;

    Bounces(MailServer server) {
        this.server = server;
        this.protocol = server.security() == Security.TLS ? "imaps" : "imap";
        var properties = new Properties();
        var prefix = "mail." + protocol;
        properties.put(prefix + ".connectiontimeout", PATIENCE_MS);
        properties.put(prefix + ".timeout", PATIENCE_MS);
        properties.put(prefix + ".writetimeout", PATIENCE_MS);
        properties.put(prefix + ".ssl.checkserveridentity", "true");
        if (server.security() == Security.STARTTLS) {
            properties.put(prefix + ".starttls.enable", "true");
            properties.put(prefix + ".starttls.required", "true");
        }
        this.session = Session.getInstance(properties);
    }

    /**
     * Tells of every reminder that came back for good since the last time.
     *
     * @throws MessagingException if the mailbox does not answer; nothing is lost, it is read again
     */
    void read(Consumer<UUID> cameBack) throws MessagingException, IOException {
        try (var store = session.getStore(protocol)) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                var unread = inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                for (int i = 0; i < Math.min(unread.length, MOST_AT_ONCE); i++) {
                    failed(unread[i]).ifPresent(cameBack);
                    unread[i].setFlag(Flags.Flag.SEEN, true);
                }
            }
        }
    }

    private static Optional<UUID> failed(Message message) throws MessagingException, IOException {
        var type = message.getContentType().toLowerCase(Locale.ROOT);
        if (!type.contains("multipart/report") || !type.contains("delivery-status")) {
            return Optional.empty();
        }
        try (InputStream in = message.getInputStream()) {
            return named(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        }
    }

    /** The reminder of ours that a report says will never be delivered. */
    static Optional<UUID> named(String report) {
        boolean failed =
                FAILED.matcher(report).find()
                        && FOR_GOOD.matcher(report).find()
                        && !NOT_THE_ADDRESS.matcher(report).find();
        var ours = OURS.matcher(report);
        return failed && ours.find()
                ? Optional.of(UUID.fromString(ours.group(1)))
                : Optional.empty();
    }
}
