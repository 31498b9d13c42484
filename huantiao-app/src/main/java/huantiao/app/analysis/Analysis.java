package huantiao.app.analysis;

import huantiao.base.Problem;
import huantiao.knowledge.sheet.Sheet;
import huantiao.meta.AsymmetryTest;
import huantiao.meta.BiasJudgments;
import huantiao.meta.CountEffects;
import huantiao.meta.CountFit;
import huantiao.meta.Design;
import huantiao.meta.Doubles;
import huantiao.meta.Estimates;
import huantiao.meta.Finding;
import huantiao.meta.Fit;
import huantiao.meta.MantelHaenszel;
import huantiao.meta.MantelHaenszelRates;
import huantiao.meta.MetaRegression;
import huantiao.meta.Peto;
import huantiao.meta.Pooled;
import huantiao.meta.Regression;
import huantiao.meta.Subgroups;
import huantiao.meta.TauSquared;
import huantiao.meta.TauSquaredInterval;
import huantiao.meta.effect.AbsoluteEffect;
import huantiao.meta.effect.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A question about a table, answered.
 *
 * @param pooled all studies together
 * @param tau2Interval Q-profile interval; empty for a common effect, for counts or one study
 * @param groups subgroups, where asked for
 * @param regression on moderators, where asked for
 * @param asymmetry Egger's test with t and k-2 degrees; empty below ten studies
 * @param smallStudies everything about small studies, where asked for
 * @param absolute what the effect means at a stated risk, where asked for
 * @param judgments of the risk of bias, where asked for
 * @param order key of each row for a cumulative analysis, where there is one
 */
public record Analysis(
        Question question,
        Trials trials,
        Pooled pooled,
        Optional<TauSquaredInterval> tau2Interval,
        Optional<Subgroups.Comparison> groups,
        Optional<Regression> regression,
        Optional<AsymmetryTest> asymmetry,
        Optional<SmallStudies> smallStudies,
        Optional<AbsoluteEffect> absolute,
        Optional<BiasJudgments> judgments,
        Optional<Doubles> order) {

    /** Fewer studies say nothing about asymmetry (Cochrane Handbook 13.3.5.4). */
    static final int ENOUGH_FOR_ASYMMETRY = 10;

    /**
     * Reads the table and answers.
     *
     * @return empty when nothing can be answered; the problems then say why
     */
    public static Optional<Analysis> of(Sheet sheet, Question question, List<Problem> problems) {
        Optional<Trials> read = Trials.read(sheet, question, problems);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Trials trials = read.get();
        int before = problems.size();
        Optional<List<String>> labels = labels(trials, question, problems);
        Optional<Design> design =
                question.moderators().isEmpty()
                        ? Optional.empty()
                        : Moderators.design(trials, question.moderators(), problems);
        Optional<BiasJudgments> judgments = judgments(trials, question, problems);
        Optional<Doubles> order = order(trials, question, problems);
        for (String column : question.columns()) {
            Cells.column(sheet, column, "--columns", problems);
        }
        if (question.pooling() != Pooling.INVERSE_VARIANCE
                && (labels.isPresent() || design.isPresent())) {
            problems.add(
                    new Problem(
                            sheet.file(),
                            "HT-0658",
                            "Subgroups and moderators need inverse variance, not Mantel-Haenszel or Peto.",
                            "Leave out --subgroup and --mods, or choose another --method."));
        }
        if (question.pooling() != Pooling.INVERSE_VARIANCE && question.smallStudies()) {
            problems.add(
                    new Problem(
                            sheet.file(),
                            "HT-0658",
                            "What small studies show is asked of effects pooled by inverse variance, not Mantel-Haenszel or Peto.",
                            "Leave out --small-studies, or choose another --method."));
        }
        if (question.risk().isPresent() && absoluteScale(question).isEmpty()) {
            problems.add(
                    new Problem(
                            sheet.file(),
                            "HT-0658",
                            "A risk without treatment (--risk) works with risk ratios, odds ratios and risk differences.",
                            "Say --measure RR, OR or RD, or --method PETO, or leave out --risk."));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer(question, trials, labels, design, judgments, order));
        } catch (IllegalArgumentException refused) {
            problems.add(
                    new Problem(
                            sheet.file(),
                            "HT-0658",
                            "This cannot be analysed: %s.".formatted(refused.getMessage()),
                            ""));
            return Optional.empty();
        }
    }

    private static Analysis answer(
            Question question,
            Trials trials,
            Optional<List<String>> labels,
            Optional<Design> design,
            Optional<BiasJudgments> judgments,
            Optional<Doubles> order) {
        Pooled pooled = pooled(question, trials);
        Optional<TauSquaredInterval> interval =
                pooled instanceof Fit fit
                                && fit.k() > 1
                                && fit.convention().tauSquared() != TauSquared.COMMON_EFFECT
                        ? Optional.of(
                                TauSquaredInterval.of(fit, TauSquaredInterval.Method.Q_PROFILE))
                        : Optional.empty();
        Optional<Subgroups.Comparison> groups =
                labels.map(of ->
                        Subgroups.withDefaults()
                                .pooledBy(question.method())
                                .compare(trials.effects(), of));
        Optional<Regression> regression =
                design.map(of ->
                        MetaRegression.withDefaults()
                                .with(question.tauSquared())
                                .with(question.inference())
                                .withLevel(question.level())
                                .fit(trials.effects(), of));
        return new Analysis(
                question,
                trials,
                pooled,
                interval,
                groups,
                regression,
                asymmetry(question, pooled),
                pooled instanceof Fit fit && question.smallStudies()
                        ? Optional.of(SmallStudies.of(question, trials, fit))
                        : Optional.empty(),
                absolute(question, pooled),
                judgments,
                order);
    }

    /** Scale of the pooled effect, where a risk can be turned by it. */
    private static Optional<CountEffects.Measure> absoluteScale(Question question) {
        return question.pooling() == Pooling.PETO
                        || question.measure().equals(Optional.of(Measure.PETO))
                ? Optional.of(CountEffects.Measure.LOG_ODDS_RATIO)
                : counts(question.measure());
    }

    private static Optional<AbsoluteEffect> absolute(Question question, Pooled pooled) {
        return question.risk().isEmpty()
                ? Optional.empty()
                : absoluteScale(question)
                        .map(scale ->
                                AbsoluteEffect.of(pooled, scale, question.risk().getAsDouble()));
    }

    private static Pooled pooled(Question question, Trials trials) {
        return switch (question.pooling()) {
            case INVERSE_VARIANCE -> question.method().fit(trials.effects());
            case MANTEL_HAENSZEL -> mantelHaenszel(question, trials);
            case PETO -> {
                if (trials.tables().isEmpty()) {
                    throw new IllegalArgumentException(
                            "Peto's method needs counts of two groups: ai, n1i, ci, n2i");
                }
                yield Peto.withDefaults().withLevel(question.level()).fit(trials.tables());
            }
        };
    }

    private static CountFit mantelHaenszel(Question question, Trials trials) {
        double level = question.level();
        Optional<Measure> measure = question.measure();
        if (!trials.tables().isEmpty() && counts(measure).isPresent()) {
            return MantelHaenszel.of(counts(measure).get()).withLevel(level).fit(trials.tables());
        }
        if (!trials.rates().isEmpty() && measure.equals(Optional.of(Measure.IRR))) {
            return MantelHaenszelRates.rateRatio().withLevel(level).fit(trials.rates());
        }
        if (!trials.rates().isEmpty() && measure.equals(Optional.of(Measure.IRD))) {
            return MantelHaenszelRates.rateDifference().withLevel(level).fit(trials.rates());
        }
        throw new IllegalArgumentException(
                "Mantel-Haenszel needs counts of two groups and measure RR, OR, RD, IRR or IRD");
    }

    /** The measure as methods for counts know it. */
    static Optional<CountEffects.Measure> counts(Optional<Measure> measure) {
        return measure.flatMap(m ->
                switch (m) {
                    case RR -> Optional.of(CountEffects.Measure.LOG_RISK_RATIO);
                    case OR -> Optional.of(CountEffects.Measure.LOG_ODDS_RATIO);
                    case RD -> Optional.of(CountEffects.Measure.RISK_DIFFERENCE);
                    default -> Optional.empty();
                });
    }

    private static Optional<AsymmetryTest> asymmetry(Question question, Pooled pooled) {
        Estimates e = pooled.estimates();
        long different = e.variances().stream().distinct().count();
        boolean zero = e.variances().stream().anyMatch(v -> v == 0);
        return e.size() < ENOUGH_FOR_ASYMMETRY || different < 2 || zero
                ? Optional.empty()
                : Optional.of(
                        AsymmetryTest.weighted(
                                e, AsymmetryTest.standardErrors(e), question.level()));
    }

    private static Optional<List<String>> labels(
            Trials trials, Question question, List<Problem> problems) {
        if (question.subgroup().isEmpty()) {
            return Optional.empty();
        }
        return Cells.column(trials.sheet(), question.subgroup(), "--subgroup", problems)
                .map(column ->
                        trials.rows().stream()
                                .map(line -> line.cells().get(column))
                                .map(cell -> cell.isEmpty() ? "not given" : cell)
                                .toList());
    }

    private static Optional<Doubles> order(
            Trials trials, Question question, List<Problem> problems) {
        boolean asked = !question.order().isEmpty();
        int year = trials.sheet().column(List.of("year"));
        Optional<Integer> column =
                asked
                        ? Cells.column(trials.sheet(), question.order(), "--order", problems)
                        : year >= 0 ? Optional.of(year) : Optional.empty();
        if (column.isEmpty()) {
            return Optional.empty();
        }
        // A year that cannot be read matters only to those who asked for it.
        List<Problem> found = new ArrayList<>();
        double[] keys = new double[trials.rows().size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] =
                    Cells.number(trials.sheet(), trials.rows().get(i), column.get(), found)
                            .orElse(Double.NaN);
        }
        if (asked) {
            problems.addAll(found);
        }
        boolean whole =
                found.isEmpty()
                        && IntStream.range(0, keys.length).noneMatch(i -> Double.isNaN(keys[i]));
        return whole ? Optional.of(Doubles.of(keys)) : Optional.empty();
    }

    private static Optional<BiasJudgments> judgments(
            Trials trials, Question question, List<Problem> problems) {
        if (question.bias().isEmpty()) {
            return Optional.empty();
        }
        Set<String> domains = new LinkedHashSet<>();
        List<Integer> columns = new ArrayList<>();
        for (String name : question.bias()) {
            Cells.column(trials.sheet(), name, "--bias", problems).ifPresent(columns::add);
            domains.add(name);
        }
        if (columns.size() < question.bias().size()) {
            return Optional.empty();
        }
        Map<String, List<BiasJudgments.Judgment>> studies = new LinkedHashMap<>();
        int before = problems.size();
        for (int i = 0; i < trials.rows().size(); i++) {
            Sheet.Line line = trials.rows().get(i);
            List<BiasJudgments.Judgment> row = new ArrayList<>();
            for (int column : columns) {
                try {
                    String cell = line.cells().get(column);
                    row.add(
                            cell.isEmpty()
                                    ? BiasJudgments.Judgment.NO_INFORMATION
                                    : BiasJudgments.Judgment.of(cell));
                } catch (IllegalArgumentException _) {
                    problems.add(
                            new Problem(
                                    trials.sheet().place(line, column),
                                    "HT-0655",
                                    "This is no judgment of the risk of bias.",
                                    "Write low, some concerns, high, unclear, moderate, serious, critical or no information."));
                }
            }
            if (row.size() == columns.size()) {
                studies.put(trials.effects().study(i), row);
            }
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new BiasJudgments(List.copyOf(domains), studies));
    }

    /** What a reader must know, of reading and of every fit, each once. */
    List<Finding> findings() {
        Set<Finding> all = new LinkedHashSet<>(trials.findings());
        all.addAll(pooled.findings());
        groups.ifPresent(g -> g.groups().values().forEach(fit -> all.addAll(fit.findings())));
        regression.ifPresent(r -> all.addAll(r.findings()));
        if (pooled instanceof Fit fit) {
            smallStudies.ifPresent(small -> all.addAll(small.findings(fit)));
        }
        absolute.filter(AbsoluteEffect::cut)
                .ifPresent(effect ->
                        all.add(
                                new Finding(
                                        Finding.Code.VALUE_CUT,
                                        "",
                                        Double.toString(effect.baselineRisk()),
                                        "At this risk without treatment the effect or a limit of it leads beyond 0 or 1; it was cut there.",
                                        "Give a risk like that of the studies, or pool odds ratios.")));
        return List.copyOf(all);
    }
}
