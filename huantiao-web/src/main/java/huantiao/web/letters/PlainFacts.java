package huantiao.web.letters;

import huantiao.care.Chart;
import huantiao.care.Picture;
import huantiao.triage.Explanation;
import huantiao.triage.Facts;
import huantiao.triage.RedFlag;
import huantiao.triage.RedFlags;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.triage.FactQuestions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers as facts in a few words, for a reader in a hurry: the labels that stand on paper in place
 * of the questions.
 *
 * @param known what decides today
 */
record PlainFacts(Chart chart, Facts known, RedFlags flags, Words words) {

    private static final Value NO = new Value.Truth(false);
    private static final Value YES = new Value.Truth(true);

    private static final Set<Value> CALM =
            Set.of(
                    new Value.Choice("none"),
                    new Value.Choice("never"),
                    new Value.Choice("no"),
                    new Value.Many(Set.of()));

    /** What made warning signs a yes, one by one; that of the chart itself is not an answer. */
    Set<String> yes(Collection<RedFlag> holding) {
        return holding.stream()
                .flatMap(flag -> Explanation.of(flag.when(), known).because().stream())
                .filter(PlainFacts::isTold)
                .filter(fact -> !known.find(fact).equals(Optional.of(NO)))
                .map(this::said)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What made warning signs a no, each fact with its words. Where that was a yes, as to an older
     * cause, all that is known of the sign stands there.
     */
    Map<String, String> no(Collection<RedFlag> failing) {
        var said = new LinkedHashMap<String, String>();
        for (var flag : failing) {
            var because = Explanation.of(flag.when(), known).because();
            boolean plain =
                    because.stream().allMatch(fact -> known.find(fact).equals(Optional.of(NO)));
            (plain ? because : flag.when().facts())
                    .stream()
                            .filter(known::knows)
                            .filter(PlainFacts::isTold)
                            .forEach(fact -> said.put(fact, no(fact)));
        }
        return said;
    }

    /** What could still decide warning signs. */
    Set<String> open(Collection<RedFlag> undecided) {
        return undecided.stream()
                .flatMap(flag -> Explanation.of(flag.when(), known).toAsk().stream())
                .filter(PlainFacts::isTold)
                .map(this::label)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A fact with its answer, where that is more than a yes. */
    String said(String fact) {
        return known.find(fact)
                .filter(value -> !value.equals(YES))
                .map(value ->
                        words.say(
                                "letters.shown",
                                label(fact),
                                FactQuestions.answer(words, fact, value)))
                .orElseGet(() -> label(fact));
    }

    private String no(String fact) {
        var answer = known.find(fact).orElseThrow();
        return answer.equals(NO)
                ? label(fact)
                : words.say(
                        "letters.shown", label(fact), FactQuestions.answer(words, fact, answer));
    }

    String label(String fact) {
        return FactQuestions.brief(words, fact, chart, flags);
    }

    /**
     * Those of the facts that are known to be no, and those that nobody knows; the rest is told.
     */
    List<String> where(Collection<String> facts, Standing standing) {
        return facts.stream()
                .filter(fact -> standing(fact) == standing)
                .map(fact -> standing == Standing.TOLD ? said(fact) : label(fact))
                .toList();
    }

    /** What is known of a fact. */
    enum Standing {
        TOLD,
        /** No, none or never. */
        NO,
        OPEN
    }

    private Standing standing(String fact) {
        return known.find(fact)
                .map(value ->
                        value.equals(NO) || CALM.contains(value) ? Standing.NO : Standing.TOLD)
                .orElse(Standing.OPEN);
    }

    private static boolean isTold(String fact) {
        return !Picture.fromTheChart().contains(fact);
    }
}
