package huantiao.bias;

import java.util.Arrays;
import java.util.Optional;

/** An answer to a signalling question. "Probably" counts in the rules as its plain form does. */
public enum Answer {
    YES("Y"),
    PROBABLY_YES("PY"),
    PROBABLY_NO("PN"),
    NO("N"),
    NO_INFORMATION("NI");

    private final String code;

    Answer(String code) {
        this.code = code;
    }

    /** The letters that the tool writes. */
    public String code() {
        return code;
    }

    /** The answer of those letters. */
    public static Optional<Answer> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
