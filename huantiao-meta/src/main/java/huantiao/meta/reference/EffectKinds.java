package huantiao.meta.reference;

import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Interval;
import huantiao.meta.ProportionInterval;
import huantiao.meta.TwoByTwo;
import huantiao.meta.TwoMeans;
import huantiao.meta.TwoRates;
import huantiao.meta.ZeroCells;
import huantiao.meta.effect.Alpha;
import huantiao.meta.effect.Change;
import huantiao.meta.effect.Correlation;
import huantiao.meta.effect.EffectSize;
import huantiao.meta.effect.Mean;
import huantiao.meta.effect.Measure;
import huantiao.meta.effect.PartialCorrelation;
import huantiao.meta.effect.Proportion;
import huantiao.meta.effect.Rate;
import huantiao.meta.effect.ReportedDifference;
import huantiao.meta.effect.VarianceKind;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Effect sizes and intervals of single studies. */
final class EffectKinds {
    private EffectKinds() {}

    static void addTo(Map<String, Kind> kinds) {
        kinds.put(
                "effect_size",
                Kind.of(
                        EffectKinds::effectSize,
                        "add",
                        "to",
                        "drop00",
                        "correct",
                        "vtype",
                        "whole_scores_decimals"));
        kinds.put(
                "effect_size_meta",
                Kind.of(
                        EffectKinds::effectSizeMeta,
                        "variant",
                        "exact",
                        "continuity",
                        "rule",
                        "all_studies",
                        "whole_scores_decimals"));
        kinds.put("proportion_ci", Kind.of(EffectKinds::proportionInterval, "method"));
    }

    /** Columns of one case, read row by row; a column that is not there is missing throughout. */
    private record Columns(ReferenceCase c, int size) {
        static Columns of(ReferenceCase c, String... needed) {
            return new Columns(c, c.column(needed[0]).size());
        }

        double at(String name, int i) {
            if (!c.has(name)) {
                return Double.NaN;
            }
            Doubles column = c.column(name);
            if (column.size() != size) {
                throw new MalformedCase(
                        "data." + name,
                        "must have %d values, not %d".formatted(size, column.size()));
            }
            return column.at(i);
        }

        <T> List<T> rows(IntFunction<T> row) {
            return IntStream.range(0, size).mapToObj(row).toList();
        }

        static String study(int i) {
            return Integer.toString(i + 1);
        }
    }

    private static ZeroCells zeroCells(ReferenceCase c) {
        double add = c.number("add", 0.5);
        String to = c.word("to", "only0");
        ZeroCells.Where where =
                switch (to) {
                    case "only0" -> ZeroCells.Where.TABLES_WITH_ZERO;
                    case "if0all" -> ZeroCells.Where.ALL_IF_ANY_ZERO;
                    case "all" -> ZeroCells.Where.EVERYWHERE;
                    case "none" -> ZeroCells.Where.NOWHERE;
                    default ->
                            throw new MalformedCase(
                                    "analysis.to", "must be only0, if0all, all or none");
                };
        return new ZeroCells(add, where, c.flag("drop00", false));
    }

    private static EffectSize configured(ReferenceCase c, Measure measure) {
        EffectSize size = EffectSize.of(measure);
        if (c.asks("add") || c.asks("to") || c.asks("drop00")) {
            size = size.with(zeroCells(c));
        }
        if (!c.flag("correct", true)) {
            size = size.uncorrected();
        }
        String kind = c.word("vtype", "LS");
        for (VarianceKind each : VarianceKind.values()) {
            if (each.name().equals(kind)) {
                return size.with(each);
            }
        }
        throw new MalformedCase("analysis.vtype", "variance kind %s is not known".formatted(kind));
    }

    static List<TwoMeans> twoMeans(ReferenceCase c) {
        Columns d = Columns.of(c, "m1i");
        return d.rows(i ->
                new TwoMeans(
                        Columns.study(i),
                        d.at("m1i", i),
                        d.at("sd1i", i),
                        d.at("n1i", i),
                        d.at("m2i", i),
                        d.at("sd2i", i),
                        d.at("n2i", i)));
    }

    static List<TwoRates> twoRates(ReferenceCase c) {
        Columns d = Columns.of(c, "x1i");
        return d.rows(i ->
                new TwoRates(
                        Columns.study(i),
                        d.at("x1i", i),
                        d.at("t1i", i),
                        d.at("x2i", i),
                        d.at("t2i", i)));
    }

    /** The first of d, t, F and p that the row has; F and p with the sign of the effect. */
    private static ReportedDifference difference(Columns d, int i) {
        String study = Columns.study(i);
        double n1 = d.at("n1i", i);
        double n2 = d.at("n2i", i);
        return Double.isNaN(d.at("di", i))
                        && Double.isNaN(d.at("ti", i))
                        && !Double.isNaN(d.at("fi", i))
                ? ReportedDifference.ofF(study, d.at("fi", i), n1, n2)
                : new ReportedDifference(
                        study, d.at("di", i), d.at("ti", i), d.at("pi", i), n1, n2);
    }

    private static Estimates estimates(ReferenceCase c, Measure measure) {
        EffectSize size = configured(c, measure);
        return switch (measure.report()) {
            case TABLE -> size.fromTables(CountKinds.tables(c));
            case TWO_RATES -> size.fromTwoRates(twoRates(c));
            case TWO_MEANS -> {
                if (c.has("m1i")) {
                    yield size.fromTwoMeans(twoMeans(c));
                }
                Columns d = Columns.of(c, "n1i");
                yield size.fromReportedDifferences(d.rows(i -> difference(d, i)));
            }
            case CHANGE -> {
                Columns d = Columns.of(c, "m1i");
                yield size.fromChanges(
                        d.rows(i ->
                                new Change(
                                        Columns.study(i),
                                        d.at("m1i", i),
                                        d.at("sd1i", i),
                                        d.at("m2i", i),
                                        d.at("sd2i", i),
                                        d.at("ni", i),
                                        d.at("ri", i))));
            }
            case PROPORTION -> {
                Columns d = Columns.of(c, "xi");
                yield size.fromProportions(
                        d.rows(i ->
                                new Proportion(Columns.study(i), d.at("xi", i), d.at("ni", i))));
            }
            case RATE -> {
                Columns d = Columns.of(c, "xi");
                yield size.fromRates(
                        d.rows(i -> new Rate(Columns.study(i), d.at("xi", i), d.at("ti", i))));
            }
            case MEAN -> {
                Columns d = Columns.of(c, "mi");
                yield size.fromMeans(
                        d.rows(i ->
                                new Mean(
                                        Columns.study(i),
                                        d.at("mi", i),
                                        d.at("sdi", i),
                                        d.at("ni", i))));
            }
            case CORRELATION -> {
                Columns d = Columns.of(c, "ri");
                yield size.fromCorrelations(
                        d.rows(i ->
                                new Correlation(Columns.study(i), d.at("ri", i), d.at("ni", i))));
            }
            case PARTIAL -> {
                Columns d = Columns.of(c, "ti");
                yield size.fromPartialCorrelations(
                        d.rows(i ->
                                new PartialCorrelation(
                                        Columns.study(i),
                                        d.at("ti", i),
                                        d.at("ni", i),
                                        d.at("mi", i),
                                        d.at("r2i", i))));
            }
            case ALPHA -> {
                Columns d = Columns.of(c, "ai");
                yield size.fromAlphas(
                        d.rows(i ->
                                new Alpha(
                                        Columns.study(i),
                                        d.at("ai", i),
                                        d.at("mi", i),
                                        d.at("ni", i))));
            }
        };
    }

    private static Results effectSize(ReferenceCase c) {
        Estimates e = estimates(c, Measure.ofCode(c.word("measure")));
        return new Results().put("yi", e.effects()).put("vi", e.variances());
    }

    /** Conventions of the R package meta. */
    private static Results effectSizeMeta(ReferenceCase c) {
        String measure = c.word("measure");
        Estimates e =
                switch (measure) {
                    case "SMD" -> standardized(c);
                    case "ROM" ->
                            EffectSize.of(Measure.ROM).uncorrected().fromTwoMeans(twoMeans(c));
                    case "MD" -> EffectSize.of(Measure.MD).fromTwoMeans(twoMeans(c));
                    default -> counts(c);
                };
        double[] se = e.variances().stream().map(Math::sqrt).toArray();
        return new Results().put("te", e.effects()).put("se", se);
    }

    private static Estimates standardized(ReferenceCase c) {
        boolean exact = c.flag("exact", true);
        EffectSize size =
                switch (c.word("variant", "Hedges")) {
                    case "Hedges" ->
                            EffectSize.of(Measure.SMD)
                                    .with(exact ? VarianceKind.UB : VarianceKind.COCHRANE);
                    case "Cohen" ->
                            EffectSize.of(Measure.SMD)
                                    .uncorrected()
                                    .with(exact ? VarianceKind.UB : VarianceKind.LS);
                    case "Glass" ->
                            EffectSize.of(Measure.SMD1).uncorrected().with(VarianceKind.COCHRANE);
                    default ->
                            throw new MalformedCase(
                                    "analysis.variant", "must be Hedges, Cohen or Glass");
                };
        return size.fromTwoMeans(twoMeans(c));
    }

    private static Estimates counts(ReferenceCase c) {
        List<TwoByTwo> tables = CountKinds.tables(c);
        boolean byArm = "TACC".equals(c.analysis().get("continuity"));
        double constant = byArm ? 0.5 : c.number("continuity", 0.5);
        ZeroCells rule =
                new ZeroCells(
                        constant,
                        switch (c.word("rule", "only0")) {
                            case "only0" -> ZeroCells.Where.TABLES_WITH_ZERO;
                            case "if0all" -> ZeroCells.Where.ALL_IF_ANY_ZERO;
                            case "all" -> ZeroCells.Where.EVERYWHERE;
                            default ->
                                    throw new MalformedCase(
                                            "analysis.rule", "must be only0, if0all or all");
                        },
                        false);
        return CountKinds.metaEffects(
                CountKinds.measure(c),
                byArm ? rule.sharedByArm() : rule,
                c.flag("all_studies", false),
                tables);
    }

    private static Results proportionInterval(ReferenceCase c) {
        ProportionInterval.Method method;
        try {
            method = ProportionInterval.Method.valueOf(c.word("method"));
        } catch (MalformedCase malformed) {
            throw malformed;
        } catch (IllegalArgumentException unknown) {
            throw new MalformedCase(
                    "analysis.method",
                    "must be one of "
                            + java.util.Arrays.toString(ProportionInterval.Method.values()));
        }
        Doubles x = c.column("event");
        Doubles n = c.column("n");
        double[] lower = new double[x.size()];
        double[] upper = new double[x.size()];
        for (int i = 0; i < lower.length; i++) {
            Interval ci = ProportionInterval.of(method, x.at(i), n.at(i), c.number("level", 0.95));
            lower[i] = ci.lower();
            upper[i] = ci.upper();
        }
        return new Results().put("lower", lower).put("upper", upper);
    }
}
