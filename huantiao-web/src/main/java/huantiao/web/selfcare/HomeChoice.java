package huantiao.web.selfcare;

import huantiao.base.Backing;
import huantiao.care.AtHome;
import huantiao.care.CareLibrary;
import huantiao.care.CareLibrary.Exercise;
import huantiao.care.CareLibrary.Phase;
import huantiao.care.Statement;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plan can ask somebody to do at home: the few that suit them now in sight, all others by
 * the phase from which they are for.
 *
 * @param choices all of it, and what is chosen
 * @param today in the zone of the reader
 */
public record HomeChoice(
        Choices choices,
        AtHome atHome,
        CareLibrary.SelfCare selfCare,
        LocalDate today,
        ZoneId zone,
        Words words) {

    /** Others that begin in one phase, or that are for calm and pace. */
    public record Group(String name, List<Option> options) {
        public Group {
            options = List.copyOf(options);
        }
    }

    /** Why those in sight suit, in a line; empty where none does. */
    public String because() {
        if (atHome.suits().isEmpty()) {
            return "";
        }
        return atHome.reached()
                .map(reached ->
                        words.say(
                                        "plan.home.because",
                                        reached.by().score(),
                                        words.brief(
                                                LocalDate.ofInstant(reached.by().at(), zone),
                                                today),
                                        said(reached.phase()),
                                        reached.phase().backing().isGeneralKnowledge()
                                                ? words.say("callout.unverified") + "."
                                                : "")
                                .strip())
                .orElseGet(() -> words.say("plan.home.always"));
    }

    /** What the data says to ask before anybody starts, where something known is named there. */
    public Optional<String> askFirst() {
        return atHome.asksFirst()
                ? selfCare.stopRules().stream()
                        .filter(one -> one.id().equals(AtHome.ASK_FIRST))
                        .findFirst()
                        .map(Statement::text)
                : Optional.empty();
    }

    /** Those that suit, as they are offered. */
    public List<Option> suiting() {
        return atHome.suits().stream()
                .flatMap(
                        one -> choices.options().stream().filter(it -> it.value().equals(one.id())))
                .toList();
    }

    /** When it is best and when it is left out, by the data; empty where that says neither. */
    public String when(Option option) {
        return exercise(option)
                .map(one ->
                        Stream.concat(
                                        one.parts().of("prefer_if").stream()
                                                .map(when -> words.say("plan.home.if", when)),
                                        one.parts().of("avoid_if").stream()
                                                .map(when -> words.say("plan.home.not-if", when)))
                                .collect(Collectors.joining("; ")))
                .orElse("");
    }

    /** What it rests on that these suit: the phase, then each of them, by name. */
    public Map<String, Backing> backings() {
        var backings = new LinkedHashMap<String, Backing>();
        atHome.reached()
                .map(AtHome.Reached::phase)
                .ifPresent(phase -> backings.put(begins(phase), phase.backing()));
        atHome.suits().forEach(one -> backings.put(one.name(), one.backing()));
        return backings;
    }

    /** All others. */
    public Choices others() {
        return choices.without(
                atHome.suits().stream().map(Exercise::id).collect(Collectors.toSet()));
    }

    /** The same by the first phase that each is for, then what is for calm and pace. */
    public List<Group> groups() {
        var others = others().options();
        var groups = new ArrayList<Group>();
        for (var phase : selfCare.progression()) {
            groups.add(
                    new Group(
                            begins(phase),
                            of(
                                    others,
                                    selfCare.exercises().stream()
                                            .filter(one ->
                                                    one.phases().getFirst().equals(phase.name()))
                                            .map(Exercise::id)
                                            .collect(Collectors.toSet()))));
        }
        groups.add(
                new Group(
                        words.say("plan.home.habits"),
                        of(
                                others,
                                selfCare.stress().stream()
                                        .map(CareLibrary.Habit::id)
                                        .collect(Collectors.toSet()))));
        return groups.stream().filter(group -> !group.options().isEmpty()).toList();
    }

    private static List<Option> of(List<Option> others, Set<String> ids) {
        return others.stream().filter(one -> ids.contains(one.value())).toList();
    }

    private Optional<Exercise> exercise(Option option) {
        return selfCare.exercises().stream()
                .filter(one -> one.id().equals(option.value()))
                .findFirst();
    }

    /** The phase with the words from when it is. */
    private String begins(Phase phase) {
        var name = said(phase);
        return words.say(
                "plan.home.phase",
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                HomeProgramme.spelt(phase.from()));
    }

    private static String said(Phase phase) {
        return phase.name().replace('_', ' ');
    }
}
