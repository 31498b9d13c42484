package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LocationScaleTest {
    private static final Estimates REVIEW = review();

    private static Estimates review() {
        Random random = new Random(4);
        double[] y = new double[60];
        double[] v = new double[60];
        for (int i = 0; i < 60; i++) {
            v[i] = 0.02 + 0.08 * random.nextDouble();
            double tau = i < 30 ? 0.1 : 0.8;
            y[i] = 0.4 + random.nextGaussian() * Math.sqrt(v[i] + tau * tau);
        }
        return Estimates.of(y, v);
    }

    private static Design late() {
        double[] late = new double[60];
        for (int i = 30; i < 60; i++) {
            late[i] = 1;
        }
        return Design.intercept(60).and("late", Doubles.of(late));
    }

    @Test
    void withoutScaleModeratorsItIsThePlainModel() {
        for (TauSquared method :
                new TauSquared[] {
                    TauSquared.MAXIMUM_LIKELIHOOD, TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD
                }) {
            Fit plain = RandomEffects.withDefaults().with(method).with(Inference.WALD).fit(REVIEW);
            for (LocationScale.Link link : LocationScale.Link.values()) {
                LocationScale.Fitted fit =
                        LocationScale.withDefaults()
                                .with(method)
                                .with(link)
                                .fit(REVIEW, Design.intercept(60), Design.intercept(60));

                assertThat(fit.converged()).isTrue();
                assertThat(fit.tau2().at(0)).isCloseTo(plain.tau2(), within(1e-8));
                assertThat(fit.coefficients().getFirst().estimate())
                        .isCloseTo(plain.estimate(), within(1e-8));
                assertThat(fit.coefficients().getFirst().se()).isCloseTo(plain.se(), within(1e-8));
                double logLikelihood =
                        (method == TauSquared.MAXIMUM_LIKELIHOOD
                                        ? plain.maximumLikelihood()
                                        : plain.restrictedLikelihood())
                                .logLikelihood();
                assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
            }
        }
    }

    @Test
    void twoGroupsHaveTheVariancesTheyHaveAlone() {
        // With one mean given per group, the likelihood falls apart into the groups.
        LocationScale.Fitted fit =
                LocationScale.withDefaults()
                        .with(TauSquared.MAXIMUM_LIKELIHOOD)
                        .fit(REVIEW, late(), late());
        double early = alone(0).tau2();
        double late = alone(30).tau2();

        assertThat(fit.tau2().stream().min().orElseThrow()).isCloseTo(early, within(1e-7));
        assertThat(fit.tau2().stream().max().orElseThrow()).isCloseTo(late, within(1e-7));
        assertThat(fit.scale().get(1).estimate())
                .isCloseTo(Math.log(late) - Math.log(early), within(1e-6));
    }

    private static Fit alone(int from) {
        int[] places = new int[30];
        for (int i = 0; i < 30; i++) {
            places[i] = from + i;
        }
        return RandomEffects.withDefaults()
                .with(TauSquared.MAXIMUM_LIKELIHOOD)
                .with(Inference.WALD)
                .fit(REVIEW.at(places));
    }

    @Test
    void refusesOtherEstimators() {
        assertThatThrownBy(() -> LocationScale.withDefaults().with(TauSquared.HEDGES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ML or REML");
    }

    @Test
    void theErrorOfTheScaleIsTheCurvatureOfTheLikelihood() {
        LocationScale.Fitted fit =
                LocationScale.withDefaults()
                        .with(TauSquared.MAXIMUM_LIKELIHOOD)
                        .withLevel(0.9)
                        .fit(REVIEW, Design.intercept(60), Design.intercept(60));
        double top = fit.scale().getFirst().estimate();
        double h = 1e-3;
        double curvature =
                (logLikelihood(top + h) - 2 * logLikelihood(top) + logLikelihood(top - h))
                        / (h * h);

        double se = fit.scale().getFirst().se();
        assertThat(se).isCloseTo(1 / Math.sqrt(-curvature), within(1e-4 * se));
        assertThat(fit.scale().getFirst().interval().upper())
                .isCloseTo(top + 1.6448536269514722 * se, within(1e-9));
        assertThat(fit.coefficients().getFirst().interval().lower())
                .isCloseTo(
                        fit.coefficients().getFirst().estimate()
                                - 1.6448536269514722 * fit.coefficients().getFirst().se(),
                        within(1e-12));
        assertThat(fit.findings()).isEmpty();
    }

    private static double logLikelihood(double logTau2) {
        return RandomEffects.withDefaults()
                .with(Inference.WALD)
                .withTau2(Math.exp(logTau2))
                .fit(REVIEW)
                .maximumLikelihood()
                .logLikelihood();
    }

    @Test
    void theOtherLinkGivesTheSameGroups() {
        LocationScale ml = LocationScale.withDefaults().with(TauSquared.MAXIMUM_LIKELIHOOD);
        LocationScale.Fitted log = ml.fit(REVIEW, late(), late());
        LocationScale.Fitted identity =
                ml.with(LocationScale.Link.IDENTITY).fit(REVIEW, late(), late());

        assertThat(identity.logLikelihood()).isCloseTo(log.logLikelihood(), within(1e-8));
        assertThat(identity.scale().get(0).estimate())
                .isCloseTo(Math.exp(log.scale().get(0).estimate()), within(1e-5));
        assertThat(LocationScale.Link.LOG.code()).isEqualTo("log");
        assertThat(LocationScale.Link.IDENTITY.code()).isEqualTo("identity");
    }

    @Test
    void tooFewStudiesAndDependentColumnsAreRefused() {
        LocationScale method = LocationScale.withDefaults();
        Estimates four = REVIEW.at(0, 1, 2, 3);
        Design line = Design.intercept(4).and("x", Doubles.of(1, 2, 3, 4));

        assertThatThrownBy(() -> method.fit(four, line, line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("studies (4) must be more than the parameters (4)");
        assertThatThrownBy(() ->
                        method.fit(
                                REVIEW,
                                Design.intercept(60),
                                late().and("again", late().column("late"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scale columns")
                .hasMessageContaining("must not depend on each other");
        for (double level : new double[] {0, 1, 95, Double.NaN}) {
            assertThatThrownBy(() -> method.withLevel(level)).hasMessageContaining("level");
        }
    }
}
