package huantiao.measures;

/** What one step of a scale is. Scores of different units are never compared or converted. */
public enum Unit {
    POINTS,
    /** Percent of the most that was possible, as the ODI. */
    PERCENT,
    MILLIMETRES,
    /** Standard score: mean 50 and standard deviation 10 in the reference population. */
    T_SCORE
}
