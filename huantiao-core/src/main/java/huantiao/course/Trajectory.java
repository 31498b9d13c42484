package huantiao.course;

import huantiao.base.Result;
import huantiao.course.Schedule.Due;
import huantiao.course.Schedule.Placement;
import huantiao.measures.Change;
import huantiao.measures.Direction;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One person's course on one measure: every answer, the silences, the noise, and what it amounts
 * to. Picture, page, text and export read this record; none of them computes.
 *
 * @param schedule counted from the first visit; from today while that is still to come
 * @param begun false while the first visit is still to come
 * @param points every answer in order of time
 * @param gaps follow-ups whose window closed without an answer
 * @param limits of the person's own ups and downs before treatment; only where it had lasted long
 *     and enough was answered before
 * @param comparison published means of the same measure and phase
 */
public record Trajectory(
        Instrument instrument,
        Schedule schedule,
        boolean begun,
        LocalDate today,
        List<Point> points,
        List<Due> gaps,
        Baseline baseline,
        Verdict verdict,
        Optional<ControlLimits> limits,
        List<PublishedPoint> comparison) {

    public Trajectory {
        points = List.copyOf(points);
        gaps = List.copyOf(gaps);
        comparison = List.copyOf(comparison);
    }

    /**
     * An answer in its place.
     *
     * @param week since the start of treatment, negative before it
     */
    public record Point(
            Reading reading, LocalDate day, double week, Placement placement, Set<Flag> flags) {
        public Point {
            flags = Set.copyOf(flags);
        }
    }

    /** What must be said with an answer. */
    public enum Flag {
        USED_AS_BASELINE,
        BASELINE_AFTER_TREATMENT_BEGAN,
        OUTSIDE_WINDOW,
        PRACTITIONER_WATCHING,
        JUDGED
    }

    /** Two levels on the scale of the measure, the lower first. */
    public record Stretch(Exact lower, Exact upper) {}

    /** Why readings make no course. */
    public enum Refusal {
        /** Another instrument, version or scale: one line would mix two rulers. */
        DIFFERENT_RULERS
    }

    /**
     * Draws up the course.
     *
     * @param readings of one person and one problem; of {@code instrument}, or they are refused
     * @param treatmentBegan the first treatment; readings up to this moment are baseline
     * @param zone the clinic's, to know the day of an answer
     * @param asOf now, as the caller sees it
     */
    public static Result<Trajectory, Refusal> of(
            Instrument instrument,
            List<Reading> readings,
            Instant treatmentBegan,
            ZoneId zone,
            Phase phase,
            List<PublishedPoint> published,
            Instant asOf) {
        if (mixed(instrument, readings)) {
            return Result.refused(Refusal.DIFFERENT_RULERS);
        }
        return Result.ok(
                drawn(instrument, readings, treatmentBegan, true, zone, phase, published, asOf));
    }

    /**
     * Draws up what was answered while the first visit is still to come: every answer is one from
     * before treatment, and no follow-up has a day yet.
     */
    public static Result<Trajectory, Refusal> beforeTreatment(
            Instrument instrument,
            List<Reading> readings,
            ZoneId zone,
            Phase phase,
            List<PublishedPoint> published,
            Instant asOf) {
        return mixed(instrument, readings)
                ? Result.refused(Refusal.DIFFERENT_RULERS)
                : Result.ok(drawn(instrument, readings, asOf, false, zone, phase, published, asOf));
    }

    /** The same course, beside it only people of studies of whom it is known how far they moved. */
    public Trajectory besideMoves() {
        return new Trajectory(
                instrument,
                schedule,
                begun,
                today,
                points,
                gaps,
                baseline,
                verdict,
                limits,
                PublishedPoint.moves(comparison));
    }

    private static boolean mixed(Instrument instrument, List<Reading> readings) {
        return readings.stream()
                .anyMatch(reading ->
                        !reading.score().edition().equals(instrument.edition())
                                || !reading.score().scale().equals(instrument.scale()));
    }

    private static Trajectory drawn(
            Instrument instrument,
            List<Reading> readings,
            Instant treatmentBegan,
            boolean begun,
            ZoneId zone,
            Phase phase,
            List<PublishedPoint> published,
            Instant asOf) {
        var ordered = readings.stream().sorted(Comparator.comparing(Reading::at)).toList();
        var schedule = new Schedule(treatmentBegan.atZone(zone).toLocalDate());
        var today = asOf.atZone(zone).toLocalDate();
        var baseline = baseline(ordered, treatmentBegan, zone);
        var judged = judged(ordered, baseline, treatmentBegan, schedule, zone);
        var points = new ArrayList<Point>();
        for (var reading : ordered) {
            var day = reading.at().atZone(zone).toLocalDate();
            var placement =
                    reading.at().isAfter(treatmentBegan)
                            ? schedule.place(day)
                            : new Placement.Baseline();
            points.add(
                    new Point(
                            reading,
                            day,
                            schedule.weeksAt(day),
                            placement,
                            flags(reading, placement, baseline, judged)));
        }
        var answered = new HashSet<Due>();
        for (var point : points) {
            if (point.placement() instanceof Placement.InWindow(var due)) {
                answered.add(due);
            }
        }
        var gaps =
                schedule.followUps().stream()
                        .filter(due -> due.closes().isBefore(today))
                        .filter(due -> !answered.contains(due))
                        .toList();
        return new Trajectory(
                instrument,
                schedule,
                begun,
                today,
                points,
                gaps,
                baseline,
                begun
                        ? verdict(instrument, ordered, baseline, judged, treatmentBegan)
                        : new Verdict.TooEarly(Verdict.TooEarly.Why.NOT_BEGUN),
                limits(ordered, treatmentBegan, phase),
                PublishedPoint.matching(published, instrument.id(), phase));
    }

    private static Baseline baseline(List<Reading> ordered, Instant treatmentBegan, ZoneId zone) {
        var all = ordered.stream().filter(r -> !r.at().isAfter(treatmentBegan)).toList();
        var alone =
                all.stream()
                        .filter(r -> r.setting() != Reading.Setting.PRACTITIONER_WATCHING)
                        .toList();
        // People are kind to the one who watches: such a score starts a course only alone.
        var before = alone.isEmpty() ? all : alone;
        if (!before.isEmpty()) {
            var apart =
                    ChronoUnit.DAYS.between(
                            before.getFirst().at().atZone(zone).toLocalDate(),
                            before.getLast().at().atZone(zone).toLocalDate());
            return apart >= Schedule.START_DAYS_APART
                    ? new Baseline.SecondOfTwo(before.getLast())
                    : new Baseline.OnlyOne(before.getLast());
        }
        return ordered.isEmpty()
                ? new Baseline.NotTaken()
                : new Baseline.AfterTreatmentBegan(ordered.getFirst());
    }

    /** Acute sciatica is a trend, and a trend widens the limits; so they are for chronic cases. */
    private static Optional<ControlLimits> limits(
            List<Reading> ordered, Instant treatmentBegan, Phase phase) {
        var before =
                ordered.stream()
                        .filter(reading -> !reading.at().isAfter(treatmentBegan))
                        .map(reading -> reading.score().value().toDouble())
                        .toList();
        return phase == Phase.CHRONIC && before.size() >= ControlLimits.FEWEST
                ? Optional.of(ControlLimits.of(before))
                : Optional.empty();
    }

    private static Optional<Reading> readingOf(Baseline baseline) {
        return switch (baseline) {
            case Baseline.SecondOfTwo(var reading) -> Optional.of(reading);
            case Baseline.OnlyOne(var reading) -> Optional.of(reading);
            case Baseline.AfterTreatmentBegan(var reading) -> Optional.of(reading);
            case Baseline.NotTaken() -> Optional.empty();
        };
    }

    /** The latest answer since the window of week 2 opened, in a window or not. */
    private static Optional<Reading> judged(
            List<Reading> ordered,
            Baseline baseline,
            Instant treatmentBegan,
            Schedule schedule,
            ZoneId zone) {
        var from = schedule.followUps().getFirst().opens();
        return ordered.reversed().stream()
                .filter(reading -> reading.at().isAfter(treatmentBegan))
                .filter(reading -> !reading.at().atZone(zone).toLocalDate().isBefore(from))
                .filter(reading -> readingOf(baseline).filter(reading::equals).isEmpty())
                .findFirst();
    }

    private static Set<Flag> flags(
            Reading reading, Placement placement, Baseline baseline, Optional<Reading> judged) {
        var flags = EnumSet.noneOf(Flag.class);
        if (readingOf(baseline).filter(reading::equals).isPresent()) {
            flags.add(Flag.USED_AS_BASELINE);
            if (baseline instanceof Baseline.AfterTreatmentBegan) {
                flags.add(Flag.BASELINE_AFTER_TREATMENT_BEGAN);
            }
        }
        if (placement instanceof Placement.OutsideWindow) {
            flags.add(Flag.OUTSIDE_WINDOW);
        }
        if (reading.setting() == Reading.Setting.PRACTITIONER_WATCHING) {
            flags.add(Flag.PRACTITIONER_WATCHING);
        }
        if (judged.filter(reading::equals).isPresent()) {
            flags.add(Flag.JUDGED);
        }
        return flags;
    }

    private static Verdict verdict(
            Instrument instrument,
            List<Reading> ordered,
            Baseline baseline,
            Optional<Reading> judged,
            Instant treatmentBegan) {
        var from = readingOf(baseline);
        if (from.isEmpty()) {
            return new Verdict.TooEarly(Verdict.TooEarly.Why.NO_BASELINE);
        }
        if (judged.isEmpty()) {
            var answeredSince =
                    ordered.stream()
                            .anyMatch(reading ->
                                    reading.at().isAfter(treatmentBegan)
                                            && !reading.equals(from.get()));
            return new Verdict.TooEarly(
                    answeredSince
                            ? Verdict.TooEarly.Why.BEFORE_WEEK_2
                            : Verdict.TooEarly.Why.NO_ANSWER_SINCE);
        }
        return Verdict.of(
                Change.between(instrument, from.get().score(), judged.get().score()).orElseThrow());
    }

    /** The reading that later ones are compared with; none before the first answer. */
    public Optional<Reading> baselineReading() {
        return readingOf(baseline);
    }

    /** The follow-up that is due now or next and not answered yet; none after the last. */
    public Optional<Due> nextDue() {
        return schedule.followUps().stream()
                .filter(_ -> begun)
                .filter(due -> !due.closes().isBefore(today))
                .filter(due ->
                        points.stream()
                                .noneMatch(point ->
                                        point.placement().equals(new Placement.InWindow(due))))
                .findFirst();
    }

    /** The levels that cannot be told from the baseline; none where the noise is not known. */
    public Optional<Stretch> noiseBand() {
        return switch (instrument.noise()) {
            case Noise.Measured(var sdc95, _, _, _) ->
                    baselineReading()
                            .map(reading ->
                                    new Stretch(
                                            onScale(reading.score().value().minus(sdc95)),
                                            onScale(reading.score().value().plus(sdc95))));
            case Noise.NotKnown _ -> Optional.empty();
        };
    }

    /** The level from which on a change counts as big enough, where a rule says so. */
    public Optional<Exact> importantFrom() {
        return baselineReading()
                .map(reading -> reading.score().value())
                .flatMap(level ->
                        switch (instrument.responder()) {
                            case ResponderRule.ByPercent(var percent, _) ->
                                    level.isZero()
                                            ? Optional.<Exact>empty()
                                            : Optional.of(
                                                    level.minus(
                                                            level.times(percent)
                                                                    .dividedBy(Exact.HUNDRED)));
                            case ResponderRule.ByPoints(var points) ->
                                    Optional.of(
                                                    instrument.scale().direction()
                                                                    == Direction.HIGHER_IS_WORSE
                                                            ? level.minus(points)
                                                            : level.plus(points))
                                            .filter(this::isOnScale);
                            case ResponderRule.ByAnswer _, ResponderRule.None _ -> Optional.empty();
                        });
    }

    /** The answers in stretches that may be joined by a line: a silence ends a stretch. */
    public List<List<Point>> unbroken() {
        var stretches = new ArrayList<List<Point>>();
        var open = new ArrayList<Point>();
        for (var point : points) {
            if (!open.isEmpty() && silentBetween(open.getLast().day(), point.day())) {
                stretches.add(List.copyOf(open));
                open.clear();
            }
            open.add(point);
        }
        if (!open.isEmpty()) {
            stretches.add(List.copyOf(open));
        }
        return List.copyOf(stretches);
    }

    private boolean silentBetween(LocalDate from, LocalDate to) {
        return gaps.stream().anyMatch(gap -> from.isBefore(gap.on()) && gap.on().isBefore(to));
    }

    /**
     * Where a published point lies on this person's axis: a level as it is, a change from this
     * person's own baseline. None if there is no baseline to start from.
     */
    public Optional<Double> levelOf(PublishedPoint point) {
        var level =
                switch (point.kind()) {
                    case LEVEL -> Optional.of(point.value());
                    case CHANGE ->
                            baselineReading()
                                    .map(reading ->
                                            reading.score().value().toDouble() + point.value());
                };
        return level.filter(value ->
                value >= instrument.scale().least().toDouble()
                        && value <= instrument.scale().most().toDouble());
    }

    private Exact onScale(Exact level) {
        if (!level.isAtLeast(instrument.scale().least())) {
            return instrument.scale().least();
        }
        return level.isAtMost(instrument.scale().most()) ? level : instrument.scale().most();
    }

    private boolean isOnScale(Exact level) {
        return level.isAtLeast(instrument.scale().least())
                && level.isAtMost(instrument.scale().most());
    }
}
