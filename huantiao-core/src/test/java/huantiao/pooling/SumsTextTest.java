package huantiao.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.ClinicId;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.measures.Instrument;
import huantiao.measures.Rulers;
import huantiao.registry.LeavingSums;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTextTest {

    static final Instrument LEG = Rulers.leg();

    static final String TEXT =
            """
            huantiao-sums 1
            clinic 7a0c0000-0000-0000-0000-000000000001
            measure %s
            edition %s
            week 12
            period 2026-H1
            as-of 2026-11-25
            rules %s
            answered 64
            silent kept-back
            responders 38
            worse kept-back
            mean 2.71
            variance 5.13
            shorter 24 2.90 4.87
            chronic 40 2.60 5.30
            """
                    .formatted(LEG.id(), LEG.edition().version(), LeavingSums.rules(LEG));

    @Test
    void readsWhatItWrote() {
        var told = read(TEXT).orElseThrow();

        assertThat(SumsText.write(told.clinic(), told.sums())).isEqualTo(TEXT);
        assertThat(told.clinic()).isEqualTo(ClinicId.of("7a0c0000-0000-0000-0000-000000000001"));
        assertThat(told.sums().answered()).isEqualTo(64);
        assertThat(told.sums().parts()).hasSize(2);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var text =
                TEXT.replace("week 12", "week 13")
                        .replace("period 2026-H1", "period 2026-05")
                        .replace("answered 64", "answered 6")
                        .replace("mean 2.71", "mean much")
                        .replace("rules sums-1", "rules sums-0")
                        .replace("silent kept-back\n", "");

        assertThat(problems(text))
                .extracting(Problem::where)
                .contains("week", "period", "answered", "mean", "rules", "silent");
    }

    @ParameterizedTest
    @CsvSource({
        "responders 38, responders 65",
        "responders 38, responders 10",
        "responders 38, responders 54",
        "worse kept-back, worse 20",
        "mean 2.71, mean 10.71",
        "mean 2.71, mean 2.7",
        "mean 2.71, mean +2.71",
        "variance 5.13, variance 200.00",
        "variance 5.13, variance 0.00",
        "variance 5.13, variance -1.00",
        "chronic 40 2.60 5.30, chronic 41 2.60 5.30",
        "shorter 24 2.90 4.87, acute 24 2.90 4.87",
        "shorter 24 2.90 4.87, shorter 24 2.90",
        "answered 64, answered 064",
        "as-of 2026-11-25, as-of 2026-13-25",
        "clinic 7a0c0000, clinic 7A0C0000",
    })
    void refusesWhatNoClinicMayTell(String line, String other) {
        assertThat(problems(TEXT.replace(line, other))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello\n", "huantiao-sums 2\n", "huantiao-sums 1"})
    void refusesWhatAreNoSums(String text) {
        assertThat(problems(text)).extracting(Problem::code).contains("HT-1911");
    }

    @Test
    void refusesAnotherOrderAndLinesNobodyKnows() {
        assertThat(problems(TEXT + "name Mei\n")).extracting(Problem::code).contains("HT-1912");
        assertThat(problems(TEXT + "week 12\n")).extracting(Problem::code).contains("HT-1912");
        assertThat(problems(TEXT.replace("week 12\nperiod 2026-H1", "period 2026-H1\nweek 12")))
                .isNotEmpty();
    }

    @Test
    void editionsAreNeverMixed() {
        assertThat(problems(TEXT.replace("edition ", "edition other-")))
                .extracting(Problem::code)
                .containsExactly("HT-1915");
    }

    @Test
    void aCardIsOneLineAndReadsBack() {
        var card =
                new PartnerCard(
                        ClinicId.of("7a0c0000-0000-0000-0000-000000000001"),
                        URI.create("https://clinic.example.org:8443"),
                        ClinicKey.fresh(new SecureRandom()).open());

        assertThat(PartnerCard.read("  " + card.line() + "\n")).contains(card);
        assertThat(card.path()).isEqualTo("/exchange/7a0c0000-0000-0000-0000-000000000001/sums");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://clinic.example.org",
                "https://clinic.example.org/path",
                "https://me:word@clinic.example.org",
                "https://clinic.example.org?a=b",
                "ftp://clinic.example.org",
                "https://",
                "http://localhost.example.org"
            })
    void aCardNamesAHostThatIsEncryptedAndNothingElse(String address) {
        var line =
                "huantiao-partner 7a0c0000-0000-0000-0000-000000000001 %s %s"
                        .formatted(address, ClinicKey.fresh(new SecureRandom()).open().text());

        assertThat(PartnerCard.read(line)).isEmpty();
        assertThat(PartnerCard.read(line.replace(address, "http://localhost:8787"))).isPresent();
    }

    static Result<SumsText.Told, List<Problem>> read(String text) {
        return SumsText.read(text, id -> id.equals(LEG.id()) ? Optional.of(LEG) : Optional.empty());
    }

    private static List<Problem> problems(String text) {
        return read(text).fold(_ -> List.of(), problems -> problems);
    }
}
