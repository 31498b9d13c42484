package huantiao.evidence;

import huantiao.base.Result;
import huantiao.evidence.Effects.Effect;
import huantiao.meta.Comparison;
import huantiao.meta.Network;
import huantiao.meta.NetworkFit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether treatments can be compared through one another.
 *
 * <p>A network is fitted only if it hangs together and at least one of its loops is closed by other
 * trials; without a loop, nothing could show whether direct and indirect evidence agree, and the
 * ranking would rest on an assumption alone.
 *
 * @param outcome code of the outcome
 */
public record NetworkQuestion(String outcome) {

    /** A network that was fitted, with its treatments and the rows used. */
    public record Answer(String outcome, NetworkFit fit, List<String> rows) {
        public Answer {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Why there is no network.
     *
     * @param treatments that were tested in a trial of this outcome
     * @param rows that could be used
     */
    public record No(String outcome, Set<String> treatments, List<String> rows, String because) {
        public No {
            treatments = Set.copyOf(treatments);
            rows = List.copyOf(rows);
        }
    }

    /** Answers from the rows of a strict analysis. */
    public Result<Answer, No> ask(EvidenceBase base) {
        Question question =
                Question.everything()
                        .withOutcome(outcome)
                        .withStrictness(Question.Strictness.STRICT);
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        for (Trial trial : question.select(base.trials()).rows()) {
            if (Effects.of(trial, Pooling.withDefaults())
                            instanceof Result.Ok<Effect, RowRefusal>(var effect)
                    && !first(trial).equals(second(trial))) {
                comparisons.put(
                        trial.rowId(),
                        new Comparison(
                                trial.trialId(),
                                first(trial),
                                second(trial),
                                effect.y(),
                                Math.sqrt(effect.v())));
            }
        }
        List<Comparison> edges = List.copyOf(comparisons.values());
        List<String> rows = List.copyOf(comparisons.keySet());
        Set<String> treatments = new TreeSet<>();
        Set<Set<String>> pairs = new HashSet<>();
        for (Comparison edge : edges) {
            treatments.add(edge.first());
            treatments.add(edge.second());
            pairs.add(Set.of(edge.first(), edge.second()));
        }
        if (treatments.size() < 3) {
            return no(
                    treatments,
                    rows,
                    "A network needs three treatments; the rows of this outcome compare %d."
                            .formatted(treatments.size()));
        }
        List<Set<String>> parts = Network.subnetworks(edges);
        if (parts.size() > 1) {
            return no(
                    treatments,
                    rows,
                    "The treatments fall into %d parts between which no trial stands: %s."
                            .formatted(parts.size(), words(parts)));
        }
        if (pairs.size() < treatments.size()) {
            return no(
                    treatments,
                    rows,
                    "%d treatments are joined by %d comparisons, so no loop closes and nothing can show whether direct and indirect evidence agree."
                            .formatted(treatments.size(), pairs.size()));
        }
        return Result.ok(new Answer(outcome, Network.withDefaults().fit(edges), rows));
    }

    private Result<Answer, No> no(Set<String> treatments, List<String> rows, String because) {
        return Result.refused(new No(outcome, treatments, rows, because));
    }

    private static String first(Trial trial) {
        return trial.first().kind().isEmpty() ? trial.first().trueLabel() : trial.first().kind();
    }

    private static String second(Trial trial) {
        return trial.comparator();
    }

    private static String words(List<Set<String>> parts) {
        List<String> words = new ArrayList<>();
        parts.forEach(part -> words.add(String.join(", ", new TreeSet<>(part))));
        return String.join("; ", words);
    }
}
