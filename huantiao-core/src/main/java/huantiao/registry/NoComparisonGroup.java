package huantiao.registry;

import huantiao.base.Source;
import huantiao.course.PublishedPoint;
import huantiao.course.PublishedPoint.Arm;
import huantiao.course.PublishedPoint.Kind;
import huantiao.course.PublishedShare;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    private final Optional<Yardstick> yardstick;
    private final PublishedShare usualCare;
    private final PublishedShare waiting;
    private final PublishedShare generalPractice;

    private NoComparisonGroup(
            Optional<Yardstick> yardstick,
            PublishedShare usualCare,
            PublishedShare waiting,
            PublishedShare generalPractice) {
        this.yardstick = yardstick;
        this.usualCare = usualCare;
        this.waiting = waiting;
        this.generalPractice = generalPractice;
    }

    /**
     * The two arms of one trial.
     *
     * @param sham what sham needling did
     * @param needling what needling did beside it
     */
    public record Yardstick(PublishedPoint sham, PublishedPoint needling) {

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
    }

    /**
     * The sentence with the numbers of Tu 2024 (leg pain after 4 weeks, needling and sham), of the
     * ATLAS cohort (usual care), of Vroomen 1999 (watchful waiting, the latest week), and of
     * Luijsterburg 2008 (usual general practice) at that same week.
     *
     * @param points without those of reports that were taken back
     * @throws IllegalArgumentException if there is only one arm of the trial, or no share of the
     *     cohort, of those who waited or of those in general practice at the same week
     */
    public static NoComparisonGroup of(List<PublishedPoint> points, List<PublishedShare> shares) {
        var waiting = share(shares, "vroomen1999_watchful");
        return new NoComparisonGroup(
                yardstick(points),
                share(shares, "atlas"),
                waiting,
                share(
                        shares.stream().filter(one -> one.week() == waiting.week()).toList(),
                        "luijsterburg2008_gp"));
    }

    /** Of several weeks the latest. */
    private static PublishedShare share(List<PublishedShare> shares, String course) {
        return shares.stream()
                .filter(one -> one.course().equals(course))
                .max(Comparator.comparingInt(PublishedShare::week))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the share of %s must be there".formatted(course)));
    }

    private static Optional<Yardstick> yardstick(List<PublishedPoint> points) {
        var sham = point(points, Arm.SHAM);
        var needling = point(points, Arm.ACUPUNCTURE);
        if (sham.isPresent() != needling.isPresent()) {
            throw new IllegalArgumentException("both arms of %s must be there".formatted(TRIAL));
        }
        return sham.map(arm -> new Yardstick(arm, needling.orElseThrow()));
    }

    private static Optional<PublishedPoint> point(List<PublishedPoint> points, Arm arm) {
        return points.stream()
                .filter(one -> one.study().equals(TRIAL) && one.arm() == arm)
                .filter(one -> one.measure().equals(MEASURE) && one.kind() == Kind.CHANGE)
                .findFirst();
    }

    /** What sham needling did in a trial; empty once its report was taken back. */
    public Optional<Yardstick> yardstick() {
        return yardstick;
    }

    /** How many in usual care had 30 % less disability after a year. */
    public PublishedShare usualCare() {
        return usualCare;
    }

    /** How many with recent sciatica who were to wait and see counted as improved. */
    public PublishedShare waiting() {
        return waiting;
    }

    /** How many with recent sciatica in usual general practice did, at the same week. */
    public PublishedShare generalPractice() {
        return generalPractice;
    }

    public List<Source> sources() {
        return Stream.concat(
                        yardstick.map(arms -> arms.sham().source()).stream(),
                        Stream.of(usualCare.source(), waiting.source(), generalPractice.source()))
                .toList();
    }
}
