package huantiao.care;

import huantiao.body.PointCode;
import huantiao.triage.Facts;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was done in a visit, in the words of the rules. */
public final class VisitFacts {

    /**
     * What a person agrees to by itself and not with the rest: wet cupping draws blood ({@code
     * TQ-CUP-WET} of {@code techniques.yaml}, "separate consent").
     */
    public static final Set<TechniqueKind> AGREED_BY_ITSELF = Set.of(TechniqueKind.CUPPING_WET);

    private VisitFacts() {}

    /**
     * The person and what was done with them. Herbs that were given are those of the plan; where it
     * names none, nobody knows which they were.
     */
    public static Facts of(Facts person, Session session, Plan plan, HerbNames herbs) {
        var used = techniques(session);
        var done =
                person.with(Rules.TECHNIQUES, used.stream().map(TechniqueKind::code).toList())
                        .with(Rules.POINTS, points(session));
        return used.contains(TechniqueKind.HERBS) && !plan.herbs().isEmpty()
                ? done.with(Rules.HERBS, herbs.codes(plan.herbs()))
                : done;
    }

    /** True where herbs were given that nobody named, so that no rule can speak of them. */
    public static boolean hasUnnamedHerbs(Session session, Plan plan) {
        return plan.herbs().isEmpty() && techniques(session).contains(TechniqueKind.HERBS);
    }

    /** Every technique that was used. */
    public static Set<TechniqueKind> techniques(Session session) {
        Set<TechniqueKind> used = new LinkedHashSet<>();
        for (var needling : session.needlings()) {
            used.add(
                    switch (needling.stimulation()) {
                        case NONE, MANUAL -> TechniqueKind.MANUAL;
                        case ELECTRICAL -> TechniqueKind.EA;
                        case WARM -> TechniqueKind.WARM_NEEDLE;
                    });
        }
        if (!session.pairs().isEmpty()) {
            used.add(TechniqueKind.EA);
        }
        if (used.isEmpty() && session.needled()) {
            used.add(TechniqueKind.MANUAL);
        }
        session.others().forEach(technique -> technique(technique).ifPresent(used::add));
        return used;
    }

    /** What a person agrees to of a visit: every technique, and needles wherever one went in. */
    public static Set<TechniqueKind> toAgree(Session session) {
        Set<TechniqueKind> kinds = EnumSet.noneOf(TechniqueKind.class);
        if (session.needled()) {
            kinds.add(TechniqueKind.MANUAL);
        }
        kinds.addAll(techniques(session));
        return kinds;
    }

    /** What the person agrees to of things done beside needles. */
    public static Set<TechniqueKind> toAgree(List<Technique> beside) {
        Set<TechniqueKind> kinds = EnumSet.noneOf(TechniqueKind.class);
        beside.forEach(technique -> technique(technique).ifPresent(kinds::add));
        return kinds;
    }

    /** What the rules call something done beside needles; empty for what they do not know. */
    static Optional<TechniqueKind> technique(Technique technique) {
        return switch (technique) {
            case Technique.Cupping cupping ->
                    Optional.of(
                            switch (cupping.kind()) {
                                case DRY -> TechniqueKind.CUPPING_DRY;
                                case MOVING -> TechniqueKind.CUPPING_MOVING;
                                case WET -> TechniqueKind.CUPPING_WET;
                            });
            case Technique.Acupressure _ -> Optional.of(TechniqueKind.ACUPRESSURE);
            case Technique.Moxibustion _ -> Optional.of(TechniqueKind.MOXA);
            case Technique.EarSeeds _ -> Optional.of(TechniqueKind.EAR_SEEDS);
            case Technique.Massage _ -> Optional.of(TechniqueKind.TUINA);
            case Technique.Therapy(var _, var _, var thrust) when thrust.orElse(false) ->
                    Optional.of(TechniqueKind.SMT_THRUST);
            case Technique.Therapy(var therapy, var _, var _) -> therapy(therapy);
            case Technique.Advice _ -> Optional.empty();
        };
    }

    /**
     * What the rules call a therapy of {@code therapies.yaml}; chiropractic is mobilisation unless
     * somebody says that it is with thrust. Empty for what they do not know.
     */
    static Optional<TechniqueKind> therapy(String therapy) {
        if (therapy.startsWith("TH-PT-")) {
            return Optional.of(PlanFacts.moving(therapy));
        }
        return switch (therapy) {
            case Technique.Therapy.CHIROPRACTIC -> Optional.of(TechniqueKind.MOBILISATION);
            case Technique.Therapy.HERBS -> Optional.of(TechniqueKind.HERBS);
            default -> Optional.empty();
        };
    }

    private static List<String> points(Session session) {
        Set<String> points = new LinkedHashSet<>();
        for (var needling : session.needlings()) {
            PointCode.read(needling.point()).map(PointCode::text).ifPresent(points::add);
        }
        points.addAll(pressed(session.others()));
        return List.copyOf(points);
    }

    /** Points that are pressed, without their sides, each once. */
    static List<String> pressed(List<Technique> techniques) {
        var points = new ArrayList<String>();
        for (var technique : techniques) {
            if (technique instanceof Technique.Acupressure(var pressed, _)) {
                pressed.stream()
                        .map(point -> point.replaceFirst(" (left|right)$", ""))
                        .flatMap(point -> PointCode.read(point).stream())
                        .map(PointCode::text)
                        .filter(point -> !points.contains(point))
                        .forEach(points::add);
            }
        }
        return points;
    }
}
