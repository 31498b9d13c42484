package huantiao.aid;

import java.util.Locale;

/** What somebody wants to know of every way before they choose one: as many harms as benefits. */
public enum Prospect {
    /** Better within twelve weeks. */
    SOON(Side.BENEFIT),
    /** Better after a year. */
    YEAR(Side.BENEFIT),
    /** Something unwanted, or trouble that goes on. */
    UNWANTED(Side.HARM),
    /** Serious harm. */
    SERIOUS(Side.HARM);

    /** Whether it is hoped for or feared. */
    public enum Side {
        BENEFIT,
        HARM
    }

    private final Side side;

    Prospect(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }

    /** Its code in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
