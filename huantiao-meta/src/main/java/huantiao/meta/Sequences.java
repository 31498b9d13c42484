package huantiao.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Series of fits over the studies of a review: one study left out, or one more at a time. */
public final class Sequences {
    private Sequences() {}

    /**
     * The fit without each study in turn, in the order of the studies that have an effect.
     *
     * @throws IllegalArgumentException with fewer than two studies
     */
    public static List<Fit> leaveOneOut(RandomEffects method, Estimates given) {
        Estimates used = given.at(given.completePlaces());
        if (used.size() < 2) {
            throw new IllegalArgumentException(
                    "studies (%d) must be at least 2 to leave one out".formatted(used.size()));
        }
        List<Fit> fits = new ArrayList<>(used.size());
        for (int i = 0; i < used.size(); i++) {
            fits.add(method.fit(used.without(i)));
        }
        return fits;
    }

    /** The same for tables pooled by Mantel and Haenszel. */
    public static List<CountFit> leaveOneOut(MantelHaenszel method, List<TwoByTwo> tables) {
        List<CountFit> fits = new ArrayList<>(tables.size());
        for (int i = 0; i < tables.size(); i++) {
            List<TwoByTwo> rest = new ArrayList<>(tables);
            rest.remove(i);
            fits.add(method.fit(rest));
        }
        return fits;
    }

    /**
     * The fit of the first study, the first two, and so on.
     *
     * @param order a key per study, such as the year; equal keys keep the given order
     */
    public static List<Fit> cumulative(RandomEffects method, Estimates given, Doubles order) {
        if (order.size() != given.size()) {
            throw new IllegalArgumentException(
                    "order (%d) must have one key per study (%d)"
                            .formatted(order.size(), given.size()));
        }
        int[] sorted =
                IntStream.range(0, given.size())
                        .filter(given::complete)
                        .boxed()
                        .sorted(Comparator.comparingDouble(order::at))
                        .mapToInt(Integer::intValue)
                        .toArray();
        List<Fit> fits = new ArrayList<>(sorted.length);
        for (int n = 1; n <= sorted.length; n++) {
            fits.add(method.fit(given.at(java.util.Arrays.copyOf(sorted, n))));
        }
        return fits;
    }
}
