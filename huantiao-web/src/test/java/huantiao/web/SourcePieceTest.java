package huantiao.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that say where something was read, as our sources have them. */
class SourcePieceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.org/card/ ; A hospital ; A charity | https://example.org/card/",
                "https://example.org (investigation report) | https://example.org",
                "doi:10.2147/JPR.S280404; PMC7802920 t0001 | https://doi.org/10.2147/JPR.S280404",
                "doi:10.1002/(SICI)1097-0258 | https://doi.org/10.1002/(SICI)1097-0258",
                "(read in doi:10.1136/bmj.l6273). | https://doi.org/10.1136/bmj.l6273",
                "PMID 39401008 | https://pubmed.ncbi.nlm.nih.gov/39401008/"
            })
    void onlyTheAddressOpens(String line, String address) {
        assertThat(SourcePiece.of(line))
                .filteredOn(piece -> !piece.address().isEmpty())
                .extracting(SourcePiece::address)
                .containsExactly(address);
    }

    @Test
    void twoAddressesOpenEachByItself() {
        assertThat(SourcePiece.of("doi:10.1093/pm/pnz167 (PMID 31369674)"))
                .containsExactly(
                        new SourcePiece(
                                "doi:10.1093/pm/pnz167", "https://doi.org/10.1093/pm/pnz167"),
                        new SourcePiece(" (", ""),
                        new SourcePiece(
                                "PMID 31369674", "https://pubmed.ncbi.nlm.nih.gov/31369674/"),
                        new SourcePiece(")", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary at a news page",
                "javascript:alert(1) https:// doi:10.",
                "https://a.example/x\" onclick=\"y ; https://b.example",
                ""
            })
    void nothingOfTheLineIsLost(String line) {
        assertThat(
                        SourcePiece.of(line).stream()
                                .map(SourcePiece::text)
                                .collect(Collectors.joining()))
                .isEqualTo(line);
        assertThat(SourcePiece.of(line))
                .allSatisfy(
                        piece -> assertThat(piece.address()).matches("(https?://[^\\s\"<>]+)?"));
    }
}
