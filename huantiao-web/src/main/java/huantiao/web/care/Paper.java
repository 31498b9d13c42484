package huantiao.web.care;

import huantiao.access.Actor;
import huantiao.access.Denial;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Charts;
import huantiao.care.Drafts;
import huantiao.care.Noted;
import huantiao.web.Pages;
import huantiao.web.Words;
import huantiao.web.access.Denied;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.View;

/**
 * A form that a practitioner writes into one chart: kept while it is typed, noted when it is sent.
 * Where it cannot be noted, or somebody else noted something meanwhile, it comes back with
 * everything that was typed.
 *
 * @param name of the draft, one for each patient and author
 */
public record Paper(
        String name, Pages pages, Charts charts, Drafts drafts, CareRules rules, Clock clock) {

    /** The copy of the form that was sent: one for each tab, or where no script runs each page. */
    public static final String COPY = "copy";

    /**
     * The draft that this copy began from or wrote itself, as {@link #mark}; empty if there was
     * none.
     */
    public static final String COPY_WAS = "copy_was";

    private static final String ELSEWHERE = "HT-0275";

    /** Fields that belong to one sending of the form, not to what is written on it. */
    private static final List<String> NOT_WRITTEN =
            List.of(
                    "_csrf",
                    "seen",
                    COPY_WAS,
                    "row",
                    "show",
                    "find",
                    AskedTogether.ALL,
                    "normal",
                    "undo",
                    "rest",
                    "undo-rest",
                    "chart-feeling",
                    "chart-draw",
                    "chart-nerve",
                    "chart-channels",
                    "chart-root",
                    "chart-view",
                    "chart-zoom",
                    "use",
                    "ashi",
                    "level",
                    "level_was",
                    "levels",
                    "depth_all");

    /**
     * The form as it stands at one look.
     *
     * @param chart as it is now
     * @param seen the last entry that the author has seen
     * @param problems why it could not be noted
     * @param since what others noted meanwhile; empty unless that kept it from being noted
     */
    public record Sheet(
            Permit permit,
            HttpServletRequest request,
            Chart chart,
            Sent sent,
            long seen,
            List<Problem> problems,
            List<Noted> since) {

        /** The same with what is wrong with it; a sheet that goes on elsewhere stays one. */
        public Sheet refused(List<Problem> why) {
            return isElsewhere(this)
                    ? this
                    : new Sheet(permit, request, chart, sent, seen, List.copyOf(why), since);
        }

        /** The same copy with something else written on it. */
        public Sheet with(Sent other) {
            var same = other.with(COPY, sent.text(COPY)).with(COPY_WAS, sent.text(COPY_WAS));
            return new Sheet(permit, request, chart, same, seen, problems, since);
        }

        private Sheet overtaken(Chart moved, List<Noted> by) {
            return new Sheet(permit, request, moved, sent, moved.seen(), List.of(), by);
        }

        /** Who writes it, where that has to be somebody of the clinic. */
        public UserId clinician() {
            return switch (permit.actor()) {
                case Actor.Member member -> member.user();
                case Actor.Guest _, Actor.Rounds _, Actor.Partner _, Actor.Visitor _ ->
                        throw new IllegalStateException(
                                "a plan or a visit is written by somebody of the clinic");
            };
        }

        /** What the answer says: overtaken, with problems, or well. */
        public HttpStatus status() {
            if (!since.isEmpty() || isElsewhere(this)) {
                return HttpStatus.CONFLICT;
            }
            return problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        }

        /** True if script asks for a region of the page alone. */
        public boolean isRegion() {
            return request.getHeader("HX-Request") != null;
        }
    }

    /**
     * The form as somebody finds it: with the draft on it, or as it begins; empty if the clinic has
     * no such person.
     */
    public Optional<Sheet> found(
            Permit permit, HttpServletRequest request, Function<Chart, Sent> beginning) {
        return found(permit, request, beginning, _ -> true);
    }

    /** The same where a draft must be of what is written now: another one is passed over. */
    public Optional<Sheet> found(
            Permit permit,
            HttpServletRequest request,
            Function<Chart, Sent> beginning,
            Predicate<Sent> isOfThis) {
        var draft = drafts.find(permit, name);
        return charts.find(permit)
                .map(chart ->
                        new Sheet(
                                permit,
                                request,
                                chart,
                                draft.map(kept -> new Sent(kept.fields()))
                                        .filter(isOfThis)
                                        .orElseGet(() -> beginning.apply(chart))
                                        .with(COPY, UUID.randomUUID().toString())
                                        .with(COPY_WAS, draft.map(Paper::mark).orElse("")),
                                chart.seen(),
                                List.of(),
                                List.of()));
    }

    /**
     * The form as it was sent; empty if the clinic has no such person. Where another copy of it was
     * written meanwhile, or it was sent from there, that is a problem of the sheet, and nothing of
     * it is kept or noted.
     */
    public Optional<Sheet> sent(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        return charts.find(permit)
                .map(chart ->
                        new Sheet(
                                permit,
                                request,
                                chart,
                                sent,
                                seen(sent),
                                goesOnElsewhere(permit, sent)
                                        ? List.of(elsewhere(request))
                                        : List.of(),
                                List.of()));
    }

    /** When a draft was kept, and by which copy of its form. */
    private static String mark(Drafts.Draft draft) {
        var kept = draft.keptAt();
        return "%d%06d:%s".formatted(kept.getEpochSecond(), kept.getNano() / 1_000, copy(draft));
    }

    private static String copy(Drafts.Draft draft) {
        return new Sent(draft.fields()).text(COPY);
    }

    private boolean goesOnElsewhere(Permit permit, Sent sent) {
        if (!sent.has(COPY)) {
            return false;
        }
        var was = sent.text(COPY_WAS);
        return drafts.find(permit, name)
                .map(kept -> !copy(kept).equals(sent.text(COPY)) && !mark(kept).equals(was))
                .orElse(!was.isEmpty());
    }

    private Problem elsewhere(HttpServletRequest request) {
        var words = pages.shell(request).words();
        return new Problem(
                COPY, ELSEWHERE, words.say("form.elsewhere"), words.say("form.elsewhere.cure"));
    }

    private static boolean isElsewhere(Sheet sheet) {
        return sheet.problems().stream().anyMatch(one -> one.code().equals(ELSEWHERE));
    }

    /** What the author had seen; a form that does not say has seen nothing. */
    private static long seen(Sent sent) {
        return sent.text("seen").matches("\\d{1,9}") ? Long.parseLong(sent.text("seen")) : 0;
    }

    /** Keeps what is being typed; the page stays. */
    public ResponseEntity<Void> keep(Permit permit, HttpServletRequest request) {
        return kept(sent(permit, request));
    }

    /** The same of a sheet on which what was typed is understood first. */
    public ResponseEntity<Void> kept(Optional<Sheet> found) {
        return found.map(sheet ->
                        isElsewhere(sheet)
                                ? HttpStatus.CONFLICT
                                : keep(sheet)
                                        ? HttpStatus.NO_CONTENT
                                        : HttpStatus.CONTENT_TOO_LARGE)
                .map(status -> ResponseEntity.status(status).<Void>build())
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /**
     * Keeps what stands on the sheet; false, and nothing kept, if it is longer than a draft or goes
     * on elsewhere.
     */
    public boolean keep(Sheet sheet) {
        if (isElsewhere(sheet)) {
            return false;
        }
        var fields = new LinkedHashMap<>(sheet.sent().fields());
        fields.keySet().removeAll(NOT_WRITTEN);
        long length =
                fields.values().stream().flatMap(List::stream).mapToLong(String::length).sum();
        if (length > Drafts.MOST) {
            return false;
        }
        drafts.keep(sheet.permit(), name, fields);
        return true;
    }

    /**
     * Notes what a step makes of the sheet, and lets the draft go.
     *
     * @param occurredAt when it happened
     * @param said what a refusal says to the person writing
     * @param same true for an entry that is this very form, sent before: then it is noted already
     * @return the chart with the entry; or the sheet as it comes back, kept as a draft
     */
    public <R> Result<Chart, Sheet> note(
            Sheet sheet,
            Instant occurredAt,
            Charts.Step<R> step,
            Function<R, List<Problem>> said,
            Predicate<Noted> same) {
        if (isElsewhere(sheet)) {
            return sheet.chart().since(sheet.seen()).stream().anyMatch(same)
                    ? Result.ok(sheet.chart())
                    : Result.refused(sheet);
        }
        return switch (charts.change(sheet.permit(), sheet.seen(), occurredAt, step)) {
            case Charts.Change.Kept<R>(var chart) -> done(sheet, chart);
            case Charts.Change.Refused<R>(var why) -> back(sheet.refused(said.apply(why)));
            case Charts.Change.MovedOn<R>(var moved, var since) ->
                    since.stream().anyMatch(same)
                            ? done(sheet, moved)
                            : back(sheet.overtaken(moved, since));
            case Charts.Change.Absent<R> _ ->
                    throw new Denied(sheet.permit().deed(), Denial.NOT_YOURS);
        };
    }

    private Result<Chart, Sheet> done(Sheet sheet, Chart chart) {
        drafts.drop(sheet.permit(), name);
        return Result.ok(chart);
    }

    /** The sheet as it comes back; it is kept, so that not even a closed window loses it. */
    public Result<Chart, Sheet> back(Sheet sheet) {
        keep(sheet);
        return Result.refused(sheet);
    }

    /** What is written, with what is wrong with it, for a page to draw. */
    public Form form(Sheet sheet) {
        return new Form(sheet.sent(), sheet.problems(), pages.shell(sheet.request()).words());
    }

    /** When the draft was last kept, as the clinic's clock says it. */
    public Optional<String> keptAt(Sheet sheet) {
        return drafts.find(sheet.permit(), name)
                .map(draft -> Words.time(draft.keptAt(), zone(sheet.request())));
    }

    /** Today, by the clinic's clock and with the rules in force. */
    public CareSteps.Now now(HttpServletRequest request) {
        var zone = zone(request);
        return new CareSteps.Now(LocalDate.ofInstant(clock.instant(), zone), zone, rules);
    }

    public ZoneId zone(HttpServletRequest request) {
        return pages.shell(request).zone();
    }

    /** For somebody whom the clinic does not have. */
    public View absent() {
        return pages.show("people/absent", "", HttpStatus.NOT_FOUND);
    }
}
