package huantiao.web.access;

import huantiao.access.Actor;
import huantiao.access.AuditTrail;
import huantiao.access.Deed;
import huantiao.base.PatientId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Notes who was refused what, without letting whoever asks fill the trail.
 *
 * <p>Within a quarter of an hour, one actor leaves a line for each new thing they are refused, at
 * most {@value #LINES_OF_ONE}, and one line more that says how often they were refused beside
 * these. All visitors together are one actor: a line about them holds a reason and one of our own
 * address patterns, never what they typed or where they came from.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html">OWASP,
 *     logging: access failures, and what not to log</a>
 */
public final class Refusals implements AutoCloseable {

    /** Lines of one actor in one window, before they are only counted. */
    static final int LINES_OF_ONE = 30;

    static final Duration WINDOW = Duration.ofMinutes(15);

    /** Actors kept in mind at once; who is pushed out is summed up before. */
    private static final int MOST_ACTORS = 10_000;

    private final Actors actors;
    private final AuditTrail trail;
    private final Clock clock;
    private final Map<Object, Window> windows = new LinkedHashMap<>();

    public Refusals(Actors actors, AuditTrail trail, Clock clock) {
        this.actors = actors;
        this.trail = trail;
        this.clock = clock;
    }

    /** What one actor was refused since a moment. */
    private static final class Window {
        private final Actor actor;
        private final Instant since;
        private final Set<AuditTrail.Line> written = new HashSet<>();
        private long beside;

        Window(Actor actor, Instant since) {
            this.actor = actor;
            this.since = since;
        }
    }

    /** A permit was not given. */
    public void denied(Denied denied, HttpServletRequest request) {
        var pattern =
                String.valueOf(
                        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        note(
                actors.of(request),
                Optional.of(denied.deed()),
                PermitInterceptor.named(request),
                denied.denial().code() + " " + pattern);
    }

    /**
     * A request was turned away before anybody asked for a permit.
     *
     * @param code of the answer
     * @param what in one word of ours, as {@code form} or {@code address}
     */
    public void turnedAway(HttpServletRequest request, String code, String what) {
        note(actors.of(request), Optional.empty(), Optional.empty(), code + " " + what);
    }

    /** Sums up the windows that are over. */
    public void settle() {
        takeOut(window -> isOver(window, clock.instant())).forEach(trail::note);
    }

    /** Sums up every window; the program ends. */
    @Override
    public void close() {
        takeOut(_ -> true).forEach(trail::note);
    }

    private void note(
            Actor actor, Optional<Deed> deed, Optional<PatientId> patient, String detail) {
        count(actor, line(Instant.EPOCH, actor, deed, patient, detail)).forEach(trail::note);
    }

    /** The lines to write now; outside of the lock, because a database may be slow. */
    private synchronized List<AuditTrail.Line> count(Actor actor, AuditTrail.Line refused) {
        var now = clock.instant();
        var lines = new ArrayList<AuditTrail.Line>();
        var key = key(actor);
        var window = windows.get(key);
        if (window != null && isOver(window, now)) {
            windows.remove(key);
            sum(window).ifPresent(lines::add);
            window = null;
        }
        if (window == null) {
            if (windows.size() >= MOST_ACTORS) {
                var eldest = windows.values().iterator();
                sum(eldest.next()).ifPresent(lines::add);
                eldest.remove();
            }
            window = new Window(actor, now);
            windows.put(key, window);
        }
        if (window.written.size() < LINES_OF_ONE && window.written.add(refused)) {
            lines.add(at(now, refused));
        } else {
            window.beside++;
        }
        return lines;
    }

    private interface Choice {
        boolean takes(Window window);
    }

    private synchronized List<AuditTrail.Line> takeOut(Choice choice) {
        var lines = new ArrayList<AuditTrail.Line>();
        for (var all = windows.values().iterator(); all.hasNext(); ) {
            var window = all.next();
            if (choice.takes(window)) {
                all.remove();
                sum(window).ifPresent(lines::add);
            }
        }
        return lines;
    }

    /** Over after its time, and also where the clock was set back before its beginning. */
    private static boolean isOver(Window window, Instant now) {
        return !now.isBefore(window.since.plus(WINDOW)) || now.isBefore(window.since);
    }

    private Optional<AuditTrail.Line> sum(Window window) {
        return window.beside == 0
                ? Optional.empty()
                : Optional.of(
                        line(
                                clock.instant(),
                                window.actor,
                                Optional.empty(),
                                Optional.empty(),
                                "and %d more since %s".formatted(window.beside, window.since)));
    }

    /** Roles may change meanwhile, and a patient may come by another link: still the same one. */
    private static Object key(Actor actor) {
        return switch (actor) {
            case Actor.Visitor visitor -> visitor;
            case Actor.Member member -> member.user();
            case Actor.Guest guest -> guest.patient();
            case Actor.Rounds rounds -> rounds;
            case Actor.Partner partner -> partner;
        };
    }

    private static AuditTrail.Line line(
            Instant at,
            Actor actor,
            Optional<Deed> deed,
            Optional<PatientId> patient,
            String detail) {
        return switch (actor) {
            case Actor.Visitor _ ->
                    new AuditTrail.Line(
                            at,
                            AuditTrail.Event.REFUSED,
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            Optional.empty(),
                            deed,
                            detail);
            case Actor.Member member ->
                    new AuditTrail.Line(
                            at,
                            AuditTrail.Event.REFUSED,
                            Optional.of(member.clinic()),
                            Optional.of(member.user()),
                            false,
                            patient,
                            deed,
                            detail);
            case Actor.Rounds rounds ->
                    new AuditTrail.Line(
                            at,
                            AuditTrail.Event.REFUSED,
                            Optional.of(rounds.clinic()),
                            Optional.empty(),
                            false,
                            patient,
                            deed,
                            detail);
            case Actor.Partner partner ->
                    new AuditTrail.Line(
                            at,
                            AuditTrail.Event.REFUSED,
                            Optional.of(partner.clinic()),
                            Optional.empty(),
                            false,
                            patient,
                            deed,
                            detail);
            case Actor.Guest guest ->
                    new AuditTrail.Line(
                            at,
                            AuditTrail.Event.REFUSED,
                            Optional.of(guest.clinic()),
                            Optional.empty(),
                            true,
                            Optional.of(guest.patient()),
                            deed,
                            detail);
        };
    }

    private static AuditTrail.Line at(Instant now, AuditTrail.Line line) {
        return new AuditTrail.Line(
                now,
                line.event(),
                line.clinic(),
                line.who(),
                line.guest(),
                line.patient(),
                line.deed(),
                line.detail());
    }
}
