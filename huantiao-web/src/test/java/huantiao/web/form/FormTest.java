package huantiao.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import huantiao.web.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class FormTest {

    private final Words words = words();

    @Test
    void whatWasNotSentIsEmptyAndNotAnswered() {
        var sent = Sent.of(Map.of("age", new String[] {" 44 "}, "story", new String[] {"  "}));

        assertThat(sent.text("age")).isEqualTo("44");
        assertThat(sent.text("name")).isEmpty();
        assertThat(sent.has("story")).isFalse();
    }

    @Test
    void nothingIsChosenBeforeSomebodyChooses() {
        var choices = Form.empty(words).yesNoUnknown("saddle", "Numb between the legs?");

        assertThat(choices.options()).hasSize(3).noneMatch(choices::has);
    }

    @Test
    void aProblemStandsAtItsFieldAndNamesItForReaders() {
        var form =
                new Form(
                        Sent.nothing().with("age", "forty"),
                        List.of(new Problem("age", "HT-0001", "Not a number.", "Write years.")),
                        words);

        var age = form.field("age", "Age").withHint("In years");

        assertThat(age.value()).isEqualTo("forty");
        assertThat(age.problem()).isEqualTo("Not a number. Write years.");
        assertThat(age.describedBy()).isEqualTo("f-age-hint f-age-problem");
        assertThat(form.field("name", "Name").describedBy()).isNull();
    }

    @Test
    void aTranslatedProblemIsSaidInTheReadersLanguage() {
        var problem = new Problem("age", "HT-0002", "Too old.", "");

        assertThat(new Form(Sent.nothing(), List.of(problem), words).problem("age"))
                .isEqualTo("Translated.");
    }

    private static Words words() {
        var source = new StaticMessageSource();
        source.addMessage("form.yes", Locale.ENGLISH, "Yes");
        source.addMessage("form.no", Locale.ENGLISH, "No");
        source.addMessage("form.unknown", Locale.ENGLISH, "I don't know");
        source.addMessage("problem.HT-0002", Locale.ENGLISH, "Translated.");
        return new Words(source, Locale.ENGLISH);
    }
}
