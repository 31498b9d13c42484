package huantiao.care;

import huantiao.care.CareLibrary.Exercise;
import huantiao.care.CareLibrary.Phase;
import huantiao.care.CareLibrary.SelfCare;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What of the self-care data suits somebody now, by what the data itself says of each exercise: the
 * phase of recovery that it is for, and when to leave it out. Nothing else is weighed.
 *
 * @param reached the phase that their leg pain points to; empty where nobody told of it, or where
 *     something known speaks against that phase
 * @param suits a few exercises of that phase; of every phase where none is known
 * @param asksFirst true if something is known of which the data says to ask before starting
 */
public record AtHome(Optional<Reached> reached, List<Exercise> suits, boolean asksFirst) {

    /** The rule of when to ask before starting. */
    public static final String ASK_FIRST = "SCS-04";

    /** How many are named; the others are found by their phase. */
    private static final int NAMED = 3;

    /** What speaks against "no new deficit, pain shrinking upwards", which "settling" asks for. */
    private static final Map<String, Value> WORSE =
            Map.of(
                    "pain_trend", new Value.Choice("worsening"),
                    "leg_weakness_trend", new Value.Choice("worse"),
                    "foot_drop_new", new Value.Truth(true));

    /** Exercises with the fact that their {@code avoid_if} names. */
    private static final Map<String, String> LEFT_OUT =
            Map.of("EX-PRONE", "worse_standing_walking_eased_bending");

    public AtHome {
        suits = List.copyOf(suits);
    }

    /**
     * Leg pain of the last seven days, as it was told.
     *
     * @param score 0 to 10
     */
    public record PainTold(Instant at, int score) {}

    /** A phase, and the leg pain that it goes by. */
    public record Reached(Phase phase, PainTold by) {}

    /**
     * What suits the person of this chart.
     *
     * @param known the facts of today
     * @param mayBeDone false for what a rule keeps off
     */
    public static AtHome of(
            Chart chart, Facts known, SelfCare selfCare, Predicate<Exercise> mayBeDone) {
        return of(
                chart.inForce().stream()
                        .filter(noted -> noted.entry() instanceof Entry.CheckedIn)
                        .flatMap(noted ->
                                StartingScores.legPain((Entry.CheckedIn) noted.entry()).stream()
                                        .mapToObj(score ->
                                                new PainTold(
                                                        noted.occurredAt(),
                                                        Math.toIntExact(Math.round(score)))))
                        .toList(),
                known,
                selfCare,
                mayBeDone);
    }

    /** The same by these scores, the oldest first. */
    public static AtHome of(
            List<PainTold> told, Facts known, SelfCare selfCare, Predicate<Exercise> mayBeDone) {
        var reached =
                selfCare.progression().stream()
                        .filter(phase -> isReached(phase, told, known))
                        .findFirst()
                        .map(phase -> new Reached(phase, told.getLast()));
        var phases =
                selfCare.progression().stream().filter(one -> one.legPain().isPresent()).toList();
        var suits =
                selfCare.exercises().stream()
                        .filter(mayBeDone)
                        .filter(one -> !isLeftOut(one, known))
                        .filter(one ->
                                reached.map(Reached::phase).map(List::of).orElse(phases).stream()
                                        .allMatch(phase -> one.phases().contains(phase.name())))
                        .sorted(
                                Comparator.<Exercise>comparingInt(
                                                one -> one.parts().of("evidence").isEmpty() ? 1 : 0)
                                        .thenComparing(one -> one.backing().isGeneralKnowledge())
                                        .thenComparingInt(one -> one.phases().size()))
                        .limit(NAMED)
                        .toList();
        return new AtHome(reached, suits, asksFirst(known));
    }

    /** True if the last score lies in the phase, for as long as the phase asks for. */
    private static boolean isReached(Phase phase, List<PainTold> told, Facts known) {
        if (phase.legPain().isEmpty() || told.isEmpty()) {
            return false;
        }
        var pain = phase.legPain().get();
        var last = told.getLast();
        var since =
                told.reversed().stream()
                        .takeWhile(one -> pain.holds(one.score()))
                        .map(PainTold::at)
                        .min(Comparator.naturalOrder());
        boolean longEnough =
                since.filter(from -> !from.plus(Duration.ofDays(pain.days())).isAfter(last.at()))
                        .isPresent();
        return longEnough
                && (isFirst(phase)
                        || WORSE.entrySet().stream()
                                .noneMatch(one ->
                                        known.find(one.getKey())
                                                .filter(one.getValue()::equals)
                                                .isPresent()));
    }

    /** The phase of the worst pain, which asks for nothing to have got better. */
    private static boolean isFirst(Phase phase) {
        return phase.legPain().filter(pain -> pain.highest() == 10).isPresent();
    }

    private static boolean isLeftOut(Exercise exercise, Facts known) {
        return Optional.ofNullable(LEFT_OUT.get(exercise.id()))
                .filter(fact -> isTrue(known, fact))
                .isPresent();
    }

    /** Thin bones, an operation, a pregnancy, cancer or a new loss, as SCS-04 names them. */
    private static boolean asksFirst(Facts known) {
        return isTrue(known, "osteoporosis")
                || known.knows("spine_surgery_days")
                || known.find("pregnant").filter(isNot("no")).isPresent()
                || known.find("cancer_history").filter(isNot("never")).isPresent()
                || isTrue(known, "foot_drop_new")
                || known.find("leg_weakness_trend")
                        .filter(new Value.Choice("worse")::equals)
                        .isPresent();
    }

    private static boolean isTrue(Facts known, String fact) {
        return known.find(fact).filter(new Value.Truth(true)::equals).isPresent();
    }

    private static Predicate<Value> isNot(String choice) {
        return value -> !value.equals(new Value.Choice(choice));
    }
}
