package huantiao.web.triage;

import huantiao.care.CareRules;
import huantiao.triage.RedFlags;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.form.Form;
import java.util.Collection;
import java.util.List;

/** Facts as questions, in the order given. */
public final class FactQuestions {

    private FactQuestions() {}

    public static List<FactQuestion> of(Form form, Collection<String> facts, CareRules rules) {
        return facts.stream()
                .flatMap(name -> rules.vocabulary().find(name).stream())
                .map(fact -> FactQuestion.of(form, fact, rules.flags()))
                .toList();
    }

    /** True if there are words to ask for it. */
    public static boolean hasWords(Form form, String fact, RedFlags flags) {
        return FactQuestion.hasWords(form, fact, flags);
    }

    /** The words in which a fact is asked for. */
    public static String label(Words words, String fact, RedFlags flags) {
        return FactQuestion.label(words, fact, flags);
    }

    /** What was answered, in words. */
    public static String answer(Words words, String fact, Value value) {
        return switch (value) {
            case Value.Truth(var yes) -> words.say(yes ? "form.yes" : "form.no");
            case Value.Whole(var number) -> String.valueOf(number);
            case Value.Decimal(var number) -> String.valueOf(number);
            case Value.Choice(var choice) -> FactQuestion.value(words, fact, choice);
            case Value.Many(var values) when values.isEmpty() -> words.say("fact.none-of-these");
            case Value.Many(var values) ->
                    String.join(
                            ", ",
                            values.stream()
                                    .map(one -> FactQuestion.value(words, fact, one))
                                    .toList());
        };
    }
}
