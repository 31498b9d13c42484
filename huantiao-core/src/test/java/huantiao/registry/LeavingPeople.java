package huantiao.registry;

import huantiao.base.PatientId;
import huantiao.base.UserId;
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

/** Invented people whose leg pain is summed up, 12 weeks after they started with 5 of 10. */
final class LeavingPeople {

    static final Instrument LEG = Rulers.leg();
    static final int WEEK = 12;
    static final HalfYear PERIOD = new HalfYear(2026, 1);
    static final LocalDate LATER = LocalDate.of(2026, 11, 25);
    static final RegistryQuestion QUESTION =
            new RegistryQuestion(PERIOD.first(), PERIOD.last(), LEG, WEEK, LATER);

    private final List<StartedCourse> courses = new ArrayList<>();

    /** Nobody yet. */
    static LeavingPeople nobody() {
        return new LeavingPeople();
    }

    /** So many more who said these scores in turn. */
    LeavingPeople and(int people, Phase phase, int... later) {
        for (var i = 0; i < people; i++) {
            add(phase, Optional.of(later[i % later.length]));
        }
        return this;
    }

    LeavingPeople andSilent(int people) {
        for (var i = 0; i < people; i++) {
            add(Phase.CHRONIC, Optional.empty());
        }
        return this;
    }

    private void add(Phase phase, Optional<Integer> later) {
        var number = courses.size();
        var start = PERIOD.first().plusDays(number % 180);
        var answers = new ArrayList<Answer>();
        answers.add(new Answer(LEG.id(), start, true, false, Exact.of(5)));
        later.ifPresent(value ->
                answers.add(
                        new Answer(
                                LEG.id(), start.plusWeeks(WEEK), false, false, Exact.of(value))));
        courses.add(
                new StartedCourse(
                        new PatientId(new UUID(6, number)),
                        start,
                        StartedCourse.Agreed.FROM_THE_START,
                        phase,
                        StartedCourse.History.NEW,
                        50,
                        Sex.FEMALE,
                        new Practitioner(new UserId(new UUID(5, 1)), "Ada Quill"),
                        Set.of(Given.NEEDLES),
                        6,
                        6,
                        Optional.empty(),
                        List.of(),
                        answers));
    }

    List<StartedCourse> courses() {
        return List.copyOf(courses);
    }

    LeavingSums sums() {
        return LeavingSums.of(QUESTION, PERIOD, courses).orElseThrow();
    }
}
