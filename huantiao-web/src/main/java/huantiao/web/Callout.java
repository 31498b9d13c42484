package huantiao.web;

import java.util.Locale;

/** How loud a callout is; each has its icon and its word beside its colour. */
public enum Callout {
    /** Go now, stop now: a red flag, an emergency. */
    ALARM(Icon.ALARM),
    /** Think before going on. */
    CAUTION(Icon.CAUTION),
    /** Good to know. */
    INFO(Icon.INFO),
    /** Nothing to worry about, or done. */
    CALM(Icon.CALM),
    /** Rests on general professional knowledge; nobody read it in a source. */
    UNVERIFIED(Icon.UNVERIFIED);

    private final Icon icon;

    Callout(Icon icon) {
        this.icon = icon;
    }

    public Icon icon() {
        return icon;
    }

    /** Ending of its style and message key. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
