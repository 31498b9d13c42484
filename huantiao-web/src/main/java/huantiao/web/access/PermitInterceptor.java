package huantiao.web.access;

import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.access.Denial;
import huantiao.access.Permit;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.care.Charts;
import huantiao.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks for the permit before a handler runs, refuses one for somebody whom the clinic does not have
 * (another clinic's patient among them), lays it down for {@link PermitArgument}, and notes whose
 * record was opened or changed, and what of the clinic was changed.
 *
 * <p>An opening is noted once the handler has found what it looked for, a change when it is
 * answered without refusal; both before anything of the answer is sent, so that nobody holds an
 * answer of which the trail says nothing.
 */
public final class PermitInterceptor implements HandlerInterceptor {

    static final String PERMIT = PermitInterceptor.class.getName() + ".permit";

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Actors actors;
    private final Charts charts;
    private final AuditTrail trail;
    private final Clock clock;

    public PermitInterceptor(Actors actors, Charts charts, AuditTrail trail, Clock clock) {
        this.actors = actors;
        this.charts = charts;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !Routes.isOurs(method)) {
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
            case Result.Ok<Permit, Denial>(var permit) -> {
                if (deed.reach() == Deed.Reach.PATIENT && !charts.has(permit)) {
                    throw new Denied(deed, Denial.NOT_YOURS);
                }
                request.setAttribute(PERMIT, permit);
                if (deed == Deed.READ_PUBLIC
                        && actor instanceof Actor.Visitor
                        && request.getMethod().equals("GET")) {
                    response.setHeader("Cache-Control", "public, max-age=60");
                    response.addHeader("Vary", "Cookie");
                }
            }
            case Result.Refused<Permit, Denial>(var denial) -> throw new Denied(deed, denial);
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView answer) {
        if (isReading(request)) {
            note(request, AuditTrail.Event.OPENED);
        } else if (status(response, answer) < 400) {
            note(request, AuditTrail.Event.CHANGED);
        }
    }

    /** The status that the answer is about to be sent with; nothing of a page is sent before. */
    private static int status(HttpServletResponse response, @Nullable ModelAndView answer) {
        return answer == null
                ? response.getStatus()
                : Pages.status(answer.getView())
                        .map(HttpStatus::value)
                        .orElse(response.getStatus());
    }

    private void note(HttpServletRequest request, AuditTrail.Event event) {
        if (!(request.getAttribute(PERMIT) instanceof Permit permit)) {
            return;
        }
        boolean touchesPatient = permit.deed().reach() == Deed.Reach.PATIENT;
        boolean changesClinic =
                permit.deed().reach() == Deed.Reach.CLINIC && event == AuditTrail.Event.CHANGED;
        if (touchesPatient || changesClinic) {
            trail.note(
                    new AuditTrail.Line(
                            clock.instant(),
                            event,
                            Optional.of(permit.clinic()),
                            permit.actor() instanceof Actor.Member member
                                    ? Optional.of(member.user())
                                    : Optional.empty(),
                            permit.actor() instanceof Actor.Guest,
                            touchesPatient ? Optional.of(permit.patient()) : Optional.empty(),
                            Optional.of(permit.deed()),
                            String.valueOf(
                                    request.getAttribute(
                                            HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))));
        }
    }

    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** The permit this request was given; empty before one was asked for, as in a filter. */
    public static Optional<Permit> permit(HttpServletRequest request) {
        return request.getAttribute(PERMIT) instanceof Permit permit
                ? Optional.of(permit)
                : Optional.empty();
    }

    /** Whose record the address means; empty where it names nobody we could know. */
    private static Optional<Whose> whose(HttpServletRequest request, Actor actor) {
        return switch (actor) {
            case Actor.Visitor _, Actor.Rounds _, Actor.Partner _ -> Optional.empty();
            case Actor.Guest guest ->
                    isOwn(request.getRequestURI())
                            ? Optional.of(new Whose(guest.clinic(), guest.patient()))
                            : named(request).map(id -> new Whose(guest.clinic(), id));
            case Actor.Member member -> named(request).map(id -> new Whose(member.clinic(), id));
        };
    }

    /** True for the patient's own pages. */
    private static boolean isOwn(String path) {
        return path.equals("/me") || path.startsWith("/me/");
    }

    private static Denial nobody(Actor actor) {
        return actor instanceof Actor.Visitor ? Denial.SIGN_IN_FIRST : Denial.NOT_YOURS;
    }

    /** Whom the address names, where that is an id such as ours. */
    static Optional<PatientId> named(HttpServletRequest request) {
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
