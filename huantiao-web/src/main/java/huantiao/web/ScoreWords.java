package huantiao.web;

import huantiao.care.ScoreCorrection;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** Scores of check-ins in words, for those who treat. */
public final class ScoreWords {

    private ScoreWords() {}

    /** What a measure is called; its id where nobody gave it a name. */
    public static String name(String instrument, Words words) {
        return Stream.of("score.measure.", "outcomes.clinic.measure.", "outcomes.measure.")
                .map(key -> key + instrument)
                .filter(words::knows)
                .findFirst()
                .map(words::say)
                .orElse(instrument);
    }

    /** What counts, or that nothing does. */
    public static String shown(String instrument, Optional<Double> score, Words words) {
        return score.map(ScoreWords::plain)
                .map(plain -> {
                    var key = "score.answer.%s.%s".formatted(instrument, plain);
                    return words.knows(key) ? words.say(key) : plain;
                })
                .orElseGet(() -> words.say("score.not-valid"));
    }

    /** Which score was put right, from what to what. */
    public static String changed(ScoreCorrection right, Words words) {
        return words.say(
                "score.changed",
                name(right.instrument(), words),
                shown(right.instrument(), right.was(), words),
                shown(right.instrument(), right.is(), words));
    }

    /** The same with why. */
    public static String of(ScoreCorrection right, Words words) {
        return words.say("score.put-right", changed(right, words), right.by().entry().why());
    }

    private static String plain(double score) {
        return BigDecimal.valueOf(score).stripTrailingZeros().toPlainString();
    }
}
