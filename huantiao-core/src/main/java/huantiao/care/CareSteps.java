package huantiao.care;

import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.body.Mark;
import huantiao.measures.Instrument;
import huantiao.triage.Assessment;
import huantiao.triage.Cleared;
import huantiao.triage.Facts;
import huantiao.triage.Level;
import huantiao.triage.NotCleared;
import huantiao.triage.PlanCheck;
import huantiao.triage.Reason;
import huantiao.triage.ReferralAgreement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be noted from the first answers to the plan, and at the end of care: pure steps that are
 * handed a chart and give back what to add, or why not. Visits and check-ins have steps of their
 * own.
 */
public final class CareSteps {

    private CareSteps() {}

    /**
     * The day on which a step is taken, and by which rules.
     *
     * @param today the clinic's day
     */
    public record Now(LocalDate today, ZoneId zone, CareRules rules) {}

    /**
     * Symptom check and intake. What was told is kept whatever it says: an emergency is kept too.
     * Sent twice, it is noted once. Where an alarm of earlier stands, answers that would lower it
     * are kept beside it and do not count, and it stays in the ruling: a symptom check settles none
     * (decision 0375).
     *
     * @param told facts as answered; what nobody answered is not in it
     */
    public static Result<List<Entry>, CareRefusal> tell(
            Chart chart, Facts told, List<Mark> marks, Story story, Now now) {
        boolean stands = StandingStop.of(chart, now).isPresent();
        var counted = StandingStop.counted(told, chart, now);
        var kept = Picture.told(counted);
        var before = chart.latest(Entry.SymptomsTold.class);
        if (before.isPresent()
                && before.get().entry().facts().equals(kept)
                && before.get().entry().marks().equals(marks)
                && before.get().entry().story().equals(story)
                && sameDay(before.get().noted(), now)) {
            return Result.ok(List.of());
        }
        var heard = Doubted.without(counted, Doubted.byTheirMarks(marks));
        var known =
                stands
                        ? Picture.with(chart, heard, now)
                        : Picture.person(chart, heard, now.today());
        return Result.ok(
                withUncounted(
                        told,
                        counted,
                        new Entry.SymptomsTold(
                                kept,
                                marks,
                                story,
                                Ruling.of(assess(known, now), now.rules().version()))));
    }

    /** The entries, and after them what was answered and does not count. */
    private static List<Entry> withUncounted(Facts answered, Facts counted, Entry... entries) {
        return Stream.concat(
                        Stream.of(entries), StandingStop.notCounted(answered, counted).stream())
                .toList();
    }

    /**
     * Choices that were weighed; sent twice, they are noted once.
     *
     * @param edition which words and data of the decision aid they had before them
     */
    public static Result<List<Entry>, CareRefusal> weigh(
            Chart chart, Preference preference, String edition) {
        if (preference.isEmpty()) {
            return Result.refused(CareRefusal.Plain.NOTHING_TOLD);
        }
        var weighed = new Entry.ChoicesWeighed(preference, edition);
        boolean sentTwice =
                chart.latest(Entry.ChoicesWeighed.class)
                        .filter(last -> last.entry().equals(weighed))
                        .isPresent();
        return Result.ok(sentTwice ? List.of() : List.of(weighed));
    }

    /**
     * Choices that were weighed, and what was taken away from the aid; sent twice, they are noted
     * once.
     *
     * @param answers may be empty
     */
    public static Result<List<Entry>, CareRefusal> weigh(
            Chart chart, Preference preference, List<AidAnswer> answers, String edition) {
        if (answers.isEmpty()) {
            return weigh(chart, preference, edition);
        }
        var checked = new Entry.AidChecked(answers, edition);
        boolean sentTwice =
                chart.latest(Entry.AidChecked.class)
                        .filter(last -> last.entry().equals(checked))
                        .isPresent();
        List<Entry> news = sentTwice ? List.of() : List.of(checked);
        return preference.isEmpty()
                ? Result.ok(news)
                : weigh(chart, preference, edition)
                        .map(weighed -> Stream.concat(weighed.stream(), news.stream()).toList());
    }

    /**
     * A consultation: findings are kept whatever the red flags say, because what was found must not
     * be lost when somebody is sent on.
     *
     * @param added facts the clinician added, put right or asked anew
     * @param found what the clinician marked on the body chart; may be empty
     */
    public static Result<List<Entry>, CareRefusal> consult(
            Chart chart, Consultation consultation, Facts added, List<Mark> found, Now now) {
        return consult(chart, consultation, added, StillNo.NOTHING, found, now);
    }

    /**
     * The same where some of the questions that come first were asked again together, face to face:
     * still no, as earlier in this sitting. An answer to one of them by itself stands before that.
     * One that cannot be confirmed at this moment keeps the consultation from being noted, so that
     * it is asked; but nothing keeps back an alarm.
     *
     * @param confirmed the questions by the names of their facts
     */
    public static Result<List<Entry>, CareRefusal> consult(
            Chart chart,
            Consultation consultation,
            Facts added,
            Collection<String> confirmed,
            List<Mark> found,
            Instant moment,
            Now now) {
        var left = confirmed.stream().filter(fact -> !added.knows(fact)).toList();
        var still = StillNo.mayConfirm(chart, moment, now).only(left);
        var examined = new Examination(consultation.findings(), found);
        var known = Picture.with(chart, examined, added, now);
        boolean stops = assess(known, now).level().stopsEverything();
        return still.facts().size() == left.size() || stops
                ? consult(chart, consultation, added, still, found, now)
                : Result.refused(CareRefusal.Plain.STILL_TOO_LONG_AGO);
    }

    private static Result<List<Entry>, CareRefusal> consult(
            Chart chart,
            Consultation consultation,
            Facts answered,
            StillNo still,
            List<Mark> found,
            Now now) {
        if (!ahead(consultation.reviewOn(), now)) {
            return Result.refused(CareRefusal.Plain.REVIEW_NOT_AHEAD);
        }
        var all = answered;
        for (var fact : still.facts()) {
            all = all.with(fact, false);
        }
        var added = all;
        var examined = new Examination(consultation.findings(), found);
        return holding(chart, examined, added, now)
                .map(held -> {
                    var assessment = assess(Picture.with(chart, examined, held, now), now);
                    var consulted =
                            new Entry.Consulted(
                                    consultation,
                                    Picture.told(held),
                                    Ruling.of(assessment, now.rules().version()),
                                    Optional.of(still.only(held.names()))
                                            .filter(one -> !one.isEmpty()));
                    return found.isEmpty()
                            ? withUncounted(added, held, consulted)
                            : withUncounted(added, held, consulted, new Entry.BodyMarked(found));
                });
    }

    /**
     * Answers that lower no alarm of earlier of which nobody noted to whom the person was sent
     * (decision 0375): one that would is refused, or does not count where another alarm rings,
     * which nothing keeps back.
     */
    private static Result<Facts, CareRefusal> holding(
            Chart chart, Examination examined, Facts answered, Now now) {
        var known = Picture.with(chart, examined, answered, now);
        var unsettled = StandingStop.of(chart, now).filter(stop -> stop.sent().isEmpty());
        var lowered =
                unsettled.isPresent()
                        ? StandingStop.loweredBy(answered, known, chart, now)
                        : List.<String>of();
        boolean ringsAnew =
                assess(known, now).positive().stream()
                        .filter(flag -> flag.action().stopsEverything())
                        .anyMatch(flag ->
                                unsettled.stream().noneMatch(stop -> stop.flags().contains(flag)));
        return lowered.isEmpty() || ringsAnew
                ? Result.ok(answered.without(lowered))
                : Result.refused(CareRefusal.Plain.ALARM_STANDS);
    }

    /**
     * The last consultation put right on its day: an entry that takes its place, beside it in the
     * chart. What is left as it was counts from when it was noted; what is changed counts from now.
     *
     * @param sequence of the consultation that is put right
     * @param answered every fact that stands after it, whether changed or not
     * @param found every mark that stands after it; may be empty
     */
    public static Result<List<Entry>, CareRefusal> putRight(
            Chart chart,
            long sequence,
            Consultation consultation,
            Facts answered,
            List<Mark> found,
            Instant moment,
            Now now) {
        var of =
                chart.toPutRight(moment, now.zone())
                        .filter(one -> one.noted().sequence() == sequence);
        if (of.isEmpty()) {
            return Result.refused(CareRefusal.Plain.NOT_TO_BE_PUT_RIGHT);
        }
        if (!ahead(consultation.reviewOn(), now)) {
            return Result.refused(CareRefusal.Plain.REVIEW_NOT_AHEAD);
        }
        var wrong = of.get().entry();
        var told = Picture.told(answered);
        if (consultation.equals(wrong.consultation())
                && told.equals(wrong.facts())
                && Set.copyOf(found).equals(Set.copyOf(chart.foundWith(of.get())))) {
            return Result.refused(CareRefusal.Plain.NOTHING_CHANGED);
        }
        var examined = new Examination(consultation.findings(), found);
        var changed = Picture.changed(wrong, answered);
        if (!holding(chart.puttingRight(of.get(), told), examined, changed, now).isOk()) {
            return Result.refused(CareRefusal.Plain.ALARM_STANDS);
        }
        var assessment =
                assess(Picture.puttingRight(chart, of.get(), examined, answered, now), now);
        var right =
                new Entry.Consulted(
                        consultation,
                        told,
                        Ruling.of(assessment, now.rules().version()),
                        wrong.confirming(told),
                        Optional.of(sequence));
        return Result.ok(
                found.isEmpty() ? List.of(right) : List.of(right, new Entry.BodyMarked(found)));
    }

    /**
     * Answers to questions that a consultation left open. They are an entry of their own beside it:
     * what was examined stays as it is, and what the red flags say rests on both.
     */
    public static Result<List<Entry>, CareRefusal> answer(Chart chart, Facts answered, Now now) {
        if (answered.names().isEmpty()) {
            return Result.refused(CareRefusal.Plain.NOTHING_TOLD);
        }
        return holding(chart, Examination.NOTHING, answered, now)
                .map(held ->
                        withUncounted(
                                answered,
                                held,
                                new Entry.SafetyAsked(
                                        Picture.told(held),
                                        Ruling.of(
                                                assess(Picture.with(chart, held, now), now),
                                                now.rules().version()))));
    }

    /**
     * A plan, the first of an episode or a change of it. Nothing blocked is in it; what the rules
     * advise against is answered by a reason of the clinician who agrees it.
     *
     * @param asked facts asked beside the plan, such as the questions that come first
     * @param setAside reasons, by id of the rule or code of the level; one that nothing in the plan
     *     calls for is not kept
     */
    public static Result<List<Entry>, CareRefusal> agree(
            Chart chart,
            Plan plan,
            Facts asked,
            List<SetAside> setAside,
            UserId clinician,
            String informationVersion,
            Now now) {
        var objections = objections(chart, plan, asked, setAside, clinician, now);
        if (!objections.isEmpty()) {
            return Result.refused(objections.getFirst());
        }
        var check = check(chart, plan, asked, now);
        var ruling = Ruling.of(check.assessment(), now.rules().version());
        var entries = new ArrayList<Entry>();
        if (!asked.names().isEmpty()) {
            entries.add(new Entry.SafetyAsked(Picture.told(asked), ruling));
        }
        entries.add(
                new Entry.PlanAgreed(plan, calledFor(setAside, check), ruling, informationVersion));
        return Result.ok(List.copyOf(entries));
    }

    /** Everything that keeps a plan from being agreed, at once; empty if nothing does. */
    public static List<CareRefusal> objections(
            Chart chart,
            Plan plan,
            Facts asked,
            List<SetAside> setAside,
            UserId clinician,
            Now now) {
        var objections = new ArrayList<CareRefusal>();
        if (chart.consent(ConsentKind.CARE).isEmpty()) {
            objections.add(CareRefusal.Plain.NO_CONSENT);
        }
        if (chart.latest(Entry.Consulted.class).isEmpty()) {
            objections.add(CareRefusal.Plain.CONSULT_FIRST);
        }
        if (!ahead(plan.reviewOn(), now)) {
            objections.add(CareRefusal.Plain.REVIEW_NOT_AHEAD);
        }
        if (PlanFacts.techniques(plan).isEmpty()) {
            objections.add(CareRefusal.Plain.NOTHING_PLANNED);
        }
        var check = check(chart, plan, asked, now);
        clearance(chart, check.assessment(), clinician, now)
                .fold(_ -> true, why -> objections.add(new CareRefusal.Held(why)));
        if (!StandingStop.loweredBy(asked, check.assessment().facts(), chart, now).isEmpty()) {
            objections.add(CareRefusal.Plain.ALARM_STANDS);
        }
        var unanswered = new LinkedHashSet<>(PlanFacts.toAsk(check));
        unanswered.addAll(Doubted.open(chart, check.assessment()));
        if (!unanswered.isEmpty()) {
            objections.add(new CareRefusal.AskFirst(unanswered));
        }
        var reasons =
                calledFor(setAside, check).stream()
                        .map(one -> new Reason(one.rule(), clinician, one.reason()))
                        .toList();
        check.agree(reasons)
                .fold(
                        _ -> true,
                        problems -> objections.add(new CareRefusal.AgainstRules(check, problems)));
        return List.copyOf(objections);
    }

    /** The reasons that something in the plan calls for. */
    private static List<SetAside> calledFor(List<SetAside> setAside, PlanCheck check) {
        var called =
                check.needingReason().stream()
                        .map(ground -> ground.id())
                        .collect(Collectors.toSet());
        return setAside.stream().filter(one -> called.contains(one.rule())).toList();
    }

    /** The rules over the person of today and a plan that may still change. */
    public static PlanCheck check(Chart chart, Plan plan, Facts asked, Now now) {
        var facts =
                LossOfFeeling.told(
                        PlanFacts.of(Picture.with(chart, asked, now), plan, now.rules().herbs()),
                        plan,
                        chart,
                        now);
        return now.rules().rules().check(assess(facts, now));
    }

    /** The red flags over the person of today. */
    public static Assessment assess(Chart chart, Now now) {
        return assess(picture(chart, now), now);
    }

    /** Whom the person was sent to, and what was said. */
    public static Result<List<Entry>, CareRefusal> sendOn(
            Chart chart, String toWhom, String said, Now now) {
        return sendOn(chart, toWhom, Optional.empty(), said, now);
    }

    /** The same, and how they were told of the person. */
    public static Result<List<Entry>, CareRefusal> sendOn(
            Chart chart, String toWhom, Optional<Entry.SentOn.How> how, String said, Now now) {
        var level =
                chart.ruling()
                        .map(ruled -> ruled.ruling().level())
                        .orElse(assess(chart, now).level().code());
        return Result.ok(List.of(new Entry.SentOn(level, toWhom, said, how)));
    }

    /** A letter that is to leave; sent twice, it is noted once. */
    public static Result<List<Entry>, CareRefusal> write(Chart chart, Letter letter) {
        if (letter.leave() == Letter.Leave.CANNOT_BE_ASKED
                && letter.reader() != Letter.Reader.EMERGENCY) {
            return Result.refused(CareRefusal.Plain.LETTER_NOT_AGREED);
        }
        boolean sentTwice =
                chart.latest(Entry.LetterMade.class)
                        .filter(last -> last.entry().letter().equals(letter))
                        .isPresent();
        return Result.ok(sentTwice ? List.of() : List.of(new Entry.LetterMade(letter)));
    }

    /** The clinician referred to agrees that gentle care goes on. */
    public static Result<List<Entry>, CareRefusal> agreeReferral(
            Chart chart, String agreedWith, Now now) {
        return answerReferral(chart, new Entry.ReferralAgreed(agreedWith), now);
    }

    /** The clinician referred to was asked and does not agree that care goes on. */
    public static Result<List<Entry>, CareRefusal> declineReferral(
            Chart chart, String by, Now now) {
        return answerReferral(chart, new Entry.ReferralDeclined(by), now);
    }

    private static Result<List<Entry>, CareRefusal> answerReferral(
            Chart chart, Entry answer, Now now) {
        return Referral.isRuled(chart) || assess(chart, now).level() == Level.URGENT_2W
                ? Result.ok(List.of(answer))
                : Result.refused(CareRefusal.Plain.NO_REFERRAL_NEEDED);
    }

    /** Agreement, after the text of this version. Given twice, it is noted once. */
    public static Result<List<Entry>, CareRefusal> consent(
            Chart chart, Set<ConsentKind> kinds, String textVersion) {
        return Result.ok(
                kinds.stream()
                        .sorted()
                        .filter(kind ->
                                chart.consent(kind)
                                        .filter(given -> given.textVersion().equals(textVersion))
                                        .isEmpty())
                        .<Entry>map(kind -> new Entry.ConsentGiven(kind, textVersion))
                        .toList());
    }

    /**
     * What somebody was asked for and did not agree to. Noted once for each version of the text; an
     * agreement given before stays until it is taken back.
     */
    public static Result<List<Entry>, CareRefusal> decline(
            Chart chart, Set<ConsentKind> kinds, String textVersion) {
        return Result.ok(
                kinds.stream()
                        .sorted()
                        .filter(kind -> chart.consent(kind).isEmpty())
                        .<Entry>map(kind -> new Entry.ConsentDeclined(kind, textVersion))
                        .filter(entry ->
                                chart.all(Entry.ConsentDeclined.class).stream()
                                        .noneMatch(noted -> noted.entry().equals(entry)))
                        .toList());
    }

    public static Result<List<Entry>, CareRefusal> withdraw(Chart chart, ConsentKind kind) {
        return chart.consent(kind).isEmpty()
                ? Result.refused(CareRefusal.Plain.NOT_GIVEN)
                : Result.ok(List.of(new Entry.ConsentWithdrawn(kind)));
    }

    public static Result<List<Entry>, CareRefusal> correct(
            Chart chart, Entry.DetailsCorrected details, LocalDate today) {
        if (!details.born().isPossibleOn(today)) {
            return Result.refused(CareRefusal.Plain.BIRTHDAY_NOT_POSSIBLE);
        }
        var patient = chart.patient();
        var same =
                patient.name().equals(details.name())
                        && patient.born().equals(details.born())
                        && patient.sex() == details.sex()
                        && patient.contact().equals(details.contact());
        return same
                ? Result.refused(CareRefusal.Plain.NOTHING_CHANGED)
                : Result.ok(List.of(details));
    }

    /** Something added to an earlier entry, which stays as it is; sent twice, it is noted once. */
    public static Result<List<Entry>, CareRefusal> addTo(Chart chart, long sequence, String text) {
        if (sequence < 1 || sequence > chart.seen()) {
            return Result.refused(CareRefusal.Plain.NO_SUCH_ENTRY);
        }
        var addendum = new Entry.AddendumAdded(sequence, text);
        boolean sentTwice =
                chart.all(Entry.AddendumAdded.class).stream()
                        .anyMatch(noted -> noted.entry().equals(addendum));
        return Result.ok(sentTwice ? List.of() : List.of(addendum));
    }

    /**
     * A pain score of a signed visit put right; the visit stays as it was signed. Sent twice, it is
     * noted once.
     *
     * @param seen sequence of the last entry the author has seen
     */
    public static Result<List<Entry>, CareRefusal> putPainRight(
            Chart chart, Entry.PainCorrected right, long seen) {
        if (lastPutRight(chart, right.toSequence(), right.score())
                .filter(one -> one.by().entry().equals(right))
                .isPresent()) {
            return Result.ok(List.of());
        }
        return painObjection(chart, right.toSequence(), right.score(), right.value(), seen)
                .map(Result::<List<Entry>, CareRefusal>refused)
                .orElseGet(() -> Result.ok(List.of(right)));
    }

    /** What keeps a pain score of a visit from being put right so, whatever the reason. */
    public static Optional<CareRefusal> painObjection(
            Chart chart, long visit, PainScore score, OptionalInt value, long seen) {
        var signed =
                chart.all(Entry.SessionSigned.class).stream()
                        .filter(one -> one.noted().sequence() == visit)
                        .findFirst();
        if (signed.isEmpty()) {
            return Optional.of(CareRefusal.Plain.NO_SUCH_ENTRY);
        }
        if (lastPutRight(chart, visit, score)
                .filter(one -> one.by().noted().sequence() > seen)
                .isPresent()) {
            return Optional.of(CareRefusal.Plain.PUT_RIGHT_MEANWHILE);
        }
        return score.of(signed.get().entry().session()).equals(value)
                ? Optional.of(CareRefusal.Plain.SAME_NUMBER)
                : Optional.empty();
    }

    /**
     * A score of a check-in put right; the check-in stays as it was noted. Sent twice, it is noted
     * once.
     *
     * @param measure the one that is put right
     * @param seen sequence of the last entry the author has seen
     */
    public static Result<List<Entry>, CareRefusal> putScoreRight(
            Chart chart, Entry.ScoreCorrected right, Instrument measure, long seen) {
        if (lastScorePutRight(chart, right.toSequence(), right.instrument())
                .filter(one -> one.by().entry().equals(right))
                .isPresent()) {
            return Result.ok(List.of());
        }
        return scoreObjection(chart, right.toSequence(), measure, right.value(), seen)
                .map(Result::<List<Entry>, CareRefusal>refused)
                .orElseGet(() -> Result.ok(List.of(right)));
    }

    /**
     * What keeps a score of a check-in from being put right so, whatever the reason. What the
     * person said in words has no right value that somebody else could know.
     *
     * @param value on the scale of the measure; empty where the score is struck
     */
    public static Optional<CareRefusal> scoreObjection(
            Chart chart, long checkIn, Instrument measure, Optional<Double> value, long seen) {
        var answered =
                chart.entries().stream()
                        .filter(noted -> noted.sequence() == checkIn)
                        .map(Noted::entry)
                        .filter(Entry.CheckedIn.class::isInstance)
                        .flatMap(one -> ((Entry.CheckedIn) one).taken(measure.id()).stream())
                        .findFirst();
        if (answered.isEmpty()) {
            return Optional.of(CareRefusal.Plain.NO_SUCH_ENTRY);
        }
        var last = lastScorePutRight(chart, checkIn, measure.id());
        if (last.filter(one -> one.by().noted().sequence() > seen).isPresent()) {
            return Optional.of(CareRefusal.Plain.PUT_RIGHT_MEANWHILE);
        }
        if (value.isPresent() && !measure.judgesChange()) {
            return Optional.of(CareRefusal.Plain.SAID_BY_THE_PERSON);
        }
        var counts = last.map(ScoreCorrection::is).orElseGet(() -> answered.flatMap(Taken::score));
        return counts.equals(value) ? Optional.of(CareRefusal.Plain.SAME_NUMBER) : Optional.empty();
    }

    private static Optional<ScoreCorrection> lastScorePutRight(
            Chart chart, long checkIn, String instrument) {
        return chart.scoresPutRight(checkIn).stream()
                .filter(one -> one.instrument().equals(instrument))
                .reduce((_, later) -> later);
    }

    private static Optional<PainCorrection> lastPutRight(Chart chart, long visit, PainScore score) {
        return chart.painPutRight(visit).stream()
                .filter(one -> one.score() == score)
                .reduce((_, later) -> later);
    }

    /** The end of a course of care. */
    public static Result<List<Entry>, CareRefusal> close(
            Chart chart, Entry.EpisodeClosed closed, LocalDate today) {
        if (chart.openEpisode().isEmpty()) {
            return Result.refused(CareRefusal.Plain.NO_OPEN_EPISODE);
        }
        return closed.lastDay().isAfter(today)
                ? Result.refused(CareRefusal.Plain.LAST_DAY_AHEAD)
                : Result.ok(List.of(closed));
    }

    /** The key to a course of care, with an agreement that covers what is found now. */
    public static Result<Cleared, NotCleared> clearance(
            Chart chart, Assessment assessment, UserId clinician, Now now) {
        var urgent =
                Referral.ids(
                        assessment.positive().stream()
                                .filter(flag -> flag.action() == Level.URGENT_2W)
                                .toList());
        return Referral.agreement(chart, urgent, now)
                .map(agreed ->
                        assessment.clearance(
                                new ReferralAgreement(
                                        agreed.entry().agreedWith(),
                                        agreed.noted().author().user().orElse(clinician),
                                        agreed.noted()
                                                .occurredAt()
                                                .atZone(now.zone())
                                                .toLocalDate())))
                .orElseGet(assessment::clearance);
    }

    private static Facts picture(Chart chart, Now now) {
        return Picture.of(chart, now.rules(), now.today(), now.zone());
    }

    private static Assessment assess(Facts facts, Now now) {
        return now.rules().flags().assess(facts);
    }

    private static boolean ahead(LocalDate day, Now now) {
        return day.isAfter(now.today()) && !day.isAfter(now.today().plusYears(1));
    }

    private static boolean sameDay(Noted noted, Now now) {
        return noted.occurredAt().atZone(now.zone()).toLocalDate().equals(now.today());
    }
}
