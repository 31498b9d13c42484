package huantiao.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailSafeNTest {
    private static final Estimates REVIEW =
            Estimates.of(
                    new double[] {0.5, 0.3, 0.6, 0.1, 0.45, 0.2},
                    new double[] {0.02, 0.03, 0.05, 0.02, 0.04, 0.03});

    @Test
    void theGeneralNumberForACommonEffectIsWhereThePooledResultLosesItsSignificance() {
        long n = FailSafeN.general(REVIEW, TauSquared.COMMON_EFFECT, 0.05).studies();

        assertThat(n).isPositive();
        assertThat(pooledWithNulls(n)).isGreaterThanOrEqualTo(0.05);
        assertThat(pooledWithNulls(n - 1)).isLessThan(0.05);
    }

    private static double pooledWithNulls(long n) {
        double precision = 0;
        for (int i = 0; i < REVIEW.size(); i++) {
            precision += 1 / REVIEW.variance(i);
        }
        int k = REVIEW.size();
        double[] y = java.util.Arrays.copyOf(REVIEW.effects().toArray(), k + (int) n);
        double[] v = java.util.Arrays.copyOf(REVIEW.variances().toArray(), k + (int) n);
        java.util.Arrays.fill(v, k, v.length, k / precision);
        return CommonEffect.withDefaults().fit(Estimates.of(y, v)).pValue();
    }

    @Test
    void nothingCanUndoWhatIsNotThere() {
        Estimates none = Estimates.of(new double[] {0.1, -0.1, 0.05}, new double[] {0.1, 0.1, 0.1});

        assertThat(
                        FailSafeN.general(none, TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD, 0.05)
                                .studies())
                .isZero();
    }

    @Test
    void aStricterLevelNeedsFewerUnseenStudies() {
        TauSquared reml = TauSquared.RESTRICTED_MAXIMUM_LIKELIHOOD;

        assertThat(FailSafeN.general(REVIEW, reml, 0.01).studies())
                .isLessThan(FailSafeN.general(REVIEW, reml, 0.05).studies());
    }
}
