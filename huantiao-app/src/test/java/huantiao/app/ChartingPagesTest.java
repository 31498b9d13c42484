package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.visit.InCare;
import huantiao.care.CareSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a practitioner writes is kept, comes back, and meets what somebody else noted. */
class ChartingPagesTest extends ChartingPages {

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsTypedAndBringsItBack(Paper paper) {
        pia.get(person() + paper.open);

        var kept = post(paper.sent + "/draft", paper.text, "Half a sentence, 半句");

        assertThat(kept.statusCode()).isEqualTo(204);
        assertThat(pia.get(person() + paper.open).body()).contains("Half a sentence, 半句");
        assertThat(chart().seen()).isEqualTo(chart().entries().size());
    }

    @ParameterizedTest
    @EnumSource
    void pressingEnterInAFieldSendsNothing(Paper paper) {
        var page = pia.get(person() + paper.open).body();

        var form = page.substring(page.indexOf("data-draft-url"));
        assertThat(form.replaceAll("(?s)^.*?(<button[^>]*>).*", "$1"))
                .as("the button that Enter presses")
                .contains("disabled", "hidden");
    }

    @ParameterizedTest
    @EnumSource
    void refusesADraftThatIsTooLongAndKeepsTheOneBefore(Paper paper) {
        pia.get(person() + paper.open);
        post(paper.sent + "/draft", paper.text, "Kept before");

        var kept = post(paper.sent + "/draft", paper.text, "x".repeat(200_001));

        assertThat(kept.statusCode()).isEqualTo(413);
        assertThat(pia.get(person() + paper.open).body()).contains("Kept before");
    }

    @ParameterizedTest
    @CsvSource({
        "CONSULTATION,review_on,1999-01-01",
        "PLAN,sessions,a few",
        "VISIT,retention,half an hour"
    })
    void comesBackWithEverythingTypedWhereItCannotBeNoted(Paper paper, String field, String value) {
        pia.get(person() + paper.open);
        long before = chart().seen();

        var answer =
                post(paper.sent, "seen", "" + before, paper.text, "Typed with care", field, value);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Typed with care", value, "id=\"problems\"");
        assertThat(chart().seen()).isEqualTo(before);
        assertThat(pia.get(person() + paper.open).body()).contains("Typed with care");
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatSomebodyElseNotedMeanwhileAndNotesItWhenSentAgain(Paper paper) {
        pia.get(person() + paper.open);
        long before = chart().seen();
        InCare.add(
                server.charts,
                records(),
                server.clock.instant(),
                chart -> CareSteps.addTo(chart, 1, "Prefers to be called Mei."));

        var conflict = pia.post(person() + paper.sent, complete(paper, before));

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .contains(
                        "id=\"moved\"", "Dr. Pia Needham", "name=\"seen\" value=\"" + (before + 1))
                .contains("Complete as it stands");
        assertThat(chart().seen()).isEqualTo(before + 1);

        var noted = pia.post(person() + paper.sent, complete(paper, before + 1));

        assertThat(noted.statusCode()).isEqualTo(302);
        assertThat(chart().seen()).isGreaterThan(before + 1);
        assertThat(server.charts.find(records(), paper.draft)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sentTwiceIsNotedOnce(Paper paper) {
        pia.get(person() + paper.open);
        long before = chart().seen();
        pia.post(person() + paper.sent, complete(paper, before));
        long noted = chart().seen();

        var again = pia.post(person() + paper.sent, complete(paper, before));

        assertThat(again.statusCode()).isEqualTo(302);
        assertThat(chart().seen()).isEqualTo(noted);
    }

    @Test
    void whatStandsInTheConsultationIsKeptWithoutScriptToo() {
        pia.get(person() + "/consultation");

        post("/consultation/reasoning", "diagnosis", "Typed without script");

        assertThat(pia.get(person() + "/consultation").body()).contains("Typed without script");
    }
}
