package huantiao.meta;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Random networks for the laws, each named by its seed. */
final class Networks {
    /** Mutation testing asks for fewer. */
    private static final int EVERY = Integer.getInteger("huantiao.every", 1);

    private Networks() {}

    /** A network and the seed that made it. */
    record Net(long seed, int treatments, List<Comparison> comparisons) {
        @Override
        public String toString() {
            return "seed %d, %d treatments, %d comparisons"
                    .formatted(seed, treatments, comparisons.size());
        }
    }

    static Stream<Net> many() {
        return LongStream.range(0, 200 / EVERY).mapToObj(Networks::random);
    }

    /** 3 to 10 treatments, trials of 2 to 4 arms, with and without heterogeneity; connected. */
    static Net random(long seed) {
        Random random = new Random(seed);
        int t = 3 + random.nextInt(8);
        int trials = t + random.nextInt(3 * t);
        return new Net(seed, t, comparisons(random, t, trials));
    }

    static List<Comparison> comparisons(Random random, int t, int trials) {
        double tau = random.nextInt(3) == 0 ? 0 : random.nextDouble();
        double[] effect = random.doubles(t, -1, 1).toArray();
        List<Comparison> comparisons = new ArrayList<>();
        for (int s = 0; s < trials; s++) {
            // The first trials are a tree, so that the network hangs together.
            List<Integer> arms = new ArrayList<>();
            arms.add(s < t - 1 ? s + 1 : random.nextInt(t));
            int more = random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
            while (arms.size() < Math.min(t, 1 + more)) {
                int next =
                        arms.size() == 1 && s < t - 1 ? random.nextInt(s + 1) : random.nextInt(t);
                if (!arms.contains(next)) {
                    arms.add(next);
                }
            }
            double[] y = new double[arms.size()];
            double[] v = new double[arms.size()];
            for (int a = 0; a < y.length; a++) {
                v[a] = Math.pow(10, -2 * random.nextDouble() - 0.5);
                y[a] =
                        effect[arms.get(a)]
                                + random.nextGaussian() * Math.sqrt(v[a] + tau * tau / 2);
            }
            for (int a = 0; a < y.length; a++) {
                for (int b = a + 1; b < y.length; b++) {
                    comparisons.add(
                            new Comparison(
                                    "trial " + s,
                                    name(arms.get(a)),
                                    name(arms.get(b)),
                                    y[a] - y[b],
                                    Math.sqrt(v[a] + v[b])));
                }
            }
        }
        return comparisons;
    }

    static String name(int treatment) {
        return "T%03d".formatted(treatment);
    }

    /** The same comparisons in another order, every other one turned. */
    static List<Comparison> shuffled(List<Comparison> comparisons, Random random) {
        List<Comparison> other = new ArrayList<>(comparisons);
        Collections.shuffle(other, random);
        return other.stream().map(c -> random.nextBoolean() ? c : turned(c)).toList();
    }

    static Comparison turned(Comparison c) {
        return new Comparison(
                c.study(), /* first= */ c.second(), /* second= */ c.first(), -c.effect(), c.se());
    }
}
