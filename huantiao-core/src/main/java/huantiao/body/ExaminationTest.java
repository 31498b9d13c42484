package huantiao.body;

import huantiao.base.Backing;
import huantiao.base.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A test of the neurological examination and what is known of its accuracy.
 *
 * @param kind what it looks for
 * @param how how it is done
 * @param positive what counts as positive; empty where it is plain
 * @param roots ids of the roots it speaks about; empty for tests of something else
 * @param places ids of the tests that say where a loss was found; if there are any, the loss itself
 *     speaks for no root, only the places do
 * @param negativeSpeaks false if only a positive result tells anything
 * @param reading how to read it; may be empty
 * @param purpose what else it looks for: an explanation or a flag; may be empty
 */
public record ExaminationTest(
        String id,
        String name,
        Kind kind,
        String how,
        String positive,
        Set<String> roots,
        List<String> places,
        boolean negativeSpeaks,
        List<Accuracy> accuracy,
        String reading,
        String purpose,
        Backing backing) {
    private static final String CROSSED = "XSLR";
    private static final List<Side> BOTH = List.of(Side.LEFT, Side.RIGHT);

    public ExaminationTest {
        roots = Set.copyOf(roots);
        places = List.copyOf(places);
        accuracy = List.copyOf(accuracy);
    }

    /**
     * Sides on which a result says something. The leg that does not hurt is raised in the crossed
     * test, to see whether the pain comes in the other: where one leg hurts it has a meaning on
     * that side alone.
     *
     * @param pain the side on which a leg hurts; empty where nobody said so
     */
    public List<Side> sides(Optional<Side> pain) {
        return id.equals(CROSSED) && pain.filter(BOTH::contains).isPresent()
                ? List.of(pain.get())
                : BOTH;
    }

    /** True if a positive result on a side is the person's own pain in the leg of that side. */
    public boolean bringsPainOfItsSide() {
        return kind == Kind.TENSION && !id.equals(CROSSED);
    }

    /** True if a positive result speaks for its roots by itself, without saying where. */
    public boolean positiveSpeaks() {
        return places.isEmpty();
    }

    /** What a test looks for. */
    public enum Kind {
        /** Pain on stretching a nerve. */
        TENSION,
        POWER,
        REFLEX,
        FEELING,
        /** Vessels, cord: other explanations. */
        OTHER;

        /** True if a positive result is a loss: of power, reflex or feeling. */
        public boolean findsDeficit() {
            return switch (this) {
                case POWER, REFLEX, FEELING -> true;
                case TENSION, OTHER -> false;
            };
        }
    }

    /**
     * Accuracy in one population.
     *
     * @param sensitivity 0 to 1
     * @param sensitivityInterval its confidence interval; empty where the source has none
     * @param specificity 0 to 1; empty where sources disagree
     * @param specificityInterval its confidence interval; empty where the source has none
     * @param specificityAsWritten as the source has it
     * @param unverified true if the figures rest on secondary sources
     */
    public record Accuracy(
            String population,
            double sensitivity,
            Optional<Between> sensitivityInterval,
            OptionalDouble specificity,
            Optional<Between> specificityInterval,
            String specificityAsWritten,
            Source source,
            boolean unverified) {
        public Accuracy {
            share("sensitivity", sensitivity);
            specificity.ifPresent(value -> share("specificity", value));
            sensitivityInterval.ifPresent(one -> one.mustHold("sensitivity", sensitivity));
            if (specificityInterval.isPresent()) {
                specificityInterval.get().mustHold("specificity", specificity.orElse(Double.NaN));
            }
        }

        /**
         * A confidence interval as the source has it.
         *
         * @param low 0 to 1
         * @param high 0 to 1
         */
        public record Between(double low, double high) {
            public Between {
                share("lower limit", low);
                share("upper limit", high);
            }

            private void mustHold(String what, double value) {
                if (!(value >= low && value <= high)) {
                    throw new IllegalArgumentException(
                            "%s (%s) must be within its interval %s to %s"
                                    .formatted(what, value, low, high));
                }
            }
        }

        /** How much a positive result raises the odds: \( \text{sens} / (1 - \text{spec}) \). */
        public OptionalDouble positiveLikelihoodRatio() {
            return specificity.isPresent() && specificity.getAsDouble() < 1
                    ? OptionalDouble.of(sensitivity / (1 - specificity.getAsDouble()))
                    : OptionalDouble.empty();
        }

        /** How much a negative result lowers the odds: \( (1 - \text{sens}) / \text{spec} \). */
        public OptionalDouble negativeLikelihoodRatio() {
            return specificity.isPresent() && specificity.getAsDouble() > 0
                    ? OptionalDouble.of((1 - sensitivity) / specificity.getAsDouble())
                    : OptionalDouble.empty();
        }

        private static void share(String what, double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "%s (%s) must be within 0..1".formatted(what, value));
            }
        }
    }

    /** What it showed on one side. */
    public record Outcome(String test, Side side, boolean positive) {}
}
