package huantiao.web.care;

import huantiao.care.CareRules;
import huantiao.care.Chart;
import huantiao.triage.Explanation;
import huantiao.triage.Facts;
import huantiao.triage.Ground;
import huantiao.triage.Level;
import huantiao.triage.RedFlags;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.triage.FactQuestions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By which facts a rule speaks, in words.
 *
 * @param facts of the person and of what is done
 * @param told the day on which each fact was told, in words; not of what was told just now
 */
public record RuleFacts(Facts facts, CareRules rules, Map<String, String> told, Words words) {

    public RuleFacts {
        told = Map.copyOf(told);
    }

    /** Of somebody with this chart. */
    public static RuleFacts of(
            Facts facts, CareRules rules, Chart chart, ZoneId zone, Words words) {
        var told =
                chart.toldAt().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        one ->
                                                words.day(
                                                        LocalDate.ofInstant(
                                                                one.getValue(), zone))));
        return new RuleFacts(facts, rules, told, words);
    }

    /** A rule, or the level of an open warning sign, by its name for people. */
    public static String name(String id, Words words) {
        return Level.of(id).isPresent()
                ? words.say("rule.level", words.say("level." + id))
                : words.say("plan.rule", id);
    }

    /** What is done stands in the title of what a rule says. */
    private static final Set<String> IN_THE_TITLE = Set.of(Rules.TECHNIQUES, Rules.POINTS);

    private static final Set<String> NAMED_BY_THEMSELVES = Set.of(Rules.HERBS, Rules.SUPPLEMENTS);

    /**
     * As {@code dang gui; Blood thinner: Warfarin}; of a level the warning signs that lead to it,
     * each with the day on which it was told. Empty where a rule speaks of what is done alone.
     */
    public String of(Ground ground) {
        return switch (ground) {
            case Ground.ByRule(var rule) ->
                    Explanation.of(rule.when(), facts).because().stream()
                            .filter(fact -> !IN_THE_TITLE.contains(fact))
                            .flatMap(fact ->
                                    facts
                                            .find(fact)
                                            .flatMap(value -> said(rule, fact, value))
                                            .stream())
                            .collect(Collectors.joining("; "));
            case Ground.ByLevel(var holding) ->
                    rules.flags().all().stream()
                            .filter(flag -> flag.action() == holding.level())
                            .filter(flag -> flag.when().holds(facts).isYes())
                            .flatMap(flag -> Explanation.of(flag.when(), facts).because().stream())
                            .distinct()
                            .filter(fact -> FactQuestions.hasWords(words, fact, rules.flags()))
                            .flatMap(fact ->
                                    facts.find(fact).map(value -> sign(fact, value)).stream())
                            .collect(Collectors.joining("; "));
        };
    }

    private String sign(String fact, Value value) {
        var said = labelled(fact, value);
        return told.containsKey(fact) ? words.say("rule.told", said, told.get(fact)) : said;
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
        return Optional.of(labelled(fact, named(rule, fact, value)));
    }

    private String labelled(String fact, Value value) {
        var label = FactQuestions.brief(words, fact, rules.flags());
        return "%s%s %s"
                .formatted(
                        label,
                        label.endsWith("?") ? "" : ":",
                        FactQuestions.measured(words, fact, value));
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
