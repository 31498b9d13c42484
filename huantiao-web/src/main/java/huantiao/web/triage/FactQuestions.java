package huantiao.web.triage;

import huantiao.care.CareRules;
import huantiao.triage.RedFlags;
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
}
