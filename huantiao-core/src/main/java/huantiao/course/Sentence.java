package huantiao.course;

import java.util.List;

/**
 * Something to say to a person, not yet in any language.
 *
 * @param key of the message, as {@code outcomes.noise.within}
 * @param parameters numbers, dates and names of instruments for the message, in order
 */
public record Sentence(String key, List<Object> parameters) {
    public Sentence {
        parameters = List.copyOf(parameters);
    }

    /** True if it says what the course amounts to so far: the line to read first. */
    public boolean isVerdict() {
        return key.startsWith("outcomes.verdict.") || key.startsWith("outcomes.noise.");
    }

    static Sentence of(String key, Object... parameters) {
        return new Sentence("outcomes." + key, List.of(parameters));
    }
}
