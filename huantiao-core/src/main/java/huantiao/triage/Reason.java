package huantiao.triage;

import huantiao.base.UserId;

/**
 * Why a named clinician departs from a relative rule or a caution, and how the risk is handled.
 *
 * @param ground id of the rule, or code of the level, that is answered
 */
public record Reason(String ground, UserId clinician, String text) {
    public Reason {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "reason against (%s) must say why and how".formatted(ground));
        }
    }
}
