package huantiao.meta.plot;

import huantiao.meta.NetworkMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The treatments of a network on a circle: discs by the number of trials, lines by the number of
 * direct comparisons, which also stands on the line where there is more than one.
 */
public final class NetworkGraph implements Plot {
    private static final double WIDTH = 600;
    private static final double RADIUS = 170;

    private final NetworkMap map;
    private final Caption caption;

    private NetworkGraph(NetworkMap map, Caption caption) {
        this.map = map;
        this.caption = caption;
    }

    public static NetworkGraph of(NetworkMap map) {
        return new NetworkGraph(map, Caption.of("Effect").withId("network"));
    }

    public NetworkGraph with(Caption words) {
        return new NetworkGraph(map, words);
    }

    @Override
    public Drawing drawing() {
        int t = map.treatments().size();
        double cx = WIDTH / 2;
        double cy = RADIUS + 60;
        Canvas canvas = new Canvas();
        int mostTrials = map.studies().stream().mapToInt(Integer::intValue).max().orElse(1);
        int mostOnEdge = map.edges().stream().mapToInt(NetworkMap.Edge::studies).max().orElse(1);
        List<List<String>> rows = new ArrayList<>();
        for (NetworkMap.Edge edge : map.edges()) {
            canvas.line(
                    x(cx, edge.first(), t),
                    y(cy, edge.first(), t),
                    x(cx, edge.second(), t),
                    y(cy, edge.second(), t),
                    Ink.EDGE,
                    1 + 7.0 * (edge.studies() - 1) / Math.max(1, mostOnEdge - 1));
            rows.add(
                    List.of(
                            map.treatments().get(edge.first())
                                    + " – "
                                    + map.treatments().get(edge.second()),
                            Integer.toString(edge.studies())));
        }
        for (int i = 0; i < t; i++) {
            double r = 6 + 12 * Math.sqrt(map.studies().get(i) / (double) mostTrials);
            canvas.circle(
                    x(cx, i, t),
                    y(cy, i, t),
                    r,
                    Ink.SQUARE,
                    "%s: %d trials".formatted(map.treatments().get(i), map.studies().get(i)));
            double angle = angle(i, t);
            double lx = cx + (RADIUS + r + 8) * Math.cos(angle);
            double ly = cy + (RADIUS + r + 12) * Math.sin(angle);
            Canvas.Anchor anchor =
                    Math.abs(Math.cos(angle)) < 0.2
                            ? Canvas.Anchor.MIDDLE
                            : Math.cos(angle) > 0 ? Canvas.Anchor.START : Canvas.Anchor.END;
            double room =
                    anchor == Canvas.Anchor.MIDDLE
                            ? 240
                            : anchor == Canvas.Anchor.START ? WIDTH - 6 - lx : lx - 6;
            List<String> lines =
                    Type.wrapped(
                            "%s (%d)".formatted(map.treatments().get(i), map.studies().get(i)),
                            room,
                            Type.SIZE,
                            2);
            for (int l = 0; l < lines.size(); l++) {
                canvas.text(
                        lx,
                        ly + 4 + 14 * (l - (Math.sin(angle) < -0.2 ? lines.size() - 1 : 0)),
                        anchor,
                        Ink.TEXT,
                        lines.get(l));
            }
        }
        double bottom = cy + RADIUS + 66;
        List<String> notes =
                Type.wrapped(
                        "Discs and numbers in brackets: trials with the treatment. Lines: direct comparisons, from 1 to %d trials, the more the wider."
                                .formatted(mostOnEdge),
                        WIDTH - 20,
                        Type.SMALL,
                        3);
        for (String note : notes) {
            canvas.text(10, bottom, Canvas.Anchor.START, Ink.MUTED, Type.SMALL, note);
            bottom += 16;
        }
        return canvas.finished(
                "network",
                caption,
                caption.titleOr("Network of comparisons"),
                "%d treatments and %d direct comparisons between them."
                        .formatted(t, map.edges().size()),
                WIDTH,
                bottom,
                new DataTable(
                        caption.titleOr("Network of comparisons"),
                        List.of("Comparison", "Trials"),
                        rows));
    }

    private static double angle(int i, int t) {
        return -Math.PI / 2 + 2 * Math.PI * i / t;
    }

    private static double x(double cx, int i, int t) {
        return cx + RADIUS * Math.cos(angle(i, t));
    }

    private static double y(double cy, int i, int t) {
        return cy + RADIUS * Math.sin(angle(i, t));
    }
}
