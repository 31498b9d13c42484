package huantiao.measures;

/** Which end of the scale is the bad one. */
public enum Direction {
    HIGHER_IS_WORSE {
        @Override
        Exact improvement(Exact before, Exact after) {
            return before.minus(after);
        }
    },
    HIGHER_IS_BETTER {
        @Override
        Exact improvement(Exact before, Exact after) {
            return after.minus(before);
        }
    };

    /** How far things got better; negative when they got worse. */
    abstract Exact improvement(Exact before, Exact after);
}
