package huantiao.app.post;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.people.Contact;
import huantiao.reminders.QuietHours;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How reminders leave the building; {@code docs/reminders.md} describes each setting. Without a
 * mail server and without a gateway nothing is sent.
 *
 * @param name who writes, as a message says it; must not tell what the clinic treats
 * @param quiet hours of the clinic's day in which nothing is sent
 */
public record PostSettings(
        Optional<MailServer> smtp,
        Optional<MailServer> bounces,
        Optional<Gateway> gateway,
        String sender,
        String name,
        QuietHours quiet) {

    /** Nothing is sent. */
    public static final PostSettings NONE =
            new PostSettings(
                    Optional.empty(), Optional.empty(), Optional.empty(), "", "", QuietHours.NIGHT);

    private static final int LONGEST_NAME = 60;

    /** How the line to a mail server is kept from listeners. */
    public enum Security {
        TLS,
        STARTTLS,
        /** Not at all; only on this machine. */
        NONE
    }

    /** A server for mail going out, or a mailbox for mail coming back. */
    public record MailServer(
            String host, int port, Security security, String user, String password) {
        @Override
        public String toString() {
            return "MailServer[%s:%d]".formatted(host, port);
        }
    }

    /** A gateway that takes text messages by HTTP. */
    public record Gateway(URI address, String token) {
        @Override
        public String toString() {
            return "Gateway[" + address.getHost() + "]";
        }
    }

    public boolean sendsAnything() {
        return smtp.isPresent() || gateway.isPresent();
    }

    /** Reads the environment; every mistake at once. */
    public static Result<PostSettings, List<Problem>> read(Map<String, String> environment) {
        var reader = new Reader(environment);
        var smtp = reader.mail("HUANTIAO_SMTP", 587, 465, 25);
        var bounces = reader.mail("HUANTIAO_BOUNCES", 143, 993, 143);
        var gateway = reader.gateway();
        var sender = reader.text("HUANTIAO_SMTP_FROM");
        var name = reader.text("HUANTIAO_MESSAGES_NAME");
        var quiet = reader.quiet();
        if (smtp.isPresent() && (sender.isEmpty() || !Contact.isPossibleEmail(sender))) {
            reader.wrong(
                    "HUANTIAO_SMTP_FROM",
                    "HT-0221",
                    "the address that mail is sent from is missing or is none.",
                    "Give an address such as hello@example.org.");
        }
        boolean any = smtp.isPresent() || gateway.isPresent();
        if (any && (name.isEmpty() || name.length() > LONGEST_NAME || !isOneLine(name))) {
            reader.wrong(
                    "HUANTIAO_MESSAGES_NAME",
                    "HT-0222",
                    "who writes the messages is missing, longer than %d characters or more than one line."
                            .formatted(LONGEST_NAME),
                    "Give a name that people know and that says nothing about their health.");
        }
        if (any && reader.text("HUANTIAO_DOOR_ADDRESS").isEmpty()) {
            reader.wrong(
                    "HUANTIAO_DOOR_ADDRESS",
                    "HT-0223",
                    "a message needs the address under which patients find this server.",
                    "Give it as https://clinic.example.org.");
        }
        return reader.problems.isEmpty()
                ? Result.ok(new PostSettings(smtp, bounces, gateway, sender, name, quiet))
                : Result.refused(List.copyOf(reader.problems));
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final List<Problem> problems = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        String text(String name) {
            return environment.getOrDefault(name, "").strip();
        }

        void wrong(String where, String code, String what, String cure) {
            problems.add(new Problem(where, code, what, cure));
        }

        Optional<MailServer> mail(String prefix, int startTlsPort, int tlsPort, int plainPort) {
            var host = text(prefix + "_HOST");
            if (host.isEmpty()) {
                return Optional.empty();
            }
            var security = security(prefix + "_SECURITY", host);
            int usual =
                    switch (security) {
                        case TLS -> tlsPort;
                        case STARTTLS -> startTlsPort;
                        case NONE -> plainPort;
                    };
            return Optional.of(
                    new MailServer(
                            host,
                            port(prefix + "_PORT", usual),
                            security,
                            text(prefix + "_USER"),
                            environment.getOrDefault(prefix + "_PASSWORD", "")));
        }

        private Security security(String name, String host) {
            var text = text(name).toLowerCase(Locale.ROOT);
            var security =
                    switch (text) {
                        case "", "starttls" -> Security.STARTTLS;
                        case "tls" -> Security.TLS;
                        case "none" -> Security.NONE;
                        default -> {
                            wrong(
                                    name,
                                    "HT-0224",
                                    "how the line is protected cannot be read.",
                                    "Write starttls, tls or none.");
                            yield Security.STARTTLS;
                        }
                    };
            if (security == Security.NONE && !isThisMachine(host)) {
                wrong(
                        name,
                        "HT-0225",
                        "an unprotected line may go to this machine only.",
                        "Use starttls or tls.");
            }
            return security;
        }

        private int port(String name, int usual) {
            var text = text(name);
            if (text.isEmpty()) {
                return usual;
            }
            if (!text.matches("[0-9]{1,5}")
                    || Integer.parseInt(text) < 1
                    || Integer.parseInt(text) > 65_535) {
                wrong(name, "HT-0226", "the port is no number within 1..65535.", "Correct it.");
                return usual;
            }
            return Integer.parseInt(text);
        }

        Optional<Gateway> gateway() {
            var text = text("HUANTIAO_TEXT_URL");
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                var address = new URI(text);
                var host = address.getHost();
                boolean good =
                        host != null
                                && ("https".equals(address.getScheme())
                                        || ("http".equals(address.getScheme())
                                                && isThisMachine(host)));
                if (good) {
                    return Optional.of(new Gateway(address, text("HUANTIAO_TEXT_TOKEN")));
                }
            } catch (URISyntaxException e) {
                // Told below, with every other address that will not do.
            }
            wrong(
                    "HUANTIAO_TEXT_URL",
                    "HT-0227",
                    "the address of the gateway must begin with https:// and name a host.",
                    "Correct it.");
            return Optional.empty();
        }

        QuietHours quiet() {
            var text = text("HUANTIAO_QUIET_HOURS");
            if (text.isEmpty()) {
                return QuietHours.NIGHT;
            }
            var read = QuietHours.read(text);
            if (read.isEmpty()) {
                wrong(
                        "HUANTIAO_QUIET_HOURS",
                        "HT-0228",
                        "the quiet hours cannot be read.",
                        "Write them as 20:00-08:00.");
            }
            return read.orElse(QuietHours.NIGHT);
        }
    }
}
