package huantiao.living;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.NeedledArm;
import huantiao.evidence.Rating;
import huantiao.evidence.RiskOfBias;
import huantiao.living.RecordEntry.Concern;
import huantiao.living.Records.Flagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people judged otherwise in the later of two states of the review, also where no answer
 * changed by it.
 *
 * @param bias judgements of risk of bias, each in place of the one of the same result
 * @param ratings how sure somebody is of an answer, by question
 * @param arms how an arm was needled
 * @param flags what is wrong with a trial as a whole
 */
public record JudgedOtherwise(
        List<Change<RiskOfBias>> bias,
        List<Rated> ratings,
        List<Change<NeedledArm>> arms,
        List<Flag> flags) {

    /** Something before and after; empty where it was not there. */
    public record Change<T>(Optional<T> before, Optional<T> after) {

        /** What it is about: the same before and after. */
        public T any() {
            return after.or(() -> before).orElseThrow();
        }
    }

    /** The rating of a question. */
    public record Rated(String questionId, Change<Rating> rating) {}

    /** A flag that was put on a trial, or lifted. */
    public record Flag(String trialId, Concern concern, boolean raised) {}

    public JudgedOtherwise {
        bias = List.copyOf(bias);
        ratings = List.copyOf(ratings);
        arms = List.copyOf(arms);
        flags = List.copyOf(flags);
    }

    /**
     * From the earlier state to the later.
     *
     * @param base the evidence with what the review adds to it
     */
    public static JudgedOtherwise between(
            LivingReview review, EvidenceBase base, LivingReview later, EvidenceBase laterBase) {
        return new JudgedOtherwise(
                changes(base.riskOfBias(), laterBase.riskOfBias(), JudgedOtherwise::isOfTheSame),
                ratings(review.certainties().ratings(), later.certainties().ratings()),
                changes(base.arms(), laterBase.arms(), replaced(later)),
                flags(review.records().flags(), later.records().flags()));
    }

    private static boolean isOfTheSame(RiskOfBias one, RiskOfBias other) {
        return one.trialId().equals(other.trialId())
                && one.tool().equals(other.tool())
                && one.result().equals(other.result());
    }

    /** An arm that was read anew takes the place of the one that came with the program. */
    private static BiPredicate<NeedledArm, NeedledArm> replaced(LivingReview later) {
        Map<String, String> places =
                later.arms().settled().stream()
                        .collect(Collectors.toMap(one -> one.id(), one -> one.frame().replaces()));
        return (before, after) -> before.id().equals(places.getOrDefault(after.id(), ""));
    }

    private static <T> List<Change<T>> changes(
            List<T> before, List<T> after, BiPredicate<T, T> same) {
        List<T> gone =
                new ArrayList<>(before.stream().filter(one -> !after.contains(one)).toList());
        List<Change<T>> changes = new ArrayList<>();
        for (T came : after) {
            if (!before.contains(came)) {
                var old = gone.stream().filter(one -> same.test(one, came)).findFirst();
                old.ifPresent(gone::remove);
                changes.add(new Change<>(old, Optional.of(came)));
            }
        }
        gone.forEach(one -> changes.add(new Change<>(Optional.of(one), Optional.empty())));
        return changes;
    }

    private static List<Rated> ratings(Map<String, Rating> before, Map<String, Rating> after) {
        var questions = new TreeSet<>(before.keySet());
        questions.addAll(after.keySet());
        Function<String, Change<Rating>> change =
                id ->
                        new Change<>(
                                Optional.ofNullable(before.get(id)),
                                Optional.ofNullable(after.get(id)));
        return questions.stream()
                .map(id -> new Rated(id, change.apply(id)))
                .filter(one -> !one.rating().before().equals(one.rating().after()))
                .toList();
    }

    private static List<Flag> flags(List<Flagged> before, List<Flagged> after) {
        return Stream.concat(
                        after.stream()
                                .filter(one -> !before.contains(one))
                                .map(one -> flag(one, true)),
                        before.stream()
                                .filter(one -> !after.contains(one))
                                .map(one -> flag(one, false)))
                .toList();
    }

    private static Flag flag(Flagged one, boolean raised) {
        return new Flag(one.what().trialId(), one.what().concern(), raised);
    }

    /** True if nothing was judged otherwise. */
    public boolean isNothing() {
        return bias.isEmpty() && ratings.isEmpty() && arms.isEmpty() && flags.isEmpty();
    }
}
