package huantiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.app.visit.InCare;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.triage.RedFlag;
import huantiao.web.Words;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import huantiao.web.triage.FactQuestions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A warning sign that rests on something for which there are no words can never be told. */
class RedFlagsCanBeToldTest {

    /** Told by the chart of the person, by the body chart, or by how long ago it began. */
    private static final Set<String> TOLD_OTHERWISE =
            Set.of("age", "sex", "leg_side", "symptom_days");

    private static final Form FORM = new Form(Sent.nothing(), List.of(), words());

    private static Words words() {
        var source = new ResourceBundleMessageSource();
        source.setBasename("messages/triage");
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
}
