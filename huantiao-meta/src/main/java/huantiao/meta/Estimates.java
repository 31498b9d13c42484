package huantiao.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Effects of studies with their sampling variances, in the order given. On which scale the effects
 * are (a mean difference, a log risk ratio) is the caller's matter; a missing number is {@code NaN}
 * and the study is left out of fits with a finding.
 *
 * @param effects one effect per study, finite or {@code NaN}
 * @param variances sampling variances on the squared scale of the effects, 0 or more, or {@code
 *     NaN}
 * @param studies names of the studies
 */
public record Estimates(Doubles effects, Doubles variances, List<String> studies) {

    public Estimates {
        studies = List.copyOf(studies);
        if (effects.size() != variances.size() || effects.size() != studies.size()) {
            throw new IllegalArgumentException(
                    "effects (%d), variances (%d) and studies (%d) must be as many"
                            .formatted(effects.size(), variances.size(), studies.size()));
        }
        for (int i = 0; i < effects.size(); i++) {
            if (Double.isInfinite(effects.at(i))) {
                throw new IllegalArgumentException(
                        "effect of %s (%s) must be finite; a missing one is NaN"
                                .formatted(studies.get(i), effects.at(i)));
            }
            double v = variances.at(i);
            if (!(Double.isNaN(v) || (v >= 0 && v < Double.POSITIVE_INFINITY))) {
                throw new IllegalArgumentException(
                        "variance of %s (%s) must be 0 or more and finite; maybe a standard error with a sign was given"
                                .formatted(studies.get(i), v));
            }
        }
    }

    /** Effects and variances; studies are named {@code 1}, {@code 2}, and so on. */
    public static Estimates of(double[] effects, double[] variances) {
        return of(numbered(effects.length), effects, variances);
    }

    public static Estimates of(List<String> studies, double[] effects, double[] variances) {
        return new Estimates(Doubles.of(effects), Doubles.of(variances), studies);
    }

    /** Effects with standard errors, which are squared. */
    public static Estimates ofStandardErrors(
            List<String> studies, double[] effects, double[] standardErrors) {
        double[] v = new double[standardErrors.length];
        for (int i = 0; i < v.length; i++) {
            if (standardErrors[i] < 0) {
                throw new IllegalArgumentException(
                        "standard error of %s (%s) must be 0 or more"
                                .formatted(studies.get(i), standardErrors[i]));
            }
            v[i] = standardErrors[i] * standardErrors[i];
        }
        return of(studies, effects, v);
    }

    static List<String> numbered(int k) {
        List<String> names = new ArrayList<>(k);
        for (int i = 1; i <= k; i++) {
            names.add(Integer.toString(i));
        }
        return names;
    }

    public int size() {
        return effects.size();
    }

    public double effect(int i) {
        return effects.at(i);
    }

    public double variance(int i) {
        return variances.at(i);
    }

    public String study(int i) {
        return studies.get(i);
    }

    /** Whether both numbers of a study are there. */
    public boolean complete(int i) {
        return !Double.isNaN(effects.at(i)) && !Double.isNaN(variances.at(i));
    }

    /** The same studies in the order of the given places; places may be left out or repeated. */
    public Estimates at(int... places) {
        double[] y = new double[places.length];
        double[] v = new double[places.length];
        List<String> names = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            y[i] = effects.at(places[i]);
            v[i] = variances.at(places[i]);
            names.add(studies.get(places[i]));
        }
        return new Estimates(Doubles.owning(y), Doubles.owning(v), names);
    }

    /** All studies but one. */
    public Estimates without(int i) {
        int[] rest = new int[size() - 1];
        for (int j = 0, n = 0; j < size(); j++) {
            if (j != i) {
                rest[n++] = j;
            }
        }
        return at(rest);
    }

    /** These studies followed by others. */
    public Estimates and(Estimates more) {
        List<String> names = new ArrayList<>(studies);
        names.addAll(more.studies);
        double[] y = new double[names.size()];
        double[] v = new double[names.size()];
        System.arraycopy(effects.raw(), 0, y, 0, size());
        System.arraycopy(variances.raw(), 0, v, 0, size());
        System.arraycopy(more.effects.raw(), 0, y, size(), more.size());
        System.arraycopy(more.variances.raw(), 0, v, size(), more.size());
        return new Estimates(Doubles.owning(y), Doubles.owning(v), names);
    }

    /** Places of the studies whose effect and variance are both there. */
    int[] completePlaces() {
        int n = 0;
        int[] places = new int[size()];
        for (int i = 0; i < size(); i++) {
            if (complete(i)) {
                places[n++] = i;
            }
        }
        return java.util.Arrays.copyOf(places, n);
    }
}
