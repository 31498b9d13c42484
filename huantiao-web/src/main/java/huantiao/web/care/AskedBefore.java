package huantiao.web.care;

import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Groundwork;
import huantiao.care.Session;
import huantiao.care.StillNo;
import huantiao.care.VisitFacts;
import huantiao.care.VisitSteps;
import huantiao.web.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was asked before a treatment and agreed to, in words, as the chart stood then. */
public record AskedBefore(Chart chart, ZoneId zone, Words words) {

    /** As the chart stood when the entry of that sequence was written. */
    public static AskedBefore entry(Chart chart, long sequence, ZoneId zone, Words words) {
        return new AskedBefore(
                Chart.of(chart.whose(), chart.entries().subList(0, Math.toIntExact(sequence - 1))),
                zone,
                words);
    }

    /** What of it was noted for a later minute than the treatment began. */
    public List<Groundwork> notedAfter(Instant began, Session session, Instant signed) {
        return Groundwork.after(chart, began, session.started(), signed);
    }

    /** When the questions before this visit were asked and by whom, with what was confirmed. */
    public Optional<String> safety(Session session) {
        return VisitSteps.safetyFor(chart, session.started())
                .map(asked -> {
                    var said =
                            words.say(
                                    "session.before.safety",
                                    words.timeBeside(
                                            LocalDate.ofInstant(session.started(), zone),
                                            asked.noted().occurredAt(),
                                            zone),
                                    asked.noted().author().name());
                    return together(asked.entry())
                            .map(still -> words.say("session.before.together", said, still))
                            .orElse(said);
                });
    }

    /**
     * Which answers were given together: as a confirmation of earlier ones, or as one no. Those
     * that were confirmed are not counted: they are fewer than were asked then, where one of them
     * means nothing by the answer to another.
     */
    private Optional<String> together(Entry.SafetyAsked asked) {
        var no = asked.together();
        return asked.still()
                .map(still -> times(still, chart, zone))
                .map(at ->
                        no.isPresent()
                                ? words.say("session.before.still.more", at, no.get().count())
                                : words.say("session.before.still", at))
                .or(() -> no.map(one -> words.say("session.together", one.count())));
    }

    /** When the answers were given that a confirmation speaks of. */
    public static String times(StillNo still, Chart chart, ZoneId zone) {
        return still.as().stream()
                .map(one -> chart.entries().get(Math.toIntExact(one.sequence() - 1)))
                .map(noted -> Words.time(noted.occurredAt(), zone))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** What the person agreed to: today's treatment, and care at all with day and text. */
    public String agreed(Session session) {
        var today = agreedToday(session);
        return chart.agreement(ConsentKind.CARE)
                .map(one ->
                        words.say(
                                "session.before.care",
                                today,
                                words.day(LocalDate.ofInstant(one.noted().occurredAt(), zone)),
                                one.entry().textVersion()))
                .orElse(today);
    }

    private String agreedToday(Session session) {
        if (!session.consentConfirmed()) {
            return words.say("session.before.not-agreed");
        }
        var named = session.agreedTo().orElse(List.of());
        if (named.isEmpty()) {
            return words.say(
                    session.pairs().isEmpty()
                            ? "session.before.agreed"
                            : "session.before.agreed.current");
        }
        var byItself = named.stream().filter(VisitFacts.AGREED_BY_ITSELF::contains).toList();
        var rest = named.stream().filter(kind -> !byItself.contains(kind)).toList();
        var today = words.say("session.before.agreed.to", ConsentWords.names(rest, words));
        return byItself.isEmpty()
                ? today
                : words.say(
                        "session.before.agreed.by-itself",
                        today,
                        ConsentWords.names(byItself, words));
    }
}
