package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentVersions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConsentFileTest {

    private static final CareKnowledge KNOWLEDGE = CareKnowledge.shipped();
    private static final ConsentVersions VERSIONS = ConsentFile.shipped(KNOWLEDGE.sources());

    /** A changed sentence is a new version; a line is added here and none is changed. */
    @Test
    void whatSomebodyAgreedToIsKeptWordForWord() {
        var kept =
                VERSIONS.all().stream()
                        .map(one -> one.texts().version() + " " + digest(one))
                        .toList();
        assertThat(kept).containsExactly("1 6a255ca3", "2 05fcdbd8", "3 3bc62c42", "4 9a0a4eae");
    }

    /** A plan says of each that it told of harms and of other ways. */
    @Test
    void whoAgreedToBeTreatedReadOfHarmsAndOfOtherWays() {
        assertThat(VERSIONS.all())
                .allSatisfy(version ->
                        assertThat(version.texts().of(ConsentKind.CARE).paragraphs())
                                .extracting(one -> one.text())
                                .anyMatch(text ->
                                        text.contains("serious harm")
                                                || text.contains("Serious harm"))
                                .anyMatch(text -> text.contains("Other ways"))
                                .anyMatch(text -> text.contains("unwanted effect")));
    }

    @Test
    void aVersionIsANumberThatNobodyReadsAsADate() {
        assertThat(VERSIONS.all())
                .extracting(one -> one.texts().version())
                .allMatch(version -> version.matches("[1-9]\\d?"));
        assertThat(VERSIONS.named("2026-11-4")).contains(VERSIONS.current());
    }

    @Test
    void whoAgreedBeforeTheTextChangedAgreedToTheFirst() {
        assertThat(VERSIONS.on(LocalDate.parse("2026-10-11")).version()).isEqualTo("1");
        assertThat(VERSIONS.on(LocalDate.parse("2026-11-27")).version()).isEqualTo("4");
    }

    @Test
    void aDayThatIsNoneIsRefusedWithItsPlace() {
        var text =
                """
                versions:
                - version: "1"
                  since: "last autumn"
                """;
        List<Problem> refused =
                ConsentFile.read(text, KNOWLEDGE.sources()).fold(_ -> List.of(), why -> why);

        assertThat(refused).anyMatch(problem -> problem.code().equals("HT-2080"));
    }

    private static String digest(ConsentVersions.Version version) {
        var words =
                version.texts().texts().stream()
                        .map(text ->
                                text.kind()
                                        + text.title()
                                        + text.paragraphs().stream()
                                                .map(one -> one.text())
                                                .collect(Collectors.joining("\n")))
                        .collect(Collectors.joining("\n"));
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var sum = sha.digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 4);
        } catch (NoSuchAlgorithmException broken) {
            throw new AssertionError(broken);
        }
    }
}
