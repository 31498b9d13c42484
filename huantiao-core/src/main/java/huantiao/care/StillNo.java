package huantiao.care;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Questions that were asked again face to face and answered together: still no, as earlier in the
 * same sitting (decision 0286). Who said so and when stands on the entry; nothing of it is an
 * answer until somebody says it.
 *
 * @param as which earlier answers it confirms, each question once; not empty as part of an entry
 */
public record StillNo(List<Earlier> as) {

    /**
     * How long a sitting lasts at most: from the questions of the symptom check or the consultation
     * to those before the needles. Our own bound, general professional knowledge.
     */
    public static final Duration SITTING = Duration.ofHours(2);

    /** Nothing that could be confirmed. */
    public static final StillNo NOTHING = new StillNo(List.of());

    /**
     * Answers of one entry.
     *
     * @param sequence its place in the chart
     * @param facts answered no there; at least one, each once
     */
    public record Earlier(long sequence, List<String> facts) {
        public Earlier {
            facts = List.copyOf(new LinkedHashSet<>(facts));
            if (!(sequence >= 1) || facts.isEmpty()) {
                throw new IllegalArgumentException(
                        "earlier answers (entry %d) must be of an entry and of a question"
                                .formatted(sequence));
            }
        }
    }

    public StillNo {
        as = List.copyOf(as);
        var facts = as.stream().flatMap(one -> one.facts().stream()).toList();
        if (facts.size() > Set.copyOf(facts).size()) {
            throw new IllegalArgumentException("a question must be confirmed once");
        }
    }

    /** The questions, in the order of the earlier entries. */
    public List<String> facts() {
        return as.stream().flatMap(one -> one.facts().stream()).toList();
    }

    public boolean isEmpty() {
        return as.isEmpty();
    }

    /** Throws unless something is confirmed here and all of it stands as a no among these facts. */
    void mustBeAnsweredNo(FactsTold told) {
        var no = told.plain();
        if (isEmpty() || !facts().stream().allMatch(fact -> Boolean.FALSE.equals(no.get(fact)))) {
            throw new IllegalArgumentException("what is confirmed must be answered no");
        }
    }

    /** The same of these questions only. */
    public StillNo only(Collection<String> facts) {
        var fewer = new TreeMap<Long, List<String>>();
        for (var one : as) {
            var kept = one.facts().stream().filter(facts::contains).toList();
            if (!kept.isEmpty()) {
                fewer.put(one.sequence(), kept);
            }
        }
        return of(fewer);
    }

    /**
     * What may be confirmed at this moment: questions that somebody of the clinic asked since the
     * last visit, on the same day and not longer ago than a sitting lasts, and to which the answer
     * was no. They are read from the last consultation or symptom check, and from what was asked
     * beside it since; a question it left open or did not know stays to be asked. So does one with
     * a yes on this day, whoever gave it, even if it was put right. What a person answers alone and
     * an earlier confirmation confirm nothing: what a consultation confirmed rests on the answer it
     * confirmed, and on its time. Nothing may be confirmed unless these answers settle the whole
     * cauda equina block.
     */
    public static StillNo mayConfirm(Chart chart, Instant moment, CareSteps.Now now) {
        return mayConfirm(chart, StillNo::isByTheClinic, moment, now);
    }

    /**
     * The same before a visit, where what the person answered alone for that visit, each question
     * in its own words, may be confirmed as well (decision 0333).
     */
    public static StillNo beforeVisit(Chart chart, Instant moment, CareSteps.Now now) {
        return mayConfirm(
                chart,
                noted ->
                        noted.entry() instanceof Entry.ToldBeforeVisit
                                || StillNo.isByTheClinic(noted),
                moment,
                now);
    }

    private static StillNo mayConfirm(
            Chart chart, Predicate<Noted> counts, Instant moment, CareSteps.Now now) {
        var flags = now.rules().flags();
        var no = answeredNo(chart, flags.factsToAskFirst(), counts, moment, now.zone());
        var facts = now.rules().vocabulary().nothingKnown();
        for (var fact : no.keySet()) {
            facts = facts.with(fact, false);
        }
        for (var flag : flags.caudaEquinaBlock()) {
            if (!flag.when().holds(facts).isNo()) {
                return NOTHING;
            }
        }
        var earlier = new TreeMap<Long, List<String>>();
        for (var fact : flags.factsToAskFirst()) {
            var sequence = no.get(fact);
            if (sequence != null) {
                earlier.computeIfAbsent(sequence, _ -> new ArrayList<>()).add(fact);
            }
        }
        return of(earlier);
    }

    /** Which questions were answered no in this sitting, and in which entry. */
    private static Map<String, Long> answeredNo(
            Chart chart,
            Collection<String> questions,
            Predicate<Noted> counts,
            Instant moment,
            ZoneId zone) {
        long lastVisit =
                chart.latest(Entry.SessionSigned.class)
                        .map(signed -> signed.noted().sequence())
                        .orElse(0L);
        var no = new LinkedHashMap<String, Long>();
        var yes = new LinkedHashSet<String>();
        for (var noted : chart.since(lastVisit)) {
            if (noted.isOfDay(moment, zone)) {
                var told = Chart.told(noted.entry()).plain();
                questions.stream()
                        .filter(fact -> Boolean.TRUE.equals(told.get(fact)))
                        .forEach(yes::add);
            }
        }
        for (var noted : chart.inForce()) {
            if (noted.sequence() <= lastVisit) {
                continue;
            }
            no.keySet().removeAll(Doubted.by(noted.entry()));
            var confirmed = confirmedIn(noted);
            if (asksAllAnew(noted)) {
                no.keySet().retainAll(confirmed);
            }
            var told = Chart.told(noted.entry()).plain();
            for (var fact : questions) {
                if (Boolean.FALSE.equals(told.get(fact))
                        && !confirmed.contains(fact)
                        && asks(noted)
                        && counts.test(noted)
                        && noted.isOfSitting(moment, SITTING, zone)) {
                    no.put(fact, noted.sequence());
                }
            }
        }
        no.keySet().removeAll(yes);
        return no;
    }

    private static StillNo of(SortedMap<Long, List<String>> facts) {
        return new StillNo(
                facts.entrySet().stream()
                        .map(one -> new Earlier(one.getKey(), one.getValue()))
                        .toList());
    }

    /**
     * A symptom check, a consultation, and what a person answers before a visit ask everything
     * anew; what they leave open is open. Whoever puts a consultation right asks nobody anew.
     */
    private static boolean asksAllAnew(Noted noted) {
        return noted.entry() instanceof Entry.SymptomsTold
                || noted.entry() instanceof Entry.ToldBeforeVisit
                || Chart.asksAnew(noted.entry());
    }

    /** What a consultation says of earlier answers: asked again together, still no. */
    private static Collection<String> confirmedIn(Noted noted) {
        return noted.entry() instanceof Entry.Consulted consulted
                ? consulted.still().map(StillNo::facts).orElse(List.of())
                : List.of();
    }

    /** It was asked by its own name, and not by the clinic before a visit. */
    private static boolean asks(Noted noted) {
        return asksAllAnew(noted)
                || (noted.entry() instanceof Entry.SafetyAsked asked && asked.since().isEmpty());
    }

    private static boolean isByTheClinic(Noted noted) {
        return !noted.author().isPatient();
    }
}
