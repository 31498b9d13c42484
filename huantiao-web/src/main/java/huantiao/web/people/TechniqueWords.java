package huantiao.web.people;

import huantiao.care.ElectroPair;
import huantiao.care.Plan;
import huantiao.care.Technique;
import huantiao.care.Ways;
import huantiao.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How something is done, or is meant to be done, each in one line. */
public final class TechniqueWords {

    private TechniqueWords() {}

    /** What the needles of a plan are to bring, as clinicians name it; and {@link #plain}. */
    public static List<String> of(Plan plan, Words words) {
        var lines = new ArrayList<String>();
        plan.ways()
                .flatMap(Ways::sought)
                .ifPresent(sought ->
                        lines.add(
                                words.say(
                                        "plan.sought",
                                        words.say("session.response." + code(sought)))));
        lines.addAll(plain(plan, words));
        return List.copyOf(lines);
    }

    /** How the techniques of a plan are meant to be done, and what else was said of it. */
    public static List<String> plain(Plan plan, Words words) {
        var lines = new ArrayList<String>();
        plan.ways()
                .ifPresent(ways -> {
                    ways.pairs()
                            .forEach(pair -> lines.add(words.say("plan.current", of(pair, words))));
                    ways.beside().forEach(one -> lines.add(of(one, words)));
                });
        if (!plan.parameters().isEmpty()) {
            lines.add(plan.parameters());
        }
        return List.copyOf(lines);
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
            case Technique.Therapy(var therapy, var done) ->
                    words.say("session.done.therapy", therapy, done);
            case Technique.Advice(var given) -> words.say("session.done.advice", given);
        };
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
