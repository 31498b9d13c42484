package huantiao.measures;

/** What stands at one item of a form that somebody filled in. */
public sealed interface Answer {
    /** A number that was chosen. */
    record Given(int value) implements Answer {}

    /** The person's own words, where an item asks for them. */
    record Words(String text) implements Answer {}

    /** The person said that the sentence does not apply to them. */
    record NotApplicable() implements Answer {}

    /** Nothing. Never a zero: what a blank means is for the instrument's missing rule to say. */
    record Blank() implements Answer {}

    Answer BLANK = new Blank();
    Answer NOT_APPLICABLE = new NotApplicable();

    static Answer of(int value) {
        return new Given(value);
    }
}
