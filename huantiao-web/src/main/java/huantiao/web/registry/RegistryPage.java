package huantiao.web.registry;

import huantiao.measures.Instrument;
import huantiao.registry.ClinicCourses;
import huantiao.registry.Publication;
import huantiao.registry.Registry;
import huantiao.web.course.Told;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A clinic's year as its owner reads it.
 *
 * @param registry what is shown
 * @param form what was asked
 * @param told its figures in words
 * @param measures that can be asked about
 * @param pictures our own SVG
 * @param publishable why it cannot be published; empty where it can
 * @param owner true for somebody who may see the practitioners
 * @param query the question as it stands in an address, without the question mark
 * @param aidAlarms true if those who used the decision aid fared worse when it was counted last
 */
public record RegistryPage(
        Registry registry,
        Form form,
        RegistryWords told,
        List<Instrument> measures,
        Pictures pictures,
        Optional<Publication.Refusal> publishable,
        boolean owner,
        String query,
        boolean aidAlarms) {

    /** The pictures of the page. */
    public record Pictures(String coverage, String responders, String courses) {}

    public List<Option> measureOptions() {
        return measures.stream()
                .map(one -> Option.of(one.id(), Told.name(told.words(), one)))
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
            case ClinicCourses.Modelled modelled ->
                    told.words()
                                    .say(
                                            modelled.fit().converged() && !modelled.fit().singular()
                                                    ? "registry.courses.model"
                                                    : "registry.courses.model.rough",
                                            modelled.people(),
                                            modelled.fit().answers())
                            + " "
                            + told.ofCourses().startOff(modelled);
        };
    }

    /** Ending of the message that says why it cannot be published. */
    public String refusalKey() {
        return RefusedPublication.key(publishable.orElseThrow());
    }

    /** Where it leads to what may be published: of this period, or of the latest that may be. */
    public String publication() {
        var question = registry.question();
        return "/registry/publication?"
                + (question.isWholeHalfYears()
                        ? query
                        : "measure=%s&week=%d&as-of=%s"
                                .formatted(
                                        question.instrument().id(),
                                        question.week(),
                                        question.asOf()));
    }

    public String day(LocalDate day) {
        return told.day(day);
    }
}
