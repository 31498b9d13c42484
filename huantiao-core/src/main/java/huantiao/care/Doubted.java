package huantiao.care;

import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.triage.Assessment;
import huantiao.triage.Facts;
import huantiao.triage.Value;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Questions to which a no does not count, because something that a clinician found speaks against
 * it without being a yes: each is asked again, and an answer given after that counts (decision 0373
 * and 0377). A yes stands whatever was found.
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

    private static final Set<Feeling> LESS_OR_TINGLING =
            EnumSet.of(Feeling.NUMBNESS, Feeling.TINGLING);

    private Doubted() {}

    /** Facts to which a no, given before this entry, does not count any more. */
    static Set<String> by(Entry entry) {
        return switch (entry) {
            case Entry.BodyMarked(var marks) -> byMarks(marks);
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
    static Facts without(Facts told, Collection<String> doubted) {
        return told.without(
                doubted.stream()
                        .filter(fact -> told.vocabulary().find(fact).isPresent())
                        .filter(fact ->
                                told.find(fact).filter(new Value.Truth(false)::equals).isPresent())
                        .toList());
    }

    /** The same of facts as they were told. */
    static FactsTold without(FactsTold told, Collection<String> doubted) {
        return told.without(
                doubted.stream()
                        .filter(fact -> Boolean.FALSE.equals(told.plain().get(fact)))
                        .toList());
    }
}
