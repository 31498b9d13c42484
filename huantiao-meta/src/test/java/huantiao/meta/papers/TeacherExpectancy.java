package huantiao.meta.papers;

import huantiao.meta.Doubles;
import huantiao.meta.Estimates;

/**
 * Nineteen experiments on what teachers expect and pupils become: standardized mean differences,
 * variances and weeks of prior contact as printed by Raudenbush and Bryk 1985 ({@code
 * dat.raudenbush1985} of the R package metadat).
 */
final class TeacherExpectancy {
    static final Estimates EXPERIMENTS =
            Estimates.of(
                    new double[] {
                        0.03, 0.12, -0.14, 1.18, 0.26, -0.06, -0.02, -0.32, 0.27, 0.80, 0.54, 0.18,
                        -0.02, 0.23, -0.18, -0.06, 0.30, 0.07, -0.07
                    },
                    new double[] {
                        0.0156, 0.0216, 0.0279, 0.1391, 0.1362, 0.0106, 0.0106, 0.0484, 0.0269,
                        0.0630, 0.0912, 0.0497, 0.0835, 0.0841, 0.0253, 0.0279, 0.0193, 0.0088,
                        0.0303
                    });

    /** Weeks of contact before, three and more taken as three. */
    static final Doubles WEEKS =
            Doubles.of(2, 3, 3, 0, 0, 3, 3, 3, 0, 1, 0, 0, 1, 2, 3, 3, 1, 2, 3);

    private TeacherExpectancy() {}
}
