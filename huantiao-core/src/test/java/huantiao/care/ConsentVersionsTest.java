package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.care.ConsentVersions.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentVersionsTest {

    private static final LocalDate SPRING = LocalDate.parse("2026-03-20");
    private static final LocalDate AUTUMN = LocalDate.parse("2026-09-22");

    private static final ConsentVersions VERSIONS =
            new ConsentVersions(
                    List.of(
                            version("1", Optional.empty()),
                            version("2", Optional.of(SPRING)),
                            version("3", Optional.of(AUTUMN)),
                            version("4", Optional.of(AUTUMN))));

    @Test
    void aDayHasTheTextThatWasReadOnIt() {
        assertThat(VERSIONS.on(SPRING.minusDays(1)).version()).isEqualTo("1");
        assertThat(VERSIONS.on(SPRING).version()).isEqualTo("2");
        assertThat(VERSIONS.on(AUTUMN.minusDays(1)).version()).isEqualTo("2");
        assertThat(VERSIONS.on(AUTUMN).version()).as("the last of that day").isEqualTo("4");
        assertThat(VERSIONS.current().version()).isEqualTo("4");
    }

    @Test
    void anAgreementFindsItsWordsAlsoByTheNameOfAnOlderProgram() {
        assertThat(VERSIONS.named("2").orElseThrow().version()).isEqualTo("2");
        assertThat(VERSIONS.named("old-2").orElseThrow().version()).isEqualTo("2");
        assertThat(VERSIONS.named("5")).isEmpty();
    }

    @Test
    void onlyTheFirstHasNoBeginningAndNoneBeginsBeforeTheOneBeforeIt() {
        var first = version("1", Optional.empty());
        var spring = version("2", Optional.of(SPRING));
        var autumn = version("3", Optional.of(AUTUMN));

        for (var wrong :
                List.of(
                        List.<Version>of(),
                        List.of(spring),
                        List.of(first, version("2", Optional.empty())),
                        List.of(first, autumn, spring))) {
            assertThatThrownBy(() -> new ConsentVersions(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Version version(String name, Optional<LocalDate> since) {
        return new Version(
                since,
                List.of("old-" + name),
                new ConsentTexts(
                        name,
                        Arrays.stream(ConsentKind.values())
                                .map(kind -> new ConsentTexts.Text(kind, "Title", List.of()))
                                .toList()));
    }
}
