package huantiao.app.door;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sessions of those who have not proved who they are: short, and no more of them than memory is
 * set aside for. When it is full the oldest goes, so that nobody fills the house from the street.
 */
final class Lobby implements HttpSessionListener {

    /** Long enough to type a password. */
    static final int SECONDS = 15 * 60;

    private final int most;
    private final Map<HttpSession, Boolean> waiting = new LinkedHashMap<>();

    Lobby(int most) {
        this.most = most;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setMaxInactiveInterval(SECONDS);
        var gone = new ArrayList<HttpSession>();
        synchronized (waiting) {
            waiting.put(event.getSession(), true);
            var oldest = waiting.keySet().iterator();
            for (int i = waiting.size(); i > most; i--) {
                gone.add(oldest.next());
                oldest.remove();
            }
        }
        gone.forEach(HttpSession::invalidate);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        leave(event.getSession());
    }

    /** They have proved who they are. */
    void leave(HttpSession session) {
        synchronized (waiting) {
            waiting.remove(session);
        }
    }

    int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }
}
