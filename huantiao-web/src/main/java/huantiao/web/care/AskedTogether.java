package huantiao.web.care;

import huantiao.care.CareRules;
import huantiao.triage.FactType;
import huantiao.web.form.Sent;

/** Questions that come first, each asked and all answered no together by whoever asked them. */
final class AskedTogether {

    /** The field that says so, by its value {@code no}. */
    static final String ALL = "all";

    private AskedTogether() {}

    static boolean isSaid(Sent form) {
        return form.text(ALL).equals("no");
    }

    /** True for a question that comes first and can be answered no. */
    static boolean concerns(String fact, CareRules rules) {
        return rules.flags().factsToAskFirst().contains(fact)
                && rules.vocabulary().declaration(fact).type() instanceof FactType.Truth;
    }

    /** The same with each of them answered no that was shown and not answered by itself. */
    static Sent answered(Sent form, CareRules rules) {
        var sent = form.with(ALL);
        for (var fact : sent.all(IntakeForm.SHOWN)) {
            if (!sent.has(fact) && concerns(fact, rules)) {
                sent = sent.with(fact, "no");
            }
        }
        return sent;
    }
}
