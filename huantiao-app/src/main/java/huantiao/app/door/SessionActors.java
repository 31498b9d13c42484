package huantiao.app.door;

import huantiao.access.Actor;
import huantiao.web.access.Actors;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks, as {@link StayFilter} found them. */
final class SessionActors implements Actors {

    static final String ACTOR = SessionActors.class.getName();

    private static final Actor VISITOR = new Actor.Visitor();

    @Override
    public Actor of(HttpServletRequest request) {
        return request.getAttribute(ACTOR) instanceof Actor actor ? actor : VISITOR;
    }

    @Override
    public String about(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof EntrantToken token
                        && token.entrant() instanceof Entrant.Guest(var link)
                        && of(request) instanceof Actor.Guest
                ? link.about()
                : "";
    }
}
