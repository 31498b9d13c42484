package huantiao.care;

/** Shape of the current in electroacupuncture. */
public enum Waveform {
    CONTINUOUS,
    INTERMITTENT,
    DENSE_DISPERSE
}
