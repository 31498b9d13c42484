package huantiao.measures;

import java.util.List;

/**
 * The words of one edition, where they may be shown.
 *
 * @param by whose words they are: {@code ours}, or a third party's, then unchanged
 * @param instruction above the items; may be empty
 * @param items one text for each item, in order
 * @param leastLabel words at the low end of a number scale; empty for other scales
 * @param mostLabel words at the high end
 * @param options words for each choice, in order of value; empty for number scales and ticks
 * @param credit line to show with the form; may be empty
 */
public record Wording(
        Edition edition,
        String by,
        String instruction,
        List<String> items,
        String leastLabel,
        String mostLabel,
        List<Option> options,
        String credit) {
    public Wording {
        items = List.copyOf(items);
        options = List.copyOf(options);
    }

    /** One choice and its words. */
    public record Option(int value, String text) {}
}
