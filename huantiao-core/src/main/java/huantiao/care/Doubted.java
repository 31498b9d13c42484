package huantiao.care;

import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.triage.Assessment;
import huantiao.triage.Facts;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions to which a no does not count, because something that a clinician found, or a weakness
 * that the person marked, speaks against it without being a yes: each is asked again, and an answer
 * given after that counts (decisions 0373, 0377 and 0386). A yes stands whatever was found.
 */
public final class Doubted {

    /** What is asked of the spinal cord (RF-NEU-06). */
    private static final Set<String> CORD =
            Collections.unmodifiableSet(
                    new LinkedHashSet<>(
                            List.of("gait_unsteady_new", "arm_or_hand_clumsy", "numb_many_areas")));

    /** True if there is new pain or changed feeling in both legs. */
    private static final String BOTH_LEGS = "bilateral_leg_pain_new";

    /**
     * Where skin of the saddle is marked: the chart has no place between the legs, so what lies
     * next to it counts. Which places those are is our own, cautious coding of the question.
     */
    private static final Set<Region> AT_THE_SADDLE =
            EnumSet.of(Region.BUTTOCK, Region.GROIN, Region.THIGH_INNER);

    /** How a question that is no yes or no is answered no. */
    private static final String NONE = "none";

    private static final Set<Feeling> LESS_OR_TINGLING =
            EnumSet.of(Feeling.NUMBNESS, Feeling.TINGLING);

    private Doubted() {}

    /** Facts to which a no, given before this entry, does not count any more. */
    static Set<String> by(Entry entry) {
        return switch (entry) {
            case Entry.BodyMarked(var marks) -> byMarks(marks);
            case Entry.SymptomsTold told -> byTheirMarks(told.marks());
            case Entry.ToldBeforeVisit told -> byTheirMarks(told.marks());
            case Entry.Consulted consulted -> {
                var facts = new LinkedHashSet<>(byTests(consulted.consultation().findings()));
                if (Side.BOTH.code().equals(consulted.facts().plain().get(PainSide.LEG_SIDE))) {
                    facts.add(BOTH_LEGS);
                }
                yield facts;
            }
            default -> Set.of();
        };
    }

    /** Facts to which a no speaks against this examination. */
    static Set<String> by(Examination examined) {
        var facts = new LinkedHashSet<>(byMarks(examined.marks()));
        facts.addAll(byTests(examined.findings()));
        return facts;
    }

    /**
     * Facts to which a no speaks against what the person marked: weakness in a leg. A clinician's
     * mark of it is a finding and counts by itself ({@link Weakness}); the person's is asked in
     * words.
     */
    public static Set<String> byTheirMarks(Collection<Mark> marks) {
        var weak = marks.stream().filter(Weakness::isInALeg).map(Mark::side).toList();
        if (weak.isEmpty()) {
            return Set.of();
        }
        var facts = new LinkedHashSet<>(List.of(Weakness.FACT));
        if (weak.containsAll(List.of(Side.LEFT, Side.RIGHT))) {
            facts.add(Weakness.BOTH);
        }
        return facts;
    }

    /**
     * The weakness that the person marked while they answered no, of which nobody asked since;
     * empty where there is no such contradiction.
     */
    public static List<Mark> contradicting(Entry.SymptomsTold told, Chart chart) {
        return contradicting(told.marks(), told.facts().without(chart.facts().plain().keySet()));
    }

    /** The weakness that is marked beside answers that say no to it. */
    public static List<Mark> contradicting(Collection<Mark> marks, FactsTold told) {
        var doubted = byTheirMarks(marks);
        return told.plain().entrySet().stream()
                        .anyMatch(one -> doubted.contains(one.getKey()) && isNo(one.getValue()))
                ? marks.stream().filter(Weakness::isInALeg).toList()
                : List.of();
    }

    /**
     * Facts that something found put in doubt, that nobody answered since and that can change what
     * to do, beside those that come before every treatment anyway: until somebody asks, nothing is
     * planned and no visit signed.
     */
    public static Set<String> open(Chart chart, Assessment assessment) {
        var open = new LinkedHashSet<String>();
        chart.inForce().forEach(noted -> open.addAll(by(noted.entry())));
        open.retainAll(assessment.nextToAsk());
        return open;
    }

    /** A sign of the upper motor neurone speaks against every no about the spinal cord. */
    private static Set<String> byTests(Collection<Consultation.Finding> findings) {
        return findings.stream().anyMatch(Examined::speaksAboveTheRoot) ? CORD : Set.of();
    }

    private static Set<String> byMarks(Collection<Mark> marks) {
        var facts = new LinkedHashSet<String>();
        if (marks.stream().anyMatch(Doubted::isAtTheSaddle)) {
            facts.add(Examined.SADDLE);
        }
        boolean inBoth =
                List.of(Side.LEFT, Side.RIGHT).stream()
                        .allMatch(side ->
                                marks.stream()
                                        .filter(mark -> mark.side() == side)
                                        .anyMatch(Doubted::isFeltInALeg));
        if (inBoth) {
            facts.add(BOTH_LEGS);
        }
        return facts;
    }

    /** True for skin at the saddle that is marked as numb or tingling. */
    public static boolean isAtTheSaddle(Mark mark) {
        return AT_THE_SADDLE.contains(mark.region()) && LESS_OR_TINGLING.contains(mark.feeling());
    }

    private static boolean isFeltInALeg(Mark mark) {
        return mark.region() != Region.LOW_BACK && mark.feeling() != Feeling.WEAKNESS;
    }

    /** These facts without a no to one that is doubted. */
    public static Facts without(Facts told, Collection<String> doubted) {
        var plain = told.plain();
        return told.without(
                told.names().stream()
                        .filter(fact -> isTakenBack(fact, plain.get(fact), doubted))
                        .toList());
    }

    /** The same of facts as they were told. */
    static FactsTold without(FactsTold told, Collection<String> doubted) {
        return told.without(
                told.plain().entrySet().stream()
                        .filter(one -> isTakenBack(one.getKey(), one.getValue(), doubted))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /**
     * True for a no to a fact that is doubted. That no weakness is noticed, so that none changes,
     * goes with the no to a weakness.
     */
    static boolean isTakenBack(String fact, @Nullable Object told, Collection<String> doubted) {
        boolean isDoubted =
                doubted.contains(fact)
                        || (fact.equals(Weakness.CHANGES) && doubted.contains(Weakness.FACT));
        return isDoubted && isNo(told);
    }

    private static boolean isNo(@Nullable Object told) {
        return Boolean.FALSE.equals(told) || NONE.equals(told);
    }
}
