package huantiao.app.analysis;

import huantiao.meta.Coefficient;
import huantiao.meta.Fit;
import huantiao.meta.Interval;
import huantiao.meta.LimitMetaAnalysis;
import huantiao.meta.TrimAndFill;
import huantiao.meta.plot.Caption;
import huantiao.meta.plot.DataTable;
import huantiao.meta.plot.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What small studies show, as tables and lines for a terminal. */
final class SmallStudiesTables {
    private final SmallStudies small;
    private final Fit fit;
    private final Caption words;

    SmallStudiesTables(SmallStudies small, Fit fit, Caption words) {
        this.small = small;
        this.fit = fit;
        this.words = words;
    }

    /** Does the effect depend on precision? */
    DataTable tests() {
        List<List<String>> rows = new ArrayList<>();
        small.regressions()
                .forEach((name, test) -> {
                    Coefficient slope = test.slope();
                    boolean normal = Double.isInfinite(slope.df());
                    rows.add(
                            List.of(
                                    name,
                                    "%s = %s"
                                            .formatted(
                                                    normal ? "z" : "t",
                                                    Printed.number(slope.statistic(), 2)),
                                    normal ? "" : Printed.number(slope.df(), 0),
                                    p(slope.pValue())));
                });
        small.ranks()
                .forEach((name, test) ->
                        rows.add(
                                List.of(
                                        name,
                                        "tau = " + Printed.number(test.tau(), 2),
                                        "",
                                        p(test.pValue()))));
        small.limit()
                .ifPresent(limit -> {
                    rows.add(
                            List.of(
                                    "Q of small-study effects",
                                    Printed.number(limit.smallStudies().statistic(), 2),
                                    Integer.toString(limit.smallStudies().df()),
                                    p(limit.smallStudies().pValue())));
                });
        small.selection()
                .forEach((name, model) ->
                        rows.add(
                                List.of(
                                        "Selection, " + name,
                                        "LR = " + Printed.number(model.selection().statistic(), 2),
                                        Integer.toString(model.selection().df()),
                                        p(model.selection().pValue()))));
        small.excess()
                .ifPresent(test ->
                        rows.add(
                                List.of(
                                        "Excess significance",
                                        "%d for %s"
                                                .formatted(
                                                        test.observed(),
                                                        Printed.number(test.expected(), 1)),
                                        "",
                                        p(test.exactP()))));
        return new DataTable("Small studies", List.of("Test", "statistic", "df", "p"), rows);
    }

    /** What the effect would be. */
    DataTable effects() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("As pooled", fit.estimate(), fit.interval(), fit.pValue(), ""));
        small.henmiCopas()
                .ifPresent(each ->
                        rows.add(
                                row(
                                        "Henmi-Copas",
                                        each.estimate(),
                                        each.interval(),
                                        Double.NaN,
                                        "weights of the common effect")));
        small.filled().forEach((name, each) -> rows.add(filled(name, each)));
        small.petPeese()
                .ifPresent(both -> {
                    String taken = "taken by the rule";
                    rows.add(row("PET", both.pet().intercept(), both.takesPeese() ? "" : taken));
                    rows.add(
                            row("PEESE", both.peese().intercept(), both.takesPeese() ? taken : ""));
                });
        small.limit().ifPresent(limit -> limit(rows, limit));
        small.selection()
                .forEach((name, model) ->
                        rows.add(
                                row(
                                        "Selection, " + name,
                                        model.mean(),
                                        "delta "
                                                + model.delta().stream()
                                                        .mapToObj(d -> Printed.number(d, 2))
                                                        .collect(Collectors.joining(", ")))));
        return new DataTable(
                "Adjusted",
                List.of(
                        "Effect",
                        "%s [%s%% CI]".formatted(words.measure(), Printed.percent(fit.level())),
                        "p",
                        ""),
                rows);
    }

    private void limit(List<List<String>> rows, LimitMetaAnalysis limit) {
        rows.add(
                row(
                        "Limit meta-analysis",
                        limit.expectation(),
                        "G2 = " + Printed.number(100 * limit.g2(), 1) + "%"));
        rows.add(row("Limits, regressed", limit.regressed(), "tau2 left out"));
        rows.add(row("Limits, pooled", limit.pooled(), "tau2 left out"));
    }

    private List<String> filled(String name, TrimAndFill each) {
        return row(
                "Trim and fill, " + name,
                each.fit().estimate(),
                each.fit().interval(),
                each.fit().pValue(),
                "%d filled in on the %s"
                        .formatted(
                                each.missing(),
                                each.side() == TrimAndFill.Side.LEFT ? "left" : "right"));
    }

    private List<String> row(String name, Coefficient c, String remark) {
        return row(name, c.estimate(), c.interval(), c.pValue(), remark);
    }

    private List<String> row(
            String name, double estimate, Interval interval, double p, String remark) {
        return List.of(
                name,
                Printed.withInterval(estimate, interval, words.scale(), words.decimals()),
                Double.isNaN(p) ? "" : p(p),
                remark);
    }

    /** How many unseen studies without effect. */
    String failSafe() {
        return small.failSafe().entrySet().stream()
                .map(each -> "%s %,d".formatted(each.getKey(), each.getValue().studies()))
                .collect(Collectors.joining(", "));
    }

    private static String p(double p) {
        return Printed.p(p).replaceFirst("^= ", "");
    }
}
