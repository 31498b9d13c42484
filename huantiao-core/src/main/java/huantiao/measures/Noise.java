package huantiao.measures;

import huantiao.base.Source;
import java.util.Optional;

/** How far two scores of an unchanged person may lie apart. */
public sealed interface Noise {
    /**
     * The smallest detectable change of one pair of scores at 95 %.
     *
     * @param sdc95 in the unit of the scale, above 0
     * @param wider the same error worked out with the spread of people who differ more from each
     *     other, as {@code caveat} says; empty where nobody did
     * @param caveat population, gap and working; where the number is weaker than it looks
     */
    record Measured(Exact sdc95, Optional<Exact> wider, String caveat, Source source)
            implements Noise {
        public Measured {
            if (sdc95.signum() <= 0) {
                throw new IllegalArgumentException("SDC (%s) must be above 0".formatted(sdc95));
            }
        }

        /** What limits the number: the caveat without what is to be done about it. */
        public String limits() {
            return caveat.replaceFirst("[.](?: .*)?$", "");
        }
    }

    /** No value was read in any source, so no change can be called more than noise. */
    record NotKnown(String note) implements Noise {}
}
