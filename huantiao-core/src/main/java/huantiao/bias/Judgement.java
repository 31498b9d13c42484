package huantiao.bias;

import java.util.Locale;

/** How much bias may stand in a result, from the least. */
public enum Judgement {
    LOW,
    SOME_CONCERNS,
    HIGH;

    /** The word that files of judgements use, as {@code some_concerns}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The graver of the two. */
    public Judgement or(Judgement other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
