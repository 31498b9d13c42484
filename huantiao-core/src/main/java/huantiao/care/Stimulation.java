package huantiao.care;

/** How a needle was stimulated (STRICTA 2010, item 2e). */
public enum Stimulation {
    NONE,
    MANUAL,
    ELECTRICAL,
    WARM
}
