package huantiao.care;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How one needle differs from the needles of its visit ({@link NeedleType}).
 *
 * @param diameterMm 0.10 to 1.00 mm; empty where it is that of the visit
 * @param lengthMm 1 to 150 mm; empty where it is that of the visit
 */
public record NeedleSize(OptionalDouble diameterMm, OptionalInt lengthMm) {

    /** As the needles of the visit. */
    public static final NeedleSize OF_THE_VISIT =
            new NeedleSize(OptionalDouble.empty(), OptionalInt.empty());

    public NeedleSize {
        if (diameterMm.isPresent()
                && !(diameterMm.getAsDouble() >= 0.10 && diameterMm.getAsDouble() <= 1.00)) {
            throw new IllegalArgumentException(
                    "needle diameter (%s mm) must be within 0.10..1.00 mm"
                            .formatted(diameterMm.getAsDouble()));
        }
        if (lengthMm.isPresent() && !(lengthMm.getAsInt() >= 1 && lengthMm.getAsInt() <= 150)) {
            throw new IllegalArgumentException(
                    "needle length (%d mm) must be within 1..150 mm"
                            .formatted(lengthMm.getAsInt()));
        }
    }

    /** True where it does not differ. */
    public boolean isOfTheVisit() {
        return diameterMm.isEmpty() && lengthMm.isEmpty();
    }
}
