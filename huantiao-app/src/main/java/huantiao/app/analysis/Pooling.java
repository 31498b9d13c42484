package huantiao.app.analysis;

/** How effects are pooled. */
public enum Pooling {
    INVERSE_VARIANCE,
    MANTEL_HAENSZEL,
    PETO
}
