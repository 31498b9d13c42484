package huantiao.registry;

import huantiao.course.Schedule;
import huantiao.course.Schedule.Due;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Noise;
import huantiao.measures.ResponderRule;
import java.time.LocalDate;
import java.util.List;

/**
 * What is asked of the registry, fixed before the answer is seen: who, when, by which measure. The
 * threshold is the measure's own responder rule.
 *
 * @param from first day on which a counted course began
 * @param to last day
 * @param week of the follow-up, one of the schedule's
 * @param asOf the day it is computed for: what was recorded later is not seen
 */
public record RegistryQuestion(
        LocalDate from, LocalDate to, Instrument instrument, int week, LocalDate asOf) {

    /** Name of everything in this room that turns answers into figures. Changes when they do. */
    public static final String RULES = "registry-8";

    public RegistryQuestion {
        if (!instrument.judgesChange()) {
            throw new IllegalArgumentException(
                    "measure (%s) must have a rule that judges a change"
                            .formatted(instrument.edition()));
        }
        if (from.isAfter(to)) {
            throw new IllegalArgumentException(
                    "period (%s..%s) must be in order".formatted(from, to));
        }
        var asked = week;
        if (new Schedule(from).followUps().stream().noneMatch(due -> due.week() == asked)) {
            throw new IllegalArgumentException(
                    "week (%d) must be one of the schedule".formatted(week));
        }
    }

    /** The same people and day by another measure or week. */
    RegistryQuestion by(Instrument other, int otherWeek) {
        return new RegistryQuestion(from, to, other, otherWeek, asOf);
    }

    /** The weeks that can be asked for: those of the schedule. */
    public static List<Integer> weeks() {
        return new Schedule(LocalDate.EPOCH).followUps().stream().map(Due::week).toList();
    }

    /**
     * True if the period is one half of a calendar year or several in a row. Nobody can move the
     * ends of such a period until the figure is a good one, so only such a period is published.
     */
    public boolean isWholeHalfYears() {
        return HalfYear.holding(from).first().equals(from)
                && HalfYear.holding(to).last().equals(to);
    }

    /** The follow-up of a course that began on this day. */
    Due due(LocalDate began) {
        return new Schedule(began).followUp(week).orElseThrow();
    }

    /** How many days before and after the date an answer still counts. */
    public int windowDays() {
        return windowDays(week);
    }

    /** The same at another week of the schedule. */
    public int windowDays(int other) {
        return new Schedule(from)
                .followUps().stream()
                        .filter(due -> due.week() == other)
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "week (%d) must be one of the schedule".formatted(other)))
                        .windowDays();
    }

    boolean holds(LocalDate began) {
        return !began.isBefore(from) && !began.isAfter(to);
    }

    /**
     * Rules, the measure's edition, its threshold and its error, as {@code registry-8 nrs_leg/1
     * better>=30% error=2.3}: two figures with the same name and data are the same.
     */
    public String rules() {
        return rules(instrument);
    }

    /** The same for a measure, whatever is asked. */
    public static String rules(Instrument instrument) {
        var threshold =
                switch (instrument.responder()) {
                    case ResponderRule.ByPercent(var percent, _) ->
                            "better>=%s%%".formatted(decimal(percent));
                    case ResponderRule.ByPoints(var points) ->
                            "better>=%s".formatted(decimal(points));
                    case ResponderRule.ByAnswer _, ResponderRule.None _ -> "not-judged";
                };
        var error =
                switch (instrument.noise()) {
                    case Noise.Measured(var sdc95, _, _, _) -> decimal(sdc95);
                    case Noise.NotKnown _ -> "unknown";
                };
        return "%s %s %s error=%s".formatted(RULES, instrument.edition(), threshold, error);
    }

    private static String decimal(Exact value) {
        return value.rounded(4).toPlainString();
    }

    /**
     * The two latest halves of a calendar year of which every window has closed.
     *
     * @param today in the clinic's zone
     */
    public static RegistryQuestion latestHalfYears(
            Instrument instrument, int week, LocalDate today) {
        var closed = lastYear(instrument, week, today).to();
        var holding = HalfYear.holding(closed);
        var last = holding.last().equals(closed) ? holding : holding.before();
        return new RegistryQuestion(last.before().first(), last.last(), instrument, week, today);
    }

    /**
     * The latest year of courses of which every window has closed.
     *
     * @param today in the clinic's zone
     */
    public static RegistryQuestion lastYear(Instrument instrument, int week, LocalDate today) {
        var due =
                new Schedule(today)
                        .followUps().stream()
                                .filter(one -> one.week() == week)
                                .findFirst()
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "week (%d) must be one of the schedule"
                                                        .formatted(week)));
        var to = today.minusWeeks(week).minusDays(due.windowDays() + 1L);
        return new RegistryQuestion(to.minusYears(1).plusDays(1), to, instrument, week, today);
    }
}
