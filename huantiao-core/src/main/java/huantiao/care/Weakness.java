package huantiao.care;

import huantiao.triage.Facts;
import huantiao.triage.Value;

/** What the answers about weakness of a leg say of each other. */
public final class Weakness {

    private static final String WEAK = "leg_weakness";
    private static final String CHANGES = "leg_weakness_trend";
    private static final Value NONE = new Value.Choice("none");

    private Weakness() {}

    /**
     * Where no leg is weaker than it was, no weakness changes; what was answered by itself stays.
     */
    public static Facts agreed(Facts told) {
        return told.vocabulary().find(WEAK).isPresent()
                        && told.vocabulary().find(CHANGES).isPresent()
                        && told.find(WEAK).filter(NONE::equals).isPresent()
                        && !told.knows(CHANGES)
                ? told.with(CHANGES, NONE)
                : told;
    }
}
