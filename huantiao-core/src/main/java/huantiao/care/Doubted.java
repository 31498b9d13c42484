package huantiao.care;

import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Questions to which a no does not count, because something that a clinician found speaks against
 * it without being a yes: each is asked again, and an answer given after that counts (decision
 * 0373). A yes stands whatever was found.
 */
public final class Doubted {

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
        return entry instanceof Entry.BodyMarked(var marks) ? by(marks) : Set.of();
    }

    /** Facts to which a no speaks against these marks of a clinician. */
    public static Set<String> by(Collection<Mark> marks) {
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
