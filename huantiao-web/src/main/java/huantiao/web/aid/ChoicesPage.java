package huantiao.web.aid;

import huantiao.aid.Knowledge;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Preference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decision aid with the questions on what matters, before somebody.
 *
 * @param action where the marks go
 * @param person whose choices they are; empty for anyone
 */
public record ChoicesPage(
        AidPage aid, ChoicesForm.Fields fields, String action, Optional<Person> person) {

    /**
     * Whose choices are weighed.
     *
     * @param name shown to a member of the clinic, empty for the person
     * @param back where one comes from
     */
    public record Person(Optional<String> name, String back) {}

    /**
     * The sheet to take along.
     *
     * @param preference what was marked; may be empty
     * @param answers what they said that the page says, with what it says
     * @param back to the choices
     */
    public record Sheet(
            AidPage aid,
            Preference preference,
            List<Said> answers,
            String back,
            Optional<Person> person) {

        public List<String> values() {
            return ChoicesForm.VALUES;
        }

        public List<String> asks() {
            return ChoicesForm.ASKS;
        }

        /** How much something matters, as ending of its message key; empty if it was not said. */
        public String much(String value) {
            return preference.weights().stream()
                    .filter(weight -> weight.value().equals(value))
                    .map(weight -> ChoicesForm.code(weight.much()))
                    .findFirst()
                    .orElse("");
        }

        /** The same for whether they feel sure. */
        public String sure() {
            return preference.sure().map(ChoicesForm::code).orElse("");
        }
    }

    /**
     * An answer beside what the page says now.
     *
     * @param said code of what they answered
     * @param says code of what the page says
     */
    public record Said(String question, String said, String says) {}

    /** What somebody answered last, where the page still asks it. */
    static List<Said> answers(Chart chart, AidPage aid) {
        var last = chart.latest(Entry.AidChecked.class);
        if (last.isEmpty()) {
            return List.of();
        }
        var said = new ArrayList<Said>();
        for (var answer : last.get().entry().answers()) {
            aid.knowledge().asked().stream()
                    .filter(asked -> asked.code().equals(answer.question()))
                    .filter(_ -> Knowledge.Answer.of(answer.answer()).isPresent())
                    .forEach(asked ->
                            said.add(
                                    new Said(asked.code(), answer.answer(), asked.right().code())));
        }
        return said;
    }

    /** What somebody weighed last; nothing if they did not. */
    static Preference last(Chart chart) {
        return chart.latest(Entry.ChoicesWeighed.class)
                .map(weighed -> weighed.entry().preference())
                .orElse(new Preference(List.of(), List.of(), Optional.empty(), List.of(), ""));
    }
}
