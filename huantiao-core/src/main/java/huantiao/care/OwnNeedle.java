package huantiao.care;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What one needle has of its own, beside the needles of its visit ({@link NeedleType}).
 *
 * @param diameterMm 0.10 to 1.00 mm. Empty where it is that of the visit; beside a length of its
 *     own that is a STRICTA gap, as a longer needle is often thicker
 * @param lengthMm 1 to 150 mm; empty where it is that of the visit
 * @param makerAndLot as printed on its pack. A needle of another size is from another pack, so that
 *     an empty one is a STRICTA gap there; else it is that of the visit. Empty in visits from
 *     before it was kept
 */
public record OwnNeedle(
        OptionalDouble diameterMm, OptionalInt lengthMm, Optional<String> makerAndLot) {

    /** As the needles of the visit. */
    public static final OwnNeedle AS_THE_VISIT =
            new OwnNeedle(OptionalDouble.empty(), OptionalInt.empty(), Optional.empty());

    public OwnNeedle {
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
        makerAndLot =
                makerAndLot
                        .map(text -> Words.line("maker and lot", text))
                        .filter(text -> !text.isEmpty());
    }

    /** True where nothing of it differs. */
    public boolean isAsTheVisit() {
        return diameterMm.isEmpty() && lengthMm.isEmpty() && makerAndLot.isEmpty();
    }

    /** True where it must be from another pack, and nobody noted which. */
    public boolean lacksLot() {
        return makerAndLot.isEmpty() && !isAsTheVisit();
    }

    /** True where it has a length of its own, and nobody noted how thick such a needle is. */
    public boolean lacksDiameter() {
        return lengthMm.isPresent() && diameterMm.isEmpty();
    }

    /** Its pack; empty where its lot or its diameter was not noted. */
    Optional<NeedleType> pack(NeedleType ofTheVisit) {
        return makerAndLot
                .filter(_ -> !lacksDiameter())
                .map(lot ->
                        new NeedleType(
                                diameterMm.orElse(ofTheVisit.diameterMm()),
                                lengthMm.orElse(ofTheVisit.lengthMm()),
                                lot));
    }
}
