package huantiao.app.demo;

import huantiao.body.Side;
import huantiao.care.Preference;
import huantiao.people.Sex;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One invented person and how it goes with them.
 *
 * @param symptomDays how long it had lasted when they first told of it
 * @param story how it began, in their words
 * @param goal what they want to be able to do again
 * @param facts what sets them apart from somebody with ordinary sciatica and nothing else
 * @param startedDaysAgo days from the first visit, or the week it falls in, to today
 * @param visits how many before the course is judged
 * @param silent weeks of the schedule whose check-in nobody answered
 * @param aid what they marked in the decision aid before the first visit, if they used it
 */
record Part(
        String name,
        int age,
        Sex sex,
        Side side,
        int symptomDays,
        String story,
        String medicines,
        String goal,
        Map<String, Object> facts,
        Recipe recipe,
        Course course,
        int startedDaysAgo,
        int visits,
        Set<Integer> silent,
        Turn turn,
        Optional<Aid> aid) {

    Part {
        facts = Map.copyOf(facts);
        silent = Set.copyOf(silent);
    }

    /** Somebody who did not weigh the choices. */
    Part(
            String name,
            int age,
            Sex sex,
            Side side,
            int symptomDays,
            String story,
            String medicines,
            String goal,
            Map<String, Object> facts,
            Recipe recipe,
            Course course,
            int startedDaysAgo,
            int visits,
            Set<Integer> silent,
            Turn turn) {
        this(
                name,
                age,
                sex,
                side,
                symptomDays,
                story,
                medicines,
                goal,
                facts,
                recipe,
                course,
                startedDaysAgo,
                visits,
                silent,
                turn,
                Optional.empty());
    }

    /** The same person, who weighed the choices before the first visit. */
    Part with(Aid weighed) {
        return new Part(
                name,
                age,
                sex,
                side,
                symptomDays,
                story,
                medicines,
                goal,
                facts,
                recipe,
                course,
                startedDaysAgo,
                visits,
                silent,
                turn,
                Optional.of(weighed));
    }

    /**
     * What somebody marked in the decision aid.
     *
     * @param preference what matters and where they lean
     * @param right how many of the questions on what the aid says they answer as it does
     */
    record Aid(Preference preference, int right) {}

    /** What becomes of the way. */
    enum Turn {
        /** Told today; nobody has seen them yet. */
        WAITING,
        /** Told of an emergency today and was sent on at once. */
        EMERGENCY,
        /** Answered yes to a safety question before a later visit and was sent on. */
        STOPPED,
        /** In care; not judged yet. */
        IN_CARE,
        /** Judged when it was time, and cared for as was decided. */
        JUDGED,
        /** Stopped coming and answering. */
        LOST
    }
}
