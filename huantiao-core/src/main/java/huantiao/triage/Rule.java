package huantiao.triage;

import huantiao.base.Backing;
import huantiao.body.PointCode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A contraindication or caution, checked before a plan is kept and again before each session.
 *
 * @param id as {@code CI-BLD-01}
 * @param blocks what it stops while it holds
 * @param scope where it stops it
 * @param instead what to do instead, in one sentence
 * @param thickestMm diameter of the thickest needle it lets pass; empty where it names none
 * @param note remark; may be empty
 */
public record Rule(
        String id,
        Severity severity,
        Condition when,
        Blocks blocks,
        Scope scope,
        String instead,
        OptionalDouble thickestMm,
        String note,
        Backing backing) {

    private static final Set<String> PLANNED =
            Set.of(Rules.TECHNIQUES, Rules.POINTS, Rules.HERBS, Rules.SUPPLEMENTS);

    /** How far a person may depart from a rule. */
    public enum Severity {
        /** Never. */
        ABSOLUTE,
        /** Only if a named clinician records why and how the risk is handled. */
        RELATIVE,
        /** With the stated change. */
        CAUTION
    }

    /** What part of the body or session a rule speaks of. */
    public enum Scope {
        /** The whole session. */
        SESSION,
        /** A place on the skin. */
        SITE,
        /** A limb. */
        LIMB,
        /** The spine. */
        SPINE
    }

    /**
     * What a rule stops.
     *
     * @param everything every technique
     * @param techniques these
     * @param points the points its condition names, if they are planned
     */
    public record Blocks(boolean everything, Set<TechniqueKind> techniques, boolean points) {
        public Blocks {
            techniques =
                    techniques.isEmpty()
                            ? Set.of()
                            : Collections.unmodifiableSet(EnumSet.copyOf(techniques));
        }

        public boolean stops(TechniqueKind technique) {
            return everything || techniques.contains(technique);
        }
    }

    public Rule {
        if (thickestMm.isPresent()
                && !(thickestMm.getAsDouble() >= 0.10 && thickestMm.getAsDouble() <= 1.00)) {
            throw new IllegalArgumentException(
                    "thickest needle (%s mm) must be within 0.10..1.00 mm"
                            .formatted(thickestMm.getAsDouble()));
        }
    }

    /** True if it speaks of the whole session rather than of a place. */
    public boolean concernsWholeSession() {
        return scope == Scope.SESSION;
    }

    /** True if it asks only what is planned, so that it holds whoever the person is. */
    public boolean holdsForEverybody() {
        return PLANNED.containsAll(when.facts());
    }

    /** True if it asks something of what is planned; else it holds whatever is planned. */
    public boolean asksOfThePlan() {
        return when.facts().stream().anyMatch(PLANNED::contains);
    }

    /** Techniques its condition names; with none it concerns the person whatever is planned. */
    public Set<TechniqueKind> techniquesNamed() {
        Set<TechniqueKind> named = EnumSet.noneOf(TechniqueKind.class);
        for (String code : entriesNamed(when, Rules.TECHNIQUES)) {
            TechniqueKind.of(code).ifPresent(named::add);
        }
        return Collections.unmodifiableSet(named);
    }

    /** Points its condition names. */
    public Set<PointCode> pointsNamed() {
        Set<PointCode> named = new LinkedHashSet<>();
        for (String code : entriesNamed(when, Rules.POINTS)) {
            PointCode.read(code).ifPresent(named::add);
        }
        return Collections.unmodifiableSet(named);
    }

    /** Entries of a list of this fact that its condition looks for. */
    public List<String> entriesNamed(String fact) {
        return entriesNamed(when, fact);
    }

    /** Entries of a list of this fact that a condition looks for, and none that it rules out. */
    public static List<String> entriesNamed(Condition condition, String fact) {
        return switch (condition) {
            case Condition.Has(String of, Set<String> any) when of.equals(fact) -> List.copyOf(any);
            case Condition.Comparison _ -> List.of();
            case Condition.None _ -> List.of();
            case Condition.All(List<Condition> parts) ->
                    parts.stream().flatMap(part -> entriesNamed(part, fact).stream()).toList();
            case Condition.Any(List<Condition> parts) ->
                    parts.stream().flatMap(part -> entriesNamed(part, fact).stream()).toList();
        };
    }
}
