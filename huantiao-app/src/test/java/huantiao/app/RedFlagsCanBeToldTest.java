package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.visit.InCare;
import huantiao.care.LossOfFeeling;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.RedFlag;
import huantiao.triage.Rule;
import huantiao.web.Words;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What rests on something for which there are no words can never be told. */
class RedFlagsCanBeToldTest {

    /** Told by the chart of the person, by the body chart, or by how long ago it began. */
    private static final Set<String> TOLD_OTHERWISE =
            Set.of("age", "sex", "leg_side", "symptom_days");

    private static final Form FORM = new Form(Sent.nothing(), List.of(), words());

    private static Words words() {
        var source = new ResourceBundleMessageSource();
        source.setBasenames("messages/triage", "messages/shell");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return new Words(source, Locale.ENGLISH);
    }

    static List<RedFlag> flags() {
        return InCare.RULES.flags().all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flags")
    @Controls(Hazard.RED_FLAG_SKIPPED)
    void everythingThatDecidesItCanBeAsked(RedFlag flag) {
        assertThat(flag.when().facts())
                .as(flag.id())
                .filteredOn(fact -> !TOLD_OTHERWISE.contains(fact))
                .allMatch(
                        fact -> FactQuestions.hasWords(FORM, fact, InCare.RULES.flags()),
                        "there are words to ask for it");
    }

    /**
     * Told by the plan or the visit, worked out by the red flags, or by the chart. Feeling under
     * current is asked in words of its own at each needle of a pair ({@link FeltPagesTest}).
     */
    private static final Set<String> NOT_ASKED =
            Set.of(
                    "techniques",
                    "points",
                    LossOfFeeling.FACT,
                    "herbs",
                    "supplements",
                    "triage",
                    "open_questions",
                    "consent",
                    "age",
                    "sex");

    static List<Rule> absolute() {
        return InCare.RULES.rules().all().stream()
                .filter(rule -> rule.severity() == Rule.Severity.ABSOLUTE)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("absolute")
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void everythingThatAnAbsoluteRuleReadsCanBeAsked(Rule rule) {
        for (var fact : rule.when().facts()) {
            if (NOT_ASKED.contains(fact)) {
                continue;
            }
            assertThat(FactQuestions.hasWords(FORM, fact, InCare.RULES.flags()))
                    .as("%s asks for %s", rule.id(), fact)
                    .isTrue();
            var asked = FactQuestions.of(FORM, List.of(fact), InCare.RULES).getFirst();
            if (asked instanceof FactQuestion.Several(var _, var choices, var _)) {
                assertThat(choices.options())
                        .as(rule.id())
                        .extracting(Option::value)
                        .containsAll(rule.entriesNamed(fact));
            }
        }
    }
}
