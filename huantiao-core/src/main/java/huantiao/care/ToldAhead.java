package huantiao.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.body.Mark;
import huantiao.care.SinceLast.News;
import huantiao.triage.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person answered alone before a visit, each question in its own words (decision 0333). An
 * alarm in it is noted at once; nothing else in it opens a visit or lowers an alarm of earlier.
 * What stands with a yes of their history is not asked, and nothing in it takes that back.
 */
public final class ToldAhead {

    /** The same answers within so short a time are one form that was sent twice. */
    private static final Duration TWICE = Duration.ofMinutes(10);

    private static final Entry.ToldBeforeVisit NOTHING =
            new Entry.ToldBeforeVisit(
                    FactsTold.NOTHING,
                    new SinceLast(List.of(), List.of(), "", List.of(), List.of()),
                    Pain.NOT_ASKED,
                    List.of());

    private ToldAhead() {}

    /**
     * Notes the answers, as many as were given. Sent twice, they are noted once; given again later
     * on the day, they are answers of that moment. Outside a course no visit is ahead: that is
     * refused without a problem, because no other answer would mend it.
     *
     * @param asked facts of the questions that come first
     */
    public static Result<List<Entry>, List<Problem>> tell(
            Chart chart,
            Facts asked,
            SinceLast since,
            Pain pain,
            List<Mark> marks,
            Instant moment,
            CareSteps.Now now) {
        if (chart.openEpisode().isEmpty()) {
            return Result.refused(List.of());
        }
        var heard = asked.without(Lasting.yes(chart));
        var all = VisitSteps.withNews(chart, heard, since, now);
        var facts = StandingStop.counted(all, chart, now);
        var told = new Entry.ToldBeforeVisit(Picture.told(facts), since, pain, marks);
        var notCounted = StandingStop.notCounted(all, facts);
        if (told.equals(NOTHING) && notCounted.isEmpty()) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "visit",
                                    "HT-0710",
                                    "Nothing was answered.",
                                    "Answer at least the first question.")));
        }
        boolean twice =
                chart.all(Entry.ToldBeforeVisit.class).stream()
                        .filter(before -> before.entry().equals(told))
                        .anyMatch(before -> before.noted().isOfSitting(moment, TWICE, now.zone()));
        if (twice) {
            return Result.ok(List.of());
        }
        var entries = new ArrayList<Entry>();
        entries.add(told);
        notCounted.ifPresent(entries::add);
        entries.addAll(VisitSteps.alarm(chart, told.facts(), facts, now));
        return Result.ok(List.copyOf(entries));
    }

    /** The last answers that no visit was signed after, however old; empty outside a course. */
    static Optional<Chart.Placed<Entry.ToldBeforeVisit>> waiting(Chart chart) {
        long lastVisit =
                chart.latest(Entry.SessionSigned.class)
                        .map(signed -> signed.noted().sequence())
                        .orElse(0L);
        return chart.openEpisode()
                .flatMap(_ -> chart.latest(Entry.ToldBeforeVisit.class))
                .filter(told -> told.noted().sequence() > lastVisit);
    }

    /**
     * The answers that are of the visit at this moment: of the same day, and not longer ago than a
     * sitting lasts ({@link StillNo#SITTING}).
     */
    public static Optional<Chart.Placed<Entry.ToldBeforeVisit>> of(
            Chart chart, Instant moment, ZoneId zone) {
        return waiting(chart)
                .filter(told -> told.noted().isOfSitting(moment, StillNo.SITTING, zone));
    }

    /** What is new by none of these answers: questions that were answered no. */
    public static List<News> nothingNew(Entry.ToldBeforeVisit told, Chart chart) {
        return SinceLast.toAsk(chart).stream().filter(told.since()::isNo).toList();
    }
}
