package huantiao.meta.plot;

import huantiao.meta.BiasJudgments;
import huantiao.meta.ChiSquareTest;
import huantiao.meta.CountFit;
import huantiao.meta.Fit;
import huantiao.meta.Heterogeneity;
import huantiao.meta.Interval;
import huantiao.meta.Pooled;
import huantiao.meta.Subgroups;
import huantiao.meta.TauSquared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A forest plot: every study with its interval and weight, subgroups with their own diamonds and
 * the test of their difference, the pooled effect, the prediction interval, columns of the user's
 * choice and judgments of the risk of bias.
 *
 * @see <a href="https://doi.org/10.1136/bmj.322.7300.1479">Lewis and Clarke 2001</a>
 */
public final class ForestPlot implements Plot {

    /**
     * A column of the user's choice.
     *
     * @param head its heading
     * @param cells what stands in it, by the name of the study
     */
    public record Column(String head, Map<String, String> cells) {
        public Column {
            cells = Map.copyOf(cells);
        }
    }

    private final Pooled pooled;
    private final Optional<Subgroups.Comparison> groups;
    private final Caption caption;
    private final List<Column> columns;
    private final Optional<BiasJudgments> judgments;

    private ForestPlot(
            Pooled pooled,
            Optional<Subgroups.Comparison> groups,
            Caption caption,
            List<Column> columns,
            Optional<BiasJudgments> judgments) {
        this.pooled = pooled;
        this.groups = groups;
        this.caption = caption;
        this.columns = columns;
        this.judgments = judgments;
    }

    public static ForestPlot of(Pooled pooled) {
        return new ForestPlot(
                pooled,
                Optional.empty(),
                Caption.of("Effect").withId("forest"),
                List.of(),
                Optional.empty());
    }

    /** Subgroups one below the other; weights are those of all studies together. */
    public static ForestPlot of(Subgroups.Comparison groups) {
        return new ForestPlot(
                groups.overall(),
                Optional.of(groups),
                Caption.of("Effect").withId("forest"),
                List.of(),
                Optional.empty());
    }

    public ForestPlot with(Caption words) {
        return new ForestPlot(pooled, groups, words, columns, judgments);
    }

    /** One more column between the studies and the picture. */
    public ForestPlot withColumn(String head, Map<String, String> cells) {
        List<Column> more = new ArrayList<>(columns);
        more.add(new Column(head, cells));
        return new ForestPlot(pooled, groups, caption, List.copyOf(more), judgments);
    }

    /** Judgments of the risk of bias beside the studies. */
    public ForestPlot with(BiasJudgments chosen) {
        return new ForestPlot(pooled, groups, caption, columns, Optional.of(chosen));
    }

    @Override
    public Drawing drawing() {
        return rows().drawn("forest", "Forest plot", description());
    }

    @Override
    public DataTable table() {
        return rows().table(caption.titleOr("Forest plot"));
    }

    private ForestRows rows() {
        List<ForestRows.Row> rows = new ArrayList<>();
        if (groups.isPresent()) {
            Subgroups.Comparison comparison = groups.get();
            for (Map.Entry<String, Fit> group : comparison.groups().entrySet()) {
                Fit fit = group.getValue();
                rows.add(ForestRows.Row.words(ForestRows.Kind.HEADING, group.getKey()));
                List<Integer> places = comparison.places(group.getKey());
                for (int place : places) {
                    rows.add(study(place));
                }
                rows.add(
                        effect(
                                ForestRows.Kind.SUBTOTAL,
                                "Subtotal (" + count(fit.k()) + ")",
                                fit.estimate(),
                                fit.interval(),
                                Printed.number(comparison.weightPercent(group.getKey()), 1) + "%"));
                rows.add(ForestRows.Row.words(ForestRows.Kind.NOTE, heterogeneity(fit)));
            }
        } else {
            for (int i = 0; i < pooled.estimates().size(); i++) {
                rows.add(study(i));
            }
        }
        rows.add(
                effect(
                        ForestRows.Kind.TOTAL,
                        pooledName(pooled),
                        pooled.estimate(),
                        pooled.interval(),
                        "100%"));
        if (pooled instanceof Fit fit && showsPrediction(fit)) {
            Interval interval = fit.prediction().interval();
            rows.add(
                    new ForestRows.Row(
                            ForestRows.Kind.PREDICTION,
                            "Prediction interval (%s)"
                                    .formatted(fit.prediction().convention().code()),
                            fit.estimate(),
                            interval,
                            Printed.interval(interval, caption.scale(), caption.decimals()),
                            "",
                            Double.NaN,
                            List.of(),
                            List.of()));
        }
        List<String> notes = new ArrayList<>();
        notes.add(heterogeneity(pooled));
        groups.ifPresent(comparison -> notes.add(difference(comparison.between())));
        notes.add("Method: " + pooled.caption());
        judgments.ifPresent(all -> notes.add("Risk of bias: " + all.legend()));
        return new ForestRows(
                caption,
                "Study",
                "%s [%s%% CI]".formatted(caption.measure(), Printed.percent(pooled.level())),
                columns.stream().map(Column::head).toList(),
                judgments.map(BiasJudgments::letters).orElse(List.of()),
                rows,
                pooled.estimate(),
                notes);
    }

    private static String count(int k) {
        return k == 1 ? "1 study" : k + " studies";
    }

    private ForestRows.Row study(int i) {
        String name = pooled.estimates().study(i);
        double weight = pooled.weightsPercent().at(i);
        double effect = pooled.estimates().effect(i);
        Interval interval = pooled.studyInterval(i);
        return new ForestRows.Row(
                ForestRows.Kind.STUDY,
                name,
                effect,
                interval,
                printed(effect, interval),
                Printed.number(weight, 1) + "%",
                weight,
                columns.stream().map(c -> c.cells().getOrDefault(name, "")).toList(),
                ForestRows.lights(judgments, name));
    }

    private ForestRows.Row effect(
            ForestRows.Kind kind, String label, double effect, Interval interval, String weight) {
        return new ForestRows.Row(
                kind,
                label,
                effect,
                interval,
                printed(effect, interval),
                weight,
                Double.NaN,
                List.of(),
                List.of());
    }

    private String printed(double effect, Interval interval) {
        return caption.printed(effect)
                + " "
                + Printed.interval(interval, caption.scale(), caption.decimals());
    }

    private static boolean showsPrediction(Fit fit) {
        return fit.convention().tauSquared() != TauSquared.COMMON_EFFECT
                && fit.k() > 2
                && !Double.isNaN(fit.prediction().interval().lower());
    }

    static String pooledName(Pooled pooled) {
        return switch (pooled) {
            case Fit fit ->
                    fit.convention().tauSquared() == TauSquared.COMMON_EFFECT
                            ? "Common effect"
                            : "Random effects";
            case CountFit _ -> "Pooled";
        };
    }

    private static String difference(ChiSquareTest between) {
        return "Test of difference between subgroups: Q = %s, df = %d, p %s"
                .formatted(
                        Printed.number(between.statistic(), 2),
                        between.df(),
                        Printed.p(between.pValue()));
    }

    /** Heterogeneity in one line, as printed under the plot. */
    static String heterogeneity(Pooled pooled) {
        return switch (pooled) {
            case Fit fit -> {
                Heterogeneity h = fit.heterogeneity();
                yield Double.isNaN(h.q()) || h.qDf() < 1
                        ? "Heterogeneity: τ² = %s (Q and I² not defined)"
                                .formatted(Printed.small(h.tau2(), 4))
                        : "Heterogeneity: Q = %s, df = %d, p %s; I² = %s%%; τ² = %s"
                                .formatted(
                                        Printed.number(h.q(), 2),
                                        h.qDf(),
                                        Printed.p(h.qP()),
                                        Printed.number(h.i2(), 1),
                                        Printed.small(h.tau2(), 4));
            }
            case CountFit fit ->
                    "Heterogeneity: Q = %s, df = %d, p %s; I² = %s%%"
                            .formatted(
                                    Printed.number(fit.q(), 2),
                                    fit.qDf(),
                                    Printed.p(fit.qP()),
                                    Printed.number(fit.i2(), 1));
        };
    }

    private String description() {
        return "%s of %s with %s%% confidence intervals%s. %s. Method: %s."
                .formatted(
                        caption.measure(),
                        count(pooled.estimates().size()),
                        Printed.percent(pooled.level()),
                        groups.map(g -> " in %d subgroups".formatted(g.groups().size())).orElse(""),
                        heterogeneity(pooled)
                                + groups.map(g -> ". " + difference(g.between())).orElse(""),
                        pooled.caption());
    }
}
