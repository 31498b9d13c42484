package huantiao.web.access;

import huantiao.access.Deed;
import huantiao.access.Denial;

/**
 * A permit was not given; the one place that answers errors turns it into a page and an audit line.
 */
public final class Denied extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Deed deed;
    private final Denial denial;

    public Denied(Deed deed, Denial denial) {
        super("%s for %s".formatted(denial.code(), deed), null, false, false);
        this.deed = deed;
        this.denial = denial;
    }

    public Deed deed() {
        return deed;
    }

    public Denial denial() {
        return denial;
    }
}
