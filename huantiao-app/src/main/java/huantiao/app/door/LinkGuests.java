package huantiao.app.door;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which session came in by which link: one at a time, so that a link never opens two browsers. */
final class LinkGuests implements HttpSessionListener {

    private final Map<String, HttpSession> inside = new HashMap<>();

    /** Whoever came in by this link before is out. */
    void end(String tokenHash) {
        Optional<HttpSession> before;
        synchronized (inside) {
            before = Optional.ofNullable(inside.remove(tokenHash));
        }
        before.ifPresent(LinkGuests::invalidate);
    }

    /** Whoever came in by it at the same moment is out. */
    void comesIn(String tokenHash, HttpSession session) {
        Optional<HttpSession> before;
        synchronized (inside) {
            before = Optional.ofNullable(inside.put(tokenHash, session));
        }
        before.filter(other -> !other.equals(session)).ifPresent(LinkGuests::invalidate);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        synchronized (inside) {
            inside.values().remove(event.getSession());
        }
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException alreadyEnded) {
            // It ended by itself meanwhile, which is what was wanted.
        }
    }
}
