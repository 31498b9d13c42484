package huantiao.web.access;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.base.Result;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Asks for the permit before a handler runs, and lays it down for {@link PermitArgument}. */
public final class PermitInterceptor implements HandlerInterceptor {

    static final String PERMIT = PermitInterceptor.class.getName() + ".permit";

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Actors actors;

    public PermitInterceptor(Actors actors) {
        this.actors = actors;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !isOurs(method)) {
            return true;
        }
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) {
            throw new IllegalStateException(
                    "address without a rule: %s; put @Needs on it".formatted(method));
        }
        var deed = needs.value();
        var actor = actors.of(request);
        var answer =
                deed.reach() == Deed.Reach.PATIENT
                        ? whose(request, actor)
                                .map(whose -> Permit.ask(actor, deed, whose))
                                .orElseGet(() -> Result.refused(nobody(actor)))
                        : Permit.ask(actor, deed);
        switch (answer) {
            case Result.Ok<Permit, Denial>(var permit) -> request.setAttribute(PERMIT, permit);
            case Result.Refused<Permit, Denial>(var denial) -> throw new Denied(deed, denial);
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("huantiao.");
    }

    /** Whose record the address means; empty where it names nobody we could know. */
    private static Optional<Whose> whose(HttpServletRequest request, Actor actor) {
        return switch (actor) {
            case Actor.Visitor _ -> Optional.empty();
            case Actor.Guest guest ->
                    request.getRequestURI().startsWith("/me/")
                            ? Optional.of(new Whose(guest.clinic(), guest.patient()))
                            : named(request).map(id -> new Whose(guest.clinic(), id));
            case Actor.Member member -> named(request).map(id -> new Whose(member.clinic(), id));
        };
    }

    private static Denial nobody(Actor actor) {
        return actor instanceof Actor.Visitor ? Denial.SIGN_IN_FIRST : Denial.NOT_YOURS;
    }

    private static Optional<PatientId> named(HttpServletRequest request) {
        @Nullable Object variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> map
                && map.get("patient") instanceof String text
                && ID.matcher(text).matches()) {
            return Optional.of(PatientId.of(text));
        }
        return Optional.empty();
    }
}
