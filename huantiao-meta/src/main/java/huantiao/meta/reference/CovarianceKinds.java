package huantiao.meta.reference;

import huantiao.meta.Estimates;
import huantiao.meta.SamplingCovariance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sampling covariances of dependent effects, and one effect per trial. */
final class CovarianceKinds {
    private CovarianceKinds() {}

    static void addTo(Map<String, Kind> kinds) {
        kinds.put(
                "vcalc",
                Kind.of(
                                CovarianceKinds::covariance,
                                "cluster",
                                "rho",
                                "type",
                                "rho_within_type",
                                "rho_between_type",
                                "time",
                                "phi",
                                "grp1",
                                "grp2",
                                "w1",
                                "w2")
                        .settled("obs"));
        kinds.put("aggregate", Kind.of(CovarianceKinds::aggregate, "cluster", "rho", "weighted"));
    }

    private static Results covariance(ReferenceCase c) {
        SamplingCovariance v = SamplingCovariance.within(c.labels(c.word("cluster")));
        if (c.asks("rho")) {
            v = v.correlated(c.number("rho", 0));
        }
        if (c.asks("type")) {
            v =
                    v.byType(
                            c.labels(c.word("type")),
                            c.number("rho_within_type", 1),
                            c.number("rho_between_type", 0));
        }
        if (c.asks("time")) {
            v = v.byTime(c.column(c.word("time")), c.number("phi", 1));
        }
        if (c.asks("grp1")) {
            v =
                    v.bySharedGroups(
                            c.labels(c.word("grp1")),
                            c.labels(c.word("grp2")),
                            c.column(c.word("w1")),
                            c.column(c.word("w2")));
        }
        return new Results().put("V", v.of(c.column("vi")));
    }

    private static Results aggregate(ReferenceCase c) {
        Estimates one =
                SamplingCovariance.within(c.labels(c.word("cluster")))
                        .correlated(c.number("rho", 0))
                        .aggregated(
                                ModelKinds.estimates(c),
                                c.flag("weighted", true)
                                        ? SamplingCovariance.Aggregation.INVERSE_COVARIANCE
                                        : SamplingCovariance.Aggregation.PLAIN);
        return new Results()
                .putList("study", names(one.studies()))
                .put("yi", one.effects())
                .put("vi", one.variances());
    }

    /** Numbers as numbers, where all names are. */
    private static List<?> names(List<String> names) {
        List<Double> numbers = new ArrayList<>();
        for (String name : names) {
            if (!name.matches("-?[0-9]+([.][0-9]+)?")) {
                return names;
            }
            numbers.add(Double.parseDouble(name));
        }
        return numbers;
    }
}
