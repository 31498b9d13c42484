package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.access.Staff;
import huantiao.access.Whose;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaperCodeTest {

    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRTVWXYZ";

    @Test
    void isTheSameEveryTimeAndReadHoweverItIsTyped() {
        var code = PaperCode.of(Staff.MEI);

        assertThat(PaperCode.of(Staff.MEI)).isEqualTo(code);
        assertThat(code.shown()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(PaperCode.read(" " + code.shown().toLowerCase(java.util.Locale.ROOT) + " "))
                .contains(code);
        assertThat(PaperCode.of(Staff.TOMAS)).isNotEqualTo(code);
        assertThat(PaperCode.of(new Whose(Staff.HILLTOP.id(), Staff.MEI.patient())))
                .isNotEqualTo(code);
    }

    @Test
    void everySingleMistakeAndEverySwapOfNeighboursIsNoticed() {
        var code = PaperCode.of(Staff.MEI).text();
        for (var i = 0; i < code.length(); i++) {
            for (var j = 0; j < SIGNS.length(); j++) {
                var sign = SIGNS.charAt(j);
                var mistyped = new StringBuilder(code);
                mistyped.setCharAt(i, sign);
                assertThat(PaperCode.read(mistyped.toString()).isPresent())
                        .as("%s for %s", mistyped, code)
                        .isEqualTo(mistyped.toString().equals(code));
            }
        }
        for (var i = 0; i + 2 < code.length(); i++) {
            var swapped = new StringBuilder(code);
            swapped.setCharAt(i, code.charAt(i + 1));
            swapped.setCharAt(i + 1, code.charAt(i));
            assertThat(PaperCode.read(swapped.toString()).isPresent())
                    .isEqualTo(code.charAt(i) == code.charAt(i + 1));
        }
    }

    @Test
    void signsThatAreTakenForEachOtherAreNoneOfIt() {
        for (var text : new String[] {"", "0", "IIIIIIII", "O2345678", "2345678", "234567890"}) {
            assertThat(PaperCode.read(text)).isEmpty();
        }
    }

    @Test
    void thousandsOfPeopleHaveCodesOfTheirOwn() {
        var chance = new Random(5);
        var clinic = new ClinicId(new UUID(1, 1));
        var codes = new HashSet<PaperCode>();
        for (var i = 0; i < 5_000; i++) {
            codes.add(
                    PaperCode.of(
                            new Whose(
                                    clinic,
                                    new PatientId(
                                            new UUID(chance.nextLong(), chance.nextLong())))));
        }

        assertThat(codes).hasSize(5_000);
    }
}
