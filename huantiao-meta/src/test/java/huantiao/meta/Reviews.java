package huantiao.meta;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Random reviews for the laws, each named by its seed. */
final class Reviews {
    /** Mutation testing asks for fewer. */
    private static final int EVERY = Integer.getInteger("huantiao.every", 1);

    private Reviews() {}

    /** A review and the seed that made it. */
    record Review(long seed, Estimates estimates) {
        @Override
        public String toString() {
            return "seed " + seed + ", " + estimates.size() + " studies";
        }
    }

    static Stream<Review> many() {
        return LongStream.range(0, 300 / EVERY).mapToObj(Reviews::random);
    }

    /** More reviews, for laws that are quick. */
    static Stream<Review> thousands() {
        return LongStream.range(1000, 1000 + 3000 / EVERY).mapToObj(Reviews::random);
    }

    /** 3 to 40 studies, variances over up to four decades, with and without heterogeneity. */
    static Review random(long seed) {
        Random random = new Random(seed);
        int k = 3 + random.nextInt(38);
        double decades = 1 + random.nextInt(4);
        double tau = random.nextInt(3) == 0 ? 0 : random.nextDouble();
        double[] y = new double[k];
        double[] v = new double[k];
        for (int i = 0; i < k; i++) {
            v[i] = Math.pow(10, -decades * random.nextDouble());
            y[i] = 0.3 + random.nextGaussian() * Math.sqrt(v[i] + tau * tau);
        }
        return new Review(seed, Estimates.of(y, v));
    }
}
