package huantiao.triage;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which facts to ask next: those that can still decide a flag, the deciding one before what only
 * matters after it. A flag that comes first is always asked; another only while its action is
 * higher than the level already reached.
 */
public final class NextQuestions {

    private NextQuestions() {}

    /**
     * Unknown facts behind these flags, in the order of the data.
     *
     * @param flags a part of all flags, such as one group
     * @param facts what is known, without derived facts
     */
    public static Set<String> of(Collection<RedFlag> flags, Facts facts) {
        Set<String> next = new LinkedHashSet<>();
        for (RedFlag flag : flags) {
            next(flag.when(), facts, next);
        }
        next.removeAll(facts.names());
        return next;
    }

    /**
     * Unknown facts behind a condition that is not decided, the deciding one before what only
     * matters after it; none once it is decided.
     */
    public static Set<String> of(Condition condition, Facts facts) {
        Set<String> next = new LinkedHashSet<>();
        if (condition.holds(facts).isUnknown()) {
            next(condition, facts, next);
            next.removeAll(facts.names());
        }
        return next;
    }

    /** Flags of which it matters whether they hold, once this level is reached. */
    public static boolean stillMatters(RedFlag flag, Level reached) {
        return flag.askFirst() || flag.action().isHigherThan(reached);
    }

    private static void next(Condition condition, Facts facts, Set<String> next) {
        switch (condition) {
            case Condition.Comparison comparison -> next.add(comparison.fact());
            case Condition.None none -> none.parts().forEach(part -> next(part, facts, next));
            case Condition.Any any -> {
                if (!any.holds(facts).isYes()) {
                    any.parts().stream()
                            .filter(part -> part.holds(facts).isUnknown())
                            .forEach(part -> next(part, facts, next));
                }
            }
            case Condition.All all -> {
                if (!all.holds(facts).isNo()) {
                    firstUndecided(all, facts, next);
                }
            }
        }
    }

    /** An exclusion is asked about once everything before it is proven: it could lift the alarm. */
    private static void firstUndecided(Condition.All all, Facts facts, Set<String> next) {
        for (Condition part : all.parts()) {
            boolean excuses = part instanceof Condition.None;
            if (excuses || part.holds(facts).isUnknown()) {
                next(part, facts, next);
                if (!excuses) {
                    return;
                }
            }
        }
    }
}
