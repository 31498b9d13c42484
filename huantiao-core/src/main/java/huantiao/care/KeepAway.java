package huantiao.care;

import huantiao.triage.Facts;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Herbs and supplements that do not go with what is known of a person: their medicines, a
 * pregnancy, a disease. Told before anybody plans or names one; what holds for everybody is not
 * among it.
 *
 * @param rule that speaks against them
 * @param named herbs or supplements of its condition, by their codes, at least one
 */
public record KeepAway(Rule rule, List<String> named) {

    public KeepAway {
        named = List.copyOf(named);
    }

    /** What the rules say of this person, the most severe first. */
    public static List<KeepAway> of(Facts known, Rules rules) {
        var away = new ArrayList<KeepAway>();
        for (var severity : Rule.Severity.values()) {
            for (var rule : rules.all()) {
                for (var list : List.of(Rules.HERBS, Rules.SUPPLEMENTS)) {
                    var named = rule.entriesNamed(list);
                    if (rule.severity() == severity
                            && !named.isEmpty()
                            && !rule.holdsForEverybody()
                            && rule.when()
                                    .holds(known.with(list, new LinkedHashSet<>(named)))
                                    .isYes()) {
                        away.add(new KeepAway(rule, named));
                    }
                }
            }
        }
        return List.copyOf(away);
    }
}
