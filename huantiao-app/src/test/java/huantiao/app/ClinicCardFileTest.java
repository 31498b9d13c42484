package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clinic may say of itself, and what happens to a file with mistakes. */
class ClinicCardFileTest {

    private static final String CARD =
            """
            name = River House
            practitioner = Ada Example
            training = licensed acupuncturist
            visits = 8
            visit.minutes = 40
            phone = 555 0100
            price = 55 for a visit
            """;

    @TempDir Path data;

    @Test
    void isReadAnewWhenItWasChanged() throws IOException {
        var file = data.resolve("clinic.properties");
        var cards = new ClinicCardFile(file);
        assertThat(cards.card()).isEmpty();

        Files.writeString(file, CARD);
        assertThat(cards.card()).get().extracting("practitioner").isEqualTo("Ada Example");
        assertThat(cards.card()).get().extracting("phone").isEqualTo("555 0100");

        Files.writeString(file, CARD.replace("Ada", "Bea"));
        assertThat(cards.card()).get().extracting("practitioner").isEqualTo("Bea Example");
    }

    @Test
    void aFileWithMistakesShowsNothingAndNamesThemAll() {
        var read =
                ClinicCardFile.read(
                        """
                        name = River House
                        training = licensed acupuncturist
                        phone = ask Ada
                        visits = many
                        invented = perhaps
                        colour = green
                        """);

        assertThat(read.card()).isEmpty();
        assertThat(read.problems())
                .extracting(Problem::where)
                .containsExactlyInAnyOrder(
                        "clinic.properties:practitioner",
                        "clinic.properties:phone",
                        "clinic.properties:visits",
                        "clinic.properties:invented",
                        "clinic.properties:colour");
    }

    @Test
    void theDemoCardSaysThatItIsInventedAndReplacesNoOther() throws IOException {
        var file = data.resolve("deep").resolve("clinic.properties");
        var cards = new ClinicCardFile(file);

        cards.writeDemo();
        assertThat(cards.card()).get().extracting("invented").isEqualTo(true);

        Files.writeString(file, CARD);
        cards.writeDemo();
        assertThat(cards.card()).get().extracting("invented").isEqualTo(false);
    }
}
