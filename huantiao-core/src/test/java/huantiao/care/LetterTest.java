package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.Cast;
import huantiao.access.Whose;
import huantiao.base.PatientId;
import huantiao.care.Letter.Leave;
import huantiao.care.Letter.Line;
import huantiao.care.Letter.Part;
import huantiao.care.Letter.Reader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTest {

    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private final Chart chart =
            Chart.of(
                    new Whose(Cast.ringAndReed().id(), new PatientId(new UUID(0, 9))),
                    List.of(new Noted(1, Author.of(Cast.ada()), NOON, NOON, Cast.mei())));

    @Test
    void everyWordOfALetterIsUnderItsDigest() {
        var letter = letter(Reader.GP, Leave.AGREED, "Saddle", "no");

        assertThat(letter.digest()).hasSize(64).isEqualTo(letter.digest());
        assertThat(
                        List.of(
                                letter(Reader.COLLEAGUE, Leave.AGREED, "Saddle", "no"),
                                letter(Reader.GP, Leave.CANNOT_BE_ASKED, "Saddle", "no"),
                                letter(Reader.GP, Leave.AGREED, "Saddle", "not asked"),
                                // The same letters cut at another place are another letter.
                                letter(Reader.GP, Leave.AGREED, "Saddl", "eno")))
                .allSatisfy(other -> assertThat(other.digest()).isNotEqualTo(letter.digest()));
    }

    @Test
    void silenceIsSaidAndNeverLeftBlank() {
        assertThatThrownBy(() -> new Line("Saddle", " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Letter(
                                Reader.GP,
                                "the GP",
                                "Ada",
                                LocalDate.EPOCH,
                                "Mei",
                                "born 1984",
                                "",
                                Leave.AGREED,
                                List.of()))
                .hasMessageContaining("what is asked");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reader.class,
            names = {"GP", "COLLEAGUE"})
    void withoutTheirAgreementNothingLeavesButToTheEmergencyDepartment(Reader reader) {
        assertThat(
                        CareSteps.write(chart, letter(reader, Leave.CANNOT_BE_ASKED, "a", "b"))
                                .reasonOrThrow())
                .isEqualTo(CareRefusal.Plain.LETTER_NOT_AGREED)
                .extracting(CareRefusal::code)
                .isEqualTo("HT-0538");
        assertThat(
                        CareSteps.write(
                                        chart,
                                        letter(Reader.EMERGENCY, Leave.CANNOT_BE_ASKED, "a", "b"))
                                .isOk())
                .isTrue();
    }

    @Test
    void aLetterSentTwiceIsNotedOnce() {
        var letter = letter(Reader.GP, Leave.AGREED, "Saddle", "no");
        var made = CareSteps.write(chart, letter).orElseThrow();
        var after =
                chart.with(
                        List.of(new Noted(2, Author.of(Cast.ada()), NOON, NOON, made.getFirst())));

        assertThat(made).containsExactly(new Entry.LetterMade(letter));
        assertThat(CareSteps.write(after, letter).orElseThrow()).isEmpty();
    }

    private static Letter letter(Reader reader, Leave leave, String what, String said) {
        return new Letter(
                reader,
                "Dr Haddad",
                "Ada, acupuncturist",
                LocalDate.of(2026, 11, 24),
                "Mei",
                "born 1984",
                "Please look.",
                leave,
                List.of(new Part("Warning signs", List.of(new Line(what, said)))));
    }
}
