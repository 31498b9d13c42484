package huantiao.care;

import huantiao.body.Side;
import huantiao.care.Consultation.Finding;
import huantiao.care.Consultation.Shown;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an earlier examination found abnormal and none has tested since. Of each test and side the
 * latest examination that did it decides; one that left it out takes nothing back.
 *
 * @param finding of the left or the right side
 * @param day of that examination
 */
public record EarlierFinding(Finding finding, LocalDate day) {

    private record Tested(String test, Side side) {}

    /** Those of a chart, the newest first; none of the newest examination, which speaks itself. */
    public static List<EarlierFinding> notTestedSince(Chart chart, ZoneId zone) {
        var tested = new HashSet<Tested>();
        var earlier = new ArrayList<EarlierFinding>();
        var newestFirst = chart.all(Entry.Consulted.class).reversed();
        for (var consulted : newestFirst) {
            boolean isNewest = consulted.equals(newestFirst.getFirst());
            var day = LocalDate.ofInstant(consulted.noted().occurredAt(), zone);
            var here = new HashSet<Tested>();
            done(consulted.entry().consultation())
                    .flatMap(EarlierFinding::bySide)
                    .forEach(one -> {
                        var test = new Tested(one.test(), one.side());
                        here.add(test);
                        if (!isNewest && !tested.contains(test) && one.shown().isAbnormal()) {
                            earlier.add(new EarlierFinding(one, day));
                        }
                    });
            tested.addAll(here);
        }
        return List.copyOf(earlier);
    }

    /** The day of the last examination in which a test was done; empty where none ever was. */
    public static Optional<LocalDate> lastTested(Chart chart, ZoneId zone) {
        return lastToTest(chart).map(one -> LocalDate.ofInstant(one.noted().occurredAt(), zone));
    }

    /** The last consultation in which a test was done; empty where none ever was. */
    public static Optional<Chart.Placed<Entry.Consulted>> lastToTest(Chart chart) {
        return chart.all(Entry.Consulted.class).reversed().stream()
                .filter(one -> done(one.entry().consultation()).findFirst().isPresent())
                .findFirst();
    }

    private static Stream<Finding> done(Consultation consultation) {
        return consultation.findings().stream().filter(one -> one.shown() != Shown.NOT_DONE);
    }

    private static Stream<Finding> bySide(Finding finding) {
        return finding.side() == Side.BOTH
                ? Stream.of(Side.LEFT, Side.RIGHT)
                        .map(side ->
                                new Finding(
                                        finding.test(), side, finding.shown(), finding.measured()))
                : Stream.of(finding);
    }
}
