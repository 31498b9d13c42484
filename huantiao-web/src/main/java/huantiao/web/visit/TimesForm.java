package huantiao.web.visit;

import huantiao.base.Problem;
import huantiao.care.Chart;
import huantiao.care.Groundwork;
import huantiao.care.Session;
import huantiao.care.Technique;
import huantiao.care.VisitTimes;
import huantiao.web.Words;
import huantiao.web.form.Sent;
import huantiao.web.room.NeedlesSaid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The times of a visit as they were typed: its day, its start and end, when the needles went in,
 * and why the times are right where they look wrong.
 *
 * @param zone of the clinic, in whose clock they are typed
 */
record TimesForm(Sent sent, ZoneId zone) {

    /** When the needles went in; the clock of the room runs by it, the record keeps minutes. */
    static final String IN_AT = NeedlesSaid.IN_AT;

    /** Why a visit is shorter than its needles stayed. */
    static final String WHY_SHORT = "times_why";

    /** That it was said to be charted afterwards, also where no reason is wanted; not recorded. */
    static final String CHARTED = "charted";

    /** That what has to come before treatment did, and was only written down later: a tick. */
    static final String LATER = "order_later";

    /** Names each line that the page listed beside that tick; absent before a page listed any. */
    static final String LISTED = "order_of";

    /** How that was, in words. */
    static final String WHY_LATER = "order_why";

    private static final Set<String> OF_THE_VISIT = Set.of("day", "from", "to");

    /** A clock of the room may go before ours by this much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    /** The start; {@code now} where it cannot be read or has not come yet. */
    Instant started(Instant now, List<Problem> problems) {
        var day = day(problems);
        var from = time("from", problems);
        if (day.isEmpty() || from.isEmpty()) {
            return now;
        }
        var started = LocalDateTime.of(day.get(), from.get()).atZone(zone).toInstant();
        if (started.isAfter(now)) {
            problems.add(
                    new Problem(
                            "from",
                            "HT-0244",
                            "By this form the visit begins later than now, %s."
                                    .formatted(Words.time(now, zone)),
                            "Correct its day or its start."));
            return now;
        }
        return started;
    }

    /** The end; now where none was typed, and the start where neither can be the end. */
    Instant ended(Instant started, Instant now, List<Problem> problems) {
        var to = sent.has("to") ? time("to", problems) : Optional.<LocalTime>empty();
        var ended =
                to.map(time ->
                                LocalDateTime.of(started.atZone(zone).toLocalDate(), time)
                                        .atZone(zone)
                                        .toInstant())
                        .orElse(now.truncatedTo(ChronoUnit.MINUTES));
        if (!ended.isBefore(started)
                && Duration.between(started, ended).compareTo(Session.LONGEST) <= 0) {
            return ended;
        }
        if (!started.equals(now) && !sent.has("to")) {
            problems.add(
                    new Problem(
                            "to",
                            "HT-0278",
                            "Nobody said when the visit ended, and now is not its end.",
                            "Write the time at which it ended."));
        } else if (!started.equals(now)) {
            problems.add(
                    new Problem(
                            "to",
                            "HT-0754",
                            "The visit must end after it starts, and within %d hours."
                                    .formatted(Session.LONGEST.toHours()),
                            "Correct the times."));
        }
        return started;
    }

    /** True if day, start or end of the visit has to be corrected: nothing is made of them. */
    static boolean areWrong(List<Problem> problems) {
        return problems.stream().anyMatch(one -> OF_THE_VISIT.contains(one.where()));
    }

    private Optional<LocalDate> day(List<Problem> problems) {
        try {
            return Optional.of(LocalDate.parse(sent.text("day")));
        } catch (DateTimeParseException _) {
            problems.add(
                    new Problem(
                            "day",
                            "HT-0765",
                            "There is no such day.",
                            "Choose the day of the visit."));
            return Optional.empty();
        }
    }

    private Optional<LocalTime> time(String field, List<Problem> problems) {
        try {
            return Optional.of(LocalTime.parse(sent.text(field)));
        } catch (DateTimeParseException _) {
            problems.add(
                    new Problem(field, "HT-0766", "There is no such time.", "Write it as 14:30."));
            return Optional.empty();
        }
    }

    /** Needles go in during the visit: one of the two times is wrong where they do not. */
    void wentIn(Session session, List<Problem> problems) {
        if (!sent.has(IN_AT) || areWrong(problems)) {
            return;
        }
        time(IN_AT, problems);
        wentIn(session)
                .filter(at -> !isWithin(at, session))
                .ifPresent(at ->
                        problems.add(
                                new Problem(
                                        IN_AT,
                                        "HT-0253",
                                        "The needles went in at %s by this form, and the visit"
                                                        .formatted(Words.time(at, zone))
                                                + " went from %s to %s."
                                                        .formatted(
                                                                Words.time(session.started(), zone),
                                                                Words.time(session.ended(), zone)),
                                        "Correct whichever is wrong.")));
    }

    /** Times that look wrong want a word on why they are right. */
    void explained(Chart chart, Session session, Instant now, List<Problem> problems) {
        // Until they are counted out the page has no place for the reason.
        boolean out = new SessionForm(sent).countedOut().isPresent();
        if (out
                && !areWrong(problems)
                && isShorterThanItsNeedles(session)
                && !sent.has(WHY_SHORT)) {
            long visit = minutes(session);
            problems.add(
                    new Problem(
                            WHY_SHORT,
                            "HT-0271",
                            "By its times the visit had %d %s for the needles, and they stayed %d."
                                    .formatted(
                                            visit,
                                            visit == 1 ? "minute" : "minutes",
                                            session.retentionMinutes().orElse(0)),
                            "Correct the times or the minutes, or say why they differ."));
        }
        var later = notedLater(chart, session, now);
        var told = later.stream().filter(one -> one.kind() == Groundwork.Kind.TOLD).findFirst();
        told.ifPresent(one -> problems.add(answeredLater(session, one.at())));
        boolean said = (sent.has(LATER) || sent.has(WHY_LATER)) && areListed(later);
        // Beside what was told alone no tick is offered: only other times will do.
        if (!later.isEmpty() && told.isEmpty() && !said) {
            problems.add(
                    new Problem(
                            LATER,
                            "HT-0279",
                            "By the times of the visit its treatment began at %s, and what has to come before it was noted later."
                                    .formatted(Words.time(treatmentBegan(session), zone)),
                            "Correct the times, or say that it came before the treatment and was only written down later."));
        }
    }

    /** True where the page listed all of these beside the tick: it says nothing of another line. */
    boolean areListed(List<Groundwork> later) {
        return !sent.has(LISTED)
                || later.stream()
                        .map(one -> SessionPage.code(one.kind()))
                        .allMatch(sent.all(LISTED)::contains);
    }

    /** What the person sent has the program's own time, which nobody wrote down later. */
    private Problem answeredLater(Session session, Instant told) {
        return new Problem(
                sent.has(IN_AT) ? IN_AT : "from",
                "HT-2090",
                "The person answered alone at %s, and by the times of the visit its treatment began at %s."
                        .formatted(
                                Words.time(told, zone), Words.time(treatmentBegan(session), zone)),
                "Correct the times: what came by their phone has its own.");
    }

    /**
     * What was said of the times: when the needles went in, and why the times are right though they
     * look wrong; only where they do.
     *
     * @param ticked the sentence of the tick, which is kept with the note as it was read
     */
    VisitTimes read(Chart chart, Session session, Instant now, String ticked) {
        return new VisitTimes(
                wentIn(session).filter(at -> isWithin(at, session)),
                cameOut(session),
                isShorterThanItsNeedles(session) ? said(WHY_SHORT) : Optional.empty(),
                notedLater(chart, session, now).isEmpty() ? Optional.empty() : later(ticked));
    }

    private Optional<String> later(String ticked) {
        return sent.has(LATER)
                ? said(WHY_LATER).map(typed -> "%s %s".formatted(ticked, typed).strip())
                : said(WHY_LATER);
    }

    private Optional<String> said(String field) {
        return Optional.of(SessionForm.clipped(sent.text(field)));
    }

    /** True if by its times the visit is over before its needles could come out. */
    boolean isShorterThanItsNeedles(Session session) {
        return session.needlesIn() > 0 && session.retentionMinutes().orElse(0) > minutes(session);
    }

    /**
     * Whole minutes from when the needles went in, or the start of the visit, until all were
     * counted out, or its end.
     */
    long minutes(Session session) {
        return Duration.between(treatmentBegan(session), cameOut(session).orElse(session.ended()))
                .toMinutes();
    }

    /**
     * When all were counted out, where the clock says when they went in; empty where the visit had
     * ended by then, so that the count was only written down later.
     */
    private Optional<Instant> cameOut(Session session) {
        return sent.has(NeedlesSaid.OUT_AT) && sent.has(IN_AT)
                ? time(NeedlesSaid.OUT_AT, new ArrayList<>())
                        .map(time -> session.started().atZone(zone).with(time).toInstant())
                        .filter(at -> !at.isBefore(treatmentBegan(session)))
                        .filter(at -> !at.isAfter(session.ended()))
                : Optional.empty();
    }

    /** What has to come before treatment and is noted for later; nothing where none was given. */
    List<Groundwork> notedLater(Chart chart, Session session, Instant now) {
        boolean treated =
                session.needlesIn() > 0
                        || !session.needlings().isEmpty()
                        || session.others().stream()
                                .anyMatch(one -> !(one instanceof Technique.Advice));
        return treated
                ? Groundwork.after(chart, treatmentBegan(session), session.started(), now)
                : List.of();
    }

    /** When the needles went in, or the start of the visit where nobody said when. */
    Instant treatmentBegan(Session session) {
        return wentIn(session)
                .filter(at -> isWithin(at, session))
                .map(at -> at.isAfter(session.ended()) ? session.ended() : at)
                .orElse(session.started());
    }

    /** When the needles went in, on the day of the visit; empty where nobody said it. */
    private Optional<Instant> wentIn(Session session) {
        return sent.has(IN_AT)
                ? time(IN_AT, new ArrayList<>())
                        .map(time -> session.started().atZone(zone).with(time).toInstant())
                : Optional.empty();
    }

    /** A visit whose end nobody typed goes on, and a clock of the room may go before ours. */
    private boolean isWithin(Instant at, Session session) {
        var end = sent.has("to") ? session.ended() : session.ended().plus(CLOCKS_DIFFER);
        return !at.isBefore(session.started().truncatedTo(ChronoUnit.MINUTES)) && !at.isAfter(end);
    }
}
