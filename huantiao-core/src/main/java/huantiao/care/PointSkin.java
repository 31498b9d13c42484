package huantiao.care;

/** What was seen of the skin at the points of a visit. */
public enum PointSkin {
    /** Whole and calm at each of them. */
    CLEAR,
    /** Not at each: where, and what was done instead, stands in the note. */
    NOT_EVERYWHERE
}
