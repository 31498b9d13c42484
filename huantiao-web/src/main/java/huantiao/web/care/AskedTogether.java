package huantiao.web.care;

import huantiao.care.CareRules;
import huantiao.triage.FactType;
import huantiao.web.Words;
import huantiao.web.form.Sent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Questions, each asked and all answered no together by whoever asked them. */
public final class AskedTogether {

    /** The field that says so, by its value {@code no}. */
    static final String ALL = "all";

    /** Names of the fields a screen showed, so that a box taken away is told from one not asked. */
    public static final String SHOWN = "shown";

    /** Names each question that was answered together, while its page is not sent for good. */
    public static final String SO_ANSWERED = "together";

    /** From so many open questions on, whoever asks them one by one may answer them together. */
    public static final int SEVERAL = 3;

    private AskedTogether() {}

    /** True where the form says that all of them were answered no. */
    public static boolean isSaid(Sent form) {
        return form.text(ALL).equals("no");
    }

    /** The same form, in which nothing is answered together. */
    public static Sent unsaid(Sent form) {
        return form.with(ALL);
    }

    /** True for a question that comes first and can be answered no. */
    static boolean concerns(String fact, CareRules rules) {
        return rules.flags().factsToAskFirst().contains(fact)
                && rules.vocabulary().declaration(fact).type() instanceof FactType.Truth;
    }

    /**
     * The same with each of the first questions answered no that was shown and left open.
     *
     * @param alone facts that are answered each by its own question
     */
    public static Sent answered(Sent form, Collection<String> alone, CareRules rules) {
        return answered(form, fact -> concerns(fact, rules) && !alone.contains(fact));
    }

    /**
     * The same with each of these answered no that was shown and not answered by itself.
     *
     * @param concerned true for a fact that may be answered with others
     */
    public static Sent answered(Sent form, Predicate<String> concerned) {
        return answeredAs(
                form, fact -> concerned.test(fact) ? Optional.of("no") : Optional.empty());
    }

    /**
     * The same, where a no is written in several ways.
     *
     * @param no the value that says no to a fact; empty where it is not answered with others
     */
    public static Sent answeredAs(Sent form, Function<String, Optional<String>> no) {
        var sent = unsaid(form);
        for (var fact : sent.all(SHOWN)) {
            var answer = no.apply(fact);
            if (!sent.has(fact) && answer.isPresent()) {
                sent = sent.with(fact, answer.get());
            }
        }
        return sent;
    }

    /** The same, which keeps which questions were answered so. */
    public static Sent kept(Sent form, Function<String, Optional<String>> no) {
        var sent = answeredAs(form, no);
        var together = new LinkedHashSet<>(form.all(SO_ANSWERED));
        sent.all(SHOWN).stream()
                .filter(fact -> !form.has(fact) && sent.has(fact))
                .forEach(together::add);
        return sent.with(SO_ANSWERED, together.toArray(String[]::new));
    }

    /**
     * What the button says that answers open questions no; empty where they are few.
     *
     * @param open how many it answers
     * @param all true if none of those beside them was answered by itself
     */
    public static Optional<String> words(Words words, long open, boolean all) {
        return open < SEVERAL
                ? Optional.empty()
                : Optional.of(words.say(all ? "safety.all-no" : "plan.ask.others-no", open));
    }
}
