package huantiao.web.care;

import huantiao.care.CareRules;
import huantiao.triage.Explanation;
import huantiao.triage.Facts;
import huantiao.triage.Ground;
import huantiao.triage.RedFlags;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.triage.FactQuestions;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By which facts a rule speaks, in words.
 *
 * @param facts of the person and of what is done
 */
public record RuleFacts(Facts facts, CareRules rules, Words words) {

    /** What is done stands in the title of what a rule says. */
    private static final Set<String> IN_THE_TITLE = Set.of(Rules.TECHNIQUES, Rules.POINTS);

    private static final Set<String> NAMED_BY_THEMSELVES = Set.of(Rules.HERBS, Rules.SUPPLEMENTS);

    /**
     * As {@code dang gui; Blood thinner: Warfarin}; empty where a rule speaks of what is done alone
     * or a level speaks.
     */
    public String of(Ground ground) {
        return ground instanceof Ground.ByRule(var rule)
                ? Explanation.of(rule.when(), facts).because().stream()
                        .filter(fact -> !IN_THE_TITLE.contains(fact))
                        .flatMap(fact ->
                                facts.find(fact).flatMap(value -> said(rule, fact, value)).stream())
                        .collect(Collectors.joining("; "))
                : "";
    }

    private Optional<String> said(Rule rule, String fact, Value value) {
        if (NAMED_BY_THEMSELVES.contains(fact)) {
            return Optional.of(
                    facts.entries(fact).stream()
                            .filter(rule.entriesNamed(fact)::contains)
                            .map(this::name)
                            .collect(Collectors.joining(", ")));
        }
        if (fact.equals(RedFlags.TRIAGE) && value instanceof Value.Choice(var level)) {
            return Optional.of(words.say("level." + level));
        }
        var because = "rule.because." + fact;
        if (words.knows(because) && value.equals(new Value.Truth(true))) {
            return Optional.of(words.say(because));
        }
        if (!words.knows("fact." + fact)) {
            return Optional.empty();
        }
        var label = FactQuestions.brief(words, fact, rules.flags());
        return Optional.of(
                "%s%s %s"
                        .formatted(
                                label,
                                label.endsWith("?") ? "" : ":",
                                FactQuestions.measured(words, fact, named(rule, fact, value))));
    }

    /** A herb or a supplement by its plain name. */
    private String name(String code) {
        var key = "supplement." + code;
        return words.knows(key) ? words.say(key) : code.replace('_', ' ');
    }

    /** Of a list, what the rule looks for. */
    private static Value named(Rule rule, String fact, Value value) {
        if (!(value instanceof Value.Many(var all))) {
            return value;
        }
        var found = new LinkedHashSet<>(all);
        found.retainAll(rule.entriesNamed(fact));
        return found.isEmpty() ? value : new Value.Many(found);
    }
}
