package huantiao.care;

import huantiao.body.PointCode;
import huantiao.triage.Ground;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import huantiao.triage.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the plan in force the rules stop today, or let go on only with a reason that was not
 * given with it. A plan is agreed by what was known then; this is asked anew on every page that
 * speaks of it, and nothing of it is kept. What the warning signs hold is said in another place.
 *
 * @param against the gravest first
 * @param unjudged herbs of the plan that no rule knows, or not all of: it was agreed before such
 *     herbs were refused, or the rules were others then
 */
public record PlanToday(List<Against> against, List<HerbNames.Read> unjudged) {

    /** Nothing speaks against it, or no plan is in force. */
    public static final PlanToday NOTHING = new PlanToday(List.of(), List.of());

    /** What a visit with needles does not do itself: nothing in its form would be refused. */
    private static final Set<TechniqueKind> ELSEWHERE =
            EnumSet.of(
                    TechniqueKind.SMT_THRUST,
                    TechniqueKind.MOBILISATION,
                    TechniqueKind.TRACTION,
                    TechniqueKind.NEURAL_MOBILISATION,
                    TechniqueKind.EXERCISE,
                    TechniqueKind.HERBS,
                    TechniqueKind.SUPPLEMENTS);

    /**
     * One rule, and what of the plan it stops.
     *
     * @param herbs herbs of the plan that the rule names, by their codes
     * @param supplements the same of supplements
     */
    public record Against(
            Rule rule,
            List<TechniqueKind> techniques,
            List<PointCode> points,
            List<String> herbs,
            List<String> supplements) {
        public Against {
            techniques = List.copyOf(techniques);
            points = List.copyOf(points);
            herbs = List.copyOf(herbs);
            supplements = List.copyOf(supplements);
        }

        /** True if no reason lets it go on. */
        public boolean isAbsolute() {
            return rule.severity() == Rule.Severity.ABSOLUTE;
        }

        /** True if something of it is done by other hands or at home. */
        public boolean isElsewhere() {
            return techniques.stream().anyMatch(ELSEWHERE::contains);
        }
    }

    public PlanToday {
        against = List.copyOf(against);
        unjudged = List.copyOf(unjudged);
    }

    /** The plan in force under what is known of the person today. */
    public static PlanToday of(Chart chart, CareSteps.Now now) {
        return chart.openEpisode().map(episode -> of(chart, episode, now)).orElse(NOTHING);
    }

    private static PlanToday of(Chart chart, Episode episode, CareSteps.Now now) {
        var plan = episode.plan();
        var check = CareSteps.check(chart, plan, now.rules().vocabulary().nothingKnown(), now);
        var given = episode.setAside().stream().map(SetAside::rule).collect(Collectors.toSet());
        Map<Rule, List<TechniqueKind>> techniques = new LinkedHashMap<>();
        Map<Rule, List<PointCode>> points = new LinkedHashMap<>();
        check.techniques()
                .forEach((technique, verdict) ->
                        stopping(verdict, given)
                                .forEach(rule ->
                                        techniques
                                                .computeIfAbsent(rule, _ -> new ArrayList<>())
                                                .add(technique)));
        check.points()
                .forEach((point, verdict) ->
                        stopping(verdict, given)
                                .forEach(rule ->
                                        points.computeIfAbsent(rule, _ -> new ArrayList<>())
                                                .add(point)));
        return new PlanToday(
                Stream.concat(techniques.keySet().stream(), points.keySet().stream())
                        .distinct()
                        .sorted(Comparator.comparing(Rule::severity))
                        .map(rule ->
                                new Against(
                                        rule,
                                        techniques.getOrDefault(rule, List.of()),
                                        points.getOrDefault(rule, List.of()),
                                        now.rules().herbs().codes(plan.herbs()).stream()
                                                .filter(rule.entriesNamed(Rules.HERBS)::contains)
                                                .toList(),
                                        plan.supplements().stream()
                                                .flatMap(named -> named.listed().stream())
                                                .filter(
                                                        rule.entriesNamed(Rules.SUPPLEMENTS)
                                                                ::contains)
                                                .toList()))
                        .toList(),
                now.rules().herbs().read(plan.herbs()).stream()
                        .filter(herb -> !herb.isKnown())
                        .toList());
    }

    private static Stream<Rule> stopping(Verdict verdict, Set<String> given) {
        return verdict.isAllowed()
                ? Stream.empty()
                : verdict.grounds().stream()
                        .filter(Ground.ByRule.class::isInstance)
                        .map(ground -> ((Ground.ByRule) ground).rule())
                        .filter(rule -> rule.severity() != Rule.Severity.CAUTION)
                        .filter(rule ->
                                rule.severity() == Rule.Severity.ABSOLUTE
                                        || !given.contains(rule.id()));
    }

    /** What is done by other hands or at home. */
    public PlanToday elsewhere() {
        return new PlanToday(against.stream().filter(Against::isElsewhere).toList(), unjudged);
    }

    /** What speaks against one technique of the plan. */
    public List<Against> against(TechniqueKind technique) {
        return against.stream().filter(one -> one.techniques().contains(technique)).toList();
    }
}
