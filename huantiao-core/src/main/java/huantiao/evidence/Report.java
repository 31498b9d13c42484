package huantiao.evidence;

/**
 * What a trial printed about one outcome, in the form in which it printed it.
 *
 * <p>"First" is the arm under test, "second" the arm it is compared with.
 */
public sealed interface Report {

    /** People with the event, and people, in each arm. */
    record Counts(int eventsFirst, int peopleFirst, int eventsSecond, int peopleSecond)
            implements Report {
        public Counts {
            count("events", eventsFirst, peopleFirst);
            count("events", eventsSecond, peopleSecond);
        }

        private static void count(String what, int events, int people) {
            if (!(people >= 1 && events >= 0 && events <= people)) {
                throw new IllegalArgumentException(
                        "%s (%d) must be within 0..%d people".formatted(what, events, people));
            }
        }
    }

    /** Mean and standard deviation in each arm. */
    record Means(Group first, Group second) implements Report {}

    /** One arm's mean and standard deviation, in the unit of the outcome. */
    record Group(double mean, double sd, int people) {
        public Group {
            if (!(Double.isFinite(mean) && sd > 0 && Double.isFinite(sd) && people >= 2)) {
                throw new IllegalArgumentException(
                        "a group needs a mean (%s), a positive standard deviation (%s) and two people (%d)"
                                .formatted(mean, sd, people));
            }
        }
    }

    /** Change from baseline in each arm, with its 95 % interval. */
    record ChangesWithInterval(Change first, Change second) implements Report {}

    /** One arm's mean change with its 95 % interval, in the unit of the outcome. */
    record Change(double mean, double low, double high, int people) {
        public Change {
            if (!(low <= mean && mean <= high && low < high && people >= 2)) {
                throw new IllegalArgumentException(
                        "a change (%s) must lie within its interval (%s to %s), of two people or more (%d)"
                                .formatted(mean, low, high, people));
            }
        }

        /** Half of the interval on its wider side. */
        double widerSide() {
            return Math.max(high - mean, mean - low);
        }
    }

    /** Difference or ratio between the arms with its 95 % interval, as people read it. */
    record EffectWithInterval(Scale scale, double effect, double low, double high)
            implements Report {
        public EffectWithInterval {
            if (!(low <= effect && effect <= high && low < high)) {
                throw new IllegalArgumentException(
                        "an effect (%s) must lie within its interval (%s to %s)"
                                .formatted(effect, low, high));
            }
            if (scale.isRatio() && !(low > 0)) {
                throw new IllegalArgumentException(
                        "a ratio's interval (%s to %s) must lie above 0".formatted(low, high));
            }
        }
    }

    /** Effect and its sampling variance, on the scale that is pooled. */
    record EffectWithVariance(Scale scale, double effect, double variance) implements Report {
        public EffectWithVariance {
            if (!(Double.isFinite(effect) && variance > 0 && Double.isFinite(variance))) {
                throw new IllegalArgumentException(
                        "an effect (%s) needs a positive variance (%s)"
                                .formatted(effect, variance));
            }
        }
    }

    /** Mean change in each arm without any measure of spread. */
    record ChangesOnly(double first, int peopleFirst, double second, int peopleSecond)
            implements Report {}

    /** One arm's percentage cannot be turned into people. */
    record PercentOnly() implements Report {}

    /** Both arms are reported together. */
    record TotalOnly() implements Report {}

    /** Before and after in one group; nothing to compare with. */
    record WithinGroup(double mean) implements Report {}
}
