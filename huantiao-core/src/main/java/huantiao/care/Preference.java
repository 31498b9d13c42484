package huantiao.care;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What matters to somebody who weighed the choices, and where they lean: for the consultation, not
 * instead of it. Codes are those of the decision aid.
 *
 * @param weights how much each thing matters; what nobody answered is not in it
 * @param leaning codes of the ways they lean to, each once; empty if they do not say
 * @param sure whether they feel sure; empty if they do not say
 * @param asks codes of questions they want to ask, each once
 * @param words what else they want to say or ask; may be empty
 */
public record Preference(
        List<Weight> weights,
        List<String> leaning,
        Optional<Sure> sure,
        List<String> asks,
        String words) {

    /** How much something matters to somebody. */
    public enum Much {
        NOT,
        SOME,
        MUCH
    }

    /** Whether somebody feels sure where they lean. */
    public enum Sure {
        YES,
        NO
    }

    /** One thing, by its code, and how much it matters. */
    public record Weight(String value, Much much) {
        public Weight {
            value = Words.named("value", value);
        }
    }

    public Preference {
        weights = List.copyOf(weights);
        leaning = leaning.stream().map(code -> Words.named("way", code)).distinct().toList();
        asks = asks.stream().map(code -> Words.named("question", code)).distinct().toList();
        words = Words.text("what they want to say", words);
        var values = new LinkedHashSet<String>();
        for (var weight : weights) {
            if (!values.add(weight.value())) {
                throw new IllegalArgumentException(
                        "%s must be weighed once".formatted(weight.value()));
            }
        }
    }

    /** True if nobody answered anything. */
    public boolean isEmpty() {
        return weights.isEmpty()
                && leaning.isEmpty()
                && sure.isEmpty()
                && asks.isEmpty()
                && words.isEmpty();
    }
}
