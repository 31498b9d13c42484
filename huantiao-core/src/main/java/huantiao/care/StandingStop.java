package huantiao.care;

import huantiao.triage.Explanation;
import huantiao.triage.Facts;
import huantiao.triage.RedFlag;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An alarm of earlier, also of one whose questions come before every visit anyway. It stands until
 * it was noted to whom the person was sent and what raised it was asked anew, by its own question
 * (decisions 0235 and 0375); a no to something else, or to all at once, never lowers it.
 *
 * @param flags the red flags that stop every treatment, the gravest first
 * @param facts answers behind them that can be asked again, then what something new had opened and
 *     nobody answered
 * @param findings what only a new examination can tell otherwise
 * @param told when the last of these was told
 * @param sent to whom the person was sent since then
 */
public record StandingStop(
        List<RedFlag> flags,
        List<String> facts,
        List<String> findings,
        Instant told,
        Optional<Chart.Placed<Entry.SentOn>> sent) {

    public StandingStop {
        flags = List.copyOf(flags);
        facts = List.copyOf(facts);
        findings = List.copyOf(findings);
    }

    /**
     * Answers that would lower an alarm of this chart: by them one of its flags is not raised any
     * more. What an examination finds otherwise is none of them.
     *
     * @param answered what is not noted yet
     * @param known what is known with it
     */
    static List<String> loweredBy(Facts answered, Facts known, Chart chart, CareSteps.Now now) {
        var told = VisitSteps.assessAsTold(chart, now).facts();
        return of(chart, now).stream()
                .filter(stop ->
                        stop.flags().stream().anyMatch(flag -> !flag.when().holds(known).isYes()))
                .flatMap(stop -> stop.facts().stream())
                .filter(answered::knows)
                .filter(fact -> !answered.find(fact).equals(told.find(fact)))
                .toList();
    }

    /** Of what somebody tells alone, what counts: all of it but what would lower an alarm. */
    static Facts counted(Facts told, Chart chart, CareSteps.Now now) {
        return told.without(loweredBy(told, Picture.with(chart, told, now), chart, now));
    }

    /** What was answered and does not count, to stand after the entry that counts the rest. */
    static Optional<Entry> notCounted(Facts answered, Facts counted) {
        var rest = answered.without(counted.names());
        return rest.names().isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry.AnsweredNotCounted(Picture.told(rest)));
    }

    /** What stands before any question of today was asked; empty if nothing does. */
    public static Optional<StandingStop> of(Chart chart, CareSteps.Now now) {
        var assessment = VisitSteps.assessAsTold(chart, now);
        var flags =
                assessment.positive().stream()
                        .filter(flag -> flag.action().stopsEverything())
                        .sorted(Comparator.comparing(RedFlag::action).reversed())
                        .toList();
        if (flags.isEmpty()) {
            return Optional.empty();
        }
        var behind = new LinkedHashSet<String>();
        flags.forEach(
                flag -> behind.addAll(Explanation.of(flag.when(), assessment.facts()).because()));
        behind.removeAll(Picture.fromTheChart());
        var told = chart.toldAt();
        var since =
                behind.stream()
                        .flatMap(fact -> Optional.ofNullable(told.get(fact)).stream())
                        .max(Comparator.naturalOrder())
                        .orElseGet(() -> chart.entries().getLast().occurredAt());
        return Optional.of(
                new StandingStop(
                        flags,
                        Stream.concat(
                                        behind.stream(),
                                        VisitSteps.reopened(chart).stream()
                                                .filter(fact -> VisitSteps.isOneTap(fact, now)))
                                .filter(fact -> !Examined.FINDINGS.contains(fact))
                                .distinct()
                                .toList(),
                        behind.stream().filter(Examined.FINDINGS::contains).toList(),
                        since,
                        chart.latest(Entry.SentOn.class)
                                .filter(sent -> !sent.noted().occurredAt().isBefore(since))));
    }
}
