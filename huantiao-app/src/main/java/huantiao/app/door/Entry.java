package huantiao.app.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;

/** Lets somebody in, under a session id that nobody knew before, and out again. */
final class Entry {

    private final SessionAuthenticationStrategy sessions;
    private final SecurityContextRepository contexts;
    private final Lobby lobby;
    private final DoorSettings settings;
    private final Clock clock;

    Entry(
            SessionAuthenticationStrategy sessions,
            SecurityContextRepository contexts,
            Lobby lobby,
            DoorSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.contexts = contexts;
        this.lobby = lobby;
        this.settings = settings;
        this.clock = clock;
    }

    void begin(HttpServletRequest request, HttpServletResponse response, Entrant entrant) {
        var token = new EntrantToken(entrant);
        sessions.onAuthentication(token, request, response);
        var session = request.getSession();
        lobby.leave(session);
        var idle =
                switch (entrant) {
                    case Entrant.Member _ -> settings.memberIdle();
                    case Entrant.Guest _ -> settings.guestIdle();
                };
        session.setMaxInactiveInterval(Math.toIntExact(idle.toSeconds()));
        session.setAttribute(Stay.ATTRIBUTE, new Stay(clock.instant(), idle, settings.longest()));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(token);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
