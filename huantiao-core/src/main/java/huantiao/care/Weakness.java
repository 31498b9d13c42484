package huantiao.care;

import huantiao.body.Feeling;
import huantiao.body.Mark;
import huantiao.body.Region;
import huantiao.body.Side;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** What the answers about weakness of a leg say of each other, and what an examination adds. */
public final class Weakness {

    /** The fact that says whether a leg is weak. */
    public static final String FACT = "leg_weakness";

    /** The fact that says whether a weakness changes. */
    public static final String CHANGES = "leg_weakness_trend";

    /** The fact that says whether both legs are weak. */
    public static final String BOTH = "weakness_both_legs";

    private static final Value NONE = new Value.Choice("none");
    private static final String MILD = "mild";
    private static final int NORMAL = 5;
    private static final List<Side> SIDES = List.of(Side.LEFT, Side.RIGHT);

    private Weakness() {}

    /**
     * Facts that are asked for only where it was not told that no leg is weaker: that question asks
     * for one leg and for both.
     */
    public static final Set<String> HANGING = Set.of(CHANGES, BOTH);

    /**
     * With what follows where it was told that neither leg is weaker: no weakness changes, and none
     * is in both legs. It follows each time it is read and is noted as nobody's answer; what was
     * answered by itself stays (decision 0302).
     */
    static Facts followed(Facts known) {
        if (!isToldNone(known)) {
            return known;
        }
        var words = known.vocabulary();
        var all = known;
        if (words.find(CHANGES).isPresent() && !all.knows(CHANGES)) {
            all = all.with(CHANGES, NONE);
        }
        boolean isChanging = all.find(CHANGES).filter(change -> !change.equals(NONE)).isPresent();
        return words.find(BOTH).isPresent() && !all.knows(BOTH) && !isChanging
                ? all.with(BOTH, false)
                : all;
    }

    /** True if it was told that no leg is weaker. */
    public static boolean isToldNone(Facts told) {
        return told.vocabulary().find(FACT).isPresent()
                && told.find(FACT).filter(NONE::equals).isPresent();
    }

    /** The same of facts as they were told. */
    static boolean isToldNone(FactsTold told) {
        return "none".equals(told.plain().get(FACT));
    }

    /** True for weakness that is marked in a buttock, a hip or further down. */
    public static boolean isInALeg(Mark mark) {
        return mark.feeling() == Feeling.WEAKNESS && mark.region() != Region.LOW_BACK;
    }

    /** A loss of power, as a clinician found it. */
    public sealed interface Loss {

        Side side();

        /** By a test of power. */
        record Tested(Consultation.Finding finding) implements Loss {
            @Override
            public Side side() {
                return finding.side();
            }
        }

        /** Marked on the body chart: in a buttock, a hip or further down. */
        record Marked(Mark mark) implements Loss {
            @Override
            public Side side() {
                return mark.side();
            }
        }
    }

    /**
     * A loss of power that somebody found and nobody told of.
     *
     * @param losses as they were found; empty where only a grade was noted
     * @param weakest grade of the weakest key muscle, MRC 0 to 4, where it is known
     * @param isAgainstTold true if it was told that no leg is weaker
     */
    public record Found(List<Loss> losses, OptionalInt weakest, boolean isAgainstTold) {
        public Found {
            losses = List.copyOf(losses);
        }
    }

    /**
     * A loss of power that was found, where no weakness was told: each test on each side counts by
     * its latest finding, a mark of weakness in a leg counts as one, and a weakest key muscle of
     * grade 5 that was noted after them says that none is left. It is a weakness, at least mild,
     * whatever was told; whether it changes is as it was told, and not known where it was told that
     * there is none: what somebody does not notice may grow.
     *
     * @param examined what was found and is not noted yet
     * @param answered answers that are not noted yet
     */
    public static Optional<Found> found(
            Chart chart, Examination examined, Facts answered, CareRules rules) {
        var told = Picture.read(chart.facts(), rules.vocabulary()).overlaidWith(answered);
        return found(told, chart, examined, answered, rules);
    }

    /**
     * A loss of power that was found in either leg, where nobody told that both are weak.
     *
     * @param losses as they were found, of both sides
     * @param isAgainstTold true if it was told that they are not
     */
    public record InBoth(List<Loss> losses, boolean isAgainstTold) {
        public InBoth {
            losses = List.copyOf(losses);
        }
    }

    /**
     * A loss of power that stands on the left and one that stands on the right, whichever tests
     * found them: both legs are weak, whatever was told (decision 0373).
     *
     * @param examined what was found and is not noted yet
     * @param answered answers that are not noted yet
     */
    public static Optional<InBoth> inBoth(
            Chart chart, Examination examined, Facts answered, CareRules rules) {
        var told = Picture.read(chart.facts(), rules.vocabulary()).overlaidWith(answered);
        return inBoth(followed(told), chart, examined, answered, rules);
    }

    private static Optional<InBoth> inBoth(
            Facts told, Chart chart, Examination examined, Facts answered, CareRules rules) {
        if (rules.vocabulary().find(BOTH).isEmpty() || isYes(told)) {
            return Optional.empty();
        }
        var losses = losses(chart, examined, answered, rules);
        return SIDES.stream().allMatch(side -> losses.stream().anyMatch(of(side)))
                ? Optional.of(new InBoth(losses, told.knows(BOTH)))
                : Optional.empty();
    }

    private static Predicate<Loss> of(Side side) {
        return loss -> loss.side() == side || loss.side() == Side.BOTH;
    }

    private static boolean isYes(Facts told) {
        return told.find(BOTH).filter(new Value.Truth(true)::equals).isPresent();
    }

    /** Losses of power that examinations found and no later one took back, oldest first. */
    public static List<Loss> losses(Chart chart, CareRules rules) {
        return losses(chart, Examination.NOTHING, rules.vocabulary().nothingKnown(), rules);
    }

    /**
     * What is known from a chart, with a loss of power that was found as a weakness: of both legs
     * where one was found in either.
     */
    public static Facts joined(Facts told, Chart chart, CareRules rules) {
        return joined(told, chart, Examination.NOTHING, rules.vocabulary().nothingKnown(), rules);
    }

    /** The same with what is not noted yet. */
    static Facts joined(
            Facts told, Chart chart, Examination examined, Facts answered, CareRules rules) {
        var known =
                inBoth(told, chart, examined, answered, rules).isPresent()
                        ? told.with(BOTH, true)
                        : told;
        if (found(told, chart, examined, answered, rules).isEmpty()) {
            return known;
        }
        var weak = known.with(FACT, MILD);
        return isUnnoticed(weak) ? weak.without(List.of(CHANGES)) : weak;
    }

    /** True where it was told that there is no weakness to change. */
    private static boolean isUnnoticed(Facts told) {
        return told.vocabulary().find(CHANGES).isPresent()
                && told.find(CHANGES).filter(NONE::equals).isPresent();
    }

    private static Optional<Found> found(
            Facts told, Chart chart, Examination examined, Facts answered, CareRules rules) {
        boolean isTold = told.knows(FACT) && !isToldNone(told);
        if (isTold || rules.vocabulary().find(FACT).isEmpty()) {
            return Optional.empty();
        }
        var losses = losses(chart, examined, answered, rules);
        var weakest = belowNormal(told);
        return losses.isEmpty() && weakest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(losses, weakest, isToldNone(told)));
    }

    private static List<Loss> losses(
            Chart chart, Examination examined, Facts answered, CareRules rules) {
        var losses = new Losses(rules);
        for (var noted : chart.inForce()) {
            losses.told(Picture.read(Chart.told(noted.entry()), rules.vocabulary()));
            if (noted.entry() instanceof Entry.Consulted consulted) {
                consulted.consultation().findings().forEach(losses::found);
            }
            if (noted.entry() instanceof Entry.BodyMarked(var marks)) {
                marks.forEach(losses::marked);
            }
        }
        losses.told(answered);
        examined.findings().forEach(losses::found);
        examined.marks().forEach(losses::marked);
        return List.copyOf(losses.standing.values());
    }

    private static OptionalInt belowNormal(Facts told) {
        return told.vocabulary().find(Examined.WEAKEST).isPresent()
                        && told.find(Examined.WEAKEST).orElse(null) instanceof Value.Whole(int mrc)
                        && mrc < NORMAL
                ? OptionalInt.of(mrc)
                : OptionalInt.empty();
    }

    /** Losses as one examination after the other leaves them. */
    private static final class Losses {

        /**
         * @param where id of a test, or code of a region of the body chart
         */
        private record Place(String where, Side side) {}

        private final Map<Place, Loss> standing = new LinkedHashMap<>();
        private final CareRules rules;

        Losses(CareRules rules) {
            this.rules = rules;
        }

        void told(Facts facts) {
            boolean allNormal =
                    rules.vocabulary().find(Examined.WEAKEST).isPresent()
                            && facts.find(Examined.WEAKEST)
                                    .filter(new Value.Whole(NORMAL)::equals)
                                    .isPresent();
            if (allNormal) {
                standing.clear();
            }
        }

        void found(Consultation.Finding finding) {
            if (rules.powerTests().contains(finding.test())) {
                var place = new Place(finding.test(), finding.side());
                switch (finding.shown()) {
                    case POSITIVE -> standing.put(place, new Loss.Tested(finding));
                    case NEGATIVE -> {
                        if (Examined.isGradedBelowNormal(finding)) {
                            standing.put(place, new Loss.Tested(finding));
                        } else {
                            standing.remove(place);
                        }
                    }
                    case BRISK, NOT_DONE -> {}
                }
            }
        }

        void marked(Mark mark) {
            if (isInALeg(mark)) {
                standing.put(new Place(mark.region().code(), mark.side()), new Loss.Marked(mark));
            }
        }
    }
}
