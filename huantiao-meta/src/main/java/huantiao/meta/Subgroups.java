package huantiao.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Pools subgroups of studies and tests whether they differ. A configured method; defaults as {@link
 * RandomEffects}, each subgroup with its own between-study variance.
 */
public final class Subgroups {

    /** Whether subgroups share one between-study variance. */
    public enum Scope {
        /** Each its own. */
        SEPARATE,
        /** One, estimated with the subgroup means as coefficients. */
        COMMON
    }

    /**
     * Subgroups side by side.
     *
     * @param groups pooled results by name of the subgroup, in order of appearance
     * @param overall all studies pooled without regard to subgroups
     * @param between test that all subgroup effects are equal: Q between with groups-1 degrees
     * @param qWithin sum of the subgroups' own Q
     * @param labels subgroup of each study of {@code overall}
     */
    public record Comparison(
            Map<String, Fit> groups,
            Fit overall,
            ChiSquareTest between,
            double qWithin,
            List<String> labels) {
        public Comparison {
            groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
            labels = List.copyOf(labels);
        }

        /** Places of a subgroup's studies among those of {@code overall}. */
        public List<Integer> places(String group) {
            return IntStream.range(0, labels.size())
                    .filter(i -> labels.get(i).equals(group))
                    .boxed()
                    .toList();
        }

        /** Share of a subgroup's studies in the overall effect, in percent. */
        public double weightPercent(String group) {
            return places(group).stream().mapToDouble(overall.weightsPercent()::at).sum();
        }
    }

    private static final Subgroups DEFAULT =
            new Subgroups(RandomEffects.withDefaults(), Scope.SEPARATE);

    private final RandomEffects method;
    private final Scope scope;

    private Subgroups(RandomEffects method, Scope scope) {
        this.method = method;
        this.scope = scope;
    }

    public static Subgroups withDefaults() {
        return DEFAULT;
    }

    /** How each subgroup and the whole are pooled. */
    public Subgroups pooledBy(RandomEffects each) {
        return new Subgroups(each, scope);
    }

    public Subgroups with(Scope chosen) {
        return new Subgroups(method, chosen);
    }

    /**
     * @param labels the subgroup of each study
     */
    public Comparison compare(Estimates given, List<String> labels) {
        if (labels.size() != given.size()) {
            throw new IllegalArgumentException(
                    "labels (%d) must be as many as studies (%d)"
                            .formatted(labels.size(), given.size()));
        }
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            if (given.complete(i)) {
                members.computeIfAbsent(labels.get(i), _ -> new ArrayList<>()).add(i);
            }
        }
        RandomEffects each =
                scope == Scope.COMMON ? method.withTau2(commonTau2(given, labels)) : method;
        Map<String, Fit> groups = new LinkedHashMap<>();
        double qWithin = 0;
        for (Map.Entry<String, List<Integer>> member : members.entrySet()) {
            int[] places = member.getValue().stream().mapToInt(Integer::intValue).toArray();
            Fit fit = each.fit(given.at(places));
            groups.put(member.getKey(), fit);
            qWithin += fit.q();
        }
        double s1 = 0;
        double sum = 0;
        for (Fit fit : groups.values()) {
            double w = 1 / (fit.se() * fit.se());
            s1 += w;
            sum += w * fit.estimate();
        }
        double mean = sum / s1;
        double q = 0;
        for (Fit fit : groups.values()) {
            double z = (fit.estimate() - mean) / fit.se();
            q += z * z;
        }
        return new Comparison(
                groups,
                method.fit(given),
                ChiSquareTest.of(q, groups.size() - 1),
                qWithin,
                IntStream.of(given.completePlaces()).mapToObj(labels::get).toList());
    }

    private double commonTau2(Estimates given, List<String> labels) {
        Design cells = Design.withoutIntercept(given.size()).andFactor("group", labels);
        return MetaRegression.withDefaults()
                .with(method.convention().tauSquared())
                .with(Inference.WALD)
                .fit(given, cells)
                .tau2();
    }
}
