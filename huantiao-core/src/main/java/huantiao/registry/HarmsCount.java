package huantiao.registry;

import huantiao.care.AdverseEvent.Relation;
import huantiao.care.AdverseEvent.Severity;
import huantiao.care.HarmOutcome;
import huantiao.care.HarmStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Unwanted events of everybody who started, with what they are counted against. People with an
 * event are counted once; events asked for and volunteered are kept apart, because asking finds
 * more.
 *
 * @param people everybody who started
 * @param sessions all their visits
 * @param sessionsAsked visits at which harms were asked about
 * @param kinds by category, those first that were serious for most people, then in the order of the
 *     code
 * @param serious people with a serious event, with the interval; 0 is an interval too
 * @param responses what was done about every serious event
 * @param ended how every serious event ended or stands
 * @param seriousBy serious events by whether care brought them, as the clinic's own clinicians
 *     judged
 * @param othersBy the same of the other events
 */
public record HarmsCount(
        int people,
        int sessions,
        int sessionsAsked,
        List<Kind> kinds,
        int anyone,
        int serious,
        Map<Severity, Integer> bySeverity,
        int asked,
        int volunteered,
        List<Response> responses,
        List<Ended> ended,
        Map<Relation, Integer> seriousBy,
        Map<Relation, Integer> othersBy) {

    /**
     * One kind of event.
     *
     * @param serious people with a serious one
     */
    public record Kind(String category, int events, int people, int serious) {}

    /**
     * Serious events of one kind about which the same was noted as done.
     *
     * @param steps of the list for serious events
     * @param inWords true if words are kept on what was done or how it went on
     */
    public record Response(String category, Set<HarmStep> steps, boolean inWords, int events) {
        public Response {
            steps = steps.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(steps));
        }

        /** True if neither a step nor a word is kept. */
        public boolean isNothing() {
            return steps.isEmpty() && !inWords;
        }
    }

    /**
     * Serious events of one kind that ended or stand alike.
     *
     * @param outcome as it was noted last; empty where nobody noted it
     */
    public record Ended(String category, Optional<HarmOutcome> outcome, int events) {}

    public HarmsCount {
        ended = List.copyOf(ended);
        seriousBy = Map.copyOf(seriousBy);
        othersBy = Map.copyOf(othersBy);
        responses = List.copyOf(responses);
        kinds = List.copyOf(kinds);
        bySeverity = Map.copyOf(bySeverity);
    }

    static HarmsCount of(List<StartedCourse> courses) {
        var events = new TreeMap<String, Integer>();
        var people = new TreeMap<String, Integer>();
        var severities = new EnumMap<Severity, Integer>(Severity.class);
        var anyone = 0;
        var serious = 0;
        var asked = 0;
        var volunteered = 0;
        for (var course : courses) {
            var kinds =
                    course.harms().stream().map(StartedCourse.Harm::category).distinct().toList();
            kinds.forEach(kind -> people.merge(kind, 1, Integer::sum));
            for (var harm : course.harms()) {
                events.merge(harm.category(), 1, Integer::sum);
                severities.merge(harm.severity(), 1, Integer::sum);
                asked += harm.asked() ? 1 : 0;
                volunteered += harm.asked() ? 0 : 1;
            }
            anyone += kinds.isEmpty() ? 0 : 1;
            serious += course.harms().stream().anyMatch(StartedCourse.Harm::serious) ? 1 : 0;
        }
        var kinds = new ArrayList<Kind>();
        events.forEach((kind, count) ->
                kinds.add(
                        new Kind(
                                kind,
                                count,
                                people.getOrDefault(kind, 0),
                                seriously(kind, courses))));
        kinds.sort(Comparator.comparingInt(Kind::serious).reversed().thenComparing(Kind::category));
        return new HarmsCount(
                courses.size(),
                courses.stream().mapToInt(StartedCourse::sessions).sum(),
                courses.stream().mapToInt(StartedCourse::sessionsAsked).sum(),
                kinds,
                anyone,
                serious,
                severities,
                asked,
                volunteered,
                responses(courses),
                ended(courses),
                by(courses, true),
                by(courses, false));
    }

    private static List<StartedCourse.Harm> serious(List<StartedCourse> courses) {
        return harms(courses, true);
    }

    private static List<StartedCourse.Harm> harms(List<StartedCourse> courses, boolean serious) {
        return courses.stream()
                .flatMap(course -> course.harms().stream())
                .filter(harm -> harm.serious() == serious)
                .toList();
    }

    private static List<Ended> ended(List<StartedCourse> courses) {
        var events = new HashMap<Ended, Integer>();
        for (var harm : serious(courses)) {
            events.merge(new Ended(harm.category(), harm.outcome(), 1), 1, Integer::sum);
        }
        return events.entrySet().stream()
                .map(one ->
                        new Ended(one.getKey().category(), one.getKey().outcome(), one.getValue()))
                .sorted(
                        Comparator.comparing(Ended::category)
                                .thenComparing(one ->
                                        one.outcome()
                                                .map(HarmOutcome::ordinal)
                                                .orElse(HarmOutcome.values().length)))
                .toList();
    }

    private static Map<Relation, Integer> by(List<StartedCourse> courses, boolean serious) {
        var events = new EnumMap<Relation, Integer>(Relation.class);
        harms(courses, serious).forEach(harm -> events.merge(harm.relation(), 1, Integer::sum));
        return events;
    }

    /** Serious events that care brought for certain or probably, as the clinic judged. */
    public int seriousByCare() {
        return seriousBy.getOrDefault(Relation.CERTAIN, 0)
                + seriousBy.getOrDefault(Relation.PROBABLE, 0);
    }

    /** By kind, then by what was done, so that the order tells nothing of the order of people. */
    private static List<Response> responses(List<StartedCourse> courses) {
        var events = new HashMap<Response, Integer>();
        for (var harm : serious(courses)) {
            events.merge(
                    new Response(harm.category(), harm.steps(), harm.inWords(), 1),
                    1,
                    Integer::sum);
        }
        return events.entrySet().stream()
                .map(one ->
                        new Response(
                                one.getKey().category(),
                                one.getKey().steps(),
                                one.getKey().inWords(),
                                one.getValue()))
                .sorted(
                        Comparator.comparing(Response::category)
                                .thenComparing(one -> one.steps().toString())
                                .thenComparing(Response::inWords))
                .toList();
    }

    /** The kinds that were serious for somebody, in their order. */
    public List<Kind> seriousKinds() {
        return kinds.stream().filter(kind -> kind.serious() > 0).toList();
    }

    /** Serious events, of which one person may have had several. */
    public int seriousEvents() {
        return responses.stream().mapToInt(Response::events).sum();
    }

    /**
     * People with any event in percent, 95 % interval.
     *
     * @throws IllegalArgumentException if nobody started
     */
    public Share.Range anyInterval() {
        return new Share(anyone, people).wilson95();
    }

    /**
     * People with a serious event in percent, 95 % interval.
     *
     * @throws IllegalArgumentException if nobody started
     */
    public Share.Range seriousInterval() {
        return new Share(serious, people).wilson95();
    }

    /** Events, serious or not, that care brought for certain or probably, as the clinic judged. */
    public int byCare() {
        return seriousByCare()
                + othersBy.getOrDefault(Relation.CERTAIN, 0)
                + othersBy.getOrDefault(Relation.PROBABLE, 0);
    }

    private static int seriously(String kind, List<StartedCourse> courses) {
        return Math.toIntExact(
                courses.stream()
                        .filter(course ->
                                course.harms().stream()
                                        .anyMatch(harm ->
                                                harm.serious() && harm.category().equals(kind)))
                        .count());
    }
}
