package huantiao.web.body;

import java.util.List;

/**
 * One picture of the chart.
 *
 * @param skin outlines to be filled
 * @param lines what makes it a body: folds, knees, muscles
 * @param nerve the course of the sciatic nerve; empty where it cannot be seen
 * @param patches the regions that can be marked
 */
public record Drawing(
        View view, List<Path> skin, List<Path> lines, List<Path> nerve, List<Patch> patches) {
    public Drawing {
        skin = List.copyOf(skin);
        lines = List.copyOf(lines);
        nerve = List.copyOf(nerve);
        patches = List.copyOf(patches);
    }
}
