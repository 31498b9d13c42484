package huantiao.course;

import huantiao.base.Source;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One printed mean of one arm of one study at one time. Nothing between the points is known, so
 * they are drawn as points.
 *
 * @param course id of the arm, as {@code tu2024_sham}
 * @param study the same for all arms of one study
 * @param care what the arm was given, as {@code sham_acupuncture}
 * @param measure id of the instrument
 * @param week after the start of treatment
 * @param value level of the score, or change from baseline (negative is a fall)
 * @param crossedOverPercent how many of a non-surgical arm were operated all the same, where said
 */
public record PublishedPoint(
        String course,
        String study,
        Arm arm,
        String care,
        Set<Phase> phases,
        String population,
        String measure,
        Kind kind,
        int week,
        double value,
        OptionalInt crossedOverPercent,
        Source source) {
    public PublishedPoint {
        phases = Set.copyOf(phases);
    }

    /** What the reader must be able to tell apart at a glance. */
    public enum Arm {
        ACUPUNCTURE,
        /** Everything but the true needling: the yardstick. */
        SHAM,
        OTHER
    }

    public enum Kind {
        LEVEL,
        CHANGE
    }

    /**
     * The points that may stand behind a person's line: same measure, same phase. Acupuncture is
     * left out unless another arm of the same measure stands beside it.
     */
    static List<PublishedPoint> matching(List<PublishedPoint> all, String measure, Phase phase) {
        var fitting =
                all.stream()
                        .filter(point -> point.measure().equals(measure))
                        .filter(point -> point.phases().contains(phase))
                        .toList();
        var compared = fitting.stream().anyMatch(point -> point.arm() != Arm.ACUPUNCTURE);
        return compared ? fitting : List.of();
    }

    /**
     * Those that tell how far people moved from their own start. Where people were, without where
     * they came from, says nothing about somebody who started elsewhere. Acupuncture is left out
     * here too unless another arm stands beside it.
     */
    static List<PublishedPoint> moves(List<PublishedPoint> all) {
        var moves = all.stream().filter(point -> point.kind() == Kind.CHANGE).toList();
        return moves.stream().anyMatch(point -> point.arm() != Arm.ACUPUNCTURE) ? moves : List.of();
    }
}
