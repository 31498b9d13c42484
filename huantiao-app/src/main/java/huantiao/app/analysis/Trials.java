package huantiao.app.analysis;

import huantiao.base.Problem;
import huantiao.knowledge.sheet.Sheet;
import huantiao.meta.CountEffects;
import huantiao.meta.Estimates;
import huantiao.meta.Finding;
import huantiao.meta.Plausibility;
import huantiao.meta.ReportedInterval;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The studies of a table: their effects, and the rows they stand in.
 *
 * @param sheet the table
 * @param rows of the studies, in the order of {@code effects}; broken rows are left out
 * @param effects one per row, missing ones {@code NaN}
 * @param tables counts, where effects were computed from them; else empty
 * @param rates events and person-time, where effects were computed from them; else empty
 * @param findings what reading found
 */
record Trials(
        Sheet sheet,
        List<Sheet.Line> rows,
        Estimates effects,
        List<TwoByTwo> tables,
        List<TwoRates> rates,
        List<Finding> findings) {

    Trials {
        rows = List.copyOf(rows);
        tables = List.copyOf(tables);
        rates = List.copyOf(rates);
        findings = List.copyOf(findings);
    }

    /**
     * One number a study reports: its name in the guide, then other names it may have.
     *
     * <p>Names follow the R package metafor; the others are those of spreadsheets.
     */
    private record Need(List<String> names) {
        static Need of(String... names) {
            return new Need(List.of(names));
        }

        String name() {
            return names.getFirst();
        }
    }

    /** Turns the numbers of one row, in the order of the needs, into what was reported. */
    private interface Reading {
        Object row(String study, double[] numbers);
    }

    /** A set of columns from which a measure can be computed. */
    private record Form(List<Need> needs, Reading reading) {}

    private static final Need A = Need.of("ai", "events1", "tpos");
    private static final Need B = Need.of("bi", "noevents1", "tneg");
    private static final Need C = Need.of("ci", "events2", "cpos");
    private static final Need D = Need.of("di", "noevents2", "cneg");
    private static final Need N1 = Need.of("n1i", "n1");
    private static final Need N2 = Need.of("n2i", "n2");
    private static final Need M1 = Need.of("m1i", "m1", "mean1");
    private static final Need M2 = Need.of("m2i", "m2", "mean2");
    private static final Need SD1 = Need.of("sd1i", "sd1");
    private static final Need SD2 = Need.of("sd2i", "sd2");
    private static final Need N = Need.of("ni", "n");
    private static final Need MEAN = Need.of("mi", "m", "mean");
    private static final Need X = Need.of("xi", "x", "events");
    private static final Need Y = Need.of("yi", "effect", "te");
    private static final Need V = Need.of("vi", "variance");
    private static final Need SE = Need.of("sei", "se", "sete");
    private static final Need LOWER = Need.of("lower", "ci.lb", "ci_lower", "lcl");
    private static final Need P = Need.of("p", "pval", "p_value", "p.value");
    private static final double NONE = Double.NaN;

    /** A mean of scores, and of how many people it is. */
    private record Scores(Need mean, Need people) {}

    private static final List<Scores> SCORES =
            List.of(
                    new Scores(M1, N1),
                    new Scores(M2, N2),
                    new Scores(M1, N),
                    new Scores(M2, N),
                    new Scores(MEAN, N));

    private static final Need UPPER = Need.of("upper", "ci.ub", "ci_upper", "ucl");

    /** An effect that stands in the table. */
    private record Given(String study, double effect, double variance) {}

    private static List<Form> forms(Measure measure) {
        List<Form> forms = new ArrayList<>();
        switch (measure.report()) {
            case TABLE -> {
                forms.add(
                        new Form(
                                List.of(A, B, C, D),
                                (s, x) -> new TwoByTwo(s, x[0], x[1], x[2], x[3])));
                forms.add(
                        new Form(
                                List.of(A, N1, C, N2),
                                (s, x) -> TwoByTwo.ofEvents(s, x[0], x[1], x[2], x[3])));
            }
            case TWO_RATES ->
                    forms.add(
                            new Form(
                                    List.of(
                                            Need.of("x1i", "x1", "events1"),
                                            Need.of("t1i", "t1", "time1"),
                                            Need.of("x2i", "x2", "events2"),
                                            Need.of("t2i", "t2", "time2")),
                                    (s, x) -> new TwoRates(s, x[0], x[1], x[2], x[3])));
            case TWO_MEANS -> {
                forms.add(
                        new Form(
                                List.of(N1, M1, SD1, N2, M2, SD2),
                                (s, x) -> new TwoMeans(s, x[1], x[2], x[0], x[4], x[5], x[3])));
                if (measure == Measure.SMD) {
                    forms.add(
                            difference(
                                    "d",
                                    (s, d, n1, n2) ->
                                            new ReportedDifference(s, d, NONE, NONE, n1, n2)));
                    forms.add(
                            difference(
                                    "t",
                                    (s, t, n1, n2) ->
                                            new ReportedDifference(s, NONE, t, NONE, n1, n2)));
                    forms.add(difference("f", ReportedDifference::ofF));
                    forms.add(
                            difference(
                                    "p",
                                    (s, p, n1, n2) ->
                                            new ReportedDifference(s, NONE, NONE, p, n1, n2)));
                }
            }
            case CHANGE ->
                    forms.add(
                            new Form(
                                    List.of(M1, SD1, M2, SD2, N, Need.of("ri", "r")),
                                    (s, x) -> new Change(s, x[0], x[1], x[2], x[3], x[4], x[5])));
            case PROPORTION ->
                    forms.add(new Form(List.of(X, N), (s, x) -> new Proportion(s, x[0], x[1])));
            case RATE ->
                    forms.add(
                            new Form(
                                    List.of(X, Need.of("ti", "t", "time")),
                                    (s, x) -> new Rate(s, x[0], x[1])));
            case MEAN ->
                    forms.add(
                            new Form(
                                    List.of(MEAN, Need.of("sdi", "sd"), N),
                                    (s, x) -> new Mean(s, x[0], x[1], x[2])));
            case CORRELATION ->
                    forms.add(
                            new Form(
                                    List.of(Need.of("ri", "r"), N),
                                    (s, x) -> new Correlation(s, x[0], x[1])));
            case PARTIAL -> {
                Need t = Need.of("ti", "t");
                Need m = Need.of("mi", "predictors");
                forms.add(
                        new Form(
                                List.of(t, N, m, Need.of("r2i", "r2")),
                                (s, x) -> new PartialCorrelation(s, x[0], x[1], x[2], x[3])));
                if (measure == Measure.PCOR || measure == Measure.ZPCOR) {
                    forms.add(
                            new Form(
                                    List.of(t, N, m),
                                    (s, x) ->
                                            new PartialCorrelation(
                                                    s, x[0], x[1], x[2], Double.NaN)));
                }
            }
            case ALPHA ->
                    forms.add(
                            new Form(
                                    List.of(Need.of("alpha", "ai"), Need.of("items", "mi"), N),
                                    (s, x) -> new Alpha(s, x[0], x[1], x[2])));
        }
        return forms;
    }

    /** What was reported of a difference of two groups. */
    private interface Difference {
        ReportedDifference of(String study, double reported, double n1, double n2);
    }

    private static Form difference(String name, Difference how) {
        return new Form(
                List.of(Need.of(name, name + "i"), N1, N2), (s, x) -> how.of(s, x[0], x[1], x[2]));
    }

    /** Effects that stand in the table. */
    private static List<Form> given(Question question, List<Finding> findings) {
        Reading interval =
                (s, x) -> {
                    if (Double.isNaN(x[0] + x[1] + x[2])) {
                        return new Given(s, Double.NaN, Double.NaN);
                    }
                    ReportedInterval report =
                            new ReportedInterval(s, x[0], x[1], x[2], question.level());
                    ReportedInterval pooled = question.logs() ? report.logged() : report;
                    if (pooled.asymmetry() > 0.05) {
                        findings.add(
                                new Finding(
                                        Finding.Code.INTERVAL_NOT_SYMMETRIC,
                                        s,
                                        Double.toString(x[0]),
                                        "The effect does not lie in the middle of its interval.",
                                        question.logs()
                                                ? "Look it up: a digit may be wrong."
                                                : "If these are ratios, add --logs."));
                    }
                    double se = pooled.standardError();
                    return new Given(s, pooled.effect(), se * se);
                };
        Form limits = new Form(List.of(Y, LOWER, UPPER), interval);
        if (question.logs()) {
            return List.of(limits);
        }
        return List.of(
                new Form(List.of(Y, V), (s, x) -> new Given(s, x[0], x[1])),
                new Form(
                        List.of(Y, SE),
                        (s, x) -> {
                            if (x[1] < 0) {
                                throw new IllegalArgumentException(
                                        "standard error of %s must be 0 or more".formatted(s));
                            }
                            return new Given(s, x[0], x[1] * x[1]);
                        }),
                limits);
    }

    /** Reads the studies; empty when the columns do not do or no row does. */
    static Optional<Trials> read(Sheet sheet, Question question, List<Problem> problems) {
        List<Finding> findings = new ArrayList<>();
        List<Form> given = given(question, findings);
        List<Form> forms = new ArrayList<>();
        question.measure().ifPresent(measure -> forms.addAll(forms(measure)));
        forms.addAll(given);
        Optional<Form> found =
                forms.stream()
                        .filter(form ->
                                form.needs.stream().allMatch(n -> sheet.column(n.names) >= 0))
                        .findFirst();
        if (found.isEmpty()) {
            problems.add(
                    new Problem(
                            "%s:1:1".formatted(sheet.file()),
                            "HT-0654",
                            "The columns do not do for %s."
                                    .formatted(
                                            question.measure()
                                                    .map(m -> "measure " + m)
                                                    .orElse("effects that stand in the table")),
                            "Needed are %s%s. The header has: %s."
                                    .formatted(
                                            forms.stream()
                                                    .map(form ->
                                                            form.needs.stream()
                                                                    .map(Need::name)
                                                                    .collect(
                                                                            Collectors.joining(
                                                                                    ", ")))
                                                    .collect(Collectors.joining("; or ")),
                                            question.measure().isEmpty()
                                                    ? "; or say --measure"
                                                    : "",
                                            String.join(", ", sheet.header()))));
            return Optional.empty();
        }
        return read(sheet, question, found.get(), given.contains(found.get()), findings, problems);
    }

    private static Optional<Trials> read(
            Sheet sheet,
            Question question,
            Form form,
            boolean asGiven,
            List<Finding> findings,
            List<Problem> problems) {
        int[] columns = form.needs.stream().mapToInt(n -> sheet.column(n.names)).toArray();
        List<String> names = names(sheet, question, problems);
        List<Scores> scores = question.wholeScores() ? scores(sheet, form, problems) : List.of();
        List<Sheet.Line> rows = new ArrayList<>();
        List<Object> reports = new ArrayList<>();
        for (int r = 0; r < sheet.lines().size(); r++) {
            Sheet.Line line = sheet.lines().get(r);
            double[] numbers = new double[columns.length];
            boolean sound = true;
            for (int c = 0; c < columns.length; c++) {
                Optional<Double> number = Cells.number(sheet, line, columns[c], problems);
                sound &= number.isPresent();
                numbers[c] = number.orElse(Double.NaN);
            }
            if (!sound) {
                continue;
            }
            try {
                Object report = form.reading.row(names.get(r), numbers);
                reports.add(report);
                rows.add(line);
                for (Scores each : scores) {
                    int mean = form.needs.indexOf(each.mean);
                    findings.addAll(
                            Plausibility.ofWholeScores(
                                    names.get(r),
                                    numbers[mean],
                                    Cells.decimals(line.cells().get(columns[mean])),
                                    numbers[form.needs.indexOf(each.people)]));
                }
                if (report instanceof Given given) {
                    findings.addAll(againstP(sheet, line, given));
                }
            } catch (IllegalArgumentException impossible) {
                problems.add(
                        new Problem(
                                sheet.place(line, columns[0]),
                                "HT-0656",
                                "The row is not possible and was left out: %s."
                                        .formatted(impossible.getMessage()),
                                ""));
            }
        }
        if (reports.isEmpty()) {
            problems.add(
                    new Problem(
                            sheet.file(),
                            "HT-0657",
                            "No row can be used.",
                            "Correct the rows named above."));
            return Optional.empty();
        }
        try {
            return Optional.of(assembled(sheet, question, asGiven, findings, rows, reports));
        } catch (IllegalArgumentException refused) {
            problems.add(new Problem(sheet.file(), "HT-0658", refused.getMessage() + ".", ""));
            return Optional.empty();
        }
    }

    /** The means that can be checked against whole scores; a problem when there is none. */
    private static List<Scores> scores(Sheet sheet, Form form, List<Problem> problems) {
        List<Scores> scores =
                SCORES.stream()
                        .filter(s -> form.needs.contains(s.mean) && form.needs.contains(s.people))
                        .toList();
        if (scores.isEmpty()) {
            problems.add(
                    new Problem(
                            sheet.file(),
                            "HT-0658",
                            "Whole scores (--whole-scores) are asked of means and the people they are of, and this table is not read by means.",
                            "Leave out --whole-scores, or say a --measure of means, such as MD."));
        }
        return scores;
    }

    /** Whether a p-value that stands beside a given effect fits it. */
    private static List<Finding> againstP(Sheet sheet, Sheet.Line line, Given given) {
        int column = sheet.column(P.names);
        boolean known = Double.isFinite(given.effect) && given.variance > 0;
        if (column < 0 || !known) {
            return List.of();
        }
        // A cell such as "<0.001" is no number, and nothing else asks for it.
        String cell = line.cells().get(column);
        return Cells.isNumber(cell) && !cell.toLowerCase(Locale.ROOT).contains("e")
                ? Plausibility.ofPValue(
                        given.study,
                        given.effect,
                        Math.sqrt(given.variance),
                        Double.parseDouble(cell.replace('−', '-')),
                        Cells.decimals(cell))
                : List.of();
    }

    private static Trials assembled(
            Sheet sheet,
            Question question,
            boolean asGiven,
            List<Finding> findings,
            List<Sheet.Line> rows,
            List<Object> reports) {
        List<TwoByTwo> tables = of(TwoByTwo.class, reports);
        List<TwoRates> rates = of(TwoRates.class, reports);
        Estimates effects;
        if (asGiven) {
            List<Given> given = of(Given.class, reports);
            effects =
                    Estimates.of(
                            given.stream().map(Given::study).toList(),
                            given.stream().mapToDouble(Given::effect).toArray(),
                            given.stream().mapToDouble(Given::variance).toArray());
        } else {
            effects = computed(question, reports, tables, rates);
        }
        // Moderators may make effects differ as wrong signs and units do.
        if (question.moderators().isEmpty()) {
            findings.addAll(asGiven ? Plausibility.of(effects) : Plausibility.ofSigns(effects));
        }
        findings.addAll(Plausibility.ofTables(tables));
        findings.addAll(Plausibility.ofMeans(of(TwoMeans.class, reports)));
        return new Trials(sheet, rows, effects, tables, rates, findings);
    }

    private static Estimates computed(
            Question question, List<Object> reports, List<TwoByTwo> tables, List<TwoRates> rates) {
        Measure measure = question.measure().orElseThrow();
        EffectSize size = size(measure, question.preset());
        return switch (measure.report()) {
            case TABLE ->
                    question.preset() == Preset.META
                            ? asMeta(measure)
                                    .map(effects -> effects.from(tables))
                                    .orElseGet(() -> size.fromTables(tables))
                            : size.fromTables(tables);
            case TWO_RATES -> size.fromTwoRates(rates);
            case TWO_MEANS -> {
                List<ReportedDifference> differences = of(ReportedDifference.class, reports);
                yield differences.isEmpty()
                        ? size.fromTwoMeans(of(TwoMeans.class, reports))
                        : size.fromReportedDifferences(differences);
            }
            case CHANGE -> size.fromChanges(of(Change.class, reports));
            case PROPORTION -> size.fromProportions(of(Proportion.class, reports));
            case RATE -> size.fromRates(of(Rate.class, reports));
            case MEAN -> size.fromMeans(of(Mean.class, reports));
            case CORRELATION -> size.fromCorrelations(of(Correlation.class, reports));
            case PARTIAL -> size.fromPartialCorrelations(of(PartialCorrelation.class, reports));
            case ALPHA -> size.fromAlphas(of(Alpha.class, reports));
        };
    }

    private static EffectSize size(Measure measure, Preset preset) {
        EffectSize size = EffectSize.of(measure);
        return switch (preset) {
            case HUANTIAO, METAFOR -> size;
            case REVMAN -> measure == Measure.SMD ? size.with(VarianceKind.COCHRANE) : size;
            case META ->
                    switch (measure) {
                        case SMD -> size.with(VarianceKind.UB);
                        case ROM -> size.uncorrected();
                        default -> size;
                    };
        };
    }

    /** The zero-cell rules of the R package meta. */
    private static Optional<CountEffects> asMeta(Measure measure) {
        return switch (measure) {
            case RR ->
                    Optional.of(
                            CountEffects.logRiskRatio()
                                    .with(ZeroCells.half().toEventsOnly().droppingDoubleZeros()));
            case OR ->
                    Optional.of(
                            CountEffects.logOddsRatio()
                                    .with(ZeroCells.half().droppingDoubleZeros()));
            case RD ->
                    Optional.of(
                            CountEffects.riskDifference()
                                    .with(ZeroCells.half())
                                    .correctingVarianceOnly());
            default -> Optional.empty();
        };
    }

    private static <T> List<T> of(Class<T> kind, List<Object> reports) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** A name for every line, each once. */
    private static List<String> names(Sheet sheet, Question question, List<Problem> problems) {
        List<Integer> columns = new ArrayList<>();
        for (String wanted : question.label()) {
            Cells.column(sheet, wanted, "--slab", problems).ifPresent(columns::add);
        }
        if (columns.isEmpty()) {
            int one = sheet.column(List.of("study", "slab", "studlab", "label"));
            int author = sheet.column(List.of("author", "authors"));
            int year = sheet.column(List.of("year"));
            int trial = sheet.column(List.of("trial"));
            if (one >= 0) {
                columns.add(one);
            } else if (author >= 0) {
                columns.add(author);
                if (year >= 0) {
                    columns.add(year);
                }
            } else if (trial >= 0) {
                columns.add(trial);
            }
        }
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int r = 0; r < sheet.lines().size(); r++) {
            Sheet.Line line = sheet.lines().get(r);
            String name =
                    columns.stream()
                            .map(c -> line.cells().get(c))
                            .filter(cell -> !cell.isEmpty())
                            .collect(Collectors.joining(" "));
            if (name.isEmpty()) {
                name = "Line " + line.number();
            }
            int times = seen.merge(name, 1, Integer::sum);
            names.add(times == 1 ? name : "%s (%d)".formatted(name, times));
        }
        return names;
    }
}
