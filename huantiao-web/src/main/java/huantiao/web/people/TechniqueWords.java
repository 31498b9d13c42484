package huantiao.web.people;

import huantiao.care.ElectroPair;
import huantiao.care.Manipulation;
import huantiao.care.Plan;
import huantiao.care.Technique;
import huantiao.care.Ways;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How something is done, or is meant to be done, each in one line. */
public final class TechniqueWords {

    private TechniqueWords() {}

    /** What the needles of a plan are to bring, and how its techniques are meant to be done. */
    public static List<String> of(Plan plan, Words words) {
        var lines = new ArrayList<String>();
        plan.ways()
                .flatMap(Ways::sought)
                .ifPresent(sought ->
                        lines.add(
                                words.say(
                                        "plan.sought",
                                        words.say("session.response." + code(sought)))));
        plan.ways().flatMap(Ways::manipulation).ifPresent(by -> lines.add(manipulated(by, words)));
        lines.addAll(currents(plan, words));
        lines.addAll(beside(plan, words));
        if (!plan.parameters().isEmpty()) {
            lines.add(plan.parameters());
        }
        return List.copyOf(lines);
    }

    /** What a plan does beside needles, with its place and minutes. */
    public static List<String> beside(Plan plan, Words words) {
        return plan.ways().map(Ways::beside).orElse(List.of()).stream()
                .map(one -> of(one, words))
                .toList();
    }

    /** What of a plan is written for other clinicians: points, current, and what else was said. */
    public static List<String> forColleagues(Plan plan, Words words) {
        var lines = new ArrayList<String>();
        if (!plan.points().isEmpty()) {
            lines.add(
                    "%s: %s"
                            .formatted(
                                    words.say("plan.points"),
                                    plan.points().stream()
                                            .map(point ->
                                                    "%s %s"
                                                            .formatted(
                                                                    point.point(),
                                                                    words.say(
                                                                            "plan.side."
                                                                                    + point.side()
                                                                                            .code())))
                                            .collect(Collectors.joining(", "))));
        }
        plan.ways().flatMap(Ways::manipulation).ifPresent(by -> lines.add(manipulated(by, words)));
        lines.addAll(currents(plan, words));
        if (!plan.parameters().isEmpty()) {
            lines.add(plan.parameters());
        }
        return List.copyOf(lines);
    }

    private static String manipulated(Manipulation by, Words words) {
        return words.say("plan.manipulation", words.say("session.manipulation." + code(by)));
    }

    private static List<String> currents(Plan plan, Words words) {
        return plan.ways().map(Ways::pairs).orElse(List.of()).stream()
                .map(pair -> words.say("plan.current", of(pair, words)))
                .toList();
    }

    /** Current between two needles. */
    public static String of(ElectroPair pair, Words words) {
        var said = new ArrayList<String>();
        if (!pair.frequencyHz().isEmpty()) {
            said.add(pair.frequencyHz() + " Hz");
        }
        said.add(words.say("session.wave." + code(pair.waveform())));
        pair.intensityMa().ifPresent(ma -> said.add(ma + " mA"));
        pair.minutes().ifPresent(minutes -> said.add(minutes + " min"));
        if (pair.isOtherByTheClock()) {
            said.add(words.say("session.current.clocked", pair.clocked().getAsInt()));
        }
        pair.perceived()
                .ifPresent(felt ->
                        said.add(
                                words.say(
                                        "session.perceived.said",
                                        words.say("session.perceived." + code(felt)))));
        return "%s – %s: %s".formatted(pair.from(), pair.to(), String.join(", ", said));
    }

    /** Something done beside needles. */
    public static String of(Technique technique, Words words) {
        return switch (technique) {
            case Technique.Cupping(var kind, var places, int minutes) ->
                    words.say(
                            "session.done.cupping",
                            words.say("session.cup." + code(kind)),
                            places,
                            minutes);
            case Technique.Acupressure(var points, int minutes) ->
                    words.say("session.done.acupressure", String.join(", ", points), minutes);
            case Technique.Moxibustion(var places, int minutes) ->
                    words.say("session.done.moxa", places, minutes);
            case Technique.EarSeeds(var points) ->
                    words.say("session.done.ear-seeds", String.join(", ", points));
            case Technique.Massage(var places, int minutes) ->
                    words.say("session.done.massage", places, minutes);
            case Technique.Therapy therapy -> of(therapy, therapy.therapy(), words);
            case Technique.Advice(var given) -> words.say("session.done.advice", given);
        };
    }

    /** A therapy by its name. */
    public static String of(Technique.Therapy therapy, String name, Words words) {
        var how =
                therapy.thrust()
                        .map(thrust ->
                                words.say(
                                        thrust ? "session.done.thrust" : "session.done.no-thrust",
                                        name))
                        .orElse(name);
        return therapy.done().isEmpty()
                ? how
                : words.say("session.done.therapy", how, therapy.done());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
