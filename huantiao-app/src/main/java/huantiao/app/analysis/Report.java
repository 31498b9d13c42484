package huantiao.app.analysis;

import huantiao.meta.AsymmetryTest;
import huantiao.meta.Coefficient;
import huantiao.meta.CountFit;
import huantiao.meta.Finding;
import huantiao.meta.Fit;
import huantiao.meta.Heterogeneity;
import huantiao.meta.Interval;
import huantiao.meta.OmnibusTest;
import huantiao.meta.Pooled;
import huantiao.meta.Regression;
import huantiao.meta.TauSquaredInterval;
import huantiao.meta.effect.AbsoluteEffect;
import huantiao.meta.effect.NumberNeeded;
import huantiao.meta.plot.Caption;
import huantiao.meta.plot.DataTable;
import huantiao.meta.plot.ForestPlot;
import huantiao.meta.plot.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An analysis as text for a terminal: the table of the forest plot, then what stands behind it. */
public final class Report {
    private static final int MOST_LABEL = 48;

    private final Analysis analysis;
    private final StringBuilder text = new StringBuilder();

    private Report(Analysis analysis) {
        this.analysis = analysis;
    }

    public static String of(Analysis analysis, String name) {
        Report report = new Report(analysis);
        report.write(name);
        // A terminal's numbers are copied into other programs: plain signs.
        return report.text.toString().replace('−', '-');
    }

    /** The annotation Error Prone asks for would cost a library of its own. */
    @SuppressWarnings("AnnotateFormatMethod")
    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : format.formatted(values)).append('\n');
    }

    private void write(String name) {
        Pooled pooled = analysis.pooled();
        Caption words = Words.of(analysis.question(), "forest", name);
        line(
                "%s: %s, %d %s",
                name,
                words.measure(),
                pooled.estimates().size(),
                pooled.estimates().size() == 1 ? "study" : "studies");
        line("");
        ForestPlot forest =
                analysis.groups()
                        .map(ForestPlot::of)
                        .orElseGet(() -> ForestPlot.of(pooled))
                        .with(words);
        table(forest.table());
        line("");
        behind(pooled);
        analysis.groups()
                .ifPresent(groups ->
                        line(
                                "Subgroups      Q between = %s, df = %d, p %s; Q within = %s",
                                Printed.number(groups.between().statistic(), 2),
                                groups.between().df(),
                                Printed.p(groups.between().pValue()),
                                Printed.number(groups.qWithin(), 2)));
        analysis.asymmetry().ifPresent(this::asymmetry);
        analysis.absolute().ifPresent(this::absolute);
        line("Method         %s", pooled.caption());
        analysis.regression().ifPresent(this::regression);
        if (pooled instanceof Fit fit) {
            analysis.smallStudies().ifPresent(small -> smallStudies(small, fit, words));
        }
        findings();
    }

    private void table(DataTable table) {
        int columns = table.header().size();
        int[] widths = new int[columns];
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.header());
        rows.addAll(table.rows());
        for (List<String> row : rows) {
            boolean words = row.subList(1, columns).stream().allMatch(String::isEmpty);
            for (int c = 0; c < columns; c++) {
                if (c > 0 || !words) {
                    widths[c] = Math.max(widths[c], shown(row.get(c)).length());
                }
            }
        }
        for (List<String> row : rows) {
            if (row.subList(1, columns).stream().allMatch(String::isEmpty)) {
                line("%s", row.getFirst());
                continue;
            }
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String cell = shown(row.get(c));
                int pad = Math.max(0, widths[c] - cell.length());
                line.append(c == 0 ? cell + " ".repeat(pad) : "  " + " ".repeat(pad) + cell);
            }
            line("%s", line.toString().stripTrailing());
        }
    }

    private static String shown(String cell) {
        return cell.length() <= MOST_LABEL ? cell : cell.substring(0, MOST_LABEL - 1) + "…";
    }

    private void behind(Pooled pooled) {
        switch (pooled) {
            case Fit fit -> {
                line(
                        "Pooled         %s on the pooled scale, se %s, %s = %s%s, p %s",
                        Printed.number(fit.estimate(), 4),
                        Printed.number(fit.se(), 4),
                        Double.isInfinite(fit.df()) ? "z" : "t",
                        Printed.number(fit.statistic(), 2),
                        Double.isInfinite(fit.df()) ? "" : ", df " + Printed.number(fit.df(), 0),
                        Printed.p(fit.pValue()));
                heterogeneity(fit.heterogeneity());
            }
            case CountFit fit -> {
                line(
                        "Pooled         %s on the pooled scale, se %s, z = %s, p %s",
                        Printed.number(fit.estimate(), 4),
                        Printed.number(fit.se(), 4),
                        Printed.number(fit.statistic(), 2),
                        Printed.p(fit.pValue()));
                line(
                        "Heterogeneity  Q = %s, df = %d, p %s; I2 = %s%%",
                        Printed.number(fit.q(), 2),
                        fit.qDf(),
                        Printed.p(fit.qP()),
                        Printed.number(fit.i2(), 1));
            }
        }
    }

    private void heterogeneity(Heterogeneity h) {
        line(
                "Heterogeneity  Q = %s, df = %d, p %s",
                Printed.number(h.q(), 2), h.qDf(), Printed.p(h.qP()));
        line(
                "               tau2 = %s%s; tau = %s",
                Printed.small(h.tau2(), 4), limits(i -> i.tau2(), 4), Printed.small(h.tau(), 4));
        line(
                "               I2 = %s%%%s; from Q %s%%; H2 = %s",
                Printed.number(h.i2(), 1),
                limits(TauSquaredInterval::i2, 1),
                Printed.number(h.i2FromQ(), 1),
                Printed.number(h.h2(), 2));
    }

    private String limits(
            java.util.function.Function<TauSquaredInterval, Interval> of, int places) {
        return analysis.tau2Interval()
                .map(of)
                .map(i ->
                        " [%s; %s]"
                                .formatted(
                                        Printed.number(i.lower(), places),
                                        Printed.number(i.upper(), places)))
                .orElse("");
    }

    private void asymmetry(AsymmetryTest test) {
        line(
                "Asymmetry      Egger: slope %s, t = %s, df %s, p %s",
                Printed.number(test.slope().estimate(), 3),
                Printed.number(test.slope().statistic(), 2),
                Printed.number(test.slope().df(), 0),
                Printed.p(test.slope().pValue()));
    }

    private void absolute(AbsoluteEffect effect) {
        int places = places(effect.baselineRisk());
        line(
                "Absolute       %s%% without treatment, %s%% with; difference %s points [%s; %s]",
                percent(effect.baselineRisk(), places),
                percent(effect.risk(), places),
                percent(effect.difference(), places),
                percent(effect.interval().lower(), places),
                percent(effect.interval().upper(), places));
        line(
                "               in a new setting %s points are expected [%s; %s]",
                percent(effect.expected(), places),
                percent(effect.predicted().lower(), places),
                percent(effect.predicted().upper(), places));
        line("               %s", needed(effect.numberNeeded()));
    }

    /** Decimals of a percentage: one, or as many as show two digits of the risk. */
    private static int places(double risk) {
        return (int) Math.clamp(1 - Math.floor(Math.log10(100 * risk)), 1, 6);
    }

    private static String percent(double share, int places) {
        return Printed.number(100 * share, places);
    }

    private static String needed(NumberNeeded needed) {
        if (needed.difference() == 0) {
            return "no event more or fewer, however many are treated";
        }
        String seen = needed.moreEvents() ? "more" : "fewer";
        String opposite = needed.moreEvents() ? "fewer" : "more";
        String limits =
                needed.throughInfinity()
                        ? "from %s %s through no difference to %s %s"
                                .formatted(
                                        people(needed.fewest()),
                                        seen,
                                        people(needed.fewestOpposite()),
                                        opposite)
                        : "%s to %s".formatted(people(needed.fewest()), people(needed.most()));
        return "one event %s per %s treated (%s)".formatted(seen, people(needed.number()), limits);
    }

    /** Whole people; below ten one decimal, because there a rounded one is a tenth of it. */
    private static String people(double number) {
        return Printed.number(number, number < 10 ? 1 : 0);
    }

    private void smallStudies(SmallStudies small, Fit fit, Caption words) {
        SmallStudiesTables tables = new SmallStudiesTables(small, fit, words);
        line("");
        line(
                "Small studies: %d studies; selection models favour %s",
                fit.k(),
                switch (small.favoured()) {
                    case GREATER -> "results above no effect";
                    case LESS -> "results below no effect";
                    case TWO_SIDED -> "results far from no effect on either side";
                });
        line("");
        table(tables.tests());
        line("");
        table(tables.effects());
        line("");
        line("Fail-safe N    %s", tables.failSafe());
        small.notComputed().forEach((name, why) -> line("Not computed   %s: %s", name, why));
    }

    private void regression(Regression fit) {
        line("");
        line("Meta-regression, %d studies (on the pooled scale)", fit.k());
        line("");
        List<List<String>> rows = new ArrayList<>();
        for (Coefficient each : fit.coefficients()) {
            rows.add(
                    List.of(
                            each.name(),
                            Printed.small(each.estimate(), 4),
                            Printed.small(each.se(), 4),
                            Printed.number(each.statistic(), 2),
                            Printed.p(each.pValue()).replaceFirst("^= ", ""),
                            "[%s; %s]"
                                    .formatted(
                                            Printed.small(each.interval().lower(), 4),
                                            Printed.small(each.interval().upper(), 4))));
        }
        boolean normal = Double.isInfinite(fit.coefficients().getFirst().df());
        table(
                new DataTable(
                        "Meta-regression",
                        List.of(
                                "Coefficient",
                                "estimate",
                                "se",
                                normal ? "z" : "t",
                                "p",
                                Printed.percent(fit.convention().level()) + "% CI"),
                        rows));
        line("");
        OmnibusTest test = fit.moderators();
        boolean chi = Double.isInfinite(test.df2());
        line(
                "Moderators     %s = %s, df = %d%s, p %s",
                chi ? "QM" : "F",
                Printed.number(test.statistic(), 2),
                test.df1(),
                chi ? "" : " and " + Printed.number(test.df2(), 0),
                Printed.p(test.pValue()));
        Heterogeneity h = fit.heterogeneity();
        line(
                "Residual       QE = %s, df = %d, p %s; tau2 = %s; I2 = %s%%; R2 = %s",
                Printed.number(h.q(), 2),
                h.qDf(),
                Printed.p(h.qP()),
                Printed.small(h.tau2(), 4),
                Printed.number(h.i2(), 1),
                Double.isNaN(fit.r2()) ? "not defined" : Printed.number(fit.r2(), 1) + "%");
        line("Method         %s", fit.convention().caption());
    }

    private void findings() {
        List<Finding> findings = analysis.findings();
        if (findings.isEmpty()) {
            return;
        }
        line("");
        line("Findings");
        for (Finding each : findings) {
            line("  %s: %s", each.code().name().toLowerCase(Locale.ROOT), each.toString());
        }
    }
}
