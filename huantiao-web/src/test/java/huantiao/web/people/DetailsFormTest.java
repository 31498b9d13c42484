package huantiao.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.base.Problem;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetailsFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "陈 美",
                "محمد الرشيد",
                "Zoë 🦓 O'Neil-Ñandú",
                "X",
                "นภา",
                "Robert'); drop table patient;--",
                "<script>alert(1)</script>"
            })
    void takesNamesAsTheyAreWritten(String name) {
        var read = form(name, "1984-03-09", "female", "", "").read(TODAY);

        assertThat(read.orElseThrow().name().text()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # name         | born       | sex    | email  | phone     | field | code
                    ''             | 1984-03-09 | female | ''     | ''        | name  | HT-0560
                    Mei            | ''         | female | ''     | ''        | born  | HT-0562
                    Mei            | 2026-02-30 | female | ''     | ''        | born  | HT-0563
                    Mei            | yesterday  | female | ''     | ''        | born  | HT-0563
                    Mei            | 1984-3-9   | female | ''     | ''        | born  | HT-0563
                    Mei            | 2026-11-25 | female | ''     | ''        | born  | HT-0564
                    Mei            | +99999-1-1 | female | ''     | ''        | born  | HT-0563
                    Mei            | 1826-11-24 | female | ''     | ''        | born  | HT-0565
                    Mei            | 1984-03-09 | ''     | ''     | ''        | sex   | HT-0566
                    Mei            | 1984-03-09 | FEMALE | ''     | ''        | sex   | HT-0566
                    Mei            | 1984-03-09 | female | a b@c  | ''        | email | HT-0567
                    Mei            | 1984-03-09 | female | ''     | call me   | phone | HT-0568
                    """,
            delimiter = '|')
    void saysWhatIsWrongAndWhere(
            String name,
            String born,
            String sex,
            String email,
            String phone,
            String field,
            String code) {
        assertThat(form(name, born, sex, email, phone).read(TODAY).reasonOrThrow())
                .extracting(Problem::where, Problem::code)
                .containsExactly(tuple(field, code));
    }

    @Test
    void aNameThatHidesWhoIsMeantIsRefused() {
        for (var name : List.of("a".repeat(201), "Mei\u202Egnehc", "Mei\nChen", "Mei\u0000")) {
            assertThat(form(name, "1984-03-09", "female", "", "").read(TODAY).reasonOrThrow())
                    .extracting(Problem::code)
                    .containsExactly("HT-0561");
        }
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThat(form("", "", "", "?", "?").read(TODAY).reasonOrThrow())
                .extracting(Problem::where)
                .containsExactly("name", "born", "sex", "email", "phone");
    }

    @Test
    void takesABirthdayOnALeapDayAndTheOldestAge() {
        for (var born : List.of("1984-02-29", "1896-11-24", "2026-11-24")) {
            assertThat(form("Mei", born, "unsaid", "", "").read(TODAY).isOk()).isTrue();
        }
    }

    private static DetailsForm form(
            String name, String born, String sex, String email, String phone) {
        return new DetailsForm(name, born, sex, email, phone);
    }
}
