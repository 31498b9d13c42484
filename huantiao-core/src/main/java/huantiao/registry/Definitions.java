package huantiao.registry;

import huantiao.measures.Noise;
import java.util.ArrayList;
import java.util.List;

/**
 * How many got better by each way to say what better is, of the same people in the same week. The
 * way alone can move a figure further than any treatment, so none stands without the others.
 *
 * @param all by the score first; each with bounds from nobody of whom it is not known better to all
 *     of them
 */
public record Definitions(List<Definition> all) {

    /** A way to say who got better. */
    public enum Way {
        /** The responder rule of the measure. */
        SCORE,
        /**
         * The same, and the course did not end because it got worse. Whether it did is not known of
         * a course without an end noted, nor of somebody not heard of any more, so they count in
         * the upper bound and not in the lower.
         */
        NOT_STOPPED_WORSE,
        /** The same as the score, and by more than the error of the measure. */
        BEYOND_ERROR,
        /** The same as the score, and by more than its wider error. */
        BEYOND_WIDER_ERROR,
        /** The same as the score, and by more than the clinic's own people changed before it. */
        BEYOND_OWN_LIMIT,
        /** Ended at a level that other people called acceptable, wherever they came from. */
        AT_LEVEL,
        /**
         * By the score, and the course ended with the goal reached. Whether it did is not known of
         * a course without an end noted, nor of somebody not heard of any more, so they count in
         * the upper bound and not in the lower.
         */
        GOAL_REACHED,
        /** The course ended with the goal reached, whatever the score; of everybody counted. */
        GOAL_REACHED_ALONE
    }

    /**
     * @param better of those who answered; for {@link Way#GOAL_REACHED_ALONE} of everybody counted
     * @param bounds in percent of everybody counted
     */
    public record Definition(Way way, int better, Share.Range bounds) {}

    public Definitions {
        all = List.copyOf(all);
    }

    /** From the lowest lower bound to the highest upper one. */
    public Share.Range range() {
        return spanned(all.stream().map(Definition::bounds).toList());
    }

    static Share.Range spanned(List<Share.Range> bounds) {
        return new Share.Range(
                bounds.stream().mapToDouble(Share.Range::lowerPercent).min().orElseThrow(),
                bounds.stream().mapToDouble(Share.Range::upperPercent).max().orElseThrow());
    }

    static Definitions of(
            RegistryQuestion question,
            ClinicSum.Count count,
            int beyondNoise,
            Worsened worsened,
            OtherSigns signs) {
        var all = new ArrayList<Definition>();
        all.add(of(Way.SCORE, count.responders(), count));
        if (worsened.stopped() + worsened.endUnknown() > 0) {
            all.add(
                    new Definition(
                            Way.NOT_STOPPED_WORSE, worsened.strictlyBetter(), worsened.better()));
        }
        switch (question.instrument().noise()) {
            case Noise.Measured _ -> all.add(of(Way.BEYOND_ERROR, beyondNoise, count));
            case Noise.NotKnown _ -> {}
        }
        signs.beyondWider().ifPresent(beyond -> all.add(of(Way.BEYOND_WIDER_ERROR, beyond, count)));
        signs.beyondOwn()
                .ifPresent(own -> all.add(of(Way.BEYOND_OWN_LIMIT, own.responders(), count)));
        for (var level : signs.levels()) {
            all.add(of(Way.AT_LEVEL, level.answered(), count));
        }
        var endings = signs.endings();
        if (endings.all().reached() + endings.all().otherwise() > 0) {
            all.add(new Definition(Way.GOAL_REACHED, endings.reached(), endings.better()));
            all.add(
                    new Definition(
                            Way.GOAL_REACHED_ALONE,
                            endings.all().reached(),
                            endings.all().reachedPercent()));
        }
        return new Definitions(all);
    }

    private static Definition of(Way way, int better, ClinicSum.Count count) {
        return new Definition(
                way, better, new Share(better, count.answered()).boundsAmong(count.started()));
    }
}
