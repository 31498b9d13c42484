package huantiao.care;

import huantiao.access.Whose;
import huantiao.body.Mark;
import huantiao.people.Patient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Everything that was noted about one person in one clinic, in the order it was noted. What a page
 * shows is read from it; nothing in it changes.
 */
public final class Chart {

    private final Whose whose;
    private final List<Noted> entries;
    private final PutRight read;
    private final List<Noted> inForce;
    private final Patient patient;
    private final Map<ConsentKind, Placed<Entry.ConsentGiven>> consents;
    private final List<Episode> episodes;

    private Chart(Whose whose, List<Noted> entries, Predicate<Noted> counts) {
        this.whose = whose;
        this.entries = List.copyOf(entries);
        this.read = PutRight.of(this.entries);
        this.inForce = InForce.of(read.entries()).stream().filter(counts).toList();
        this.patient = patient(whose, this.entries);
        this.consents = consents(this.entries);
        this.episodes = Episode.all(read.entries());
    }

    /**
     * The chart that these entries are.
     *
     * @param entries in order, without gaps, the first of them {@link Entry.Registered}
     * @throws IllegalArgumentException if they are not
     */
    public static Chart of(Whose whose, List<Noted> entries) {
        if (entries.isEmpty() || !(entries.getFirst().entry() instanceof Entry.Registered)) {
            throw new IllegalArgumentException("a chart begins with a registration");
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() != i + 1) {
                throw new IllegalArgumentException(
                        "entry %d of a chart has sequence %d"
                                .formatted(i + 1, entries.get(i).sequence()));
            }
        }
        return new Chart(whose, entries, _ -> true);
    }

    /** This chart with more entries behind. */
    public Chart with(List<Noted> more) {
        var all = new ArrayList<>(entries);
        all.addAll(more);
        return of(whose, all);
    }

    public Whose whose() {
        return whose;
    }

    /** Sequence of the last entry: what a form has seen. */
    public long seen() {
        return entries.size();
    }

    /** The entries as they were noted, whatever was put right since. */
    public List<Noted> entries() {
        return entries;
    }

    /**
     * The entries as they count: visits and check-ins have the scores that were put right. A
     * consultation that was put right later tells no more than what was left as it was, and what
     * was found there is not among them.
     */
    public List<Noted> inForce() {
        return inForce;
    }

    /** What came after that sequence. */
    public List<Noted> since(long sequence) {
        return entries.subList(
                Math.toIntExact(Math.clamp(sequence, 0, entries.size())), entries.size());
    }

    public Patient patient() {
        return patient;
    }

    /** The agreement in force, or empty if it was never given or was taken back. */
    public Optional<Entry.ConsentGiven> consent(ConsentKind kind) {
        return agreement(kind).map(Placed::entry);
    }

    /** The same, and where it stands. */
    public Optional<Placed<Entry.ConsentGiven>> agreement(ConsentKind kind) {
        return Optional.ofNullable(consents.get(kind));
    }

    /** The latest episode of care, open or closed. */
    public Optional<Episode> episode() {
        return episodes.isEmpty() ? Optional.empty() : Optional.of(episodes.getLast());
    }

    /** Every course of care, oldest first. */
    public List<Episode> episodes() {
        return episodes;
    }

    /** The episode of care that is open now. */
    public Optional<Episode> openEpisode() {
        return episode().filter(one -> one.closure().isEmpty());
    }

    /** Scores given for a treatment that is still to come; empty once it has begun. */
    public Optional<StartingScores> startingScores() {
        return StartingScores.of(this);
    }

    /**
     * The place of the last entry of the course of care before this one; 0 where it is the first.
     * What was answered up to there says nothing about where this one started.
     */
    public long endBefore(Episode episode) {
        return all(Entry.EpisodeClosed.class).stream()
                .mapToLong(closed -> closed.noted().sequence())
                .filter(sequence -> sequence < episode.openedBy())
                .max()
                .orElse(0);
    }

    /**
     * The latest entry of a kind, with its place; a visit or check-in with the scores that count.
     */
    public <E extends Entry> Optional<Placed<E>> latest(Class<E> kind) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            var noted = read.entries().get(i);
            if (kind.isInstance(noted.entry())) {
                return Optional.of(new Placed<>(noted, kind.cast(noted.entry())));
            }
        }
        return Optional.empty();
    }

    /** Every entry of a kind, oldest first; visits and check-ins with the scores that count. */
    public <E extends Entry> List<Placed<E>> all(Class<E> kind) {
        return read.entries().stream()
                .filter(noted -> kind.isInstance(noted.entry()))
                .map(noted -> new Placed<>(noted, kind.cast(noted.entry())))
                .toList();
    }

    /** What was added to the entry of this sequence later. */
    public List<Placed<Entry.AddendumAdded>> addenda(long sequence) {
        return all(Entry.AddendumAdded.class).stream()
                .filter(addendum -> addendum.entry().toSequence() == sequence)
                .toList();
    }

    /** The pain scores of the visit of this sequence that were put right, oldest first. */
    public List<PainCorrection> painPutRight(long visit) {
        return read.pain().stream().filter(one -> one.visit() == visit).toList();
    }

    /** The pain scores that a decision on a course was taken with and that were put right since. */
    public List<PainCorrection> painPutRightSince(Placed<Entry.ReviewDecided> decided) {
        long decision = decided.noted().sequence();
        var visits =
                episodes.stream()
                        .filter(episode -> episode.reviews().contains(decided))
                        .flatMap(episode -> episode.sessions().stream())
                        .map(session -> session.noted().sequence())
                        .filter(visit -> visit < decision)
                        .collect(Collectors.toSet());
        return read.pain().stream()
                .filter(one -> visits.contains(one.visit()))
                .filter(one -> one.by().noted().sequence() > decision)
                .toList();
    }

    /** Every score of a check-in that was put right, oldest first. */
    public List<ScoreCorrection> scoresPutRight() {
        return read.scores();
    }

    /** Those of the check-in of this sequence. */
    public List<ScoreCorrection> scoresPutRight(long checkIn) {
        return read.scores().stream().filter(one -> one.checkIn() == checkIn).toList();
    }

    /** The scores that a decision on a course was taken with and that were put right since. */
    public List<ScoreCorrection> scoresPutRightSince(Placed<Entry.ReviewDecided> decided) {
        long decision = decided.noted().sequence();
        return episodes.stream()
                .filter(episode -> episode.reviews().contains(decided))
                .mapToLong(this::endBefore)
                .boxed()
                .flatMap(from ->
                        read.scores().stream()
                                .filter(one -> one.checkIn() > from && one.checkIn() < decision)
                                .filter(one -> one.by().noted().sequence() > decision))
                .toList();
    }

    /** True if every score of the check-in was struck. */
    boolean isStruck(Placed<Entry.CheckedIn> checkIn) {
        return checkIn.entry().measures().isEmpty()
                && !scoresPutRight(checkIn.noted().sequence()).isEmpty();
    }

    /**
     * The latest check-in of which something still counts: one whose every score was struck is as
     * if nobody had answered.
     */
    public Optional<Placed<Entry.CheckedIn>> lastAnswered() {
        return all(Entry.CheckedIn.class).reversed().stream()
                .filter(one -> !isStruck(one))
                .findFirst();
    }

    /**
     * Facts told so far, the later over the earlier, by anybody: intake, consultation, safety
     * questions, check-in. What was opened again and not answered since is not among them. Which of
     * them must be asked anew today is the rules' to say, not the chart's.
     */
    public FactsTold facts() {
        var facts = new TreeMap<String, Object>();
        standing().forEach((fact, told) -> facts.put(fact, told.value()));
        return new FactsTold(facts);
    }

    /** When each fact was told last, by anybody; not those that were opened again since. */
    public Map<String, Instant> toldAt() {
        var at = new TreeMap<String, Instant>();
        standing().forEach((fact, told) -> at.put(fact, told.at()));
        return Collections.unmodifiableMap(at);
    }

    private record Told(Object value, Instant at) {}

    private Map<String, Told> standing() {
        var standing = new TreeMap<String, Told>();
        for (var noted : inForce) {
            standing.keySet().removeAll(reopened(noted.entry()));
            var doubted = Doubted.by(noted.entry());
            standing.entrySet()
                    .removeIf(one ->
                            Doubted.isTakenBack(one.getKey(), one.getValue().value(), doubted));
            told(noted.entry())
                    .plain()
                    .forEach((fact, value) ->
                            standing.put(fact, new Told(value, noted.occurredAt())));
        }
        return standing;
    }

    /**
     * Facts of which an earlier answer does not count any more: whichever it was, or a no, because
     * something was found since that speaks against it. Each once, in the order of the entries.
     */
    Set<String> openedAgain() {
        var opened = new LinkedHashSet<String>();
        for (var noted : inForce) {
            opened.addAll(reopened(noted.entry()));
            opened.addAll(Doubted.by(noted.entry()));
        }
        return opened;
    }

    /** Facts whose earlier answers an entry takes out of force. */
    static List<String> reopened(Entry entry) {
        return switch (entry) {
            case Entry.SafetyAsked asked ->
                    asked.since().map(SinceLast::reopened).orElse(List.of());
            case Entry.ToldBeforeVisit told -> told.since().reopened();
            default -> List.of();
        };
    }

    /**
     * What an entry tells of the person: without a no to which a test of the same consultation
     * speaks, or what the person marked with it.
     */
    public static FactsTold told(Entry entry) {
        return switch (entry) {
            case Entry.SymptomsTold told -> Doubted.without(told.facts(), Doubted.by(told));
            case Entry.Consulted consulted ->
                    Doubted.without(consulted.facts(), Doubted.by(consulted));
            case Entry.SafetyAsked asked -> asked.facts();
            case Entry.CheckedIn checkedIn -> checkedIn.safety();
            case Entry.ToldBeforeVisit told -> Doubted.without(told.facts(), Doubted.by(told));
            case Entry.Registered _,
                    Entry.DetailsCorrected _,
                    Entry.ConsentGiven _,
                    Entry.ConsentDeclined _,
                    Entry.ConsentWithdrawn _,
                    Entry.BodyMarked _,
                    Entry.SafetyNetTold _,
                    Entry.AnsweredNotCounted _,
                    Entry.SentOn _,
                    Entry.LetterMade _,
                    Entry.DiaryKept _,
                    Entry.ReferralAgreed _,
                    Entry.ReferralDeclined _,
                    Entry.PlanAgreed _,
                    Entry.SessionSigned _,
                    Entry.AddendumAdded _,
                    Entry.PainCorrected _,
                    Entry.ScoreCorrected _,
                    Entry.HarmNoted _,
                    Entry.HarmFollowed _,
                    Entry.ReviewDecided _,
                    Entry.ChoicesWeighed _,
                    Entry.AidChecked _,
                    Entry.PaperKeyed _,
                    Entry.EpisodeClosed _ ->
                    FactsTold.NOTHING;
        };
    }

    /** When the person was told last, in this course of care, when not to wait. */
    public Optional<Placed<Entry.SafetyNetTold>> safetyNet() {
        long closed =
                latest(Entry.EpisodeClosed.class).map(one -> one.noted().sequence()).orElse(0L);
        return latest(Entry.SafetyNetTold.class).filter(told -> told.noted().sequence() > closed);
    }

    /** Where the person said it hurts, as last marked. */
    public List<Mark> marks() {
        return inForce.reversed().stream()
                .flatMap(noted -> marked(noted.entry()).stream())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * What the person marked with an entry. A symptom check asks for it, so that a chart that was
     * left empty there is an answer; before a visit it may be left out.
     */
    public static Optional<List<Mark>> marked(Entry entry) {
        return switch (entry) {
            case Entry.SymptomsTold told -> Optional.of(told.marks());
            case Entry.ToldBeforeVisit told ->
                    Optional.of(told.marks()).filter(marks -> !marks.isEmpty());
            default -> Optional.empty();
        };
    }

    /** Where a clinician found something, as last marked. */
    public Optional<Placed<Entry.BodyMarked>> found() {
        return inForce.reversed().stream()
                .filter(noted -> noted.entry() instanceof Entry.BodyMarked)
                .findFirst()
                .map(noted -> new Placed<>(noted, (Entry.BodyMarked) noted.entry()));
    }

    /**
     * The consultation that can be put right at this moment: the last one, on the day on which it
     * was noted. What was found on an earlier day is never taken for what is found today.
     */
    public Optional<Placed<Entry.Consulted>> toPutRight(Instant moment, ZoneId zone) {
        return latest(Entry.Consulted.class).filter(one -> one.noted().isOfDay(moment, zone));
    }

    /**
     * The ways of the plan that was agreed last. What is felt at the needles of its leads stands on
     * the day of the plan; on any other day it is to be asked anew.
     */
    public Optional<Ways> ways(Instant moment, ZoneId zone) {
        return latest(Entry.PlanAgreed.class)
                .flatMap(agreed ->
                        agreed.entry()
                                .plan()
                                .ways()
                                .map(ways ->
                                        agreed.noted().isOfDay(moment, zone)
                                                ? ways
                                                : ways.unfelt()));
    }

    /** What puts this consultation right; empty where nothing does. */
    public Optional<Placed<Entry.Consulted>> correctionOf(Placed<Entry.Consulted> consulted) {
        return all(Entry.Consulted.class).stream()
                .filter(one ->
                        one.entry()
                                .corrects()
                                .filter(of -> of == consulted.noted().sequence())
                                .isPresent())
                .findFirst();
    }

    /**
     * The last correction of a consultation that stood in the chart when the entry of this place
     * was noted; empty where none was put right since.
     */
    public Optional<Placed<Entry.Consulted>> correctedAfter(long sequence) {
        return all(Entry.Consulted.class).reversed().stream()
                .filter(one -> one.noted().sequence() > sequence)
                .filter(one -> one.entry().corrects().filter(of -> of < sequence).isPresent())
                .findFirst();
    }

    /** The consultation in which the person was seen: the one that this puts right, or itself. */
    public Placed<Entry.Consulted> held(Placed<Entry.Consulted> consulted) {
        var held = consulted;
        while (held.entry().corrects().isPresent()) {
            var noted = entries.get(Math.toIntExact(held.entry().corrects().get() - 1));
            held = new Placed<>(noted, (Entry.Consulted) noted.entry());
        }
        return held;
    }

    /**
     * This chart while a consultation in it is being put right: of it stands only what is still
     * answered so, and what is found and changed instead is not in it yet.
     */
    public Chart puttingRight(Placed<Entry.Consulted> consulted, FactsTold instead) {
        var all = new ArrayList<>(entries);
        all.set(
                Math.toIntExact(consulted.noted().sequence() - 1),
                consulted.noted().with(InForce.kept(consulted.entry(), instead)));
        long marked = consulted.noted().sequence() + 1;
        return new Chart(
                whose,
                all,
                noted ->
                        noted.sequence() != marked || !(noted.entry() instanceof Entry.BodyMarked));
    }

    /** What was marked on the body chart in the consultation of this place; empty if nothing. */
    public List<Mark> foundWith(Placed<Entry.Consulted> consulted) {
        return since(consulted.noted().sequence()).stream()
                .limit(1)
                .map(Noted::entry)
                .filter(Entry.BodyMarked.class::isInstance)
                .flatMap(next -> ((Entry.BodyMarked) next).marks().stream())
                .toList();
    }

    /** What was answered with the entry of this place and does not count; empty if nothing. */
    public FactsTold notCountedWith(long sequence) {
        return since(sequence).stream()
                .map(Noted::entry)
                .dropWhile(Entry.BodyMarked.class::isInstance)
                .limit(1)
                .filter(Entry.AnsweredNotCounted.class::isInstance)
                .map(next -> ((Entry.AnsweredNotCounted) next).facts())
                .findFirst()
                .orElse(FactsTold.NOTHING);
    }

    /**
     * What somebody of the clinic asked after a consultation and before the next one, beside a
     * visit and oldest first: questions that it had left open. Putting it right is no next one.
     */
    public List<Placed<Entry.SafetyAsked>> askedAfter(Placed<Entry.Consulted> consulted) {
        return since(held(consulted).noted().sequence()).stream()
                .takeWhile(noted -> !asksAnew(noted.entry()))
                .filter(noted -> noted.author().user().isPresent())
                .filter(noted ->
                        noted.entry() instanceof Entry.SafetyAsked asked && asked.since().isEmpty())
                .map(noted -> new Placed<>(noted, (Entry.SafetyAsked) noted.entry()))
                .toList();
    }

    /** A consultation in which the person was seen anew. */
    static boolean asksAnew(Entry entry) {
        return entry instanceof Entry.Consulted consulted && consulted.corrects().isEmpty();
    }

    /** What the red flags said last, with when: at intake, consultation, or when asked anew. */
    public Optional<Ruled> ruling() {
        return rulings().reversed().stream().findFirst();
    }

    /** What the red flags said each time, oldest first. */
    public List<Ruled> rulings() {
        return entries.stream()
                .flatMap(noted ->
                        ruling(noted.entry()).stream()
                                .map(ruling ->
                                        new Ruled(ruling, noted.occurredAt(), noted.sequence())))
                .toList();
    }

    /** Since when the red flags have said what they say, each time; empty before they said any. */
    public Optional<Instant> levelSince() {
        return ruling().flatMap(last ->
                rulings().reversed().stream()
                        .takeWhile(one -> one.ruling().level().equals(last.ruling().level()))
                        .reduce((_, earlier) -> earlier)
                        .map(Ruled::at));
    }

    private static Optional<Ruling> ruling(Entry entry) {
        return switch (entry) {
            case Entry.SymptomsTold told -> Optional.of(told.ruling());
            case Entry.Consulted consulted -> Optional.of(consulted.ruling());
            case Entry.SafetyAsked asked -> Optional.of(asked.ruling());
            case Entry.Registered _,
                    Entry.DetailsCorrected _,
                    Entry.ConsentGiven _,
                    Entry.ConsentDeclined _,
                    Entry.ConsentWithdrawn _,
                    Entry.BodyMarked _,
                    Entry.SafetyNetTold _,
                    Entry.AnsweredNotCounted _,
                    Entry.SentOn _,
                    Entry.LetterMade _,
                    Entry.DiaryKept _,
                    Entry.ReferralAgreed _,
                    Entry.ReferralDeclined _,
                    Entry.PlanAgreed _,
                    Entry.SessionSigned _,
                    Entry.AddendumAdded _,
                    Entry.PainCorrected _,
                    Entry.ScoreCorrected _,
                    Entry.HarmNoted _,
                    Entry.HarmFollowed _,
                    Entry.CheckedIn _,
                    Entry.ToldBeforeVisit _,
                    Entry.ReviewDecided _,
                    Entry.ChoicesWeighed _,
                    Entry.AidChecked _,
                    Entry.PaperKeyed _,
                    Entry.EpisodeClosed _ ->
                    Optional.empty();
        };
    }

    /** Every adverse event, from visits and between them, oldest first. */
    public List<AdverseEvent> harms() {
        var harms = new ArrayList<AdverseEvent>();
        for (var noted : entries) {
            if (noted.entry() instanceof Entry.SessionSigned signed) {
                harms.addAll(signed.session().harms());
            } else if (noted.entry() instanceof Entry.HarmNoted harm) {
                harms.add(harm.event());
            }
        }
        return List.copyOf(harms);
    }

    /** What became of something unwanted that was noted in this entry, oldest first. */
    public List<Placed<Entry.HarmFollowed>> followed(long sequence) {
        return all(Entry.HarmFollowed.class).stream()
                .filter(followed -> followed.entry().toSequence() == sequence)
                .toList();
    }

    /**
     * How what was noted in this entry ended or stands, as it was noted last; empty where nobody
     * noted it.
     */
    public Optional<HarmOutcome> harmOutcome(long sequence) {
        return followed(sequence).reversed().stream()
                .flatMap(followed -> followed.entry().outcome().stream())
                .findFirst();
    }

    /** Steps of the list for serious events that nobody has noted as taken; none for others. */
    public Set<HarmStep> openSteps(long sequence, AdverseEvent event) {
        var open = EnumSet.noneOf(HarmStep.class);
        if (event.serious()) {
            open.addAll(EnumSet.allOf(HarmStep.class));
            followed(sequence).forEach(one -> one.entry().steps().forEach(open::remove));
        }
        return open;
    }

    /**
     * A serious event that has not been seen to wholly.
     *
     * @param sequence the entry it was noted in
     * @param noted when
     * @param steps how many steps of the list nobody has noted as taken, at least 1
     */
    public record OpenHarm(long sequence, Instant noted, AdverseEvent event, int steps) {}

    /** Serious events not seen to wholly, oldest first. */
    public List<OpenHarm> openHarms() {
        var open = new ArrayList<OpenHarm>();
        for (var noted : entries) {
            var events =
                    switch (noted.entry()) {
                        case Entry.SessionSigned signed -> signed.session().harms();
                        case Entry.HarmNoted harm -> List.of(harm.event());
                        default -> List.<AdverseEvent>of();
                    };
            for (var event : events) {
                int steps = openSteps(noted.sequence(), event).size();
                if (steps > 0) {
                    open.add(new OpenHarm(noted.sequence(), noted.occurredAt(), event, steps));
                }
            }
        }
        return List.copyOf(open);
    }

    /**
     * Serious events not seen to wholly that were noted since a plan was last agreed: treatment
     * pauses until a clinician has looked at the plan and agreed it anew. Oldest first.
     */
    public List<OpenHarm> pausing() {
        long planned = latest(Entry.PlanAgreed.class).map(one -> one.noted().sequence()).orElse(0L);
        return openHarms().stream().filter(harm -> harm.sequence() > planned).toList();
    }

    /** An entry and where it stands. */
    public record Placed<E extends Entry>(Noted noted, E entry) {}

    /** A ruling and when it was made. */
    public record Ruled(Ruling ruling, Instant at, long sequence) {}

    private static Patient patient(Whose whose, List<Noted> entries) {
        Patient patient = null;
        for (var noted : entries) {
            if (noted.entry()
                    instanceof Entry.Registered(var name, var born, var sex, var contact)) {
                patient = new Patient(whose.patient(), whose.clinic(), name, born, sex, contact);
            } else if (noted.entry()
                    instanceof Entry.DetailsCorrected(var name, var born, var sex, var contact)) {
                patient = new Patient(whose.patient(), whose.clinic(), name, born, sex, contact);
            }
        }
        if (patient == null) {
            throw new IllegalArgumentException("a chart begins with a registration");
        }
        return patient;
    }

    private static Map<ConsentKind, Placed<Entry.ConsentGiven>> consents(List<Noted> entries) {
        var consents = new EnumMap<ConsentKind, Placed<Entry.ConsentGiven>>(ConsentKind.class);
        for (var noted : entries) {
            if (noted.entry() instanceof Entry.ConsentGiven given) {
                consents.put(given.kind(), new Placed<>(noted, given));
            } else if (noted.entry() instanceof Entry.ConsentWithdrawn withdrawn) {
                consents.remove(withdrawn.kind());
            }
        }
        return consents;
    }

    /** Ids only: what is in a chart does not go into logs. */
    @Override
    public String toString() {
        return "Chart[%s, %d entries]".formatted(whose.patient(), entries.size());
    }
}
