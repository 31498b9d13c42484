package huantiao.care;

/** Needle depth in millimetres, 1 to 100. The bound catches typing errors; it is not advice. */
public record Depth(int mm) {
    public Depth {
        if (!(mm >= 1 && mm <= 100)) {
            throw new IllegalArgumentException(
                    "needle depth (%d mm) must be within 1..100 mm".formatted(mm));
        }
    }
}
