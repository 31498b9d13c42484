package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.visit.InCare;
import huantiao.triage.Declaration;
import huantiao.web.Words;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Where a question stands in short words, those to read out are a question somebody can say. */
class WordsToReadOutTest {

    private static final Form FORM = new Form(Sent.nothing(), List.of(), words());

    /** What a question begins with; one that names a case first says it after a comma. */
    private static final String SPOKEN =
            "(?:(?:When|If) [^?;]+[,:] )?(?:Are|Is|Do|Does|Did|Have|Has|Was|Were|Can|Would|How|What"
                    + "|Which|When|are|is|do|does|how)\\b[^?;]+\\?( [^?;]+(; [^?;]+)+\\.)?";

    /** What stands on paper or is seen, and so is not asked of the person. */
    private static final Set<String> NOT_ASKED =
            Set.of("age", "sex", "mrc_lowest", "platelets", "neutrophils", "ea_crosses_chest");

    private static Words words() {
        var source = new ResourceBundleMessageSource();
        source.setBasenames("messages/triage", "messages/shell");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return new Words(source, Locale.ENGLISH);
    }

    static Stream<String> facts() {
        return InCare.RULES.vocabulary().declarations().stream()
                .map(Declaration::name)
                .filter(fact -> FactQuestions.hasWords(FORM, fact, InCare.RULES.flags()))
                .filter(fact -> !NOT_ASKED.contains(fact));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void areAQuestionAndPerhapsItsAnswers(String fact) {
        var question = inShort(fact);

        assertThat(question.aloud().isEmpty() ? question.label() : question.aloud())
                .matches(SPOKEN)
                .doesNotContain(FORM.words().say("fact.none-of-these"));
    }

    /** A no to "can you no longer" is a double no, which each hears as they like. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bladder_flow_not_felt",
                "bladder_fullness_not_felt",
                "bowel_or_wind_not_felt"
            })
    void askWhatIsNoLongerFeltSoThatYesSaysItIsLost(String fact) {
        assertThat(inShort(fact).aloud())
                .startsWith("Have you stopped ")
                .doesNotContain("no longer", " not ");
    }

    @Test
    void areOneSentenceWhereTheAnswersAreNoneToSayByThemselves() {
        assertThat(inShort("needle_fear").aloud())
                .isEqualTo(
                        "Are you afraid of needles: not at all, a little, or so much that you avoid"
                                + " them?");
    }

    @Test
    void areNoneWhereNobodyIsAsked() {
        assertThat(NOT_ASKED).allSatisfy(fact -> assertThat(inShort(fact).aloud()).isEmpty());
    }

    private static FactQuestion inShort(String fact) {
        return FactQuestions.inShort(FORM, List.of(fact), InCare.RULES).getFirst();
    }
}
