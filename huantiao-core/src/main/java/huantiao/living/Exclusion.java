package huantiao.living;

/** Why a report that was read does not come in. */
public enum Exclusion {
    NOT_RANDOMISED,
    OTHER_POPULATION,
    OTHER_INTERVENTION,
    OTHER_COMPARATOR,
    NO_OUTCOME,
    NO_RESULTS,
    SECOND_REPORT,
    RETRACTED
}
