package huantiao.app.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

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
        keep(request, response, token);
    }

    /**
     * The stay of somebody who chose their first own password. Its id was new when they came in by
     * one that works once, and stays: a form that was sent twice finds the same stay.
     */
    void goOn(HttpServletRequest request, HttpServletResponse response, Entrant entrant) {
        keep(request, response, new EntrantToken(entrant));
    }

    /** What is changed together, a password and the stay of whoever changed it, is held by this. */
    static Object stay(HttpServletRequest request) {
        return WebUtils.getSessionMutex(request.getSession());
    }

    /** Whose stay this is by now; also for the rest of this request. */
    Optional<Entrant.Member> memberOf(HttpServletRequest request) {
        var context = contexts.loadDeferredContext(request).get();
        if (context.getAuthentication() instanceof EntrantToken token
                && token.entrant() instanceof Entrant.Member member) {
            SecurityContextHolder.setContext(context);
            return Optional.of(member);
        }
        return Optional.empty();
    }

    private void keep(
            HttpServletRequest request, HttpServletResponse response, EntrantToken token) {
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
