package huantiao.care;

import huantiao.body.Mark;
import huantiao.people.Birthday;
import huantiao.people.Contact;
import huantiao.people.PersonName;
import huantiao.people.Sex;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that happened in a person's chart. Entries are only ever added; a correction is an
 * entry of its own. Who wrote it and when is on the {@link Noted} around it.
 */
public sealed interface Entry {

    /** The person became a patient of the clinic. Always the first entry. */
    record Registered(PersonName name, Birthday born, Sex sex, Contact contact) implements Entry {}

    /** Name, birthday, sex or contact were put right. */
    record DetailsCorrected(PersonName name, Birthday born, Sex sex, Contact contact)
            implements Entry {}

    /** The person agreed, after the text of this version was explained. */
    record ConsentGiven(ConsentKind kind, String textVersion) implements Entry {
        public ConsentGiven {
            textVersion = Words.named("version of the consent text", textVersion);
        }
    }

    /** The text of this version was shown or read out, and the person did not agree. */
    record ConsentDeclined(ConsentKind kind, String textVersion) implements Entry {
        public ConsentDeclined {
            textVersion = Words.named("version of the consent text", textVersion);
        }
    }

    /** The person took an agreement back. */
    record ConsentWithdrawn(ConsentKind kind) implements Entry {}

    /** Symptom check and intake, by the person or with them. */
    record SymptomsTold(FactsTold facts, List<Mark> marks, Story story, Ruling ruling)
            implements Entry {
        public SymptomsTold {
            marks = List.copyOf(marks);
        }
    }

    /**
     * Answers of the entry before it that would have lowered an alarm that stands, and lower none:
     * kept as they were given, and nothing rests on them (decision 0375).
     *
     * @param facts not empty
     */
    record AnsweredNotCounted(FactsTold facts) implements Entry {
        public AnsweredNotCounted {
            if (facts.plain().isEmpty()) {
                throw new IllegalArgumentException("answers that do not count must hold an answer");
            }
        }
    }

    /**
     * The choices were weighed, by the person or with them.
     *
     * @param preference what matters to them and where they lean; not empty
     * @param edition which words and data of the decision aid they had before them
     */
    record ChoicesWeighed(Preference preference, String edition) implements Entry {
        public ChoicesWeighed {
            edition = Words.named("edition of the decision aid", edition);
            if (preference.isEmpty()) {
                throw new IllegalArgumentException("weighed choices must say something");
            }
        }
    }

    /**
     * What somebody took away from the decision aid, asked beside it. It checks the aid and not the
     * person.
     *
     * @param answers at least one, each question once
     * @param edition which words and data of the decision aid they had before them
     */
    record AidChecked(List<AidAnswer> answers, String edition) implements Entry {
        public AidChecked {
            answers = List.copyOf(answers);
            edition = Words.named("edition of the decision aid", edition);
            if (answers.isEmpty()
                    || answers.stream().map(AidAnswer::question).distinct().count()
                            < answers.size()) {
                throw new IllegalArgumentException(
                        "what was taken away must be one answer or more, each question once");
            }
        }
    }

    /**
     * History and examination by a clinician, with the facts it added or put right.
     *
     * @param still which of the facts were answered together, as a confirmation of earlier answers
     *     of the same sitting; empty where each was answered by itself, and before that existed
     * @param corrects place in the chart of the consultation of the same day that this one puts
     *     right and takes the place of; empty where the person was examined and asked anew
     */
    record Consulted(
            Consultation consultation,
            FactsTold facts,
            Ruling ruling,
            Optional<StillNo> still,
            Optional<Long> corrects)
            implements Entry {

        public Consulted {
            still.ifPresent(one -> one.mustBeAnsweredNo(facts));
            if (!(corrects.orElse(1L) >= 1)) {
                throw new IllegalArgumentException(
                        "corrected consultation (entry %d) must be an entry"
                                .formatted(corrects.get()));
            }
        }

        /** Of somebody who was examined and asked anew. */
        public Consulted(
                Consultation consultation,
                FactsTold facts,
                Ruling ruling,
                Optional<StillNo> still) {
            this(consultation, facts, ruling, still, Optional.empty());
        }

        /** Each answered by itself. */
        public Consulted(Consultation consultation, FactsTold facts, Ruling ruling) {
            this(consultation, facts, ruling, Optional.empty());
        }

        /** The same telling these of its facts, and confirming what of them it confirmed. */
        Consulted telling(FactsTold fewer) {
            return new Consulted(consultation, fewer, ruling, confirming(fewer), corrects);
        }

        /** What it confirmed, as far as it stands as a no among these facts. */
        Optional<StillNo> confirming(FactsTold told) {
            return still.map(one ->
                            one.only(
                                    one.facts().stream()
                                            .filter(fact ->
                                                    Boolean.FALSE.equals(told.plain().get(fact)))
                                            .toList()))
                    .filter(one -> !one.isEmpty());
        }

        /** The same without what was found and written. */
        Consulted unfound() {
            return new Consulted(
                    Consultation.nothing(consultation.reviewOn()), facts, ruling, still, corrects);
        }
    }

    /**
     * Where a clinician found something, marked on the body chart beside what the person marked;
     * the person's own marks stay as they are.
     *
     * @param marks at least one, each once
     */
    record BodyMarked(List<Mark> marks) implements Entry {
        public BodyMarked {
            marks = List.copyOf(new LinkedHashSet<>(marks));
            if (marks.isEmpty()) {
                throw new IllegalArgumentException("a marked body chart must hold a mark");
            }
        }
    }

    /**
     * The safety questions were asked anew, before a visit or at any other moment.
     *
     * @param since what came up since the person was last here; empty where only facts were asked,
     *     as with a plan or a check-in, and before these questions existed
     * @param still which of the facts were answered together, as a confirmation of earlier answers
     *     of the same sitting; empty where each was answered by itself, and before that existed
     * @param together which questions were answered no together; empty where each was answered by
     *     itself, and before that was kept
     */
    record SafetyAsked(
            FactsTold facts,
            Ruling ruling,
            Optional<SinceLast> since,
            Optional<StillNo> still,
            Optional<TogetherNo> together)
            implements Entry {

        public SafetyAsked {
            still.ifPresent(one -> one.mustBeAnsweredNo(facts));
            together.ifPresent(one -> one.mustBeAnsweredNo(facts, since));
        }

        /** Facts only. */
        public SafetyAsked(FactsTold facts, Ruling ruling) {
            this(facts, ruling, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Each answered by itself, but for what is confirmed. */
        public SafetyAsked(
                FactsTold facts,
                Ruling ruling,
                Optional<SinceLast> since,
                Optional<StillNo> still) {
            this(facts, ruling, since, still, Optional.empty());
        }

        /** The same, which says what of it was answered no together. */
        public SafetyAsked answeredTogether(Optional<TogetherNo> no) {
            return new SafetyAsked(facts, ruling, since, still, no);
        }

        /** True if these are the questions before a visit, or an answer that stops everything. */
        public boolean countsForVisit() {
            return since.isPresent() || ruling.stops();
        }
    }

    /**
     * What the person answered alone before a visit, on their own phone or in the waiting room. It
     * opens no visit: somebody of the clinic asks once more, face to face.
     *
     * @param facts of the questions that come first, as far as they were answered
     * @param since what came up since they were last here, as far as it was answered
     * @param pain at that moment
     * @param marks where they feel what now; empty if they marked nothing
     */
    record ToldBeforeVisit(FactsTold facts, SinceLast since, Pain pain, List<Mark> marks)
            implements Entry {
        public ToldBeforeVisit {
            marks = List.copyOf(new LinkedHashSet<>(marks));
        }
    }

    /**
     * The person was told when not to wait: which signs mean an emergency department at once.
     *
     * @param net id of what was told, as {@code RF-NET} of {@code red-flags.yaml}
     * @param rules version of the rules that held it
     */
    record SafetyNetTold(String net, String rules) implements Entry {
        public SafetyNetTold {
            net = Words.named("safety net", net);
            rules = Words.named("version of the rules", rules);
        }
    }

    /**
     * The person was sent on: to whom, how soon, and what was said.
     *
     * @param how they were told of the person; empty where nobody noted it, and before that was
     *     asked
     */
    record SentOn(String level, String toWhom, String said, Optional<How> how) implements Entry {

        /** How somebody else was told of the person. */
        public enum How {
            LETTER,
            TELEPHONE,
            IN_PERSON
        }

        public SentOn {
            level = Words.named("level", level);
            toWhom = Words.named("to whom", toWhom);
            said = Words.text("what was said", said);
        }

        /** Nobody noted how. */
        public SentOn(String level, String toWhom, String said) {
            this(level, toWhom, said, Optional.empty());
        }
    }

    /**
     * What the person did at home on a day, as they noted it; a later note for the day takes its
     * place and this one stays readable.
     *
     * @param done ids of the home programme, as {@code EX-WALK}, each once
     * @param legPain 0 to 10; empty if it was not noted. Not an answer to a measure
     */
    record DiaryKept(LocalDate day, List<String> done, OptionalInt legPain) implements Entry {
        public DiaryKept {
            done = List.copyOf(new LinkedHashSet<>(done));
            if (legPain.isPresent() && !(legPain.getAsInt() >= 0 && legPain.getAsInt() <= 10)) {
                throw new IllegalArgumentException(
                        "leg pain (%d) must be within 0..10".formatted(legPain.getAsInt()));
            }
        }
    }

    /** A letter about the person was made to be sent. */
    record LetterMade(Letter letter) implements Entry {}

    /** The clinician referred to agreed that gentle care goes on meanwhile. */
    record ReferralAgreed(String agreedWith) implements Entry {
        public ReferralAgreed {
            agreedWith = Words.named("agreed with", agreedWith);
        }
    }

    /**
     * The clinician referred to was asked and does not agree that care goes on meanwhile. It takes
     * back what was agreed before, by whomever.
     *
     * @param by who said no
     */
    record ReferralDeclined(String by) implements Entry {
        public ReferralDeclined {
            by = Words.named("declined by", by);
        }
    }

    /** An episode of care began with this plan, or the plan was changed. */
    record PlanAgreed(Plan plan, List<SetAside> setAside, Ruling ruling, String informationVersion)
            implements Entry {
        public PlanAgreed {
            setAside = List.copyOf(setAside);
            informationVersion =
                    Words.named("version of the information given", informationVersion);
        }
    }

    /**
     * A visit was charted, complete, and signed.
     *
     * @param reasons what rules advise against and was done all the same, each with why, as it was
     *     written in this visit; what the plan gave a reason for stands with the plan. Empty where
     *     nothing was written, and in entries made before it was kept
     * @param times what was said of its times; empty where nothing was, and in entries made before
     *     it was kept, in which the reasons stand in the note
     */
    record SessionSigned(
            Session session, Optional<List<SetAside>> reasons, Optional<VisitTimes> times)
            implements Entry {
        public SessionSigned {
            reasons = reasons.filter(one -> !one.isEmpty()).map(List::copyOf);
            times = times.filter(one -> !one.equals(VisitTimes.UNSAID));
        }

        /** With no reason against a rule, and nothing said of its times. */
        public SessionSigned(Session session) {
            this(session, Optional.empty(), Optional.empty());
        }

        /** The same of the visit as it counts now. */
        SessionSigned with(Session counts) {
            return new SessionSigned(counts, reasons, times);
        }
    }

    /**
     * A pain score of a signed visit was wrong. The visit stays as it was signed; whatever reads
     * the score reads this one, and of several the last.
     *
     * @param toSequence the entry of the visit
     * @param value the right one, 0 to 10; empty if it was not asked
     * @param why in a line, never empty
     */
    record PainCorrected(long toSequence, PainScore score, OptionalInt value, String why)
            implements Entry {
        public PainCorrected {
            if (!(toSequence >= 1)) {
                throw new IllegalArgumentException(
                        "visit (entry %d) must be an entry".formatted(toSequence));
            }
            if (value.isPresent() && !(value.getAsInt() >= 0 && value.getAsInt() <= 10)) {
                throw new IllegalArgumentException(
                        "pain score (%d) must be within 0..10".formatted(value.getAsInt()));
            }
            why = Words.named("why", why);
        }
    }

    /**
     * A score of a check-in was wrong. The check-in stays as it was noted; whatever reads the score
     * reads this one, and of several the last.
     *
     * @param toSequence the entry of the check-in
     * @param instrument id of the measure
     * @param value the right score on the measure's own scale; empty where it was not asked or is
     *     not valid, so that nothing counts
     * @param why in a line, never empty
     */
    record ScoreCorrected(long toSequence, String instrument, Optional<Double> value, String why)
            implements Entry {
        public ScoreCorrected {
            if (!(toSequence >= 1)) {
                throw new IllegalArgumentException(
                        "check-in (entry %d) must be an entry".formatted(toSequence));
            }
            instrument = Words.named("measure", instrument);
            if (value.isPresent() && !Double.isFinite(value.get())) {
                throw new IllegalArgumentException(
                        "score of (%s) must be a finite number".formatted(instrument));
            }
            why = Words.named("why", why);
        }
    }

    /** Something was added to or put right in an earlier entry, which stays as it is. */
    record AddendumAdded(long toSequence, String text) implements Entry {
        public AddendumAdded {
            text = Words.text("addendum", text);
            if (text.isEmpty()) {
                throw new IllegalArgumentException("an addendum must say something");
            }
        }
    }

    /**
     * Something unwanted came to light outside a visit.
     *
     * @param happened the day on which it happened; empty where nobody knows it, and in entries
     *     made before it was asked
     */
    record HarmNoted(AdverseEvent event, Optional<LocalDate> happened) implements Entry {

        /** On a day that nobody knows. */
        public HarmNoted(AdverseEvent event) {
            this(event, Optional.empty());
        }
    }

    /**
     * What became of something unwanted.
     *
     * @param toSequence the entry it was noted in: a {@link HarmNoted} or a {@link SessionSigned}
     * @param steps codes of {@link HarmStep} taken since, each once
     * @param text how it went on, in words; may be empty if a step was taken or an outcome told
     * @param outcome how it ended or stands, of everything in that entry; empty where this was not
     *     told, and before it was asked
     */
    record HarmFollowed(
            long toSequence, List<HarmStep> steps, String text, Optional<HarmOutcome> outcome)
            implements Entry {

        /** Without an outcome. */
        public HarmFollowed(long toSequence, List<HarmStep> steps, String text) {
            this(toSequence, steps, text, Optional.empty());
        }

        public HarmFollowed {
            steps = List.copyOf(new LinkedHashSet<>(steps));
            text = Words.text("follow-up", text);
            if (steps.isEmpty() && text.isEmpty() && outcome.isEmpty()) {
                throw new IllegalArgumentException("a follow-up must say something");
            }
        }
    }

    /**
     * A check-in was answered.
     *
     * @param week the week of the schedule it belongs to, 0 for a baseline
     * @param measures what was answered
     * @param safety the safety questions of the check-in, as far as they were answered
     * @param inRoom true if it was answered in the clinic with somebody watching
     * @param safetyFrom place in the chart of the symptom check of the same sitting, whose answers
     *     stand for the safety questions that were not asked again here; empty where each was asked
     */
    record CheckedIn(
            int week,
            List<Taken> measures,
            FactsTold safety,
            boolean inRoom,
            Optional<Paper> paper,
            Optional<Long> safetyFrom)
            implements Entry {

        /**
         * The two keyings of a paper that the answers come from.
         *
         * @param first and {@code second}: their places in the chart
         */
        public record Paper(LocalDate answeredOn, long first, long second) {}

        /** Answers that came by a link or in the room. */
        public CheckedIn(int week, List<Taken> measures, FactsTold safety, boolean inRoom) {
            this(week, measures, safety, inRoom, Optional.empty(), Optional.empty());
        }

        public CheckedIn {
            measures = List.copyOf(measures);
            if (!(safetyFrom.orElse(1L) >= 1)) {
                throw new IllegalArgumentException(
                        "symptom check (entry %d) must be an entry".formatted(safetyFrom.get()));
            }
            if (!(week >= 0 && week <= 260)) {
                throw new IllegalArgumentException(
                        "week (%d) must be within 0..260".formatted(week));
            }
        }

        /** The same telling these of the safety questions. */
        CheckedIn telling(FactsTold fewer) {
            return new CheckedIn(week, measures, fewer, inRoom, paper, safetyFrom);
        }

        /** What was answered of this measure; empty where it was not. */
        public Optional<Taken> taken(String instrument) {
            return measures.stream().filter(one -> one.instrument().equals(instrument)).findFirst();
        }

        /**
         * The same with a score that was put right, in the place where it was answered; without the
         * measure where it was struck. Of a score that was put right no single answers are known.
         */
        CheckedIn with(CheckedIn answered, ScoreCorrected right) {
            var counts =
                    answered.measures().stream()
                            .map(Taken::instrument)
                            .flatMap(one ->
                                    one.equals(right.instrument())
                                            ? right.value().stream()
                                                    .map(score -> Taken.putRight(one, score))
                                            : taken(one).stream())
                            .toList();
            return new CheckedIn(week, counts, safety, inRoom, paper, safetyFrom);
        }
    }

    /**
     * A paper form was keyed in once. Two of these that agree, or a settlement between them, make a
     * check-in; these stay.
     *
     * @param code on the paper
     * @param answeredOn the day written on it
     * @param fields as they were keyed, by name; what was blank is not there
     */
    record PaperKeyed(String code, LocalDate answeredOn, SortedMap<String, String> fields)
            implements Entry {
        public PaperKeyed {
            code = Words.named("code", code);
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }
    }

    /**
     * The course was judged by a named person.
     *
     * @param proposed code of what the program proposed
     * @param decided code of what was decided
     * @param reason why, in words of the clinic; needed where it does not follow the proposal
     * @param told why, in words for the person, who reads them on their own page; empty where none
     *     were written, and before they were asked for
     */
    record ReviewDecided(String proposed, String decided, String reason, Optional<String> told)
            implements Entry {

        /** To stop the treatment. */
        public static final String STOP = "stop";

        /** A few visits more, and then to decide again. */
        public static final String SOME_MORE = "some_more";

        /** To examine again and to decide by what is found. */
        public static final String EXAMINE = "examine";

        /** To examine again, and to send the person on. */
        public static final String EXAMINE_AND_REFER = "examine_and_refer";

        /** Which decisions follow a proposal that leaves two ways open. */
        private static final Map<String, Set<String>> WAYS =
                Map.of(
                        "taper_or_stop", Set.of("taper", "stop"),
                        "stop_or_change", Set.of("stop", "change"));

        public ReviewDecided {
            proposed = Words.named("what was proposed", proposed);
            decided = Words.named("what was decided", decided);
            reason = Words.text("reason", reason);
            told = told.map(text -> Words.text("reason for the person", text));
            if (!follows(proposed, decided) && reason.isEmpty()) {
                throw new IllegalArgumentException(
                        "a decision other than the proposal needs a reason");
            }
        }

        /** Without words for the person. */
        public ReviewDecided(String proposed, String decided, String reason) {
            this(proposed, decided, reason, Optional.empty());
        }

        /** The same with words for the person; none where they are blank. */
        public ReviewDecided telling(String words) {
            return new ReviewDecided(
                    proposed,
                    decided,
                    reason,
                    Optional.of(words.strip()).filter(text -> !text.isEmpty()));
        }

        /**
         * True if the decision is what was proposed, or one of the two ways it left open; or where
         * it is to examine first, which passes over nothing but a referral.
         */
        public static boolean follows(String proposed, String decided) {
            return proposed.equals(decided)
                    || (decided.equals(EXAMINE) && !proposed.equals(EXAMINE_AND_REFER))
                    || WAYS.getOrDefault(proposed, Set.of()).contains(decided);
        }

        /** True if the person is to be examined again. */
        public boolean examines() {
            return examines(decided);
        }

        /** True if this decision is to examine the person again. */
        public static boolean examines(String decided) {
            return decided.equals(EXAMINE) || decided.equals(EXAMINE_AND_REFER);
        }

        public boolean isOtherwise() {
            return !follows(proposed, decided);
        }
    }

    /** The episode of care ended. */
    record EpisodeClosed(Why why, String note, LocalDate lastDay) implements Entry {

        /** Why care ended. */
        public enum Why {
            GOAL_REACHED,
            STOPPED_NO_CHANGE,
            STOPPED_WORSE,
            REFERRED,
            PERSON_STOPPED,
            NOT_HEARD_OF
        }

        public EpisodeClosed {
            note = Words.text("note", note);
        }
    }
}
