package huantiao.care;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The needle itself (STRICTA 2010, item 2g).
 *
 * @param diameterMm 0.10 to 1.00 mm
 * @param lengthMm 1 to 150 mm
 * @param makerAndLot as printed on the pack; empty is a STRICTA gap
 */
public record NeedleType(double diameterMm, int lengthMm, String makerAndLot) {
    public NeedleType {
        if (!(diameterMm >= 0.10 && diameterMm <= 1.00)) {
            throw new IllegalArgumentException(
                    "needle diameter (%s mm) must be within 0.10..1.00 mm".formatted(diameterMm));
        }
        if (!(lengthMm >= 1 && lengthMm <= 150)) {
            throw new IllegalArgumentException(
                    "needle length (%d mm) must be within 1..150 mm".formatted(lengthMm));
        }
        makerAndLot = Words.line("maker and lot", makerAndLot);
    }

    /** A diameter as packs have it, {@code 0.30}; a third decimal stays: {@code 0.125}. */
    public static String printed(double diameterMm) {
        return new DecimalFormat("0.00#", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(diameterMm);
    }

    /** Length of the needles of a visit, millimetres; empty where none was noted. */
    public static OptionalInt lengthOf(Optional<NeedleType> ofTheVisit) {
        return ofTheVisit.map(type -> OptionalInt.of(type.lengthMm())).orElse(OptionalInt.empty());
    }
}
