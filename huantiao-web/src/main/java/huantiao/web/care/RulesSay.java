package huantiao.web.care;

import huantiao.triage.Ground;
import huantiao.triage.Rule;
import huantiao.triage.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the rules say to several things, by how hard they say it, each ground once.
 *
 * @param blocked what nobody may do
 * @param needingReason what a named clinician may do with a reason
 * @param changes what may go on with a change, and cautions that hold whatever is done
 */
public record RulesSay(List<Said> blocked, List<Said> needingReason, List<Said> changes) {

    /**
     * One ground and everything it speaks of.
     *
     * @param general true if it rests on general professional knowledge
     * @param by the rule or the level, by its name for people
     * @param because by which facts of the person it speaks, in words; may be empty
     */
    public record Said(String what, Ground ground, boolean general, String by, String because) {

        Said named(String other) {
            return new Said(other, ground, general, by, because);
        }

        /** True if it holds whoever the person is. */
        boolean holdsForEverybody() {
            return rule().filter(Rule::holdsForEverybody).isPresent();
        }

        public Optional<Rule> rule() {
            return ground instanceof Ground.ByRule(var rule) ? Optional.of(rule) : Optional.empty();
        }
    }

    public RulesSay {
        blocked = List.copyOf(blocked);
        needingReason = List.copyOf(needingReason);
        changes = List.copyOf(changes);
    }

    /**
     * What the rules say to everything that could be planned.
     *
     * @param verdicts by the name of what they are about
     * @param every the name of all of it together
     */
    public static RulesSay ofAll(Map<String, Verdict> verdicts, String every, RuleFacts facts) {
        var said = of(verdicts, List.of(), "", facts);
        var all = String.join(", ", verdicts.keySet());
        return new RulesSay(
                named(said.blocked, all, every),
                named(said.needingReason, all, every),
                named(said.changes, all, every));
    }

    private static List<Said> named(List<Said> said, String all, String every) {
        return said.stream().map(one -> one.what().equals(all) ? one.named(every) : one).toList();
    }

    /** The same without what holds for everybody. */
    public RulesSay ofThePerson() {
        return only(said -> !said.holdsForEverybody());
    }

    /** What holds for everybody alone. */
    public RulesSay ofEverybody() {
        return only(Said::holdsForEverybody);
    }

    /** What speaks of one of these, or of everything. */
    public RulesSay concerning(Collection<String> names, String every) {
        return only(said -> concerns(said, names, every));
    }

    /** What speaks of none of these. */
    public RulesSay concerningOthers(Collection<String> names, String every) {
        return only(said -> !concerns(said, names, every));
    }

    private static boolean concerns(Said said, Collection<String> names, String every) {
        return said.what().equals(every) || names.stream().anyMatch(said.what()::contains);
    }

    private RulesSay only(Predicate<Said> wanted) {
        return new RulesSay(
                blocked.stream().filter(wanted).toList(),
                needingReason.stream().filter(wanted).toList(),
                changes.stream().filter(wanted).toList());
    }

    /** How many grounds there are. */
    public int count() {
        return blocked.size() + needingReason.size() + changes.size();
    }

    /**
     * @param verdicts by the name of what they are about
     * @param cautions that hold for the person
     * @param anything what such a caution speaks of, in words
     */
    public static RulesSay of(
            Map<String, Verdict> verdicts, List<Rule> cautions, String anything, RuleFacts facts) {
        var blocked = new Grounds(facts);
        var reasons = new Grounds(facts);
        var changes = new Grounds(facts);
        cautions.forEach(rule -> changes.add(new Ground.ByRule(rule), anything));
        verdicts.forEach((what, verdict) -> {
            switch (verdict) {
                case Verdict.Allowed _ -> {}
                case Verdict.Blocked(var grounds) ->
                        grounds.stream()
                                .filter(Ground::isAbsolute)
                                .forEach(ground -> blocked.add(ground, what));
                case Verdict.NeedsReason(var grounds) ->
                        grounds.forEach(ground -> reasons.add(ground, what));
                case Verdict.AllowedWithChange(var grounds) ->
                        grounds.forEach(ground -> changes.add(ground, what));
            }
        });
        return new RulesSay(blocked.said(), reasons.said(), changes.said());
    }

    /** Grounds in the order they came, each with what it speaks of. */
    private static final class Grounds {
        private final Map<Ground, List<String>> whats = new LinkedHashMap<>();
        private final RuleFacts facts;

        Grounds(RuleFacts facts) {
            this.facts = facts;
        }

        void add(Ground ground, String what) {
            whats.computeIfAbsent(ground, _ -> new ArrayList<>()).add(what);
        }

        List<Said> said() {
            var said = new ArrayList<Said>();
            whats.forEach((ground, what) ->
                    said.add(
                            new Said(
                                    String.join(", ", what),
                                    ground,
                                    ground instanceof Ground.ByRule(var rule)
                                            && rule.backing().isGeneralKnowledge(),
                                    RuleFacts.name(ground.id(), facts.words()),
                                    facts.of(ground))));
            return said;
        }
    }
}
