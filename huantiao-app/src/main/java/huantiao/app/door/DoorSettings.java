package huantiao.app.door;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * How the door is set.
 *
 * @param address where the clinic is found from outside: scheme, host and port. With https, cookies
 *     travel encrypted only; passkeys need a host with a name
 * @param memberIdle how long a member may be away
 * @param guestIdle how long a patient may be away
 * @param longest how long anybody stays in without proving who they are again
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html">
 *     OWASP, session expiration</a>
 */
public record DoorSettings(URI address, Duration memberIdle, Duration guestIdle, Duration longest) {

    public DoorSettings {
        if (address.getHost() == null
                || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException(
                    "the clinic's address (%s) must be http:// or https:// and a host"
                            .formatted(address));
        }
    }

    /** Half an hour for members, an hour for patients, twelve hours at most. */
    public static DoorSettings at(URI address) {
        return new DoorSettings(
                address, Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofHours(12));
    }

    boolean isSecure() {
        return "https".equals(address.getScheme());
    }

    String host() {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    /** As browsers name it: scheme, host, and the port where it is not the usual one. */
    String origin() {
        return "%s://%s%s"
                .formatted(
                        address.getScheme(),
                        host(),
                        address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /** Browsers keep passkeys for names, not for numbers, and only where nobody listens. */
    boolean canHavePasskeys() {
        boolean named = !host().matches("[0-9.]+") && !host().startsWith("[");
        return named && (isSecure() || host().equals("localhost"));
    }
}
