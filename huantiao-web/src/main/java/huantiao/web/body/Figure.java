package huantiao.web.body;

import huantiao.body.Region;
import huantiao.body.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Our drawing of the body from the waist to the feet, read once from {@code figure.txt}. The file
 * holds the right half; this class makes both halves and both sides of it. Insets show upper back,
 * head, hand and ear, whole as they are in the file.
 */
public final class Figure {

    private static final List<Stroke> STROKES = strokes();
    private static final List<Drawing> DRAWINGS = read();
    private static final List<Drawing> INSETS =
            Stream.of(View.UPPER_BACK, View.HEAD, View.HAND, View.EAR).map(Figure::inset).toList();

    /** One line of the file; {@code name} is a region, a landmark or {@code -}. */
    private record Stroke(String view, String kind, String name, Path path) {}

    private Figure() {}

    /** Back, front, right side, left side, soles. */
    public static List<Drawing> drawings() {
        return DRAWINGS;
    }

    /** Upper back, head, hand, ear: for points, without regions to mark. */
    public static List<Drawing> insets() {
        return INSETS;
    }

    /** The figure and its insets. */
    public static List<Drawing> all() {
        return Stream.concat(DRAWINGS.stream(), INSETS.stream()).toList();
    }

    /**
     * A line on the right side of the body by which points are found, as {@code gluteal_fold}.
     *
     * @throws IllegalArgumentException if the picture has none of that name
     */
    public static Path landmark(View view, String name) {
        return STROKES.stream()
                .filter(stroke -> view.isNamed(stroke.view()) && stroke.name().equals(name))
                .findFirst()
                .map(stroke -> view == View.FRONT ? stroke.path().mirrored() : stroke.path())
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "landmark (%s) must stand on %s".formatted(name, view)));
    }

    private static List<Stroke> strokes() {
        return text().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 4))
                .map(part -> new Stroke(part[0], part[1], part[2], new Path(part[3])))
                .toList();
    }

    private static List<Drawing> read() {
        return List.of(
                halves(View.BACK, "back", STROKES, true),
                halves(View.FRONT, "front", STROKES, false),
                oneSide(View.RIGHT_SIDE, STROKES, Side.RIGHT),
                oneSide(View.LEFT_SIDE, STROKES, Side.LEFT),
                halves(View.SOLES, "soles", STROKES, false));
    }

    private static Drawing inset(View view) {
        return new Drawing(
                view,
                paths(view.code(), "skin", STROKES),
                paths(view.code(), "line", STROKES),
                List.of(),
                List.of());
    }

    /** Both halves; seen from behind the person's right is right on the picture. */
    private static Drawing halves(
            View view, String name, List<Stroke> strokes, boolean rightIsRight) {
        var patches = new ArrayList<Patch>();
        for (var side : List.of(Side.LEFT, Side.RIGHT)) {
            boolean asDrawn = (side == Side.RIGHT) == rightIsRight;
            patches.addAll(patches(name, strokes, side, asDrawn));
        }
        return new Drawing(
                view,
                name.equals("soles")
                        ? both(paths(name, "skin", strokes))
                        : paths(name, "skin", strokes),
                both(paths(name, "line", strokes)),
                both(paths(name, "nerve", strokes)),
                patches);
    }

    private static Drawing oneSide(View view, List<Stroke> strokes, Side side) {
        boolean asDrawn = side == Side.RIGHT;
        return new Drawing(
                view,
                turned(paths("side", "skin", strokes), asDrawn),
                turned(paths("side", "line", strokes), asDrawn),
                List.of(),
                patches("side", strokes, side, asDrawn));
    }

    private static List<Patch> patches(
            String view, List<Stroke> strokes, Side side, boolean asDrawn) {
        return strokes.stream()
                .filter(stroke -> stroke.view().equals(view) && stroke.kind().equals("region"))
                .map(stroke -> {
                    var reach = reach(stroke, strokes);
                    return new Patch(
                            Region.of(stroke.name()).orElseThrow(),
                            side,
                            asDrawn ? stroke.path() : stroke.path().mirrored(),
                            asDrawn ? reach : reach.mirrored());
                })
                .toList();
    }

    private static Path reach(Stroke region, List<Stroke> strokes) {
        return strokes.stream()
                .filter(stroke ->
                        stroke.kind().equals("reach")
                                && stroke.view().equals(region.view())
                                && stroke.name().equals(region.name()))
                .findFirst()
                .orElse(region)
                .path();
    }

    private static List<Path> paths(String view, String kind, List<Stroke> strokes) {
        return strokes.stream()
                .filter(stroke -> stroke.view().equals(view) && stroke.kind().equals(kind))
                .map(Stroke::path)
                .toList();
    }

    private static List<Path> both(List<Path> paths) {
        return paths.stream().flatMap(path -> Stream.of(path, path.mirrored())).toList();
    }

    private static List<Path> turned(List<Path> paths, boolean asDrawn) {
        return asDrawn ? paths : paths.stream().map(Path::mirrored).toList();
    }

    private static String text() {
        try (var in = Figure.class.getResourceAsStream("figure.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
