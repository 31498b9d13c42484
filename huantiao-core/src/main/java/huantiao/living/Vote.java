package huantiao.living;

/** What one screener says of a title and abstract. */
public enum Vote {
    INCLUDE,
    /** Not sure: the full text is to be read, as for one that goes in. */
    UNSURE,
    EXCLUDE;

    /** True if the record goes on. */
    public boolean goesOn() {
        return this != EXCLUDE;
    }
}
