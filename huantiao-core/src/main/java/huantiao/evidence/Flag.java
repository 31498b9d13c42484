package huantiao.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A warning that the reviewers of the data put on a row, and what follows from it.
 *
 * <p>The list is closed on purpose: a flag nobody can act on makes its row unreadable, so that a
 * misspelt warning never lets a bad row into a pool.
 */
public enum Flag {
    IMPOSSIBLE_PERCENTAGE(
            Treatment.NEVER_POOL, "a printed percentage is not a whole number of patients"),
    P_VALUE_CHECK(Treatment.WARN, "the printed p value does not follow from the counts"),
    CI_NOT_SYMMETRIC(
            Treatment.SENSITIVITY_ONLY,
            "an interval is not symmetric about its mean, so one bound is probably misprinted"),
    INTERNAL_INCONSISTENCY(
            Treatment.WARN,
            "two counts in one report disagree; a rater has to decide which to trust"),
    ZERO_CELL(Treatment.WARN, "an arm has 0 or 100 %, so the handling of empty cells matters"),
    NULL_RESULT(Treatment.WARN, "the result is not significant"),
    SPIN(Treatment.WARN, "the wording of the report is more positive than its numbers"),
    AVERAGE_OVER_PERIOD(
            Treatment.SENSITIVITY_ONLY,
            "the outcome is an average over weeks, not a value at one time"),
    RAW_DIFFERENCE_DIFFERS(
            Treatment.WARN,
            "the arm means and the adjusted effect differ; the adjusted effect is used"),
    DENOMINATOR_ASSUMED(
            Treatment.WARN, "the number randomised or completing was used as denominator"),
    SD_DERIVED(Treatment.WARN, "the standard deviation was derived from an interval"),
    NO_DISPERSION(Treatment.NEVER_POOL, "no standard deviation or interval was read"),
    NO_CONTROL(
            Treatment.NEVER_POOL,
            "a change within one group is not an effect: there is no control to compare with"),
    INDIRECT_POPULATION(
            Treatment.SENSITIVITY_ONLY, "the people studied did not all have sciatica proper"),
    DRUG_LABEL_WRONG_IN_SOURCE(
            Treatment.WARN,
            "the source data and the source study table name different drugs; both are kept"),
    RETRACTED(Treatment.NEVER_POOL, "the report was retracted"),
    DUPLICATE_POPULATION(
            Treatment.NEVER_POOL, "the same people are counted in another trial already");

    /** What a flag does to its row. */
    public enum Treatment {
        /** The row is shown and never pooled. */
        NEVER_POOL,
        /** The row enters a sensitivity analysis and is left out of a strict one. */
        SENSITIVITY_ONLY,
        /** The row is pooled and the warning is shown with the result. */
        WARN
    }

    private final Treatment treatment;
    private final String because;

    Flag(Treatment treatment, String because) {
        this.treatment = treatment;
        this.because = because;
    }

    public Treatment treatment() {
        return treatment;
    }

    /** What the flag says, as part of a sentence. */
    public String because() {
        return because;
    }

    /** The name used in data files, as {@code zero_cell}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The flag of that code, if there is one. */
    public static Optional<Flag> of(String code) {
        return Arrays.stream(values()).filter(flag -> flag.code().equals(code)).findFirst();
    }
}
