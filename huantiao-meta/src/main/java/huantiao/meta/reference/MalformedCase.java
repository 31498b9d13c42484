package huantiao.meta.reference;

import java.io.Serial;

/** A case that does not have the form of a reference case: which field, and what must hold. */
public final class MalformedCase extends IllegalArgumentException {
    @Serial private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    MalformedCase(String field, String message) {
        super(field + ": " + message);
        this.field = field;
        this.reason = message;
    }

    /** Path inside the case, such as {@code data.yi}. */
    public String field() {
        return field;
    }

    /** What must hold, without the path. */
    public String reason() {
        return reason;
    }
}
