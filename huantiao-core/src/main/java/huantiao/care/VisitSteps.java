package huantiao.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.triage.Assessment;
import huantiao.triage.CheckedPlan;
import huantiao.triage.Cleared;
import huantiao.triage.Facts;
import huantiao.triage.NotCleared;
import huantiao.triage.PlanCheck;
import huantiao.triage.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be noted at a visit and between visits: pure steps that are handed a chart and give back
 * what to add, or every problem at once.
 */
public final class VisitSteps {

    /** Safety answers further from a visit than this were given for another. */
    static final Duration FRESH = Duration.ofHours(12);

    /** A clock of the room may go before ours by this much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private VisitSteps() {}

    /**
     * The questions that come before every visit, asked anew: nothing answered before counts. A yes
     * is kept at once, whatever else is unanswered; otherwise every question needs its answer.
     */
    public static Result<List<Entry>, List<Problem>> askSafety(
            Chart chart, Facts asked, CareSteps.Now now) {
        var assessment = assessToday(chart, asked, now);
        if (!assessment.level().stopsEverything() && !assessment.open().isEmpty()) {
            return Result.refused(
                    assessment.open().stream()
                            .map(question ->
                                    new Problem(
                                            question.flag().id(),
                                            "HT-0701",
                                            "This question comes before every visit and is"
                                                    + " not answered.",
                                            "Ask it now; an answer of last time does not"
                                                    + " count."))
                            .toList());
        }
        return Result.ok(
                List.of(
                        new Entry.SafetyAsked(
                                Picture.told(asked),
                                Ruling.of(assessment, now.rules().version()))));
    }

    /** The red flags over the person of today with only these answers to what is asked anew. */
    public static Assessment assessToday(Chart chart, Facts asked, CareSteps.Now now) {
        var flags = now.rules().flags();
        var person = Picture.of(chart, now.rules(), now.today(), now.zone());
        return flags.assess(flags.forNextSession(person).overlaidWith(asked));
    }

    /**
     * The safety answers that belong to a visit about to begin or being charted, if there are any.
     * Answers of a day to come do not: they were noted while a clock ran ahead, and nobody knows
     * when they were given.
     */
    public static Optional<Chart.Placed<Entry.SafetyAsked>> safetyFor(Chart chart, Instant moment) {
        long lastVisit =
                chart.latest(Entry.SessionSigned.class)
                        .map(signed -> signed.noted().sequence())
                        .orElse(0L);
        return chart.latest(Entry.SafetyAsked.class)
                .filter(asked -> asked.noted().sequence() > lastVisit)
                .filter(asked -> {
                    var apart = Duration.between(asked.noted().occurredAt(), moment);
                    return apart.abs().compareTo(FRESH) <= 0;
                });
    }

    /**
     * Signs a visit. It is complete by STRICTA, its needles are counted out, harms were asked
     * about, today's safety answers clear it, and no rule that holds today forbids what was done.
     *
     * @param setAside reasons for what the rules advise against, beside those of the plan
     * @param moment now
     */
    public static Result<List<Entry>, List<Problem>> sign(
            Chart chart,
            Session session,
            List<SetAside> setAside,
            UserId clinician,
            Instant moment,
            CareSteps.Now now) {
        var episode = chart.openEpisode();
        if (episode.isEmpty()) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "plan",
                                    "HT-0702",
                                    "No course of care is open.",
                                    "Agree a plan first.")));
        }
        if (episode.get().lastSession().filter(session::isSentAgain).isPresent()) {
            return Result.ok(List.of());
        }
        var problems = new ArrayList<Problem>();
        if (chart.consent(ConsentKind.CARE).isEmpty()) {
            problems.add(
                    new Problem(
                            "consent",
                            "HT-0703",
                            "The person has not agreed to be treated, or took it back.",
                            "Ask for consent first."));
        }
        if (session.ended().isAfter(moment.plus(CLOCKS_DIFFER))) {
            problems.add(
                    new Problem(
                            "ended",
                            "HT-0704",
                            "The visit ends in the future.",
                            "Correct the time."));
        }
        safety(chart, session, clinician, now, problems);
        counted(session, problems);
        for (var gap : Stricta.gaps(episode.get().plan(), session)) {
            problems.add(gap(gap));
        }
        rules(chart, episode.get(), session, setAside, clinician, now, problems);
        return problems.isEmpty()
                ? Result.ok(List.of(new Entry.SessionSigned(session)))
                : Result.refused(List.copyOf(problems));
    }

    /** What the rules of today say to what was done. */
    public static PlanCheck check(Chart chart, Session session, CareSteps.Now now) {
        var person = Picture.of(chart, now.rules(), now.today(), now.zone());
        return now.rules()
                .rules()
                .check(now.rules().flags().assess(VisitFacts.of(person, session)));
    }

    /**
     * A check-in. Sent twice, it is noted once. A safety answer that rings an alarm is noted as an
     * alarm of its own, so that it stands at the top of the clinic's day.
     */
    public static Result<List<Entry>, List<Problem>> checkIn(
            Chart chart, Entry.CheckedIn checkIn, Facts safety, CareSteps.Now now) {
        if (checkIn.measures().isEmpty()) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "check-in",
                                    "HT-0710",
                                    "Nothing was answered.",
                                    "Answer at least the first question.")));
        }
        boolean twice =
                chart.all(Entry.CheckedIn.class).stream()
                        .anyMatch(before ->
                                before.entry().equals(checkIn)
                                        && before.noted()
                                                .occurredAt()
                                                .atZone(now.zone())
                                                .toLocalDate()
                                                .equals(now.today()));
        if (twice) {
            return Result.ok(List.of());
        }
        var entries = new ArrayList<Entry>();
        entries.add(checkIn);
        entries.addAll(alarm(chart, checkIn.safety(), safety, now));
        return Result.ok(List.copyOf(entries));
    }

    /** The alarm that these answers ring by themselves; empty if they ring none. */
    static List<Entry> alarm(Chart chart, FactsTold told, Facts safety, CareSteps.Now now) {
        var alone = now.rules().flags().assess(Picture.person(chart, safety, now.today()));
        return alone.level().stopsEverything()
                ? List.of(
                        new Entry.SafetyAsked(
                                told,
                                Ruling.of(assessToday(chart, safety, now), now.rules().version())))
                : List.of();
    }

    /** Something unwanted that came to light between visits. Sent twice, it is noted once. */
    public static Result<List<Entry>, List<Problem>> noteHarm(
            Chart chart, AdverseEvent event, CareSteps.Now now) {
        boolean twice =
                chart.all(Entry.HarmNoted.class).stream()
                        .anyMatch(before ->
                                before.entry().event().equals(event)
                                        && before.noted()
                                                .recordedAt()
                                                .atZone(now.zone())
                                                .toLocalDate()
                                                .equals(now.today()));
        return Result.ok(twice ? List.of() : List.of(new Entry.HarmNoted(event)));
    }

    /** What became of something unwanted that was noted before. */
    public static Result<List<Entry>, List<Problem>> followHarm(
            Chart chart, Entry.HarmFollowed followed) {
        boolean known =
                chart.all(Entry.HarmNoted.class).stream()
                                .anyMatch(one -> one.noted().sequence() == followed.toSequence())
                        || chart.all(Entry.SessionSigned.class).stream()
                                .anyMatch(one ->
                                        one.noted().sequence() == followed.toSequence()
                                                && !one.entry().session().harms().isEmpty());
        return known
                ? Result.ok(List.of(followed))
                : Result.refused(
                        List.of(
                                new Problem(
                                        "harm",
                                        "HT-0796",
                                        "Nothing unwanted was noted there.",
                                        "Note what happened first.")));
    }

    /** The course judged by a named person. */
    public static Result<List<Entry>, List<Problem>> decide(
            Chart chart, Entry.ReviewDecided decision) {
        return chart.openEpisode().isEmpty()
                ? Result.refused(
                        List.of(
                                new Problem(
                                        "review",
                                        "HT-0711",
                                        "No course of care is open.",
                                        "There is nothing to decide.")))
                : Result.ok(List.of(decision));
    }

    private static void safety(
            Chart chart,
            Session session,
            UserId clinician,
            CareSteps.Now now,
            List<Problem> problems) {
        var asked = safetyFor(chart, session.started());
        if (asked.isEmpty()) {
            problems.add(
                    new Problem(
                            "safety",
                            "HT-0705",
                            "The safety questions were not asked anew for this visit.",
                            "Ask them now, before anything else."));
            return;
        }
        var today = Picture.read(asked.get().entry().facts(), now.rules().vocabulary());
        var assessment = assessToday(chart, today, now);
        if (CareSteps.clearance(chart, assessment, clinician, now)
                instanceof Result.Refused<Cleared, NotCleared>(var why)) {
            problems.add(
                    new Problem(
                            "safety",
                            why.code(),
                            "The safety answers of this visit do not allow treatment.",
                            assessment.disposition().holding().meaning()));
        }
    }

    private static void counted(Session session, List<Problem> problems) {
        if (session.needlesIn() != session.needlesOut()) {
            problems.add(
                    new Problem(
                            "needlesOut",
                            "HT-0706",
                            "%d needles went in and %d came out."
                                    .formatted(session.needlesIn(), session.needlesOut()),
                            "Look for the missing needle before the person leaves."));
        }
        if (!session.harmsAsked()) {
            problems.add(
                    new Problem(
                            "harmsAsked",
                            "HT-0707",
                            "Nobody asked about unwanted effects.",
                            "Ask, and note the answer even if it is none."));
        }
        if (!session.consentConfirmed()) {
            problems.add(
                    new Problem(
                            "consentConfirmed",
                            "HT-0708",
                            "The person's agreement to today's treatment is not noted.",
                            "Ask, and note it."));
        }
    }

    private static Problem gap(Stricta.Gap gap) {
        return new Problem(
                gap.needling() < 0 ? gap.field() : gap.field() + "-" + gap.needling(),
                "HT-0709",
                "%s is missing (%s).".formatted(gap.field(), gap.item()),
                "Fill it in; STRICTA asks for it.");
    }

    private static void rules(
            Chart chart,
            Episode episode,
            Session session,
            List<SetAside> setAside,
            UserId clinician,
            CareSteps.Now now,
            List<Problem> problems) {
        var answered = safetyFor(chart, session.started());
        if (answered.isEmpty()) {
            return;
        }
        var reasons = new ArrayList<Reason>();
        for (var one : episode.setAside()) {
            reasons.add(new Reason(one.rule(), clinician, one.reason()));
        }
        for (var one : setAside) {
            reasons.add(new Reason(one.rule(), clinician, one.reason()));
        }
        if (check(chart, session, now).agree(reasons)
                instanceof Result.Refused<CheckedPlan, List<Problem>>(var against)) {
            // What the safety answers forbid was said above, in the words of the visit.
            against.stream()
                    .filter(one -> !one.code().equals("HT-0430") && !one.code().equals("HT-0431"))
                    .forEach(problems::add);
        }
    }
}
