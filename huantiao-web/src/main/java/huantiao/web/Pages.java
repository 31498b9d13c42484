package huantiao.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;

/** Turns a page record and its template into an answer. */
public final class Pages {

    private final TemplateEngine engine;
    private final MessageSource messages;
    private final Function<HttpServletRequest, Actor> actors;
    private final Function<HttpServletRequest, Optional<Permit>> permits;
    private final Function<Actor, ZoneId> zoneOf;
    private final Assets assets;
    private final BiFunction<Actor, ZoneId, List<InRoom>> room;
    private final Function<Actor, String> clinicOf;

    /**
     * @param actors who is at the door
     * @param permits what the address looked at allows; empty for one that stands under no rule
     * @param zoneOf the zone in which somebody's days and times are shown: their clinic's
     * @param room who is in the treatment room as far as somebody may see it
     * @param clinicOf the name of somebody's clinic
     */
    public Pages(
            TemplateEngine engine,
            MessageSource messages,
            Function<HttpServletRequest, Actor> actors,
            Function<HttpServletRequest, Optional<Permit>> permits,
            Function<Actor, ZoneId> zoneOf,
            Assets assets,
            BiFunction<Actor, ZoneId, List<InRoom>> room,
            Function<Actor, String> clinicOf) {
        this.engine = engine;
        this.messages = messages;
        this.actors = actors;
        this.permits = permits;
        this.zoneOf = zoneOf;
        this.assets = assets;
        this.room = room;
        this.clinicOf = clinicOf;
    }

    /** A page or region that is well. */
    public View show(String template, Object page) {
        return show(template, page, HttpStatus.OK);
    }

    /** A page or region with a status of its own, as 422 for a form with problems. */
    public View show(String template, Object page, HttpStatus status) {
        return new Html(template, page, status);
    }

    /** A document as text, for something that makes paper of it. */
    public String text(String template, Object page, HttpServletRequest request) {
        var output = new StringOutput();
        engine.render(template + ".jte", Map.of("page", page, "shell", shell(request)), output);
        return output.toString();
    }

    /** The status a view made here will be sent with; empty for a view of another make. */
    public static Optional<HttpStatus> status(@Nullable View view) {
        return view instanceof Html html ? Optional.of(html.status) : Optional.empty();
    }

    /** What stands around the page for this request. */
    public Shell shell(HttpServletRequest request) {
        var actor = actors.apply(request);
        var token =
                needsToken(request, actor)
                        ? (CsrfToken) request.getAttribute(CsrfToken.class.getName())
                        : null;
        var zone = zoneOf.apply(actor);
        return new Shell(
                new Words(messages, Locale.UK),
                actor,
                token == null ? "_csrf" : token.getParameterName(),
                token == null ? "" : token.getToken(),
                request.getRequestURI(),
                zone,
                assets,
                () -> room.apply(actor, zone),
                () -> clinicOf.apply(actor));
    }

    /** A visitor who only reads gets no session, and a page that may be kept. */
    private boolean needsToken(HttpServletRequest request, Actor actor) {
        return !(actor instanceof Actor.Visitor)
                || permits.apply(request)
                        .filter(permit -> permit.deed() != Deed.READ_PUBLIC)
                        .isPresent();
    }

    private final class Html implements View {
        private final String template;
        private final Object page;
        private final HttpStatus status;

        Html(String template, Object page, HttpStatus status) {
            this.template = template;
            this.page = page;
            this.status = status;
        }

        @Override
        public void render(
                @Nullable Map<String, ?> model,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            var output = new PageBytes();
            engine.render(template + ".jte", Map.of("page", page, "shell", shell(request)), output);
            response.setStatus(status.value());
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(output.length());
            output.writeTo(response.getOutputStream());
        }
    }
}
