package huantiao.pooling;

import huantiao.meta.Estimates;
import huantiao.meta.Fit;
import huantiao.meta.RandomEffects;
import huantiao.registry.LeavingSums;
import huantiao.registry.LeavingSums.Lasted;
import huantiao.registry.LeavingSums.Moments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The sums of several clinics, pooled in two stages: each clinic's mean and its variance first,
 * then a random-effects model of the means. Clinics are not compared: each treats whom it treats.
 *
 * <p>Counts of people who got better are not pooled: a count is told or kept back by how large it
 * is, so those that are told are not all.
 *
 * @param clinics by name, two or more
 * @param whole everybody
 * @param parts by how long it had lasted, each of the clinics that told it
 * @see <a href="https://doi.org/10.1002/sim.7141">Burke, Ensor and Riley 2017, on one stage and
 *     two</a>
 */
public record Pool(PoolQuestion question, List<Clinic> clinics, Fit whole, List<Part> parts) {

    /** Fewest clinics: one is not a pool. */
    public static final int FEWEST = 2;

    /** A clinic and what it told. */
    public record Clinic(String name, LeavingSums sums) {}

    /** The pooled mean of a part. */
    public record Part(Lasted lasted, int clinics, Fit fit) {}

    public Pool {
        clinics = List.copyOf(clinics);
        parts = List.copyOf(parts);
    }

    /**
     * Pools.
     *
     * @param told of one question, by one set of rules
     * @return empty below {@link #FEWEST} clinics
     * @throws IllegalArgumentException if they answer different questions or editions
     */
    public static Optional<Pool> of(PoolQuestion question, List<Clinic> told) {
        for (var one : told) {
            if (!PoolQuestion.of(one.sums()).equals(question)
                    || !one.sums().edition().equals(told.getFirst().sums().edition())) {
                throw new IllegalArgumentException("sums must answer the question that is pooled");
            }
        }
        if (told.size() < FEWEST) {
            return Optional.empty();
        }
        var clinics = told.stream().sorted(Comparator.comparing(Clinic::name)).toList();
        var whole = new ArrayList<Stage>();
        for (var clinic : clinics) {
            whole.add(new Stage(clinic.name(), clinic.sums().answered(), clinic.sums().all()));
        }
        var parts = new ArrayList<Part>();
        for (var lasted : Lasted.values()) {
            var stage = stage(clinics, lasted);
            if (stage.size() >= FEWEST) {
                parts.add(new Part(lasted, stage.size(), fit(stage)));
            }
        }
        return Optional.of(new Pool(question, clinics, fit(whole), parts));
    }

    /** What a clinic hands to the second stage. */
    private record Stage(String name, int answered, Moments moments) {}

    private static List<Stage> stage(List<Clinic> clinics, Lasted lasted) {
        var stage = new ArrayList<Stage>();
        for (var clinic : clinics) {
            for (var part : clinic.sums().parts()) {
                if (part.lasted() == lasted) {
                    stage.add(new Stage(clinic.name(), part.answered(), part.moments()));
                }
            }
        }
        return stage;
    }

    private static Fit fit(List<Stage> stage) {
        return RandomEffects.withDefaults()
                .fit(
                        Estimates.of(
                                stage.stream().map(Stage::name).toList(),
                                stage.stream()
                                        .mapToDouble(one -> one.moments().mean().doubleValue())
                                        .toArray(),
                                stage.stream()
                                        .mapToDouble(one ->
                                                one.moments().variance().doubleValue()
                                                        / one.answered())
                                        .toArray()));
    }

    /** Everybody who answered, of all clinics. */
    public int answered() {
        return clinics.stream().mapToInt(clinic -> clinic.sums().answered()).sum();
    }
}
