package huantiao.course;

import huantiao.base.Known;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Episode;
import huantiao.care.Roster;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The course of one chart: its answers read into readings, drawn up as a trajectory, and what is
 * proposed at the review.
 *
 * @param trajectory of one measure
 * @param proposal what the house proposes now; empty where no course of care is open
 */
public record PersonCourse(Trajectory trajectory, Optional<ReviewProposal> proposal) {

    /** Red-flag answers older than this say nothing about today. */
    private static final int FLAGS_HOLD_DAYS = 14;

    /**
     * The course of one measure; empty before care began.
     *
     * @param now the moment it is looked at
     */
    public static Optional<PersonCourse> of(
            Chart chart,
            Instrument instrument,
            List<PublishedPoint> published,
            Instant now,
            ZoneId zone) {
        return chart.episode().map(episode -> of(chart, episode, instrument, published, now, zone));
    }

    private static PersonCourse of(
            Chart chart,
            Episode episode,
            Instrument instrument,
            List<PublishedPoint> published,
            Instant now,
            ZoneId zone) {
        var readings = readings(chart, episode, instrument);
        var phase = phase(chart, episode.began());
        var trajectory =
                episode.firstVisit()
                        .map(began ->
                                Trajectory.of(
                                        instrument, readings, began, zone, phase, published, now))
                        .orElseGet(() ->
                                Trajectory.beforeTreatment(
                                        instrument, readings, zone, phase, published, now))
                        .orElseThrow();
        var proposal =
                episode.closure().isPresent()
                        ? Optional.<ReviewProposal>empty()
                        : Optional.of(
                                        ReviewProposal.propose(
                                                new ReviewProposal.Situation(
                                                        trajectory.schedule(),
                                                        trajectory.today(),
                                                        episode.sessions().size(),
                                                        extendedAt(episode),
                                                        trajectory.verdict(),
                                                        redFlag(chart, now, zone))))
                                .filter(one -> trajectory.begun() || isBeforeTreatment(one));
        return new PersonCourse(trajectory, proposal);
    }

    /** There is no course to review before the first visit; warning signs there are. */
    private static boolean isBeforeTreatment(ReviewProposal proposal) {
        return switch (proposal) {
            case ReviewProposal.RedFlagsFirst _ -> true;
            case ReviewProposal.ExamineAndRefer _,
                    ReviewProposal.NotYet _,
                    ReviewProposal.AnswerFirst _,
                    ReviewProposal.TaperOrStop _,
                    ReviewProposal.SomeMore _,
                    ReviewProposal.StopOrChange _ ->
                    false;
        };
    }

    /**
     * True while the first visit of an open course is still to come and this measure was not
     * answered since the course before it ended: what is not asked now cannot be asked later.
     */
    public static boolean lacksStart(Chart chart, Instrument instrument) {
        var earlier =
                chart.all(Entry.EpisodeClosed.class).stream()
                        .mapToLong(closed -> closed.noted().sequence())
                        .max()
                        .orElse(0);
        return chart.openEpisode().filter(open -> open.sessions().isEmpty()).isPresent()
                && chart.all(Entry.CheckedIn.class).stream()
                        .filter(answer -> answer.noted().sequence() > earlier)
                        .flatMap(answer -> answer.entry().measures().stream())
                        .noneMatch(taken ->
                                taken.instrument().equals(instrument.id())
                                        && taken.score().isPresent());
    }

    /**
     * The day of the starting scores given so far, where a further one would be a second: the first
     * visit is still to come, and today lies {@value Schedule#START_DAYS_APART} days or more after
     * the first.
     */
    public static Optional<LocalDate> onlyStart(Chart chart, LocalDate today, ZoneId zone) {
        return chart.startingScores()
                .flatMap(scores -> {
                    var opens =
                            Schedule.secondStart(LocalDate.ofInstant(scores.first(), zone)).opens();
                    var latest = LocalDate.ofInstant(scores.latest(), zone);
                    return latest.isBefore(opens) && !today.isBefore(opens)
                            ? Optional.of(latest)
                            : Optional.empty();
                });
    }

    /** The follow-up whose score is due of a line; empty before the first visit. */
    public static Optional<Schedule.Due> scoreDue(Roster.Line line, LocalDate today, ZoneId zone) {
        return line.firstVisit()
                .map(first -> new Schedule(LocalDate.ofInstant(first, zone)))
                .flatMap(schedule ->
                        schedule.due(
                                today,
                                line.lastCheckIn().map(at -> LocalDate.ofInstant(at, zone))));
    }

    /**
     * The follow-up whose score is due of somebody in care, from the day on which it is due and not
     * from the first on which an answer counts.
     */
    public static Optional<Schedule.Due> scoreDueBy(Chart chart, LocalDate today, ZoneId zone) {
        return Optional.of(Roster.Line.of(chart))
                .filter(line -> line.stage() == Roster.Stage.IN_CARE)
                .flatMap(line -> scoreDue(line, today, zone))
                .filter(due -> !due.on().isAfter(today));
    }

    /**
     * Every answer to this measure since the course of care before this one ended, in the order it
     * was noted: a follow-up of that one is no starting score of this. Pain before a visit is not
     * among them: it is asked about that moment, the measure asks about the last seven days, and
     * one line of both would mix two rulers. It lies beneath the line ({@link CareGiven}).
     */
    public static List<Reading> readings(Chart chart, Episode episode, Instrument instrument) {
        var readings = new ArrayList<Reading>();
        var from = chart.endBefore(episode);
        for (var noted : chart.inForce()) {
            if (noted.sequence() <= from) {
                continue;
            }
            switch (noted.entry()) {
                case Entry.CheckedIn checkedIn ->
                        checkedIn.measures().stream()
                                .filter(taken -> taken.instrument().equals(instrument.id()))
                                .flatMap(taken -> taken.score().stream())
                                .forEach(value ->
                                        readings.add(
                                                reading(
                                                        instrument,
                                                        value,
                                                        noted.occurredAt(),
                                                        checkedIn.inRoom()
                                                                ? Reading.Setting
                                                                        .PRACTITIONER_WATCHING
                                                                : Reading.Setting
                                                                        .AWAY_FROM_CLINIC)));
                case Entry.Registered _,
                        Entry.DetailsCorrected _,
                        Entry.ConsentGiven _,
                        Entry.ConsentDeclined _,
                        Entry.ConsentWithdrawn _,
                        Entry.SymptomsTold _,
                        Entry.Consulted _,
                        Entry.SafetyAsked _,
                        Entry.ToldBeforeVisit _,
                        Entry.SafetyNetTold _,
                        Entry.AnsweredNotCounted _,
                        Entry.SentOn _,
                        Entry.BodyMarked _,
                        Entry.LetterMade _,
                        Entry.DiaryKept _,
                        Entry.ReferralAgreed _,
                        Entry.ReferralDeclined _,
                        Entry.PlanAgreed _,
                        Entry.AddendumAdded _,
                        Entry.PainCorrected _,
                        Entry.ScoreCorrected _,
                        Entry.HarmNoted _,
                        Entry.HarmFollowed _,
                        Entry.ReviewDecided _,
                        Entry.SessionSigned _,
                        Entry.ChoicesWeighed _,
                        Entry.AidChecked _,
                        Entry.PaperKeyed _,
                        Entry.EpisodeClosed _ -> {}
            }
        }
        return List.copyOf(readings);
    }

    private static Reading reading(
            Instrument instrument, double value, Instant at, Reading.Setting setting) {
        return new Reading(
                new Score(
                        Exact.of(BigDecimal.valueOf(value)),
                        instrument.scale(),
                        instrument.edition()),
                at,
                setting);
    }

    /**
     * How long it had lasted when care began; what nobody told is taken as chronic, the slowest.
     */
    private static Phase phase(Chart chart, Instant began) {
        var told =
                chart.all(Entry.SymptomsTold.class).stream()
                        .filter(one -> !one.noted().occurredAt().isAfter(began))
                        .reduce((_, later) -> later);
        return told.flatMap(
                        one -> Optional.ofNullable(one.entry().facts().plain().get("symptom_days")))
                .filter(Integer.class::isInstance)
                .map(days -> Phase.after((Integer) days / 7.0))
                .orElse(Phase.CHRONIC);
    }

    private static OptionalInt extendedAt(Episode episode) {
        for (var review : episode.reviews().reversed()) {
            if (review.entry().decided().equals(Entry.ReviewDecided.SOME_MORE)) {
                long before =
                        episode.sessions().stream()
                                .filter(session ->
                                        session.noted().sequence() < review.noted().sequence())
                                .count();
                return OptionalInt.of(Math.toIntExact(before));
            }
        }
        return OptionalInt.empty();
    }

    private static Known redFlag(Chart chart, Instant now, ZoneId zone) {
        var ruled = chart.ruling();
        if (ruled.isEmpty()) {
            return Known.UNKNOWN;
        }
        var level = ruled.get().ruling().level();
        if (level.equals("emergency_now") || level.equals("same_day")) {
            return Known.YES;
        }
        var asked = LocalDate.ofInstant(ruled.get().at(), zone);
        boolean old = asked.plusDays(FLAGS_HOLD_DAYS).isBefore(LocalDate.ofInstant(now, zone));
        return old || !ruled.get().ruling().open().isEmpty() ? Known.UNKNOWN : Known.NO;
    }
}
