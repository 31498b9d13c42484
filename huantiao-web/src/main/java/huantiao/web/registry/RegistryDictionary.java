package huantiao.web.registry;

import huantiao.care.AdverseEvent.Relation;
import huantiao.care.AdverseEvent.Severity;
import huantiao.care.CareLibrary.Harm;
import huantiao.care.Entry.EpisodeClosed.Why;
import huantiao.care.HarmOutcome;
import huantiao.care.HarmStep;
import huantiao.course.Phase;
import huantiao.measures.Instrument;
import huantiao.registry.Complaint;
import huantiao.registry.Definitions;
import huantiao.registry.Given;
import huantiao.registry.RegistryFigures;
import huantiao.web.course.Told;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What every word in a file of figures means, as a file itself: columns, terms, figures, parts and
 * measures.
 */
final class RegistryDictionary {
    private static final String HEAD = "kind,name,meaning\r\n";

    private final RegistryWords told;
    private final StringBuilder text = new StringBuilder(20_000).append(HEAD);

    private RegistryDictionary(RegistryWords told) {
        this.told = told;
    }

    /**
     * The file as CSV (RFC 4180).
     *
     * @param measures that a file of figures can be of
     */
    static String csv(RegistryWords told, List<Instrument> measures) {
        var dictionary = new RegistryDictionary(told);
        for (var column : RegistryFigures.COLUMNS) {
            dictionary.line("column", column, "registry.column." + column);
        }
        dictionary.line(
                "term", told.words().say("registry.term.silent"), "registry.term.silent.meaning");
        dictionary.line(
                "term", told.words().say("registry.term.alone"), "registry.term.alone.meaning");
        for (var name : RegistryFigures.NAMES) {
            dictionary.line("figure", name, "registry.figure." + name);
        }
        dictionary.parts();
        for (var measure : measures) {
            dictionary.line(
                    "measure",
                    measure.edition().toString(),
                    "registry.measure.meaning",
                    Told.name(told.words(), measure),
                    measure.edition().version());
        }
        return dictionary.text.toString();
    }

    private void parts() {
        line("part", "all", "registry.part.all");
        line("part", "answered", "registry.part.answered");
        line("part", "silent", "registry.part.silent");
        line("part", "half:YYYY-H1", "registry.part.half");
        line("part", "half:YYYY-H2", "registry.part.half");
        for (var phase : Phase.values()) {
            part("phase", code(phase), told.words().say("registry.phase." + code(phase)));
        }
        for (var complaint : Complaint.values()) {
            line("part", "complaint:" + code(complaint), "registry.part." + code(complaint));
        }
        line("part", "complaint:elsewhere", "registry.part.elsewhere");
        for (var given : Given.values()) {
            part("given", given.code(), told.words().say("registry.given." + given.code()));
        }
        for (var way : Definitions.Way.values()) {
            line("part", "by:" + code(way), "registry.part.by." + code(way));
        }
        line("part", "level:NAME", "registry.part.level");
        for (var why : Why.values()) {
            part("why", code(why), told.words().say("registry.ended." + code(why)));
        }
        for (var harm : told.kindsOfHarm().taxonomy()) {
            kind(harm);
        }
        line("part", "kind:CODE;words:yes or no;steps:CODES", "registry.part.done", steps());
        for (var outcome : HarmOutcome.values()) {
            ended(code(outcome));
        }
        ended("not_noted");
        for (var relation : Relation.values()) {
            line("part", "relation:" + code(relation), "registry.part.relation");
        }
        for (var severity : Severity.values()) {
            line("part", "severity:" + code(severity), "registry.part.severity");
        }
        line("part", "source:ADDRESS", "registry.part.source");
        for (var line : List.of("all", "chronic", "shorter")) {
            line("part", line + ":weekN", "registry.part.line");
        }
    }

    private void ended(String outcome) {
        line(
                "part",
                "kind:CODE;outcome:" + outcome,
                "registry.part.outcome",
                told.words().say("registry.harms.outcome." + outcome));
    }

    private void kind(Harm harm) {
        part("kind", harm.id(), harm.text());
    }

    private String steps() {
        return Arrays.stream(HarmStep.values())
                .map(step ->
                        code(step) + " = " + told.words().say("registry.harms.step." + code(step)))
                .collect(Collectors.joining("; "));
    }

    private static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private void part(String prefix, String code, String meaning) {
        line("part", prefix + ":" + code, "registry.part." + prefix, meaning);
    }

    private void line(String kind, String name, String key, Object... arguments) {
        var meaning = told.words().say(key, arguments).replace("\"", "\"\"");
        text.append("%s,%s,\"%s\"\r\n".formatted(kind, name, meaning));
    }
}
