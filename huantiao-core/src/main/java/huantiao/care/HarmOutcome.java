package huantiao.care;

/**
 * How something unwanted ended, or how it stands: the outcomes of ICH E2B(R3), E.i.7, which are
 * those of FHIR R4 {@code AdverseEvent.outcome} too.
 */
public enum HarmOutcome {
    /** Nothing of it is left. */
    RECOVERED,
    /** It is getting better and not yet over. */
    RECOVERING,
    /** It is as it was, or worse. */
    NOT_RECOVERED,
    /** It is over and left something that stays. */
    RECOVERED_WITH_SEQUELAE,
    /** The person died of it. */
    FATAL,
    /** Somebody tried to find out and could not. */
    UNKNOWN
}
