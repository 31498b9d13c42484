package huantiao.web.body;

import huantiao.body.NerveRoot;
import huantiao.body.Point;
import huantiao.body.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One picture with the points that can be seen on it, drawn on the right side of the body only.
 *
 * @param names every point with its name in a margin
 * @param channels lines through the points of one channel, as {@code points} of a polyline
 * @param felt regions where a chosen root is usually felt
 */
public record PointPicture(
        Drawing drawing, List<PointName> names, List<String> channels, List<Patch> felt) {

    private static final int MARGIN = 46;

    public PointPicture {
        names = List.copyOf(names);
        channels = List.copyOf(channels);
        felt = List.copyOf(felt);
    }

    /** Back, right side, front and the insets: those on which one of the points can be seen. */
    static List<PointPicture> of(Collection<Point> points, Optional<NerveRoot> root) {
        var pictures = new ArrayList<PointPicture>();
        for (var view :
                List.of(
                        View.BACK,
                        View.RIGHT_SIDE,
                        View.FRONT,
                        View.UPPER_BACK,
                        View.HEAD,
                        View.HAND,
                        View.EAR)) {
            var drawing =
                    Figure.all().stream()
                            .filter(one -> one.view() == view)
                            .findFirst()
                            .orElseThrow();
            var here =
                    points.stream().flatMap(point -> ChartPoint.of(point, view).stream()).toList();
            if (!here.isEmpty()) {
                pictures.add(
                        new PointPicture(
                                drawing,
                                PointName.arrange(here),
                                channels(points, view),
                                felt(drawing, root)));
            }
        }
        return List.copyOf(pictures);
    }

    /** For {@code viewBox}, with room for the names. */
    public String box() {
        return drawing.view().boxWithMargins(MARGIN);
    }

    private static List<Patch> felt(Drawing drawing, Optional<NerveRoot> root) {
        return drawing.patches().stream()
                .filter(patch -> patch.side() == Side.RIGHT)
                .filter(patch ->
                        root.filter(one ->
                                        one.painRegions().contains(patch.region())
                                                || one.sensoryRegions().contains(patch.region()))
                                .isPresent())
                .toList();
    }

    /** A line through the points of each stretch of a channel, in the order of their numbers. */
    private static List<String> channels(Collection<Point> points, View view) {
        Map<String, List<Point>> stretches = new LinkedHashMap<>();
        for (var point : points) {
            stretch(point)
                    .ifPresent(name ->
                            stretches.computeIfAbsent(name, _ -> new ArrayList<>()).add(point));
        }
        return stretches.values().stream()
                .map(stretch ->
                        stretch.stream()
                                .sorted(Comparator.comparingInt(PointPicture::number))
                                .flatMap(point -> ChartPoint.of(point, view).stream())
                                .toList())
                .filter(drawn -> drawn.size() > 1)
                .map(drawn ->
                        drawn.stream()
                                .map(at ->
                                        String.format(
                                                Locale.ROOT, "%.1f,%.1f", at.drawnX(), at.drawnY()))
                                .collect(Collectors.joining(" ")))
                .toList();
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
