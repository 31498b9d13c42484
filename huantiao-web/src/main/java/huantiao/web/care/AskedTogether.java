package huantiao.web.care;

import huantiao.care.CareRules;
import huantiao.triage.FactType;
import huantiao.web.form.Sent;
import java.util.function.Predicate;

/** Questions, each asked and all answered no together by whoever asked them. */
final class AskedTogether {

    /** The field that says so, by its value {@code no}. */
    static final String ALL = "all";

    /** From so many open questions on, whoever asks them one by one may answer them together. */
    static final int SEVERAL = 3;

    private AskedTogether() {}

    static boolean isSaid(Sent form) {
        return form.text(ALL).equals("no");
    }

    /** True for a question that comes first and can be answered no. */
    static boolean concerns(String fact, CareRules rules) {
        return rules.flags().factsToAskFirst().contains(fact)
                && rules.vocabulary().declaration(fact).type() instanceof FactType.Truth;
    }

    /** The same with each of the first questions answered no that was shown and left open. */
    static Sent answered(Sent form, CareRules rules) {
        return answered(form, fact -> concerns(fact, rules));
    }

    /**
     * The same with each of these answered no that was shown and not answered by itself.
     *
     * @param concerned true for a fact that may be answered with others
     */
    static Sent answered(Sent form, Predicate<String> concerned) {
        var sent = form.with(ALL);
        for (var fact : sent.all(IntakeForm.SHOWN)) {
            if (!sent.has(fact) && concerned.test(fact)) {
                sent = sent.with(fact, "no");
            }
        }
        return sent;
    }
}
