package huantiao.care;

import huantiao.triage.Facts;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is of a person's history though it stands among the questions that come first: a known
 * aneurysm. Told once, it is taken back by an answer of its own that somebody of the clinic hears,
 * and by nothing else: neither together with other answers nor by what the person answers alone
 * (decision 0334).
 */
public final class Lasting {

    private static final Set<String> HISTORY = Set.of("known_aaa");

    private Lasting() {}

    /** Facts of the history that stand with a yes. */
    public static Set<String> yes(Chart chart) {
        var told = chart.facts().plain();
        return HISTORY.stream()
                .filter(fact -> Boolean.TRUE.equals(told.get(fact)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** These answers with what of the history stands with a yes. */
    static Facts with(Facts answered, Chart chart) {
        var facts = answered;
        for (var fact : yes(chart)) {
            facts = facts.with(fact, true);
        }
        return facts;
    }
}
