package huantiao.meta;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A smooth function with slope and curvature from central differences: fourth order along each
 * coordinate, second order across. For functions that are cheap and known to rounding, where closed
 * derivatives would be longer than the function.
 */
record Differences(ToDoubleFunction<double[]> f, double step) implements BoundedNewton.Surface {

    @Override
    public double at(double[] x, double @Nullable [] slope, double @Nullable [][] curvature) {
        double value = f.applyAsDouble(x);
        if (slope == null || curvature == null || !Double.isFinite(value)) {
            return value;
        }
        int n = x.length;
        double[] z = x.clone();
        for (int i = 0; i < n; i++) {
            double h = step * (1 + Math.abs(x[i]));
            double up = shifted(z, i, h);
            double down = shifted(z, i, -h);
            double up2 = shifted(z, i, 2 * h);
            double down2 = shifted(z, i, -2 * h);
            slope[i] = (8 * (up - down) - (up2 - down2)) / (12 * h);
            curvature[i][i] = (16 * (up + down) - (up2 + down2) - 30 * value) / (12 * h * h);
            for (int j = 0; j < i; j++) {
                double hj = step * (1 + Math.abs(x[j]));
                z[j] = x[j] + hj;
                double sum = shifted(z, i, h) - shifted(z, i, -h);
                z[j] = x[j] - hj;
                sum -= shifted(z, i, h) - shifted(z, i, -h);
                z[j] = x[j];
                curvature[i][j] = sum / (4 * h * hj);
                curvature[j][i] = curvature[i][j];
            }
        }
        return value;
    }

    private double shifted(double[] z, int i, double by) {
        double keep = z[i];
        z[i] = keep + by;
        double value = f.applyAsDouble(z);
        z[i] = keep;
        return value;
    }
}
