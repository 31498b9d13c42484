package huantiao.registry;

import huantiao.base.PatientId;
import huantiao.base.UserId;
import huantiao.care.AdverseEvent;
import huantiao.care.Chart;
import huantiao.care.ConsentKind;
import huantiao.care.Entry;
import huantiao.care.Entry.EpisodeClosed.Why;
import huantiao.care.Episode;
import huantiao.care.HarmOutcome;
import huantiao.care.HarmStep;
import huantiao.care.Noted;
import huantiao.course.Phase;
import huantiao.course.Schedule;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.people.Sex;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One course of care as the registry counts it: who started, when, and everything that was answered
 * since. It holds no name and no word that anybody wrote.
 *
 * @param began the day of the first visit
 * @param agreed whether the person agreed to be counted
 * @param history what is known of the time before
 * @param age in whole years on that day
 * @param practitioner who signed most of its visits, the earlier of two who signed as many
 * @param given what was given at least once
 * @param sessions visits signed
 * @param sessionsAsked visits at which harms were asked about
 * @param ended why and when it ended; empty while it is open
 * @param answers every score of a check-in, in order of time; pain asked about the moment before a
 *     visit is another question and not among them. Those after the next course began only while a
 *     follow-up of this one was still to come: a new plan does not make an answer silent
 */
public record StartedCourse(
        PatientId patient,
        LocalDate began,
        Agreed agreed,
        Phase phase,
        History history,
        int age,
        Sex sex,
        Practitioner practitioner,
        Set<Given> given,
        int sessions,
        int sessionsAsked,
        Optional<Ended> ended,
        List<Harm> harms,
        List<Answer> answers) {

    /** Whether somebody agreed to be counted, and when. */
    public enum Agreed {
        /** Before or at the first visit. */
        FROM_THE_START,
        /** After it, when somebody may already have known how it went. */
        LATER,
        /** Was asked and did not say yes. */
        DECLINED,
        /** Nothing says that anybody asked. */
        NOT_ASKED,
        /** Said yes once and took it back. */
        TAKEN_BACK
    }

    /**
     * What is known of the time before this course.
     *
     * @param treatedHere true if an earlier course of care in this clinic came to a visit
     * @param durationTold false if nobody told how long the complaint had lasted; then the phase is
     *     the slowest
     * @param complaint where it was, by what was told and found until the day of the first visit
     */
    public record History(boolean treatedHere, boolean durationTold, Complaint complaint) {

        /** Treated here for the first time, and told how long it had lasted and where it was. */
        public static final History NEW = new History(false, true, Complaint.BELOW_KNEE);
    }

    /** A member who signed visits, by the name they had that day. */
    public record Practitioner(UserId id, String name) {}

    /**
     * The end of a course.
     *
     * @param lastDay of care, as it was noted
     */
    public record Ended(Why why, LocalDate lastDay) {}

    /**
     * An adverse event without its story.
     *
     * @param steps of the list for serious events that were noted as done; none for others
     * @param inWords true if words are kept on what was done about it or how it went on
     * @param outcome how a serious event ended or stands, as it was noted last; empty where nobody
     *     noted it, and for others
     */
    public record Harm(
            String category,
            AdverseEvent.Severity severity,
            AdverseEvent.Relation relation,
            boolean serious,
            boolean asked,
            Set<HarmStep> steps,
            boolean inWords,
            Optional<HarmOutcome> outcome) {
        public Harm {
            steps =
                    steps.isEmpty()
                            ? Set.of()
                            : java.util.Collections.unmodifiableSet(EnumSet.copyOf(steps));
        }
    }

    /**
     * A score.
     *
     * @param before true if it was given before the first needle
     * @param watched true if it was given in the room with somebody of the clinic
     */
    public record Answer(
            String instrument, LocalDate day, boolean before, boolean watched, Exact value) {}

    public StartedCourse {
        given =
                given.isEmpty()
                        ? Set.of()
                        : java.util.Collections.unmodifiableSet(EnumSet.copyOf(given));
        harms = List.copyOf(harms);
        answers = List.copyOf(answers);
        if (!(sessions >= 1 && sessionsAsked <= sessions)) {
            throw new IllegalArgumentException(
                    "sessions (%d, harms asked at %d) must be 1 or more"
                            .formatted(sessions, sessionsAsked));
        }
    }

    /** True if it ended for this reason. */
    boolean endedFor(Why why) {
        return ended.filter(one -> one.why() == why).isPresent();
    }

    /**
     * True if nobody knows how it ended: no end is noted, or nobody heard of the person any more.
     */
    boolean endUnknown() {
        return ended.isEmpty() || endedFor(Why.NOT_HEARD_OF);
    }

    /** True if the person is in the figures. */
    public boolean agreedToCount() {
        return agreed == Agreed.FROM_THE_START || agreed == Agreed.LATER;
    }

    /**
     * Every course in a chart that came to a first visit, oldest first.
     *
     * @param known entries recorded later than this are not seen, so that an old figure can be
     *     computed again; but whoever has taken their consent back since is in no figure, old or
     *     new
     */
    public static List<StartedCourse> of(
            Chart chart, List<Instrument> instruments, Instant known, ZoneId zone) {
        var then = asOf(chart, known);
        var courses = new ArrayList<StartedCourse>();
        if (then.isEmpty()) {
            return List.of();
        }
        var episodes = then.get().episodes();
        for (var i = 0; i < episodes.size(); i++) {
            var from = then.get().endBefore(episodes.get(i));
            var to = i + 1 < episodes.size() ? episodes.get(i + 1).openedBy() : Long.MAX_VALUE;
            if (!episodes.get(i).sessions().isEmpty()) {
                courses.add(
                        course(
                                then.get(),
                                agreed(chart, then.get(), episodes.get(i).began()),
                                episodes.get(i),
                                !courses.isEmpty(),
                                from,
                                to,
                                instruments,
                                zone));
            }
        }
        return List.copyOf(courses);
    }

    private static Optional<Chart> asOf(Chart chart, Instant known) {
        var entries = chart.entries();
        var kept = 0;
        while (kept < entries.size() && !entries.get(kept).recordedAt().isAfter(known)) {
            kept++;
        }
        if (kept == entries.size()) {
            return Optional.of(chart);
        }
        return kept == 0
                ? Optional.empty()
                : Optional.of(Chart.of(chart.whose(), entries.subList(0, kept)));
    }

    /**
     * @param now the chart as it is, in which somebody may have taken back what they agreed to then
     */
    private static Agreed agreed(Chart now, Chart then, Instant began) {
        var given =
                then.all(Entry.ConsentGiven.class).stream()
                        .filter(one -> one.entry().kind() == ConsentKind.REGISTRY)
                        .toList();
        if (given.isEmpty()) {
            var declined =
                    then.all(Entry.ConsentDeclined.class).stream()
                            .anyMatch(one -> one.entry().kind() == ConsentKind.REGISTRY);
            return declined ? Agreed.DECLINED : Agreed.NOT_ASKED;
        }
        if (then.consent(ConsentKind.REGISTRY).isEmpty()
                || now.consent(ConsentKind.REGISTRY).isEmpty()) {
            return Agreed.TAKEN_BACK;
        }
        return given.getFirst().noted().occurredAt().isAfter(began)
                ? Agreed.LATER
                : Agreed.FROM_THE_START;
    }

    private static StartedCourse course(
            Chart chart,
            Agreed agreed,
            Episode episode,
            boolean treatedBefore,
            long from,
            long to,
            List<Instrument> instruments,
            ZoneId zone) {
        var began = episode.began();
        var day = LocalDate.ofInstant(began, zone);
        var within =
                chart.inForce().stream()
                        .filter(noted -> noted.sequence() > from && noted.sequence() < to)
                        .toList();
        var given = EnumSet.noneOf(Given.class);
        var asked = 0;
        for (var session : episode.sessions()) {
            given.addAll(Given.in(session.entry().session()));
            asked += session.entry().session().harmsAsked() ? 1 : 0;
        }
        return new StartedCourse(
                chart.whose().patient(),
                day,
                agreed,
                lasted(within, day, zone).stream()
                        .mapToObj(days -> Phase.after(days / 7.0))
                        .findFirst()
                        .orElse(Phase.CHRONIC),
                new History(
                        treatedBefore,
                        lasted(within, day, zone).isPresent(),
                        complaint(within, day, zone)),
                chart.patient().born().ageOn(day),
                chart.patient().sex(),
                practitioner(episode),
                given,
                episode.sessions().size(),
                asked,
                episode.closure().map(closed -> new Ended(closed.why(), closed.lastDay())),
                harms(chart, within),
                answers(
                        chart.inForce().stream()
                                .filter(noted -> noted.sequence() > from)
                                .filter(noted ->
                                        noted.sequence() < to || isStillDue(noted, day, zone))
                                .toList(),
                        instruments,
                        began,
                        zone));
    }

    private static boolean isStillDue(Noted noted, LocalDate began, ZoneId zone) {
        return !LocalDate.ofInstant(noted.occurredAt(), zone)
                .isAfter(new Schedule(began).followUps().getLast().closes());
    }

    private static Practitioner practitioner(Episode episode) {
        var signed = new LinkedHashMap<UserId, Integer>();
        var names = new LinkedHashMap<UserId, String>();
        for (var session : episode.sessions()) {
            var author = session.noted().author();
            var user = author.user().orElseThrow();
            signed.merge(user, 1, Integer::sum);
            names.put(user, author.name());
        }
        var most =
                signed.entrySet().stream()
                        .max(Map.Entry.comparingByValue(Comparator.comparingInt(Integer::intValue)))
                        .orElseThrow()
                        .getValue();
        var user =
                signed.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(most))
                        .findFirst()
                        .orElseThrow()
                        .getKey();
        return new Practitioner(user, names.getOrDefault(user, ""));
    }

    /** For how many days, when it was told last; what nobody told is taken as the slowest phase. */
    private static OptionalInt lasted(List<Noted> within, LocalDate began, ZoneId zone) {
        var told = OptionalInt.empty();
        for (var noted : within) {
            if (noted.entry() instanceof Entry.SymptomsTold symptoms
                    && !LocalDate.ofInstant(noted.occurredAt(), zone).isAfter(began)
                    && symptoms.facts().plain().get("symptom_days") instanceof Integer days) {
                told = OptionalInt.of(days);
            }
        }
        return told;
    }

    /** By the facts told until the day of the first visit, the later in place of the earlier. */
    private static Complaint complaint(List<Noted> within, LocalDate began, ZoneId zone) {
        var told = new LinkedHashMap<String, Object>();
        for (var noted : within) {
            if (LocalDate.ofInstant(noted.occurredAt(), zone).isAfter(began)) {
                continue;
            }
            if (noted.entry() instanceof Entry.SymptomsTold symptoms) {
                told.putAll(symptoms.facts().plain());
            } else if (noted.entry() instanceof Entry.Consulted consulted) {
                told.putAll(consulted.facts().plain());
            }
        }
        return Complaint.of(told);
    }

    /**
     * @param chart with what became of the events, which may be noted after the next course began
     */
    private static List<Harm> harms(Chart chart, List<Noted> within) {
        var harms = new ArrayList<Harm>();
        for (var noted : within) {
            if (noted.entry() instanceof Entry.SessionSigned signed) {
                signed.session()
                        .harms()
                        .forEach(event -> harms.add(harm(chart, noted.sequence(), event)));
            } else if (noted.entry() instanceof Entry.HarmNoted harm) {
                harms.add(harm(chart, noted.sequence(), harm.event()));
            }
        }
        return harms;
    }

    private static Harm harm(Chart chart, long sequence, AdverseEvent event) {
        var steps = EnumSet.noneOf(HarmStep.class);
        var words = !event.done().isEmpty();
        for (var followed : chart.followed(sequence)) {
            words |= !followed.entry().text().isEmpty();
            if (event.serious()) {
                steps.addAll(followed.entry().steps());
            }
        }
        return new Harm(
                event.category(),
                event.severity(),
                event.relation(),
                event.serious(),
                event.found() == AdverseEvent.Found.ASKED,
                steps,
                words,
                event.serious() ? chart.harmOutcome(sequence) : Optional.empty());
    }

    private static List<Answer> answers(
            List<Noted> within, List<Instrument> instruments, Instant began, ZoneId zone) {
        record At(Instant moment, Answer answer) {}
        var answers = new ArrayList<At>();
        for (var noted : within) {
            switch (noted.entry()) {
                case Entry.CheckedIn checkedIn -> {
                    for (var taken : checkedIn.measures()) {
                        instruments.stream()
                                .filter(one -> one.id().equals(taken.instrument()))
                                .filter(_ -> taken.score().isPresent())
                                .forEach(one -> {
                                    var value =
                                            Exact.of(
                                                    BigDecimal.valueOf(
                                                            taken.score().orElseThrow()));
                                    if (one.scale().holds(value)) {
                                        answers.add(
                                                new At(
                                                        noted.occurredAt(),
                                                        answer(
                                                                one.id(),
                                                                noted.occurredAt(),
                                                                checkedIn.inRoom(),
                                                                value,
                                                                began,
                                                                zone)));
                                    }
                                });
                    }
                }
                case Entry.Registered _,
                        Entry.DetailsCorrected _,
                        Entry.ConsentGiven _,
                        Entry.ConsentDeclined _,
                        Entry.ConsentWithdrawn _,
                        Entry.SymptomsTold _,
                        Entry.Consulted _,
                        Entry.SafetyAsked _,
                        Entry.ToldBeforeVisit _,
                        Entry.SafetyNetTold _,
                        Entry.AnsweredNotCounted _,
                        Entry.SentOn _,
                        Entry.BodyMarked _,
                        Entry.LetterMade _,
                        Entry.DiaryKept _,
                        Entry.ReferralAgreed _,
                        Entry.ReferralDeclined _,
                        Entry.PlanAgreed _,
                        Entry.AddendumAdded _,
                        Entry.PainCorrected _,
                        Entry.ScoreCorrected _,
                        Entry.HarmNoted _,
                        Entry.HarmFollowed _,
                        Entry.ReviewDecided _,
                        Entry.SessionSigned _,
                        Entry.ChoicesWeighed _,
                        Entry.AidChecked _,
                        Entry.PaperKeyed _,
                        Entry.EpisodeClosed _ -> {}
            }
        }
        return answers.stream()
                .sorted(
                        Comparator.comparing(At::moment)
                                .thenComparing(at -> at.answer().instrument()))
                .map(At::answer)
                .toList();
    }

    private static Answer answer(
            String instrument,
            Instant at,
            boolean watched,
            Exact value,
            Instant began,
            ZoneId zone) {
        return new Answer(
                instrument, LocalDate.ofInstant(at, zone), !at.isAfter(began), watched, value);
    }

    /** The answers to one measure. */
    public List<Answer> answersTo(Instrument instrument) {
        var id = instrument.id();
        var to = new ArrayList<Answer>();
        for (var answer : answers) {
            if (answer.instrument().equals(id)) {
                to.add(answer);
            }
        }
        return to;
    }

    /** The line of this course from which the version of the data is made. */
    String canonical() {
        var line = new StringBuilder();
        line.append(patient).append('|').append(began).append('|').append(agreed);
        line.append('|').append(phase).append('|').append(history.complaint());
        line.append('|').append(history.treatedHere() ? "again" : "new");
        line.append('|').append(history.durationTold() ? "told" : "untold");
        line.append('|').append(age).append('|').append(sex);
        line.append('|').append(practitioner.id()).append('|').append(given);
        line.append('|').append(sessions).append('|').append(sessionsAsked);
        line.append('|')
                .append(ended.map(one -> one.why().name() + " " + one.lastDay()).orElse("-"))
                .append('|')
                .append(harms);
        for (var answer : answers) {
            line.append('|').append(answer.instrument()).append(' ');
            append(line, answer.day());
            line.append(answer.before() ? " before " : " after ");
            line.append(answer.watched() ? "watched " : "alone ");
            append(line, answer.value());
        }
        return line.append('\n').toString();
    }

    /** As the day prints itself; a large clinic has half a million of them. */
    private static void append(StringBuilder line, LocalDate day) {
        if (day.getYear() < 1_000 || day.getYear() > 9_999) {
            line.append(day);
            return;
        }
        line.append(day.getYear()).append(day.getMonthValue() < 10 ? "-0" : "-");
        line.append(day.getMonthValue()).append(day.getDayOfMonth() < 10 ? "-0" : "-");
        line.append(day.getDayOfMonth());
    }

    private static void append(StringBuilder line, Exact value) {
        if (value.isWhole() && value.numerator().bitLength() < Integer.SIZE) {
            line.append(value.numerator().intValue());
        } else {
            line.append(value);
        }
    }

    /** Ids only: what is known about a person does not go into logs. */
    @Override
    public String toString() {
        return "StartedCourse[%s, %s]".formatted(patient, began);
    }
}
