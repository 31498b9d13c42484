package huantiao.care;

import huantiao.measures.Answers;
import huantiao.measures.Instrument;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One measure as it was answered, and what the scoring of that day made of it.
 *
 * @param instrument id of the measure, as {@code nrs_leg} or {@code rmdq24}
 * @param answers what was answered, item by item, as it was typed or ticked; an item that is not
 *     there was not answered
 * @param score on the instrument's own scale; empty where it could not be scored
 * @param unscored why there is no score, a code of the measures room; empty where there is one
 */
public record Taken(
        String instrument,
        SortedMap<String, String> answers,
        Optional<Double> score,
        String unscored) {
    public Taken {
        instrument = Words.named("measure", instrument);
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        if (score.isPresent() != unscored.isEmpty()) {
            throw new IllegalArgumentException(
                    "a measure (%s) has a score or a reason why not".formatted(instrument));
        }
        if (score.isPresent() && !Double.isFinite(score.get())) {
            throw new IllegalArgumentException(
                    "score of (%s) must be a finite number".formatted(instrument));
        }
    }

    /** A score that was put right, of which no single answers are known. */
    static Taken putRight(String instrument, double score) {
        return new Taken(instrument, new TreeMap<>(), Optional.of(score), "");
    }

    /**
     * A form as it was filled in, with the score of today's rule or the reason why there is none.
     *
     * @param raw what was answered, item by item, as it was typed or ticked
     * @param answers the same as numbers
     */
    public static Taken of(Instrument instrument, Map<String, String> raw, Answers answers) {
        return instrument
                .score(answers)
                .fold(
                        scored ->
                                new Taken(
                                        instrument.id(),
                                        new TreeMap<>(raw),
                                        Optional.of(
                                                scored.score().value().rounded(6).doubleValue()),
                                        ""),
                        why ->
                                new Taken(
                                        instrument.id(),
                                        new TreeMap<>(raw),
                                        Optional.empty(),
                                        why.reason().code()));
    }
}
