package huantiao.web.body;

import huantiao.body.NerveRoot;
import huantiao.body.NerveRoots;
import huantiao.body.Point;
import huantiao.body.Points;
import huantiao.body.Points.PointSet;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The points on the body, and a list of them.
 *
 * @param asked what was looked for; empty for everything
 * @param set the named set that was chosen
 * @param root the nerve root whose usual region is shaded
 * @param found points that fit both, in the order of the data
 * @param pictures the same points drawn
 */
public record PointsPage(
        String asked,
        Optional<PointSet> set,
        Optional<NerveRoot> root,
        List<PointSet> sets,
        List<NerveRoot> roots,
        List<Point> found,
        List<PointPicture> pictures) {

    public PointsPage {
        sets = List.copyOf(sets);
        roots = List.copyOf(roots);
        found = List.copyOf(found);
        pictures = List.copyOf(pictures);
    }

    /**
     * @param asked part of a code in any usual spelling, of the pinyin or Chinese name, or of the
     *     location
     * @param set id of a set; one that is unknown chooses none
     * @param root id of a root, as {@code L5}; one that is unknown shades nothing
     */
    static PointsPage of(Points points, NerveRoots roots, String asked, String set, String root) {
        var chosen = points.sets().stream().filter(one -> one.id().equals(set)).findFirst();
        var shaded = roots.all().stream().filter(one -> one.id().equals(root)).findFirst();
        var members =
                chosen.map(one ->
                        one.points().stream()
                                .flatMap(code -> points.family(code).stream())
                                .distinct()
                                .toList());
        var found =
                points.all().stream()
                        .filter(point -> members.isEmpty() || members.get().contains(point))
                        .filter(point -> fits(point, asked))
                        .toList();
        return new PointsPage(
                asked,
                chosen,
                shaded,
                points.sets(),
                roots.all().stream()
                        .filter(one ->
                                !one.painRegions().isEmpty() || !one.sensoryRegions().isEmpty())
                        .toList(),
                found,
                PointPicture.of(found, shaded));
    }

    /** Points of the list that have no place of their own: those found by touch. */
    public List<Point> elsewhere() {
        var drawn =
                pictures.stream()
                        .flatMap(picture -> picture.names().stream())
                        .map(name -> name.point().code())
                        .toList();
        return found.stream().filter(point -> !drawn.contains(point.code().text())).toList();
    }

    public boolean isChosen(PointSet one) {
        return set.filter(one::equals).isPresent();
    }

    public boolean isShaded(NerveRoot one) {
        return root.filter(one::equals).isPresent();
    }

    private static boolean fits(Point point, String asked) {
        var words = plain(asked);
        if (words.isEmpty()) {
            return true;
        }
        return plain(point.code().text()).contains(words.replace(" ", ""))
                || plain(point.pinyin()).replace(" ", "").contains(words.replace(" ", ""))
                || point.chinese().contains(asked.strip())
                || plain(point.location()).contains(words);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
