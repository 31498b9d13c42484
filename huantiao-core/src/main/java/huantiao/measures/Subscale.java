package huantiao.measures;

import huantiao.base.Known;
import huantiao.base.Source;
import java.util.List;
import java.util.OptionalInt;

/**
 * A few items with a total of their own.
 *
 * @param key as {@code gad2}
 * @param items numbers of the items, all needed
 * @param positiveAt from this total on the subscale is positive; empty where it has no cut
 */
public record Subscale(String key, List<Integer> items, OptionalInt positiveAt, Source source) {
    public Subscale {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("subscale (%s) must have items".formatted(key));
        }
    }

    Total total(int value) {
        return new Total(
                value,
                positiveAt.isPresent() ? Known.of(value >= positiveAt.getAsInt()) : Known.UNKNOWN);
    }

    /**
     * The total of a subscale.
     *
     * @param positive unknown where the subscale has no cut
     */
    public record Total(int value, Known positive) {}
}
