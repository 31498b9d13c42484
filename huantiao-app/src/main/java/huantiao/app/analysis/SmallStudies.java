package huantiao.app.analysis;

import huantiao.meta.AsymmetryTest;
import huantiao.meta.Estimates;
import huantiao.meta.ExcessSignificance;
import huantiao.meta.FailSafeN;
import huantiao.meta.Finding;
import huantiao.meta.Fit;
import huantiao.meta.HenmiCopas;
import huantiao.meta.Inference;
import huantiao.meta.LimitMetaAnalysis;
import huantiao.meta.MetaRegression;
import huantiao.meta.PetPeese;
import huantiao.meta.RandomEffects;
import huantiao.meta.RankTest;
import huantiao.meta.SelectionFit;
import huantiao.meta.SelectionModel;
import huantiao.meta.SelectionModel.Alternative;
import huantiao.meta.SelectionWeights;
import huantiao.meta.TauSquared;
import huantiao.meta.TrimAndFill;
import huantiao.meta.TwoByTwo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Everything that is asked of small studies: whether they show other effects than large ones, what
 * the effect would be if so, and how many unseen ones would undo the result. What cannot be
 * computed is left out with the reason.
 *
 * @param favoured results that selection models take as more likely to be seen
 * @param regressions tests of asymmetry by name, such as {@code Egger}
 * @param ranks rank tests by name
 * @param filled trim and fill by each estimator
 * @param selection selection models by the name of their weights
 * @param failSafe fail-safe numbers by author
 * @param excess of significant results at 0.05
 * @param notComputed reason by name of the method
 */
record SmallStudies(
        Alternative favoured,
        Map<String, AsymmetryTest> regressions,
        Map<String, RankTest> ranks,
        Map<String, TrimAndFill> filled,
        Optional<PetPeese> petPeese,
        Optional<LimitMetaAnalysis> limit,
        Optional<HenmiCopas> henmiCopas,
        Map<String, SelectionFit> selection,
        Map<String, FailSafeN> failSafe,
        Optional<ExcessSignificance> excess,
        Map<String, String> notComputed) {

    private static final double ALPHA = 0.05;

    /** Asks all of it of a fit of all studies. */
    static SmallStudies of(Question question, Trials trials, Fit fit) {
        return new Asking(question, trials, fit).answer();
    }

    /** Those of the methods that are not of the fit itself, each once. */
    Set<Finding> findings(Fit fit) {
        Set<Finding> all = new LinkedHashSet<>();
        petPeese.ifPresent(both -> all.addAll(both.findings()));
        filled.forEach(
                (name, each) -> all.addAll(named("Trim and fill, " + name, each.findings())));
        selection.forEach((name, each) -> all.addAll(named("Selection, " + name, each.findings())));
        all.removeIf(finding ->
                fit.findings().stream()
                        .anyMatch(known -> known.message().equals(finding.message())));
        return all;
    }

    private static List<Finding> named(String method, List<Finding> findings) {
        return findings.stream()
                .map(f -> new Finding(f.code(), method, f.value(), f.message(), f.hint()))
                .toList();
    }

    private record Asking(
            Question question, Trials trials, Fit fit, Map<String, String> notComputed) {

        Asking(Question question, Trials trials, Fit fit) {
            this(question, trials, fit, new LinkedHashMap<>());
        }

        private <T> Optional<T> tried(String name, Supplier<T> method) {
            try {
                return Optional.of(method.get());
            } catch (IllegalArgumentException refused) {
                notComputed.put(name, String.valueOf(refused.getMessage()));
                return Optional.empty();
            }
        }

        private <T> void put(Map<String, T> all, String prefix, String name, Supplier<T> method) {
            tried(prefix + name, method).ifPresent(found -> all.put(name, found));
        }

        SmallStudies answer() {
            Estimates e = fit.estimates();
            double level = question.level();
            Map<String, AsymmetryTest> regressions = new LinkedHashMap<>();
            Map<String, RankTest> ranks = new LinkedHashMap<>();
            put(
                    regressions,
                    "",
                    "Egger",
                    () -> AsymmetryTest.weighted(e, AsymmetryTest.standardErrors(e), level));
            put(
                    regressions,
                    "",
                    "Egger, random effects",
                    () ->
                            AsymmetryTest.mixed(
                                    MetaRegression.withDefaults()
                                            .with(question.tauSquared())
                                            .with(Inference.WALD)
                                            .withLevel(level),
                                    e,
                                    AsymmetryTest.standardErrors(e)));
            put(ranks, "", "Begg", () -> RankTest.of(e));
            ofCounts(regressions, ranks);
            RandomEffects method = question.method();
            Map<String, TrimAndFill> filled = new LinkedHashMap<>();
            tried("Side of trim and fill", () -> TrimAndFill.side(method, e))
                    .ifPresent(side -> {
                        for (TrimAndFill.Estimator each : TrimAndFill.Estimator.values()) {
                            put(
                                    filled,
                                    "Trim and fill, ",
                                    each.name(),
                                    () -> TrimAndFill.of(method, method, each, side, e));
                        }
                    });
            Map<String, FailSafeN> failSafe = new LinkedHashMap<>();
            put(failSafe, "Fail-safe N, ", "Rosenthal", () -> FailSafeN.rosenthal(e, ALPHA));
            put(failSafe, "Fail-safe N, ", "Orwin", () -> FailSafeN.orwin(e));
            put(failSafe, "Fail-safe N, ", "Rosenberg", () -> FailSafeN.rosenberg(e, ALPHA));
            put(
                    failSafe,
                    "Fail-safe N, ",
                    "general",
                    () -> FailSafeN.general(e, question.tauSquared(), ALPHA));
            Alternative favoured =
                    question.favoured()
                            .orElse(fit.estimate() < 0 ? Alternative.LESS : Alternative.GREATER);
            return new SmallStudies(
                    favoured,
                    Collections.unmodifiableMap(regressions),
                    Collections.unmodifiableMap(ranks),
                    Collections.unmodifiableMap(filled),
                    tried("PET-PEESE", () -> PetPeese.of(fit.given(), level)),
                    tried("Limit meta-analysis", () -> LimitMetaAnalysis.of(fit)),
                    tried("Henmi-Copas", () -> HenmiCopas.of(e, level)),
                    selection(favoured),
                    Collections.unmodifiableMap(failSafe),
                    tried("Excess significance", () -> ExcessSignificance.of(e, ALPHA)),
                    Collections.unmodifiableMap(notComputed));
        }

        /** Tests made for counts; trials without any event or with nothing else say nothing. */
        private void ofCounts(Map<String, AsymmetryTest> regressions, Map<String, RankTest> ranks) {
            if (trials.tables().isEmpty()) {
                return;
            }
            int[] places =
                    IntStream.range(0, trials.tables().size())
                            .filter(i ->
                                    trials.effects().complete(i)
                                            && !trials.tables().get(i).isDoubleZero())
                            .toArray();
            Estimates effects = trials.effects().at(places);
            List<TwoByTwo> tables = IntStream.of(places).mapToObj(trials.tables()::get).toList();
            for (AsymmetryTest.ForCounts each : AsymmetryTest.ForCounts.values()) {
                String name =
                        each.name().charAt(0) + each.name().substring(1).toLowerCase(Locale.ROOT);
                put(
                        regressions,
                        "",
                        name,
                        () -> AsymmetryTest.of(each, tables, effects, question.level()));
            }
            put(ranks, "", "Schwarzer", () -> RankTest.ofCounts(tables));
        }

        private Map<String, SelectionFit> selection(Alternative favoured) {
            Map<String, SelectionWeights> weights = new LinkedHashMap<>();
            weights.put("step at 0.025", new SelectionWeights.Steps(List.of(0.025)));
            weights.put("steps at 0.025, 0.5", new SelectionWeights.Steps(List.of(0.025, 0.5)));
            weights.put("beta", new SelectionWeights.Beta());
            weights.put("half-normal", new SelectionWeights.HalfNormal(0));
            weights.put("negative exponential", new SelectionWeights.NegativeExponential(0));
            weights.put("logistic", new SelectionWeights.Logistic(0));
            weights.put("power", new SelectionWeights.Power(0));
            Map<String, SelectionFit> fits = new LinkedHashMap<>();
            weights.forEach((name, weight) ->
                    put(
                            fits,
                            "Selection, ",
                            name,
                            () -> {
                                SelectionModel model =
                                        SelectionModel.of(weight)
                                                .with(favoured)
                                                .withLevel(question.level());
                                return question.tauSquared() == TauSquared.COMMON_EFFECT
                                        ? model.withCommonEffect().fit(fit.estimates())
                                        : model.fit(fit.estimates());
                            }));
            return Collections.unmodifiableMap(fits);
        }
    }
}
