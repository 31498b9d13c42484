package huantiao.triage;

import huantiao.base.Known;
import huantiao.body.PointCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All contraindication rules. */
public final class Rules {
    /** Planned techniques. */
    public static final String TECHNIQUES = "techniques";

    /** Planned points. */
    public static final String POINTS = "points";

    /** Planned herbs; naming one implies the technique. */
    public static final String HERBS = "herbs";

    /** Planned supplements; naming one implies the technique. */
    public static final String SUPPLEMENTS = "supplements";

    private final List<Rule> rules;
    private final Map<String, Rule> byId;
    private final Map<String, Set<PointCode>> pointsNamed = new LinkedHashMap<>();
    private final Map<String, Set<TechniqueKind>> techniquesNamed = new LinkedHashMap<>();

    public Rules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        Map<String, Rule> ids = new LinkedHashMap<>();
        for (Rule rule : rules) {
            if (ids.putIfAbsent(rule.id(), rule) != null) {
                throw new IllegalArgumentException(
                        "rule (%s) must be given once".formatted(rule.id()));
            }
            pointsNamed.put(rule.id(), rule.pointsNamed());
            techniquesNamed.put(rule.id(), rule.techniquesNamed());
        }
        this.byId = ids;
    }

    public List<Rule> all() {
        return rules;
    }

    public Optional<Rule> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every entry of this list that a rule looks for. */
    public Set<String> entriesNamed(String list) {
        Set<String> named = new LinkedHashSet<>();
        rules.forEach(rule -> named.addAll(rule.entriesNamed(list)));
        return Collections.unmodifiableSet(named);
    }

    /**
     * Techniques planned, in the order of the plan. A plan that names herbs or supplements uses
     * that technique even where it was not ticked.
     */
    public static Set<TechniqueKind> planned(Facts facts) {
        Set<TechniqueKind> planned = new LinkedHashSet<>();
        for (String code : facts.entries(TECHNIQUES)) {
            TechniqueKind.of(code).ifPresent(planned::add);
        }
        if (!facts.entries(HERBS).isEmpty()) {
            planned.add(TechniqueKind.HERBS);
        }
        if (!facts.entries(SUPPLEMENTS).isEmpty()) {
            planned.add(TechniqueKind.SUPPLEMENTS);
        }
        return Collections.unmodifiableSet(planned);
    }

    /** Lays every rule over the person, the level the flags led to, and the plan. */
    public PlanCheck check(Assessment assessment) {
        Set<TechniqueKind> planned = planned(assessment.facts());
        Facts facts =
                planned.isEmpty() ? assessment.facts() : assessment.facts().withTechniques(planned);
        List<Rule> fired = new ArrayList<>();
        List<Rule> unknown = new ArrayList<>();
        for (Rule rule : rules) {
            Known so = rule.when().holds(facts);
            if (so.isYes()) {
                fired.add(rule);
            } else if (so.isUnknown()) {
                unknown.add(rule);
            }
        }
        Holding holding = assessment.disposition().holding();
        Map<TechniqueKind, Verdict> techniques = new LinkedHashMap<>();
        for (TechniqueKind technique : planned) {
            techniques.put(technique, verdict(technique, fired, holding));
        }
        Map<PointCode, Verdict> points = new LinkedHashMap<>();
        for (String code : facts.entries(POINTS)) {
            PointCode point = new PointCode(code);
            points.put(point, verdict(point, fired));
        }
        return new PlanCheck(assessment, facts, fired, unknown, techniques, points);
    }

    /**
     * What the rules would say to each technique if it alone were planned, so that a form can show
     * it before anybody ticks it.
     */
    public Map<TechniqueKind, Verdict> options(RedFlags flags, Facts facts) {
        Map<TechniqueKind, Verdict> options = new EnumMap<>(TechniqueKind.class);
        for (TechniqueKind technique : EnumSet.allOf(TechniqueKind.class)) {
            Facts only = facts.with(TECHNIQUES, List.of(technique.code()));
            Verdict verdict = check(flags.assess(only)).techniques().get(technique);
            if (verdict != null) {
                options.put(technique, verdict);
            }
        }
        return Collections.unmodifiableMap(options);
    }

    private Verdict verdict(TechniqueKind technique, List<Rule> fired, Holding holding) {
        List<Ground> against = new ArrayList<>();
        List<Ground> changes = new ArrayList<>();
        if (holding.holds(technique)) {
            against.add(new Ground.ByLevel(holding));
        }
        for (Rule rule : fired) {
            Ground ground = new Ground.ByRule(rule);
            if (rule.blocks().stops(technique)) {
                (rule.concernsWholeSession() ? against : changes).add(ground);
            } else if (techniquesNamed.getOrDefault(rule.id(), Set.of()).contains(technique)) {
                changes.add(ground);
            }
        }
        return verdict(against, changes);
    }

    private Verdict verdict(PointCode point, List<Rule> fired) {
        List<Ground> against = new ArrayList<>();
        for (Rule rule : fired) {
            if (rule.blocks().points()
                    && pointsNamed.getOrDefault(rule.id(), Set.of()).contains(point)) {
                against.add(new Ground.ByRule(rule));
            }
        }
        return verdict(against, List.of());
    }

    private static Verdict verdict(List<Ground> against, List<Ground> changes) {
        if (against.stream().anyMatch(Ground::isAbsolute)) {
            return new Verdict.Blocked(against);
        }
        if (!against.isEmpty()) {
            return new Verdict.NeedsReason(against);
        }
        return changes.isEmpty() ? new Verdict.Allowed() : new Verdict.AllowedWithChange(changes);
    }
}
