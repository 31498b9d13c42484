package huantiao.registry;

import huantiao.base.PatientId;
import huantiao.base.UserId;
import huantiao.care.AdverseEvent;
import huantiao.care.Entry.EpisodeClosed.Why;
import huantiao.care.HarmOutcome;
import huantiao.care.HarmStep;
import huantiao.course.PersonSaid;
import huantiao.course.Phase;
import huantiao.measures.Exact;
import huantiao.measures.Instrument;
import huantiao.measures.Rulers;
import huantiao.people.Sex;
import huantiao.registry.StartedCourse.Answer;
import huantiao.registry.StartedCourse.Practitioner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Somebody who started with leg pain of 8, and what became of them. */
record Person(
        PatientId id,
        LocalDate start,
        StartedCourse.Agreed agreed,
        Phase phase,
        int age,
        Practitioner practitioner,
        List<StartedCourse.Harm> harms,
        List<Answer> answers) {

    Person startingAt(LocalDate day) {
        return new Person(id, day, agreed, phase, age, practitioner, harms, answers);
    }

    Person notAgreed() {
        return new Person(
                id,
                start,
                StartedCourse.Agreed.NOT_ASKED,
                phase,
                age,
                practitioner,
                harms,
                answers);
    }

    Person declined() {
        return new Person(
                id, start, StartedCourse.Agreed.DECLINED, phase, age, practitioner, harms, answers);
    }

    Person tookBack() {
        return new Person(
                id,
                start,
                StartedCourse.Agreed.TAKEN_BACK,
                phase,
                age,
                practitioner,
                harms,
                answers);
    }

    Person agreedLater() {
        return new Person(
                id, start, StartedCourse.Agreed.LATER, phase, age, practitioner, harms, answers);
    }

    Person acute() {
        return new Person(id, start, agreed, Phase.ACUTE, age, practitioner, harms, answers);
    }

    Person aged(int years) {
        return new Person(id, start, agreed, phase, years, practitioner, harms, answers);
    }

    Person by(Practitioner who) {
        return new Person(id, start, agreed, phase, age, who, harms, answers);
    }

    Person withoutBaseline() {
        return new Person(id, start, agreed, phase, age, practitioner, harms, List.of());
    }

    Person withBaseline(int leg) {
        return withoutBaseline().with(new Answer(LEG.id(), start, true, false, Exact.of(leg)));
    }

    Person earlier(int leg) {
        return earlier(7, leg);
    }

    Person earlier(int days, int leg) {
        var all = new ArrayList<Answer>();
        all.add(new Answer(LEG.id(), start.minusDays(days), true, false, Exact.of(leg)));
        all.addAll(answers);
        return new Person(id, start, agreed, phase, age, practitioner, harms, all);
    }

    Person answered(int week, int leg) {
        return answeredOn(start.plusWeeks(week), leg);
    }

    Person answeredOn(LocalDate day, int leg) {
        return with(new Answer(LEG.id(), day, false, false, Exact.of(leg)));
    }

    Person watched(int week, int leg) {
        return with(new Answer(LEG.id(), start.plusWeeks(week), false, true, Exact.of(leg)));
    }

    Person harmed() {
        return withHarm("AE-BLEED", false);
    }

    Person harmedBadly() {
        return withHarm("AE-PTX", true);
    }

    Person harmedBadly(Set<HarmStep> done, boolean inWords) {
        return withHarm("AE-PTX", true, done, inWords, Optional.empty());
    }

    Person harmedBadly(HarmOutcome outcome) {
        return withHarm("AE-PTX", true, Set.of(), false, Optional.of(outcome));
    }

    private Person withHarm(String kind, boolean serious) {
        return withHarm(kind, serious, Set.of(), false, Optional.empty());
    }

    private Person withHarm(
            String kind,
            boolean serious,
            Set<HarmStep> done,
            boolean inWords,
            Optional<HarmOutcome> outcome) {
        var all = new ArrayList<>(harms);
        all.add(
                new StartedCourse.Harm(
                        kind,
                        serious ? AdverseEvent.Severity.SEVERE : AdverseEvent.Severity.MILD,
                        AdverseEvent.Relation.PROBABLE,
                        serious,
                        !serious,
                        done,
                        inWords,
                        outcome));
        return new Person(id, start, agreed, phase, age, practitioner, all, answers);
    }

    private Person with(Answer answer) {
        var all = new ArrayList<>(answers);
        all.add(answer);
        return new Person(id, start, agreed, phase, age, practitioner, harms, all);
    }

    /** The same, ended after six weeks. */
    StartedCourse ended(Why why) {
        return ended(why, start.plusWeeks(6));
    }

    /** The same, ended on a day. */
    StartedCourse ended(Why why, LocalDate lastDay) {
        return course(
                StartedCourse.History.NEW, 6, Optional.of(new StartedCourse.Ended(why, lastDay)));
    }

    /** The same with so many visits. */
    StartedCourse visited(int sessions) {
        return course(StartedCourse.History.NEW, sessions, Optional.empty());
    }

    /** The same with another time before. */
    StartedCourse after(StartedCourse.History history) {
        return course(history, 6, Optional.empty());
    }

    /** The same with a complaint in another place. */
    StartedCourse with(Complaint complaint) {
        return after(new StartedCourse.History(false, true, complaint));
    }

    /** Says in some week whether it is good enough. */
    Person enough(int week, boolean yes) {
        return with(
                new Answer(
                        PersonSaid.ENOUGH,
                        start.plusWeeks(week),
                        false,
                        false,
                        Exact.of(yes ? 1 : 0)));
    }

    StartedCourse course() {
        return after(StartedCourse.History.NEW);
    }

    private StartedCourse course(
            StartedCourse.History history, int sessions, Optional<StartedCourse.Ended> ended) {
        return new StartedCourse(
                id,
                start,
                agreed,
                phase,
                history,
                age,
                Sex.FEMALE,
                practitioner,
                Set.of(Given.NEEDLES),
                sessions,
                sessions,
                ended,
                harms,
                answers);
    }

    static final LocalDate START = LocalDate.of(2026, 1, 5);
    static final Instrument LEG = Rulers.leg();
    static final Practitioner ADA = practitioner(1, "Ada Quill");
    static final Practitioner BEN = practitioner(2, "Ben Marsh");

    static Practitioner practitioner(int number, String name) {
        return new Practitioner(new UserId(new UUID(5, number)), name);
    }

    static Person person(int number) {
        return new Person(
                new PatientId(new UUID(6, number)),
                START,
                StartedCourse.Agreed.FROM_THE_START,
                Phase.CHRONIC,
                50,
                ADA,
                List.of(),
                List.of(new Answer(LEG.id(), START, true, false, Exact.of(8))));
    }

    /** So many who started with 8, of whom so many answered, of whom so many are at 2. */
    static List<StartedCourse> many(int started, int answered, int responders) {
        var courses = new ArrayList<StartedCourse>();
        for (var i = 0; i < started; i++) {
            var one = person(i).aged(30 + i % 40);
            courses.add((i < answered ? one.answered(12, i < responders ? 2 : 8) : one).course());
        }
        return courses;
    }
}
