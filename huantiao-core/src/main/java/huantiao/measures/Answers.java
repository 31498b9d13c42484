package huantiao.measures;

import java.util.List;

/**
 * A form as it was handed in.
 *
 * @param edition which text was answered
 * @param inOrder one answer for each item, in the order of the form
 * @param finished true if the person said they were done; without it a blank cannot be told from a
 *     form that was left
 */
public record Answers(Edition edition, List<Answer> inOrder, boolean finished) {
    public Answers {
        inOrder = List.copyOf(inOrder);
    }

    /** True if the item holds a number. */
    boolean answered(Item item) {
        return inOrder.get(item.number() - 1) instanceof Answer.Given;
    }
}
