package huantiao.living;

import huantiao.evidence.Certainty;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Review;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is different between two states of the review.
 *
 * @param added rows that came
 * @param gone rows that went
 * @param changed rows that stand otherwise, as they are now: a flag, or a number settled anew
 * @param answers questions that are answered otherwise or rated otherwise, in the order of the
 *     later state
 */
public record Changes(
        List<Trial> added, List<Trial> gone, List<Trial> changed, List<Answer> answers) {

    public Changes {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
        answers = List.copyOf(answers);
    }

    /**
     * A question answered otherwise.
     *
     * @param before empty where nobody could ask it then
     */
    public record Answer(Optional<Asked> before, Asked after) {}

    /** From the earlier state to the later. */
    public static Changes between(
            EvidenceBase base, Review review, EvidenceBase later, Review laterReview) {
        var before = byId(base);
        var after = byId(later);
        var added = new ArrayList<Trial>();
        var changed = new ArrayList<Trial>();
        after.forEach((id, row) -> {
            var old = Optional.ofNullable(before.get(id));
            if (old.isEmpty()) {
                added.add(row);
            } else if (!old.get().equals(row)) {
                changed.add(row);
            }
        });
        var gone =
                before.entrySet().stream()
                        .filter(row -> !after.containsKey(row.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        var answers =
                laterReview.asked().stream()
                        .map(asked -> new Answer(review.find(asked.id()), asked))
                        .filter(answer ->
                                !answer.before()
                                        .map(Changes::said)
                                        .equals(Optional.of(said(answer.after()))))
                        .toList();
        return new Changes(added, gone, changed, answers);
    }

    private static Map<String, Trial> byId(EvidenceBase base) {
        return base.trials().stream()
                .collect(
                        Collectors.toMap(
                                Trial::rowId,
                                Function.identity(),
                                (_, last) -> last,
                                LinkedHashMap::new));
    }

    /** The numbers of an answer, or why there is none. */
    private static List<Object> said(Asked asked) {
        return asked.answer()
                .fold(
                        pooled ->
                                List.of(
                                        pooled.k(),
                                        pooled.estimate(),
                                        pooled.low(),
                                        pooled.high(),
                                        level(pooled.certainty())),
                        none -> List.of(none.because()));
    }

    /** The level, or that nobody rated it; what a rater would weigh is no answer. */
    private static String level(Certainty certainty) {
        return certainty instanceof Certainty.Rated rated ? rated.level().name() : "";
    }

    /** True if nothing is different. */
    public boolean isNothing() {
        return added.isEmpty() && gone.isEmpty() && changed.isEmpty() && answers.isEmpty();
    }
}
