package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every network. */
class NetworkLawsTest {
    private static final List<TauSquared> METHODS =
            List.of(
                    TauSquared.COMMON_EFFECT,
                    TauSquared.DERSIMONIAN_LAIRD,
                    TauSquared.MAXIMUM_LIKELIHOOD,
                    TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD);

    static Stream<Networks.Net> networks() {
        return Networks.many();
    }

    static Stream<Reviews.Review> reviews() {
        return Reviews.many();
    }

    private static NetworkFit fit(TauSquared method, List<Comparison> comparisons) {
        return Network.withDefaults().with(method).fit(comparisons);
    }

    private static void same(double found, double expected, double by, String what) {
        assertThat(found).as(what).isCloseTo(expected, within(by * (1 + Math.abs(expected))));
    }

    private static void same(Matrix found, Matrix expected, double by, String what) {
        assertThat(found.rows()).isEqualTo(expected.rows());
        for (int i = 0; i < found.rows(); i++) {
            for (int j = 0; j < found.columns(); j++) {
                same(found.at(i, j), expected.at(i, j), by, what + " " + i + " " + j);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theOrderOfComparisonsAndTheirDirectionDoNotMatter(Networks.Net net) {
        List<Comparison> other = Networks.shuffled(net.comparisons(), new Random(net.seed()));

        for (TauSquared method : METHODS) {
            NetworkFit one = fit(method, net.comparisons());
            NetworkFit two = fit(method, other);

            same(two.tau2(), one.tau2(), 1e-12, "tau2 " + method.code());
            same(two.q().statistic(), one.q().statistic(), 1e-12, "Q");
            same(two.random().effects(), one.random().effects(), 1e-12, "effects");
            same(two.random().se(), one.random().se(), 1e-12, "errors");
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theNamesOfTreatmentsDoNotMatter(Networks.Net net) {
        List<Comparison> renamed =
                net.comparisons().stream()
                        .map(c ->
                                new Comparison(
                                        c.study(),
                                        backwards(net, c.first()),
                                        backwards(net, c.second()),
                                        c.effect(),
                                        c.se()))
                        .toList();

        NetworkFit one = fit(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, net.comparisons());
        NetworkFit two = fit(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, renamed);

        int last = one.treatments().size() - 1;
        same(two.tau2(), one.tau2(), 1e-12, "tau2");
        for (int i = 0; i <= last; i++) {
            for (int j = 0; j <= last; j++) {
                same(
                        two.random().effects().at(last - i, last - j),
                        one.random().effects().at(i, j),
                        1e-12,
                        "effect");
            }
        }
    }

    private static String backwards(Networks.Net net, String name) {
        return Networks.name(net.treatments() - 1 - Integer.parseInt(name.substring(1)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void scalingTheOutcomeScalesTheEffects(Networks.Net net) {
        double c = Math.pow(10, new Random(net.seed()).nextInt(9) - 4);
        List<Comparison> scaled =
                net.comparisons().stream()
                        .map(e ->
                                new Comparison(
                                        e.study(),
                                        e.first(),
                                        e.second(),
                                        c * e.effect(),
                                        c * e.se()))
                        .toList();

        // Contradictions are tolerated by an absolute amount; these networks have none.
        for (TauSquared method : METHODS) {
            NetworkFit one = fit(method, net.comparisons());
            NetworkFit two = fit(method, scaled);

            same(two.tau2() / (c * c), one.tau2(), 1e-10, method.code());
            same(two.q().statistic(), one.q().statistic(), 1e-10, "Q");
            same(
                    two.random().scoresLargeIsGood().at(0),
                    one.random().scoresLargeIsGood().at(0),
                    1e-9,
                    "score");
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void effectsAddUpAroundEveryTriangle(Networks.Net net) {
        Matrix effects =
                fit(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, net.comparisons()).random().effects();

        for (int i = 0; i < effects.rows(); i++) {
            for (int j = 0; j < effects.rows(); j++) {
                same(effects.at(0, i) + effects.at(i, j) + effects.at(j, 0), 0, 1e-12, "triangle");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reviews")
    void aNetworkOfTwoTreatmentsIsThePairwiseReview(Reviews.Review review) {
        Estimates e = review.estimates();
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < e.size(); i++) {
            comparisons.add(
                    new Comparison(e.study(i), "A", "B", e.effect(i), Math.sqrt(e.variance(i))));
        }

        for (TauSquared method : METHODS) {
            NetworkFit network = fit(method, comparisons);
            Fit pairwise = RandomEffects.withDefaults().with(Inference.WALD).with(method).fit(e);

            same(network.tau2(), pairwise.tau2(), 1e-11, "tau2 " + method.code());
            same(network.random().effects().at(0, 1), pairwise.estimate(), 1e-11, "effect");
            same(network.random().se().at(0, 1), pairwise.se(), 1e-11, "error");
            same(network.q().statistic(), pairwise.q(), 1e-11, "Q");
            same(network.interval(0, 1).lower(), pairwise.interval().lower(), 1e-10, "interval");
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void directEvidenceOfASplitIsThePairwiseReviewWithTheVarianceOfTheNetwork(Networks.Net net) {
        NetworkFit fit = fit(TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, net.comparisons());

        for (NetworkSplit split : NetworkSplit.random(fit)) {
            List<Comparison> own =
                    net.comparisons().stream()
                            .map(c -> c.first().equals(split.first()) ? c : Networks.turned(c))
                            .filter(c ->
                                    c.first().equals(split.first())
                                            && c.second().equals(split.second()))
                            .toList();
            assertThat(split.trials()).isEqualTo(own.size());
            if (own.isEmpty()) {
                assertThat(split.direct().effect()).isNaN();
                assertThat(split.share()).isZero();
                continue;
            }
            Fit pairwise =
                    RandomEffects.withDefaults()
                            .with(Inference.WALD)
                            .withTau2(fit.tau2())
                            .fit(
                                    Estimates.of(
                                            own.stream().mapToDouble(Comparison::effect).toArray(),
                                            own.stream()
                                                    .mapToDouble(c -> c.se() * c.se())
                                                    .toArray()));
            same(split.direct().effect(), pairwise.estimate(), 1e-11, "direct effect");
            same(split.direct().se(), pairwise.se(), 1e-11, "direct error");
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void directAndIndirectEvidenceMakeTheNetworkEstimate(Networks.Net net) {
        NetworkFit fit = fit(TauSquared.DERSIMONIAN_LAIRD, net.comparisons());

        for (NetworkSplit split : NetworkSplit.random(fit)) {
            if (split.trials() > 0 && !Double.isNaN(split.indirect().effect())) {
                same(
                        split.share() * split.direct().effect()
                                + (1 - split.share()) * split.indirect().effect(),
                        split.network().effect(),
                        1e-9,
                        "weighted mean");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void heterogeneityIsWithinDesignsPlusBetweenThem(Networks.Net net) {
        NetworkFit fit = fit(TauSquared.DERSIMONIAN_LAIRD, net.comparisons());
        DesignDecomposition designs = DesignDecomposition.of(fit);

        same(designs.total().statistic(), fit.q().statistic(), 1e-10, "total");
        same(designs.within().statistic(), fit.heterogeneity().statistic(), 1e-10, "within");
        same(designs.between().statistic(), fit.inconsistency().statistic(), 1e-9, "between");
        assertThat(designs.within().df() + designs.between().df()).isEqualTo(fit.q().df());
        for (DesignDecomposition.Design design : designs.designs()) {
            if (design.canBeDetached()) {
                assertThat(design.detached().statistic())
                        .as(design.name())
                        .isLessThanOrEqualTo(designs.between().statistic() + 1e-9);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void detachingADesignIsLeavingItsTrialsOut(Networks.Net net) {
        NetworkFit fit = fit(TauSquared.DERSIMONIAN_LAIRD, net.comparisons());

        for (DesignDecomposition.Design design : DesignDecomposition.of(fit).designs()) {
            List<String> own =
                    NetworkTrial.read(net.comparisons()).stream()
                            .filter(trial -> trial.arms().equals(design.treatments()))
                            .map(NetworkTrial::study)
                            .toList();
            List<Comparison> others =
                    net.comparisons().stream().filter(c -> !own.contains(c.study())).toList();
            boolean whole =
                    Network.subnetworks(others).size() == 1
                            && Network.subnetworks(others).getFirst().size() == net.treatments();
            assertThat(design.canBeDetached()).as(design.name()).isEqualTo(whole);
            if (whole) {
                same(
                        design.detached().statistic(),
                        fit(TauSquared.DERSIMONIAN_LAIRD, others).inconsistency().statistic(),
                        1e-8,
                        design.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theReferenceDoesNotMoveTheDecomposition(Networks.Net net) {
        NetworkFit fit = fit(TauSquared.DERSIMONIAN_LAIRD, net.comparisons());
        DesignDecomposition one = DesignDecomposition.of(fit);
        DesignDecomposition other = DesignDecomposition.of(fit, fit.treatments().getLast());

        same(other.between().statistic(), one.between().statistic(), 1e-9, "between");
        same(other.tau2Within(), one.tau2Within(), 1e-9, "within");
        same(other.interaction().statistic(), one.interaction().statistic(), 1e-9, "interaction");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void flowsOfTheHatMatrixKeepWhatComesIn(Networks.Net net) {
        NetworkFit fit = fit(TauSquared.DERSIMONIAN_LAIRD, net.comparisons());
        NetworkEvidence evidence = NetworkEvidence.random(fit);
        Matrix shares = evidence.contributions();

        for (int row = 0; row < evidence.estimates().size(); row++) {
            NetworkEvidence.Pair estimate = evidence.estimates().get(row);
            for (String treatment : fit.treatments()) {
                double balance = 0;
                for (int e = 0; e < evidence.direct().size(); e++) {
                    double flow = evidence.hat().at(row, e);
                    balance += evidence.direct().get(e).first().equals(treatment) ? flow : 0;
                    balance -= evidence.direct().get(e).second().equals(treatment) ? flow : 0;
                }
                double expected =
                        treatment.equals(estimate.first())
                                ? 1
                                : treatment.equals(estimate.second()) ? -1 : 0;
                assertThat(balance)
                        .as(estimate + " at " + treatment)
                        .isCloseTo(expected, within(1e-9));
            }
            assertThat(shares.row(row).stream().sum()).as("shares").isCloseTo(1, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void treatmentsWithoutSharedComponentsMakeTheAdditiveModelTheStandardOne(Networks.Net net) {
        NetworkFit standard = fit(TauSquared.DERSIMONIAN_LAIRD, net.comparisons());
        ComponentFit additive =
                ComponentNetwork.withDefaults()
                        .withInactive(standard.treatments().getFirst())
                        .fit(net.comparisons());

        same(additive.tau2(), standard.tau2(), 1e-11, "tau2");
        same(additive.difference().statistic(), 0, 1e-9, "difference");
        for (int i = 0; i < additive.components().size(); i++) {
            same(
                    additive.random().effects().at(i),
                    standard.random().effects().at(i + 1, 0),
                    1e-10,
                    "effect");
            same(additive.random().se().at(i), standard.random().se().at(i + 1, 0), 1e-10, "error");
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void noOtherVarianceIsMoreLikelyThanTheLikelihoodEstimate(Networks.Net net) {
        List<NetworkTrial> trials = NetworkTrial.read(net.comparisons());
        NetworkModel model = Network.model(trials, Network.treatments(trials));
        Random random = new Random(net.seed());

        for (boolean restricted : new boolean[] {true, false}) {
            double best = model.maximum(restricted).tau2();
            double most = model.logLikelihood(best, restricted);
            for (int i = 0; i < 50; i++) {
                double tau2 = i == 0 ? 0 : Math.pow(10, 5 * random.nextDouble() - 4);
                assertThat(model.logLikelihood(tau2, restricted)).isLessThanOrEqualTo(most + 1e-9);
            }
        }
    }
}
