package huantiao.meta;

import java.util.List;

/**
 * Log-likelihoods behind {@link RareEvents}, as functions of effect and tau (and, with random
 * studies, baseline and its spread). Baselines of {@code FIXED_STUDIES} are maximized out study by
 * study, so the cost is linear in the studies.
 */
final class RareEventsLikelihood {
    private final RareEvents.Model model;
    private final List<ArmLikelihood> first;
    private final List<ArmLikelihood> second;
    private final double[] nodes;
    private final double[] weights;
    private final double[] d = new double[3];
    private final double[] e = new double[3];

    /** Log-likelihood of the study last looked at, given its most likely random effect. */
    private double atMode;

    /** Effect of the study last looked at in the saturated model. */
    private double ownEffect;

    RareEventsLikelihood(
            RareEvents.Model model,
            List<ArmLikelihood> first,
            List<ArmLikelihood> second,
            GaussianRules.Rule rule) {
        this.model = model;
        this.first = first;
        this.second = second;
        this.nodes = rule.nodes();
        this.weights = rule.weights();
    }

    private boolean twoArms() {
        return !second.isEmpty();
    }

    /** A start: the pooled study effects, those without a finite one kept at a large value. */
    double roughEffect() {
        double sum = 0;
        double weight = 0;
        boolean up = false;
        boolean down = false;
        for (int i = 0; i < first.size(); i++) {
            double a = first.get(i).best();
            double b = twoArms() ? second.get(i).best() : 0;
            up |= a - b > Double.NEGATIVE_INFINITY;
            down |= a - b < Double.POSITIVE_INFINITY;
            double own = Math.clamp(a, -6, 6) - (twoArms() ? Math.clamp(b, -6, 6) : 0);
            first.get(i).at(Math.clamp(a, -6, 6), d);
            double w = 1e-3 - d[2];
            sum += w * own;
            weight += w;
        }
        return up && down ? sum / weight : Double.NaN;
    }

    /** Typical baseline of the second arm. */
    double roughBaseline() {
        double sum = 0;
        for (ArmLikelihood arm : second) {
            sum += Math.clamp(arm.best(), -8, 8);
        }
        return sum / second.size();
    }

    /**
     * @param x effect, tau, and with random studies the mean baseline and its standard deviation
     */
    double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < first.size(); i++) {
            sum +=
                    switch (model) {
                        case CONDITIONAL, EXACT -> single(first.get(i), x[0], x[1]);
                        case FIXED_STUDIES -> profile(first.get(i), second.get(i), x[0], x[1]);
                        case RANDOM_STUDIES ->
                                laplace(first.get(i), second.get(i), x[0], x[1], x[2], x[3]);
                    };
        }
        return sum;
    }

    /**
     * Log-likelihood given the most likely random effects, not integrated over them; NaN with
     * random studies.
     */
    double givenModes(double[] x) {
        double sum = 0;
        for (int i = 0; i < first.size(); i++) {
            switch (model) {
                case CONDITIONAL, EXACT -> single(first.get(i), x[0], x[1]);
                case FIXED_STUDIES -> profile(first.get(i), second.get(i), x[0], x[1]);
                case RANDOM_STUDIES -> atMode = Double.NaN;
            }
            sum += atMode;
        }
        return sum;
    }

    /** Log of the integral over u of exp l(eta + tau u), u standard normal. */
    private double single(ArmLikelihood arm, double eta, double tau) {
        if (tau == 0) {
            arm.at(eta, d);
            atMode = d[0];
            return d[0];
        }
        double u = 0;
        double bend = 1;
        for (int i = 0; i < 60; i++) {
            arm.at(eta + tau * u, d);
            double slope = tau * d[1] - u;
            bend = 1 - tau * tau * d[2];
            double step = Math.clamp(slope / bend, -3, 3);
            u += step;
            if (Math.abs(step) < 1e-13 * (1 + Math.abs(u))) {
                break;
            }
        }
        arm.at(eta + tau * u, d);
        bend = 1 - tau * tau * d[2];
        double s = 1 / Math.sqrt(bend);
        double top = d[0] - 0.5 * u * u;
        atMode = d[0];
        double sum = 0;
        for (int j = 0; j < nodes.length; j++) {
            double at = u + s * nodes[j];
            arm.at(eta + tau * at, d);
            sum += weights[j] * Math.exp(d[0] - 0.5 * at * at - top + 0.5 * nodes[j] * nodes[j]);
        }
        return top + Math.log(s * sum);
    }

    /** Baseline a, arms at a + effect + tau u/2 and a - tau u/2: log of the integral over u. */
    private double pair(
            ArmLikelihood one, ArmLikelihood other, double effect, double tau, double a) {
        double half = 0.5 * tau;
        if (tau == 0) {
            one.at(a + effect, d);
            other.at(a, e);
            atMode = d[0] + e[0];
            return d[0] + e[0];
        }
        double u = 0;
        for (int i = 0; i < 60; i++) {
            one.at(a + effect + half * u, d);
            other.at(a - half * u, e);
            double slope = half * (d[1] - e[1]) - u;
            double bend = 1 - half * half * (d[2] + e[2]);
            double step = Math.clamp(slope / bend, -3, 3);
            u += step;
            if (Math.abs(step) < 1e-13 * (1 + Math.abs(u))) {
                break;
            }
        }
        one.at(a + effect + half * u, d);
        other.at(a - half * u, e);
        double s = 1 / Math.sqrt(1 - half * half * (d[2] + e[2]));
        double top = d[0] + e[0] - 0.5 * u * u;
        atMode = d[0] + e[0];
        double sum = 0;
        for (int j = 0; j < nodes.length; j++) {
            double at = u + s * nodes[j];
            one.at(a + effect + half * at, d);
            other.at(a - half * at, e);
            sum +=
                    weights[j]
                            * Math.exp(
                                    d[0] + e[0] - 0.5 * at * at - top + 0.5 * nodes[j] * nodes[j]);
        }
        return top + Math.log(s * sum);
    }

    /** The greatest value of {@link #pair} over the baseline; it is log concave in it. */
    private double profile(ArmLikelihood one, ArmLikelihood other, double effect, double tau) {
        double b = other.best();
        double a = one.best() - effect;
        double start = Double.isInfinite(a) ? b : Double.isInfinite(b) ? a : 0.5 * (a + b);
        double at = Math.clamp(start, -30, 30);
        double best = pair(one, other, effect, tau, at);
        double h = 1e-3;
        for (int i = 0; i < 60; i++) {
            double up = pair(one, other, effect, tau, at + h);
            double down = pair(one, other, effect, tau, at - h);
            double slope = (up - down) / (2 * h);
            double bend = (up - 2 * best + down) / (h * h);
            double step = bend < 0 ? Math.clamp(-slope / bend, -2, 2) : Math.copySign(1, slope);
            double next = pair(one, other, effect, tau, at + step);
            int shortened = 0;
            while (!(next >= best) && shortened++ < 30) {
                step /= 2;
                next = pair(one, other, effect, tau, at + step);
            }
            if (!(next >= best)) {
                break;
            }
            at += step;
            best = next;
            if (Math.abs(step) < 1e-8) {
                break;
            }
        }
        return pair(one, other, effect, tau, at);
    }

    /**
     * Baseline b + sigma v, arms at baseline + effect + tau u/2 and baseline - tau u/2; both
     * integrals by Laplace.
     */
    private double laplace(
            ArmLikelihood one,
            ArmLikelihood other,
            double effect,
            double tau,
            double b,
            double sigma) {
        double half = 0.5 * tau;
        double u = 0;
        double v = 0;
        double huu = 1;
        double hvv = 1;
        double huv = 0;
        double value = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 200; i++) {
            one.at(b + sigma * v + effect + half * u, d);
            other.at(b + sigma * v - half * u, e);
            value = d[0] + e[0] - 0.5 * (u * u + v * v);
            double gu = half * (d[1] - e[1]) - u;
            double gv = sigma * (d[1] + e[1]) - v;
            huu = 1 - half * half * (d[2] + e[2]);
            hvv = 1 - sigma * sigma * (d[2] + e[2]);
            huv = -half * sigma * (d[2] - e[2]);
            double det = huu * hvv - huv * huv;
            double su = (hvv * gu - huv * gv) / det;
            double sv = (huu * gv - huv * gu) / det;
            double shrink = 1;
            for (int j = 0; j < 30; j++) {
                double tu = u + shrink * su;
                double tv = v + shrink * sv;
                one.at(b + sigma * tv + effect + half * tu, d);
                other.at(b + sigma * tv - half * tu, e);
                if (d[0] + e[0] - 0.5 * (tu * tu + tv * tv) >= value) {
                    break;
                }
                shrink /= 2;
            }
            u += shrink * su;
            v += shrink * sv;
            if (Math.abs(su) + Math.abs(sv) < 1e-12 * (1 + Math.abs(u) + Math.abs(v))) {
                break;
            }
        }
        return value - 0.5 * Math.log(huu * hvv - huv * huv);
    }

    /** The model in which every study has its own effect, and the Wald test of their equality. */
    record Saturated(double logLikelihood, double wald) {}

    Saturated saturated(double[] common) {
        return model == RareEvents.Model.RANDOM_STUDIES
                ? saturatedRandom(common)
                : saturatedFixed();
    }

    private Saturated saturatedFixed() {
        double value = 0;
        double[] effect = new double[first.size()];
        double[] weight = new double[first.size()];
        for (int i = 0; i < first.size(); i++) {
            ArmLikelihood one = first.get(i);
            value += one.atBest();
            effect[i] = one.best();
            double variance = Double.NaN;
            if (!Double.isInfinite(effect[i])) {
                one.at(effect[i], d);
                variance = -1 / d[2];
            }
            if (twoArms()) {
                ArmLikelihood other = second.get(i);
                value += other.atBest();
                double base = other.best();
                effect[i] -= base;
                if (!Double.isInfinite(base)) {
                    other.at(base, e);
                    variance -= 1 / e[2];
                } else {
                    variance = Double.NaN;
                }
            }
            weight[i] = Double.isNaN(variance) ? 0 : 1 / variance;
        }
        double sum = 0;
        double total = 0;
        for (int i = 0; i < effect.length; i++) {
            if (weight[i] > 0) {
                sum += weight[i] * effect[i];
                total += weight[i];
            }
        }
        double wald = 0;
        for (int i = 0; i < effect.length; i++) {
            if (weight[i] > 0) {
                double r = effect[i] - sum / total;
                wald += weight[i] * r * r;
            }
        }
        return new Saturated(value, wald);
    }

    /** One study with its own effect; infinite when its first arm has no or only events. */
    private double own(int i, double base, double sigma) {
        double best = first.get(i).best();
        if (Double.isInfinite(best)) {
            // The first arm fits perfectly at an infinite effect and drops out.
            return first.get(i).atBest() + alone(second.get(i), base, sigma);
        }
        double at =
                best
                        - Math.clamp(
                                second.get(i).best(),
                                base - 3 * Math.abs(sigma),
                                base + 3 * Math.abs(sigma));
        double value = laplace(first.get(i), second.get(i), at, 0, base, sigma);
        for (int step = 0; step < 60; step++) {
            double h = 1e-3;
            double up = laplace(first.get(i), second.get(i), at + h, 0, base, sigma);
            double down = laplace(first.get(i), second.get(i), at - h, 0, base, sigma);
            double bend = (up - 2 * value + down) / (h * h);
            double slope = (up - down) / (2 * h);
            double move = bend < 0 ? Math.clamp(-slope / bend, -2, 2) : Math.copySign(1, slope);
            double next = laplace(first.get(i), second.get(i), at + move, 0, base, sigma);
            for (int s = 0; s < 30 && !(next >= value); s++) {
                move /= 2;
                next = laplace(first.get(i), second.get(i), at + move, 0, base, sigma);
            }
            if (!(next >= value)) {
                break;
            }
            at += move;
            value = next;
            if (Math.abs(move) < 1e-9) {
                break;
            }
        }
        ownEffect = at;
        return value;
    }

    private double alone(ArmLikelihood arm, double base, double sigma) {
        double v = 0;
        double bend = 1;
        for (int i = 0; i < 100; i++) {
            arm.at(base + sigma * v, d);
            bend = 1 - sigma * sigma * d[2];
            double step = Math.clamp((sigma * d[1] - v) / bend, -3, 3);
            v += step;
            if (Math.abs(step) < 1e-13) {
                break;
            }
        }
        arm.at(base + sigma * v, d);
        return d[0] - 0.5 * v * v - 0.5 * Math.log(1 - sigma * sigma * d[2]);
    }

    private Saturated saturatedRandom(double[] common) {
        int k = first.size();
        BoundedNewton.Surface surface =
                new Differences(
                        x -> {
                            double sum = 0;
                            for (int i = 0; i < k; i++) {
                                sum += own(i, x[0], x[1]);
                            }
                            return sum;
                        },
                        2e-3);
        BoundedNewton.Top top =
                BoundedNewton.climb(
                        surface,
                        new double[] {common[2], Math.max(common[3], 0.1)},
                        new double[] {Double.NEGATIVE_INFINITY, 0},
                        new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY});
        double base = top.x()[0];
        double sigma = top.x()[1];
        // Covariance of the studies' own effects: own part plus what the shared baseline adds.
        double[][] shared = new double[2][2];
        double[] effects = new double[k];
        double[] information = new double[k];
        double[][] cross = new double[k][2];
        int finite = 0;
        for (int i = 0; i < k; i++) {
            int study = i;
            own(i, base, sigma);
            boolean infinite = Double.isInfinite(first.get(i).best());
            double[] at =
                    infinite ? new double[] {base, sigma} : new double[] {base, sigma, ownEffect};
            double[] slope = new double[at.length];
            double[][] h = new double[at.length][at.length];
            new Differences(
                            x ->
                                    infinite
                                            ? alone(second.get(study), x[0], x[1])
                                            : laplace(
                                                    first.get(study),
                                                    second.get(study),
                                                    x[2],
                                                    0,
                                                    x[0],
                                                    x[1]),
                            2e-3)
                    .at(at, slope, h);
            for (int a = 0; a < 2; a++) {
                for (int b = 0; b < 2; b++) {
                    shared[a][b] -= h[a][b] - (infinite ? 0 : h[a][2] * h[2][b] / h[2][2]);
                }
            }
            // With no baseline of its own there is no finite effect either.
            if (!infinite && -h[2][2] > 1e-6) {
                effects[finite] = ownEffect;
                information[finite] = -h[2][2];
                cross[finite][0] = h[2][0] / h[2][2];
                cross[finite][1] = h[2][1] / h[2][2];
                finite++;
            }
        }
        if (finite < 2) {
            return new Saturated(top.value(), Double.NaN);
        }
        double[][] inverse;
        try {
            inverse = LinearAlgebra.inverse(shared);
        } catch (IllegalArgumentException flat) {
            return new Saturated(top.value(), Double.NaN);
        }
        double[][] covariance = new double[finite][finite];
        for (int i = 0; i < finite; i++) {
            for (int j = 0; j < finite; j++) {
                double sum = i == j ? 1 / information[i] : 0;
                for (int a = 0; a < 2; a++) {
                    for (int b = 0; b < 2; b++) {
                        sum += cross[i][a] * inverse[a][b] * cross[j][b];
                    }
                }
                covariance[i][j] = sum;
            }
        }
        double[][] precision = LinearAlgebra.inverse(covariance);
        double all = 0;
        double linear = 0;
        double quadratic = 0;
        for (int i = 0; i < finite; i++) {
            for (int j = 0; j < finite; j++) {
                all += precision[i][j];
                linear += precision[i][j] * effects[j];
                quadratic += precision[i][j] * effects[i] * effects[j];
            }
        }
        return new Saturated(top.value(), quadratic - linear * linear / all);
    }
}
