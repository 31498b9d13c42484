package huantiao.outcomes;

import huantiao.base.Source;
import huantiao.outcomes.PublishedPoint.Arm;
import huantiao.outcomes.PublishedPoint.Kind;
import java.util.List;

/**
 * The sentence that stands on everything a clinic publishes: there was no comparison group; people
 * also improve with time and with sham treatment. With the numbers that say so.
 *
 * <p>There is no way to a {@link Publication} without one of these, and none of these without its
 * numbers.
 */
public final class NoComparisonGroup {
    private static final String TRIAL = "tu2024_acu";
    private static final String MEASURE = "vas_leg";

    private final PublishedPoint sham;
    private final PublishedPoint needling;
    private final PublishedShare usualCare;

    private NoComparisonGroup(
            PublishedPoint sham, PublishedPoint needling, PublishedShare usualCare) {
        this.sham = sham;
        this.needling = needling;
        this.usualCare = usualCare;
    }

    /**
     * The sentence with the numbers of Tu 2024 (leg pain after 4 weeks, needling and sham) and of
     * the ATLAS cohort (usual care).
     *
     * @throws IllegalArgumentException if they are not among what was published
     */
    public static NoComparisonGroup of(List<PublishedPoint> points, List<PublishedShare> shares) {
        return new NoComparisonGroup(
                point(points, Arm.SHAM),
                point(points, Arm.ACUPUNCTURE),
                shares.stream()
                        .filter(one -> one.course().equals("atlas"))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException("the share of ATLAS must be there")));
    }

    private static PublishedPoint point(List<PublishedPoint> points, Arm arm) {
        return points.stream()
                .filter(one -> one.study().equals(TRIAL) && one.arm() == arm)
                .filter(one -> one.measure().equals(MEASURE) && one.kind() == Kind.CHANGE)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the %s arm of %s must be there".formatted(arm, TRIAL)));
    }

    /** How far leg pain fell with sham needling, in mm of 100. */
    public double shamFell() {
        return -sham.value();
    }

    /** How far it fell with needling. */
    public double needlingFell() {
        return -needling.value();
    }

    public int week() {
        return sham.week();
    }

    /** How many in usual care had 30 % less disability after a year, in percent. */
    public double usualCarePercent() {
        return usualCare.percent();
    }

    public int usualCareWeek() {
        return usualCare.week();
    }

    public List<Source> sources() {
        return List.of(sham.source(), usualCare.source());
    }
}
