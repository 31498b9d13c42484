package huantiao.web.outcomes;

import huantiao.care.CareLibrary;
import huantiao.outcomes.ClinicCourses;
import huantiao.outcomes.Publication;
import huantiao.outcomes.Registry;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A clinic's year as its owner reads it.
 *
 * @param registry what is shown
 * @param form what was asked
 * @param told its figures in words
 * @param pictures our own SVG
 * @param publishable why it cannot be published; empty where it can
 * @param owner true for somebody who may see the practitioners
 * @param query the question as it stands in an address, without the question mark
 */
public record RegistryPage(
        Registry registry,
        Form form,
        RegistryWords told,
        Pictures pictures,
        Optional<Publication.Refusal> publishable,
        boolean owner,
        String query) {

    /** The pictures of the page. */
    public record Pictures(String coverage, String responders, String courses) {}

    /** Names of kinds of harm. */
    static Map<String, String> harmNames(CareLibrary library) {
        return library.harms().taxonomy().stream()
                .collect(Collectors.toMap(CareLibrary.Harm::id, CareLibrary.Harm::text));
    }

    public List<Option> measures() {
        return MeasureAtWeek.MEASURES.stream()
                .map(measure -> Option.of(measure, told.words().say("outcomes.measure." + measure)))
                .toList();
    }

    public List<Option> weeks() {
        return MeasureAtWeek.WEEKS.stream()
                .map(week -> Option.of(week, told.words().say("registry.ask.week.n", week)))
                .toList();
    }

    /** What the lines are, and how many people are behind them. */
    public String coursesCaption() {
        return switch (registry.courses()) {
            case ClinicCourses.RawLines(var enough, _) ->
                    told.words()
                            .say(
                                    "registry.courses.raw",
                                    enough,
                                    ClinicCourses.FEWEST_PEOPLE,
                                    ClinicCourses.FEWEST_TIMES);
            case ClinicCourses.Modelled(var fit, var people, _, _, _) ->
                    told.words()
                            .say(
                                    fit.converged() && !fit.singular()
                                            ? "registry.courses.model"
                                            : "registry.courses.model.rough",
                                    people,
                                    fit.answers());
        };
    }

    /** Ending of the message that says why it cannot be published. */
    public String refusalKey() {
        return RefusedPublication.key(publishable.orElseThrow());
    }

    public String day(LocalDate day) {
        return told.day(day);
    }
}
