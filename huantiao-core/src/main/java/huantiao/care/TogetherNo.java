package huantiao.care;

import huantiao.care.SinceLast.News;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Questions that whoever asked them answered no together, by one act after each was asked. The
 * record says so, because a tick for each is not what was done. With a plan some of them are
 * answered by what is no "no", as that the person can keep still ({@link AllClear}).
 *
 * @param facts questions of the rules, each once
 * @param news questions about what is new, each once; with the facts at least one
 */
public record TogetherNo(List<String> facts, List<News> news) {

    public TogetherNo {
        facts = List.copyOf(new LinkedHashSet<>(facts));
        news = List.copyOf(new LinkedHashSet<>(news));
        if (facts.isEmpty() && news.isEmpty()) {
            throw new IllegalArgumentException("what was answered together must be a question");
        }
    }

    /**
     * Those of the questions of a plan that still have the answer that was given together; empty if
     * none has.
     *
     * @param facts what was answered together at some time while the plan was written
     */
    public static Optional<TogetherNo> of(Collection<String> facts, FactsTold told) {
        var still = facts.stream().filter(fact -> isClear(fact, told)).toList();
        return still.isEmpty() ? Optional.empty() : Optional.of(new TogetherNo(still, List.of()));
    }

    /** What was answered together was answered no, or that nothing is in the way. */
    void mustBeAnsweredNo(FactsTold told, Optional<SinceLast> since) {
        boolean so =
                facts.stream().allMatch(fact -> isClear(fact, told))
                        && news.stream()
                                .allMatch(one -> since.filter(all -> all.isNo(one)).isPresent());
        if (!so) {
            throw new IllegalArgumentException("what was answered together must be answered no");
        }
    }

    private static boolean isClear(String fact, FactsTold told) {
        var answer = told.plain().get(fact);
        return answer != null
                && (AllClear.facts().contains(fact)
                        ? AllClear.isSaid(fact, answer)
                        : answer.equals(false) || answer.equals("none"));
    }

    /** Those of the facts whose answer was no "no". */
    public List<String> named() {
        return AllClear.named(facts);
    }

    /** How many questions they are, 1 or more. */
    public int count() {
        return facts.size() + news.size();
    }
}
