package huantiao.web.pooling;

import huantiao.pooling.Exchanges.Released;
import huantiao.registry.LeavingSums;

/** Where the sums of a question stand. */
public sealed interface Leaving {

    /** They may leave, and have not yet. */
    record Ready(String text, String dataVersion) implements Leaving {
        public String seen() {
            return PoolingController.digest(text);
        }
    }

    /** They have left, once and for all. */
    record Gone(Released released) implements Leaving {}

    record Stays(LeavingSums.Refusal why) implements Leaving {}
}
