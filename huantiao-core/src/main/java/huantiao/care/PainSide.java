package huantiao.care;

import huantiao.body.ExaminationTest;
import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.NerveRoots;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** On which side the leg hurts, by what was told and what was marked on the body chart. */
public final class PainSide {

    /** The answer to which leg it is: none, left, right or both. */
    public static final String LEG_SIDE = "leg_side";

    private static final Set<Feeling> HURTS = EnumSet.of(Feeling.PAIN, Feeling.BURNING);

    private PainSide() {}

    /**
     * Left, right or both; empty where neither answers nor marks name a side. Where pain or burning
     * is marked in a leg, these marks say it alone. The answer names the legs in which anything is
     * felt, because the warning sign of both legs asks so (RF-CES-11); it says which leg it is only
     * where no pain is marked.
     */
    public static Optional<Side> of(Facts known, Collection<Mark> marks) {
        return one(sides(known, marks));
    }

    private static EnumSet<Side> sides(Facts known, Collection<Mark> marks) {
        var sides = EnumSet.noneOf(Side.class);
        hurting(marks).forEach(sides::add);
        if (sides.isEmpty()
                && known.find(LEG_SIDE).orElse(null) instanceof Value.Choice(var side)) {
            Side.of(side).ifPresent(sides::add);
        }
        return sides;
    }

    /**
     * The same by what is known today, what was told, and what a clinician marked: a side that a
     * clinician marks counts beside what was told. Where somebody was asked in a consultation which
     * leg it is, because the one spoke against the other, that answer decides by itself until the
     * person tells anew.
     */
    public static Optional<Side> told(Chart chart, CareSteps.Now now) {
        return told(
                chart, chart.found().stream().flatMap(one -> one.entry().marks().stream()), now);
    }

    /** The same without what a clinician marked. */
    public static Optional<Side> toldAlone(Chart chart, CareSteps.Now now) {
        return told(chart, Stream.empty(), now);
    }

    private static Optional<Side> told(Chart chart, Stream<Mark> found, CareSteps.Now now) {
        var known = Picture.of(chart, now.rules(), now.today(), now.zone());
        if (isDecided(chart)) {
            return of(known, List.of());
        }
        var sides = sides(known, chart.marks());
        hurting(found).forEach(sides::add);
        return one(sides);
    }

    private static boolean isDecided(Chart chart) {
        return chart.inForce().reversed().stream()
                .map(Noted::entry)
                .takeWhile(entry -> !(entry instanceof Entry.SymptomsTold))
                .anyMatch(entry ->
                        entry instanceof Entry.Consulted consulted
                                && consulted.facts().plain().containsKey(LEG_SIDE));
    }

    /**
     * The leg that was told of, where an examination names the other one: its marks, or a stretch
     * of the nerve that brought the person's own pain. Empty where the two agree, or one is silent.
     */
    public static Optional<Side> against(
            Optional<Side> told, Examination examined, NerveRoots roots) {
        var seen = EnumSet.noneOf(Side.class);
        hurting(examined.marks()).forEach(seen::add);
        found(examined.findings(), roots).ifPresent(side -> seen.addAll(each(side)));
        return told.filter(side -> side.opposite().filter(seen::contains).isPresent());
    }

    private static Set<Side> each(Side side) {
        return side == Side.BOTH ? EnumSet.of(Side.LEFT, Side.RIGHT) : EnumSet.of(side);
    }

    private static Stream<Side> hurting(Collection<Mark> marks) {
        return hurting(marks.stream());
    }

    private static Stream<Side> hurting(Stream<Mark> marks) {
        return marks.filter(
                        mark -> HURTS.contains(mark.feeling()) && mark.region() != Region.LOW_BACK)
                .map(Mark::side);
    }

    /**
     * The side on which a stretch of the nerve brought the person's own pain, for where nobody told
     * or marked one. The crossed test says nothing here: it has its side from where it hurts.
     */
    public static Optional<Side> found(List<Consultation.Finding> findings, NerveRoots roots) {
        var sides = EnumSet.noneOf(Side.class);
        findings.stream()
                .filter(one -> one.shown() == Consultation.Shown.POSITIVE)
                .filter(one ->
                        roots.test(one.test())
                                .filter(ExaminationTest::bringsPainOfItsSide)
                                .isPresent())
                .map(Consultation.Finding::side)
                .forEach(sides::add);
        return one(sides);
    }

    private static Optional<Side> one(EnumSet<Side> sides) {
        return sides.size() > 1 ? Optional.of(Side.BOTH) : sides.stream().findFirst();
    }
}
