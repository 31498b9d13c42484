package huantiao.registry;

import huantiao.care.AdverseEvent;
import huantiao.care.HarmTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What went wrong in a clinic, under the denominators it happened among: people treated, visits and
 * needles. There is no comparison in it, so it says nothing about what treatment caused.
 *
 * @param people with at least one signed visit
 * @param visits signed
 * @param needles counted in
 * @param peopleWithEvent of the people treated, how many had any unwanted event
 * @param peopleWithSerious of the people treated, how many had a serious event
 * @param visitsWithEvent of the visits, in how many something unwanted was noted
 * @param kinds events by kind, the most frequent first
 * @param uncounted people whose figures are not in here yet
 */
public record HarmRates(
        int people,
        int visits,
        long needles,
        int peopleWithEvent,
        int peopleWithSerious,
        int visitsWithEvent,
        List<Kind> kinds,
        int uncounted) {

    /**
     * Events of one kind.
     *
     * @param category code of {@code techniques.yaml}
     * @param people how many had it at least once
     * @param asked of the events, how many came to light because somebody asked
     */
    public record Kind(
            String category, int events, int people, int asked, int serious, int severe) {

        /** Events that were told without being asked for. */
        public int volunteered() {
            return events - asked;
        }
    }

    public HarmRates {
        kinds = List.copyOf(kinds);
    }

    /** The rates of these people; an empty tally is one that could not be read. */
    public static HarmRates of(List<Optional<HarmTally>> everybody) {
        int people = 0;
        int visits = 0;
        long needles = 0;
        int peopleWith = 0;
        int peopleWithSerious = 0;
        int visitsWith = 0;
        Map<String, Kind> kinds = new TreeMap<>();
        for (var known : everybody) {
            // Events of somebody never treated here have no denominator and are not counted.
            var tally = known.filter(one -> one.visits() > 0);
            if (tally.isEmpty()) {
                continue;
            }
            people++;
            visits += tally.get().visits();
            needles += tally.get().needles();
            peopleWith += tally.get().events().isEmpty() ? 0 : 1;
            peopleWithSerious +=
                    tally.get().events().stream().anyMatch(HarmTally.Event::serious) ? 1 : 0;
            visitsWith += tally.get().visitsWithEvent();
            tally.get().events().stream()
                    .map(HarmTally.Event::category)
                    .distinct()
                    .forEach(category ->
                            kinds.merge(category, one(category, tally.get()), HarmRates::together));
        }
        var sorted = new ArrayList<>(kinds.values());
        sorted.sort((one, other) -> Integer.compare(other.events(), one.events()));
        return new HarmRates(
                people,
                visits,
                needles,
                peopleWith,
                peopleWithSerious,
                visitsWith,
                sorted,
                (int) everybody.stream().filter(Optional::isEmpty).count());
    }

    private static Kind one(String category, HarmTally tally) {
        var events =
                tally.events().stream().filter(event -> event.category().equals(category)).toList();
        return new Kind(
                category,
                events.size(),
                1,
                (int)
                        events.stream()
                                .filter(event -> event.found() == AdverseEvent.Found.ASKED)
                                .count(),
                (int) events.stream().filter(HarmTally.Event::serious).count(),
                (int)
                        events.stream()
                                .filter(event -> event.severity() == AdverseEvent.Severity.SEVERE)
                                .count());
    }

    private static Kind together(Kind one, Kind other) {
        return new Kind(
                one.category(),
                one.events() + other.events(),
                one.people() + other.people(),
                one.asked() + other.asked(),
                one.serious() + other.serious(),
                one.severe() + other.severe());
    }

    public int events() {
        return kinds.stream().mapToInt(Kind::events).sum();
    }

    public int serious() {
        return kinds.stream().mapToInt(Kind::serious).sum();
    }

    public int asked() {
        return kinds.stream().mapToInt(Kind::asked).sum();
    }

    /** People with any event among those treated; empty while nobody was. */
    public Optional<Share> amongPeople() {
        return people == 0 ? Optional.empty() : Optional.of(new Share(peopleWithEvent, people));
    }

    /** Visits with any event noted in them; empty while there were none. */
    public Optional<Share> amongVisits() {
        return visits == 0 ? Optional.empty() : Optional.of(new Share(visitsWithEvent, visits));
    }

    /**
     * Events of every kind among the visits, those noted between two visits too; empty while there
     * were none.
     */
    public Optional<Rate> eventsAmongVisits() {
        return among(events(), visits);
    }

    /** Events of every kind among the needles; empty while there were none. */
    public Optional<Rate> amongNeedles() {
        return among(events(), needles);
    }

    /** People with a serious event among those treated; empty while nobody was. */
    public Optional<Share> seriousAmongPeople() {
        return people == 0 ? Optional.empty() : Optional.of(new Share(peopleWithSerious, people));
    }

    /** Serious events among the visits, as {@link #eventsAmongVisits}. */
    public Optional<Rate> seriousAmongVisits() {
        return among(serious(), visits);
    }

    /** Serious events among the needles; empty while there were none. */
    public Optional<Rate> seriousAmongNeedles() {
        return among(serious(), needles);
    }

    /** People who had this kind at least once, among those treated; empty while nobody was. */
    public Optional<Share> amongPeople(Kind kind) {
        return people == 0 ? Optional.empty() : Optional.of(new Share(kind.people(), people));
    }

    /**
     * Events of this kind among the visits, those noted between two visits too; empty while there
     * were none.
     */
    public Optional<Rate> amongVisits(Kind kind) {
        return among(kind.events(), visits);
    }

    /** Events of this kind among the needles; empty while there were none. */
    public Optional<Rate> amongNeedles(Kind kind) {
        return among(kind.events(), needles);
    }

    private static Optional<Rate> among(int events, long of) {
        return of == 0 ? Optional.empty() : Optional.of(new Rate(events, of));
    }
}
