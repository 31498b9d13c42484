package huantiao.web.body;

import huantiao.body.Point;
import huantiao.body.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One stretch of a channel as far as points that the program knows lie on one picture.
 *
 * @param channel as {@code BL}
 * @param points two at least, in the order of their numbers
 */
public record ChannelLine(String channel, List<ChartPoint> points) {

    public ChannelLine {
        points = List.copyOf(points);
    }

    /** Each stretch of which two points can be seen, on the right side of the body. */
    static List<ChannelLine> of(Collection<Point> points, View view) {
        Map<String, List<Point>> stretches = new LinkedHashMap<>();
        for (var point : points) {
            stretch(point)
                    .ifPresent(name ->
                            stretches.computeIfAbsent(name, _ -> new ArrayList<>()).add(point));
        }
        return stretches.values().stream()
                .map(stretch ->
                        new ChannelLine(
                                stretch.getFirst().code().channel(),
                                stretch.stream()
                                        .sorted(Comparator.comparingInt(ChannelLine::number))
                                        .flatMap(point -> ChartPoint.of(point, view).stream())
                                        .toList()))
                .filter(line -> line.points().size() > 1)
                .toList();
    }

    /** The same line on the side asked for. */
    ChannelLine on(Side side) {
        return new ChannelLine(channel, points.stream().map(point -> point.on(side)).toList());
    }

    /** True for the governor vessel and what else runs along the middle. */
    boolean isMidline() {
        return points.stream().allMatch(point -> point.x() == 0.5);
    }

    boolean isOfOneChannelAndHalfWith(ChannelLine other) {
        return channel.equals(other.channel) && end().x() < 0.5 == other.end().x() < 0.5;
    }

    /** Its lowest point, beside which its name stands. */
    public ChartPoint end() {
        return Collections.max(points, Comparator.comparingDouble(ChartPoint::y));
    }

    /** As {@code points} of a polyline has it. */
    public String drawn() {
        return points.stream()
                .map(at -> String.format(Locale.ROOT, "%.1f,%.1f", at.drawnX(), at.drawnY()))
                .collect(Collectors.joining(" "));
    }

    /**
     * The stretch of its channel a point lies on. The bladder channel runs down the back twice and
     * meets itself at BL40: 11 to 30 beside the spine, 31 to 35 over the sacrum, 36 to 40 down the
     * thigh and on at 55, 41 to 54 further out.
     *
     * @see <a href="https://iris.who.int/handle/10665/353407">WHO Standard Acupuncture Point
     *     Locations, ISBN 978-92-9061-248-7</a>
     */
    private static Optional<String> stretch(Point point) {
        var channel = point.code().channel();
        return switch (channel) {
            case "EX", "EAR", "ASHI" -> Optional.empty();
            case "BL" -> {
                int number = number(point);
                yield Optional.of(
                        number <= 30
                                ? "BL inner"
                                : number <= 35
                                        ? "BL sacrum"
                                        : number <= 40 || number >= 55 ? "BL leg" : "BL outer");
            }
            default -> Optional.of(channel);
        };
    }

    private static int number(Point point) {
        return Integer.parseInt(point.code().text().replaceAll("\\D", ""));
    }
}
