package huantiao.care;

import huantiao.triage.Assessment;
import huantiao.triage.Level;
import huantiao.triage.RedFlag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An urgent referral that what is known calls for, and how far it has gone.
 *
 * @param flags what calls for it, at least one
 * @param dueBy the day by which a doctor is to have seen the person: two weeks after the day on
 *     which all of this was first found
 * @param sent to whom the person was sent on for this; empty if nobody noted it
 * @param agreed with whom it is agreed that gentle care goes on; empty if it is not
 * @param declined who was asked since and does not agree; empty where nobody said so
 * @param letter made for this, whether or not it left; empty if none was
 */
public record Referral(
        List<RedFlag> flags,
        LocalDate dueBy,
        Optional<Chart.Placed<Entry.SentOn>> sent,
        Optional<Chart.Placed<Entry.ReferralAgreed>> agreed,
        Optional<Chart.Placed<Entry.ReferralDeclined>> declined,
        Optional<Chart.Placed<Entry.LetterMade>> letter) {

    /** As the level says: within two weeks at most. */
    public static final Period WITHIN = Period.ofWeeks(2);

    public Referral {
        flags = List.copyOf(flags);
    }

    /**
     * The referral of this chart; empty where none is called for, and where something more urgent
     * is.
     */
    public static Optional<Referral> of(Chart chart, CareSteps.Now now) {
        return of(chart, CareSteps.assess(chart, now), now);
    }

    /** The same by what the red flags say. */
    public static Optional<Referral> of(Chart chart, Assessment assessment, CareSteps.Now now) {
        if (assessment.level() != Level.URGENT_2W) {
            return Optional.empty();
        }
        var flags =
                assessment.positive().stream()
                        .filter(flag -> flag.action() == Level.URGENT_2W)
                        .toList();
        var ids = ids(flags);
        var agreed = agreement(chart, ids, now);
        return Optional.of(
                new Referral(
                        flags,
                        found(chart, ids, now).plus(WITHIN),
                        covering(chart, Entry.SentOn.class, ids, now),
                        agreed,
                        agreed.isPresent()
                                ? Optional.empty()
                                : covering(chart, Entry.ReferralDeclined.class, ids, now),
                        covering(chart, Entry.LetterMade.class, ids, now)));
    }

    /** The latest agreement that covers all of these flags and that no later no took back. */
    static Optional<Chart.Placed<Entry.ReferralAgreed>> agreement(
            Chart chart, Set<String> flags, CareSteps.Now now) {
        long declined =
                chart.latest(Entry.ReferralDeclined.class)
                        .map(one -> one.noted().sequence())
                        .orElse(0L);
        return covering(chart, Entry.ReferralAgreed.class, flags, now)
                .filter(agreed -> agreed.noted().sequence() > declined);
    }

    /**
     * The latest entry of a kind that was noted when all of these flags were known: what came
     * before one of them does not cover it.
     */
    static <E extends Entry> Optional<Chart.Placed<E>> covering(
            Chart chart, Class<E> kind, Set<String> flags, CareSteps.Now now) {
        return chart.all(kind).reversed().stream()
                .filter(noted ->
                        flagsBefore(chart, noted.noted().sequence(), now).containsAll(flags))
                .findFirst();
    }

    /**
     * When the person was sent on for what the red flags said last, where that calls for an urgent
     * referral and that doctor said whether care goes on. Both must have been noted when each of
     * these flags had been raised; what the rules said at the time counts, not the rules of today.
     */
    static Optional<Instant> seenTo(Chart chart) {
        if (!isRuled(chart)) {
            return Optional.empty();
        }
        var flags = chart.ruling().orElseThrow().ruling().flags();
        return ruledBefore(chart, Entry.ReferralAgreed.class, flags)
                .or(() -> ruledBefore(chart, Entry.ReferralDeclined.class, flags))
                .flatMap(_ -> ruledBefore(chart, Entry.SentOn.class, flags))
                .map(Noted::occurredAt);
    }

    private static <E extends Entry> Optional<Noted> ruledBefore(
            Chart chart, Class<E> kind, List<String> flags) {
        return chart.all(kind).reversed().stream()
                .map(Chart.Placed::noted)
                .filter(noted ->
                        chart.rulings().stream()
                                .filter(ruled -> ruled.sequence() < noted.sequence())
                                .reduce((_, last) -> last)
                                .filter(ruled -> ruled.ruling().flags().containsAll(flags))
                                .isPresent())
                .findFirst();
    }

    static Set<String> ids(List<RedFlag> flags) {
        return flags.stream().map(RedFlag::id).collect(Collectors.toUnmodifiableSet());
    }

    /** True if what the red flags said last calls for it. */
    static boolean isRuled(Chart chart) {
        return chart.ruling()
                .filter(ruled -> ruled.ruling().level().equals(Level.URGENT_2W.code()))
                .isPresent();
    }

    /**
     * What was known before an entry: the flags of the ruling before it. Where that called for no
     * referral, as rulings of earlier rules may, it is what the rules of today say of the chart as
     * it was.
     */
    private static Set<String> flagsBefore(Chart chart, long sequence, CareSteps.Now now) {
        var before = Chart.of(chart.whose(), chart.entries().subList(0, Math.toIntExact(sequence)));
        return isRuled(before)
                ? before.ruling().map(ruled -> Set.copyOf(ruled.ruling().flags())).orElse(Set.of())
                : ids(CareSteps.assess(before, now).positive());
    }

    /** The day since which every ruling names all of these; today where none does yet. */
    private static LocalDate found(Chart chart, Set<String> flags, CareSteps.Now now) {
        return chart.rulings().reversed().stream()
                .takeWhile(ruled -> ruled.ruling().flags().containsAll(flags))
                .reduce((_, earlier) -> earlier)
                .map(ruled -> LocalDate.ofInstant(ruled.at(), now.zone()))
                .orElse(now.today());
    }
}
