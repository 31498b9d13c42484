package huantiao.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How true effects of a multilevel model vary together: within an outer group, the deviations of
 * the inner levels have a covariance of some structure; different groups are independent.
 */
public sealed interface RandomPart {

    /** Names of the variance components, in order. */
    List<String> components();

    /** The group of each effect; effects of different groups are independent. */
    List<String> outer();

    /** The level of each effect within its group; effects of one level share their deviation. */
    List<String> inner();

    /**
     * A random intercept: effects of the same group share a deviation.
     *
     * @param name such as {@code study} or {@code study/outcome}
     * @param outer the group of each effect
     */
    record Intercept(String name, List<String> outer) implements RandomPart {
        public Intercept {
            outer = List.copyOf(outer);
        }

        @Override
        public List<String> components() {
            return List.of(name);
        }

        @Override
        public List<String> inner() {
            return outer.stream().map(_ -> "").toList();
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
            check(inner, outer);
        }

        /** Inner levels in alphabetical order. */
        public List<String> levels() {
            return RandomPart.levels(inner);
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
    }

    /**
     * Inner levels share one variance and one correlation within an outer group. The components are
     * the covariance of two levels and what a level varies by itself.
     *
     * @param inner such as the time of each effect
     * @param outer such as the trial of each effect
     */
    record CompoundSymmetric(List<String> inner, List<String> outer) implements RandomPart {
        public CompoundSymmetric {
            inner = List.copyOf(inner);
            outer = List.copyOf(outer);
            check(inner, outer);
        }

        @Override
        public List<String> components() {
            return List.of("between", "within");
        }
    }

    /** Inner levels have variances of their own and share one correlation. */
    record HeterogeneousCompoundSymmetric(List<String> inner, List<String> outer)
            implements RandomPart {
        public HeterogeneousCompoundSymmetric {
            inner = List.copyOf(inner);
            outer = List.copyOf(outer);
            check(inner, outer);
        }

        @Override
        public List<String> components() {
            List<String> names = new ArrayList<>();
            for (String level : RandomPart.levels(inner)) {
                names.add("tau2[%s]".formatted(level));
            }
            names.add("rho");
            return names;
        }
    }

    /**
     * One variance; the correlation of two times is rho to the power of the time between them.
     *
     * @param times of each effect, in any unit, the unit in which rho is meant
     */
    record Autoregressive(Doubles times, List<String> outer) implements RandomPart {
        public Autoregressive {
            outer = List.copyOf(outer);
            if (times.size() != outer.size()) {
                throw new IllegalArgumentException(
                        "times (%d) must be as many as groups (%d)"
                                .formatted(times.size(), outer.size()));
            }
            for (int i = 0; i < times.size(); i++) {
                if (!Double.isFinite(times.at(i))) {
                    throw new IllegalArgumentException(
                            "time of effect %d (%s) must be a number"
                                    .formatted(i + 1, times.at(i)));
                }
            }
        }

        @Override
        public List<String> components() {
            return List.of("tau2", "rho");
        }

        @Override
        public List<String> inner() {
            return times.toList().stream().map(String::valueOf).toList();
        }
    }

    /** Levels by the alphabet, numbers by size. */
    private static List<String> levels(List<String> inner) {
        return List.copyOf(new TreeSet<>(inner));
    }

    /** Distinct levels in the order of the components. */
    static List<String> ordered(RandomPart part) {
        return switch (part) {
            case Autoregressive _ ->
                    part.inner().stream()
                            .distinct()
                            .sorted(Comparator.comparingDouble(Double::parseDouble))
                            .toList();
            case Intercept _ -> List.of("");
            case Unstructured _, CompoundSymmetric _, HeterogeneousCompoundSymmetric _ ->
                    levels(part.inner());
        };
    }

    private static void check(List<String> inner, List<String> outer) {
        if (inner.size() != outer.size()) {
            throw new IllegalArgumentException(
                    "inner levels (%d) must be as many as outer groups (%d)"
                            .formatted(inner.size(), outer.size()));
        }
    }
}
