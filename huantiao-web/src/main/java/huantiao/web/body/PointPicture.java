package huantiao.web.body;

import huantiao.body.NerveRoot;
import huantiao.body.Point;
import huantiao.body.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One picture with the points that can be seen on it, drawn on the right side of the body only.
 *
 * @param names every point with its name in a margin
 * @param channels lines through the points of one channel
 * @param felt regions where a chosen root is usually felt
 */
public record PointPicture(
        Drawing drawing, List<PointName> names, List<ChannelLine> channels, List<Patch> felt) {

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
                                ChannelLine.of(points, view),
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
}
