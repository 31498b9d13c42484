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
}
