package huantiao.course;

import java.util.List;

/**
 * Something to say to a person, not yet in any language.
 *
 * @param about what it speaks of, so that a page can say it in its place
 * @param key of the message, as {@code outcomes.noise.within.better}
 * @param parameters numbers, dates and instruments for the message, in order; an instrument is said
 *     as the thing it measures
 */
public record Sentence(About about, String key, List<Object> parameters) {

    /** What a sentence speaks of. */
    public enum About {
        /** Which signs must not wait, the same to everybody. */
        SAFETY,
        /** That it got worse, or may have, and what to do now. */
        WORSE,
        /** The answers: how many, what they are compared with. */
        ANSWERS,
        /** From where to where. */
        FROM_TO,
        /** Whether it is more than noise, or too early to say. */
        VERDICT,
        /** What else is known of the change: its size, how the answers between went. */
        RESULT,
        /** That the answers are old: how it is now is not known, or may be different. */
        NOW,
        /** What the person says of themselves. */
        SAID,
        /** That somebody who finds it not good enough is to call. */
        CALL,
        /** That questions can be answered now. */
        OPEN,
        /** When the next questions come. */
        NEXT,
        /** How people in studies did. */
        STUDIES,
        /** That a line shows no cause. */
        CAUSE
    }

    public Sentence {
        parameters = List.copyOf(parameters);
    }

    /** True if it says what the course amounts to so far: the line to read first. */
    public boolean isVerdict() {
        return about == About.VERDICT;
    }

    static Sentence of(About about, String key, Object... parameters) {
        return new Sentence(about, "outcomes." + key, List.of(parameters));
    }
}
