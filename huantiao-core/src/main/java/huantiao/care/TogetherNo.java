package huantiao.care;

import huantiao.care.SinceLast.News;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Questions that whoever asked them answered no together, by one act after each was asked. The
 * record says so, because a tick for each is not what was done.
 *
 * @param facts questions that come first, each once
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

    /** What was answered together was answered no. */
    void mustBeAnsweredNo(FactsTold told, Optional<SinceLast> since) {
        boolean so =
                facts.stream().allMatch(fact -> Boolean.FALSE.equals(told.plain().get(fact)))
                        && news.stream()
                                .allMatch(one -> since.filter(all -> all.isNo(one)).isPresent());
        if (!so) {
            throw new IllegalArgumentException("what was answered together must be answered no");
        }
    }

    /** How many questions they are, 1 or more. */
    public int count() {
        return facts.size() + news.size();
    }
}
