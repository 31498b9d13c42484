package huantiao.body;

import huantiao.base.Backing;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The points the program knows, and named sets of them. */
public final class Points {
    private final Map<PointCode, Point> byCode;
    private final List<PointSet> sets;

    public Points(List<Point> points, List<PointSet> sets) {
        Map<PointCode, Point> codes = new LinkedHashMap<>();
        for (Point point : points) {
            if (codes.putIfAbsent(point.code(), point) != null) {
                throw new IllegalArgumentException(
                        "point (%s) must be given once".formatted(point.code()));
            }
        }
        byCode = Collections.unmodifiableMap(codes);
        this.sets = List.copyOf(sets);
    }

    /**
     * Points used together somewhere.
     *
     * @param note how many of them, and on which side; may be empty
     */
    public record PointSet(
            String id, String name, List<PointCode> points, String note, Backing backing) {
        public PointSet {
            points = List.copyOf(points);
        }
    }

    /** In the order of the data. */
    public Collection<Point> all() {
        return byCode.values();
    }

    public List<PointSet> sets() {
        return sets;
    }

    public Optional<Point> find(PointCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The point of this code, or all points of a group such as EX-B2. */
    public List<Point> family(PointCode code) {
        String group = code.text() + "-";
        return byCode.values().stream()
                .filter(point -> point.code().equals(code) || point.code().text().startsWith(group))
                .toList();
    }

    /** The point meant by a code in any usual spelling, if the program knows it. */
    public Optional<Point> find(String code) {
        return PointCode.read(code).flatMap(this::find);
    }
}
