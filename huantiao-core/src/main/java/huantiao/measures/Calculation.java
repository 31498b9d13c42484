package huantiao.measures;

/** How answers become a score. */
public enum Calculation {
    SUM,
    MEAN,
    /** 100 times the sum over the most that the answered items allow. */
    PERCENT,
    /** The answers are labels of states: adding them up would be wrong. */
    PROFILE,
    /**
     * Only a total worked out elsewhere can be entered: the algorithm or its weights are not ours.
     */
    ENTERED
}
