package huantiao.web.registry;

import huantiao.registry.Publication;

/**
 * Why there is nothing to publish.
 *
 * @param query the question as it stands in an address
 */
public record RefusedPublication(Publication.Refusal refusal, String query) {

    /** Ending of its message key. */
    public String key() {
        return key(refusal);
    }

    static String key(Publication.Refusal refusal) {
        return switch (refusal) {
            case TOO_FEW_STARTED -> "too-few";
            case NOT_OVER -> "not-over";
            case CHOSEN_PERIOD -> "chosen-period";
        };
    }
}
