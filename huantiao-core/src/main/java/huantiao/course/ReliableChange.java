package huantiao.course;

/**
 * The reliable change index of Jacobson and Truax: the change in standard errors of a difference.
 *
 * @param index positive when the score rose, whichever end is the good one
 */
public record ReliableChange(double index) {

    /**
     * @param sdiff standard error of a difference of two scores, above 0
     */
    public static ReliableChange between(double baseline, double followUp, double sdiff) {
        if (!(sdiff > 0)) {
            throw new IllegalArgumentException("Sdiff (%s) must be above 0".formatted(sdiff));
        }
        return new ReliableChange((followUp - baseline) / sdiff);
    }

    /**
     * The same from the smallest detectable change, which is 1.96 such standard errors.
     *
     * @param sdc95 in the unit of the scale, above 0
     */
    public static ReliableChange ofError(double baseline, double followUp, double sdc95) {
        return between(baseline, followUp, sdc95 / Reliability.Z95);
    }

    /** True if an unchanged person would show this much in fewer than 5 of 100 pairs. */
    public boolean isReliable() {
        return Math.abs(index) > Reliability.Z95;
    }

    /**
     * The score half-way between troubled and untroubled people, each spread weighed (Jacobson and
     * Truax's cut-off c). No norm sample for sciatica was read, so nothing in the house uses it to
     * judge a person.
     */
    public static double cutOff(
            double untroubledMean, double untroubledSd, double troubledMean, double troubledSd) {
        return (untroubledSd * troubledMean + troubledSd * untroubledMean)
                / (untroubledSd + troubledSd);
    }
}
