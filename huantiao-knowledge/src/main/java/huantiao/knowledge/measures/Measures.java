package huantiao.knowledge.measures;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.course.PublishedPoint;
import huantiao.course.PublishedShare;
import huantiao.knowledge.Problems;
import huantiao.knowledge.YamlText;
import huantiao.measures.Instruments;
import java.util.List;

/**
 * What the house knows about measuring, as shipped.
 *
 * @param courses printed means of trials and cohorts that may be drawn behind a person's line
 * @param shares printed shares that did well, for saying beside a clinic's own
 */
public record Measures(
        Instruments instruments, List<PublishedPoint> courses, List<PublishedShare> shares) {

    public Measures {
        courses = List.copyOf(courses);
        shares = List.copyOf(shares);
    }

    private static final class Shipped {
        static final Measures MEASURES =
                read(
                                shipped("measures.yaml"),
                                shipped("scoring.yaml"),
                                shipped("wordings.yaml"),
                                shipped("trajectories.yaml"))
                        .orElseThrow();
    }

    /**
     * The files shipped with the program, read once.
     *
     * @throws IllegalStateException if they are wrong, which is a bug of the build
     */
    public static Measures shipped() {
        return Shipped.MEASURES;
    }

    static String shipped(String file) {
        return YamlText.shipped(Measures.class, file);
    }

    static Result<Measures, List<Problem>> read(
            String measures, String scoring, String wordings, String trajectories) {
        var problems = new Problems();
        var published = YamlText.read("measures.yaml", measures, problems);
        var computed = YamlText.read("scoring.yaml", scoring, problems);
        var worded = YamlText.read("wordings.yaml", wordings, problems);
        var drawn = YamlText.read("trajectories.yaml", trajectories, problems);
        if (drawn.isEmpty() || published.isEmpty() || computed.isEmpty() || worded.isEmpty()) {
            return Result.refused(problems.all());
        }
        var instruments =
                new InstrumentsReader(problems).read(published.get(), computed.get(), worded.get());
        var courses = new CoursesReader(problems).read(drawn.get());
        return problems.orElse(
                () -> new Measures(instruments.orElseThrow(), courses.points(), courses.shares()));
    }
}
