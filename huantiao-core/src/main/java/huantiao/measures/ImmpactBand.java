package huantiao.measures;

/**
 * How much pain fell, in the bands of IMMPACT. The stretch from 20 to 30 % and the band
 * <i>worse</i> are rules of this project.
 *
 * @see <a href="https://doi.org/10.1016/j.jpain.2007.09.005">Dworkin 2008</a>
 */
public enum ImmpactBand {
    SUBSTANTIAL,
    MODERATE,
    MINIMAL,
    NONE,
    WORSE;

    private static final Exact TEN = Exact.of(10);

    /**
     * @param percent fall in percent of the baseline, exact
     */
    public static ImmpactBand of(Exact percent) {
        if (percent.isAtLeast(Exact.of(50))) {
            return SUBSTANTIAL;
        }
        if (percent.isAtLeast(Exact.of(30))) {
            return MODERATE;
        }
        if (percent.isAtLeast(TEN)) {
            return MINIMAL;
        }
        return percent.exceeds(TEN.negated()) ? NONE : WORSE;
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
