package huantiao.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** How true effects of a multilevel model vary together. */
public sealed interface RandomPart {

    /** Names of the variance components, in order. */
    List<String> components();

    /** The matrices the components multiply: entry i, j is 1 where they act on both effects. */
    List<double[][]> matrices();

    /**
     * A random intercept: effects of the same group share a deviation.
     *
     * @param name such as {@code study} or {@code study/outcome}
     * @param groups the group of each effect
     */
    record Intercept(String name, List<String> groups) implements RandomPart {
        public Intercept {
            groups = List.copyOf(groups);
        }

        @Override
        public List<String> components() {
            return List.of(name);
        }

        @Override
        public List<double[][]> matrices() {
            return List.<double[][]>of(same(groups));
        }
    }

    /**
     * Every inner level has its own deviation within an outer group, with any covariance.
     *
     * @param inner such as the outcome of each effect
     * @param outer such as the trial of each effect
     */
    record Unstructured(List<String> inner, List<String> outer) implements RandomPart {
        public Unstructured {
            inner = List.copyOf(inner);
            outer = List.copyOf(outer);
        }

        /** Inner levels in alphabetical order. */
        public List<String> levels() {
            return List.copyOf(new TreeSet<>(inner));
        }

        @Override
        public List<String> components() {
            List<String> names = new ArrayList<>();
            List<String> levels = levels();
            for (int a = 0; a < levels.size(); a++) {
                for (int b = a; b < levels.size(); b++) {
                    names.add("cov[%s,%s]".formatted(levels.get(a), levels.get(b)));
                }
            }
            return names;
        }

        @Override
        public List<double[][]> matrices() {
            List<double[][]> matrices = new ArrayList<>();
            List<String> levels = levels();
            int k = inner.size();
            for (int a = 0; a < levels.size(); a++) {
                for (int b = a; b < levels.size(); b++) {
                    double[][] g = new double[k][k];
                    for (int i = 0; i < k; i++) {
                        for (int j = 0; j < k; j++) {
                            boolean one =
                                    inner.get(i).equals(levels.get(a))
                                            && inner.get(j).equals(levels.get(b));
                            boolean other =
                                    inner.get(i).equals(levels.get(b))
                                            && inner.get(j).equals(levels.get(a));
                            if (outer.get(i).equals(outer.get(j)) && (one || other)) {
                                g[i][j] = 1;
                            }
                        }
                    }
                    matrices.add(g);
                }
            }
            return matrices;
        }
    }

    /**
     * Inner levels share one variance and one correlation within an outer group; each inner level
     * occurs once in a group.
     *
     * @param outer such as the trial of each effect
     */
    record CompoundSymmetric(List<String> outer) implements RandomPart {
        public CompoundSymmetric {
            outer = List.copyOf(outer);
        }

        @Override
        public List<String> components() {
            return List.of("between", "within");
        }

        @Override
        public List<double[][]> matrices() {
            double[][] own = new double[outer.size()][outer.size()];
            for (int i = 0; i < own.length; i++) {
                own[i][i] = 1;
            }
            return Arrays.asList(same(outer), own);
        }
    }

    private static double[][] same(List<String> groups) {
        int k = groups.size();
        double[][] g = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                g[i][j] = groups.get(i).equals(groups.get(j)) ? 1 : 0;
            }
        }
        return g;
    }
}
