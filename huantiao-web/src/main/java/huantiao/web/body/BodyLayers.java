package huantiao.web.body;

import huantiao.body.NerveRoot;
import huantiao.body.NerveRoots;
import huantiao.body.Points;
import huantiao.body.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be laid over somebody's marks beside the course of the nerve: where each root is felt,
 * and the channels. It changes nothing that is marked.
 *
 * @param roots those with a strip of skin on the figure
 * @param sheets one for each picture on which something of it lies
 */
public record BodyLayers(List<NerveRoot> roots, List<Sheet> sheets) {

    /**
     * What lies on one picture.
     *
     * @param skins at least one patch each
     */
    public record Sheet(View view, List<Skin> skins, List<ChannelLine> channels) {
        public Sheet {
            skins = List.copyOf(skins);
            channels = List.copyOf(channels);
        }

        /** One line of each channel on each half: the one that ends lowest bears the name. */
        public List<ChannelLine> named() {
            return channels.stream()
                    .filter(line ->
                            channels.stream()
                                    .filter(line::isOfOneChannelAndHalfWith)
                                    .noneMatch(other -> other.end().y() > line.end().y()))
                    .toList();
        }

        /** The layers of the sheet, as the names of their classes. */
        public String classes() {
            return String.join(
                    " ",
                    Stream.concat(
                                    skins.stream().map(skin -> "lies-" + skin.root().id()),
                                    channels.isEmpty() ? Stream.of() : Stream.of("lies-channels"))
                            .toList());
        }
    }

    /** Where a root is felt on one picture. */
    public record Skin(NerveRoot root, List<Patch> patches) {
        public Skin {
            patches = List.copyOf(patches);
        }
    }

    public BodyLayers {
        roots = List.copyOf(roots);
        sheets = List.copyOf(sheets);
    }

    public static BodyLayers of(NerveRoots roots, Points points) {
        var felt = roots.all().stream().filter(root -> !root.sensoryRegions().isEmpty()).toList();
        return new BodyLayers(
                felt,
                Figure.drawings().stream()
                        .map(drawing ->
                                new Sheet(
                                        drawing.view(),
                                        skins(drawing, felt),
                                        channels(drawing.view(), points)))
                        .filter(sheet -> !sheet.skins().isEmpty() || !sheet.channels().isEmpty())
                        .toList());
    }

    /** The sheet of a picture; one with nothing on it where nothing lies. */
    public Sheet on(View view) {
        return sheets.stream()
                .filter(sheet -> sheet.view() == view)
                .findFirst()
                .orElseGet(() -> new Sheet(view, List.of(), List.of()));
    }

    private static List<Skin> skins(Drawing drawing, List<NerveRoot> roots) {
        return roots.stream()
                .map(root ->
                        new Skin(
                                root,
                                drawing.patches().stream()
                                        .filter(patch ->
                                                root.sensoryRegions().contains(patch.region()))
                                        .toList()))
                .filter(skin -> !skin.patches().isEmpty())
                .toList();
    }

    /** Channels run on both sides; seen from behind or in front both are seen. */
    private static List<ChannelLine> channels(View view, Points points) {
        return switch (view) {
            case BACK, FRONT -> {
                var both = new ArrayList<ChannelLine>();
                for (var line : ChannelLine.of(points.all(), view)) {
                    both.add(line);
                    if (!line.isMidline()) {
                        both.add(line.on(Side.LEFT));
                    }
                }
                yield List.copyOf(both);
            }
            case RIGHT_SIDE -> ChannelLine.of(points.all(), view);
            case LEFT_SIDE ->
                    ChannelLine.of(points.all(), View.RIGHT_SIDE).stream()
                            .map(line -> line.on(Side.LEFT))
                            .toList();
            case SOLES, UPPER_BACK, HEAD, HAND, EAR -> List.of();
        };
    }
}
