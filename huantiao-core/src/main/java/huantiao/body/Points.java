package huantiao.body;

import huantiao.base.Backing;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
     * @param points all of them; some may be groups, as {@code EX-B2}
     * @param additions those of the points that are added for pain along one channel, by its id
     * @param sides where the source needles a point or group on sides of its own
     * @param note how many of them, and on which side; may be empty
     * @param asUsed how the source used them
     */
    public record PointSet(
            String id,
            String name,
            List<PointCode> points,
            Map<String, List<PointCode>> additions,
            Map<PointCode, Side> sides,
            String note,
            AsUsed asUsed,
            Backing backing) {
        public PointSet {
            points = List.copyOf(points);
            additions = Collections.unmodifiableMap(new LinkedHashMap<>(additions));
            sides = Map.copyOf(sides);
        }
    }

    /**
     * How a source used a set of points, as far as it was read; what is empty was not given in what
     * was read.
     *
     * @param what what kind of source it is
     * @param style school of acupuncture, as the source calls itself; may be empty
     * @param techniques codes of {@code facts.yaml}, as {@code ea}
     * @param sought what the needles were to bring, a code as {@code de_qi}
     * @param hertz of the current, one number or two for dense-disperse; may be empty
     * @param wave shape of the current, a code as {@code continuous}; may be empty
     * @param currentMinutes how long the current ran, 1 to 120
     * @param retentionMinutes how long the needles stayed, 0 to 240
     * @param sessions in all, 1 to 60
     * @param perWeek 1 to 7, where it was the same in every week
     * @param schedule where it was not, in words; may be empty
     * @param remarks what else is told of how it was done
     */
    public record AsUsed(
            String what,
            String style,
            List<String> techniques,
            String sought,
            String hertz,
            String wave,
            OptionalInt currentMinutes,
            OptionalInt retentionMinutes,
            OptionalInt sessions,
            OptionalInt perWeek,
            String schedule,
            List<String> remarks) {
        public AsUsed {
            techniques = List.copyOf(techniques);
            remarks = List.copyOf(remarks);
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
