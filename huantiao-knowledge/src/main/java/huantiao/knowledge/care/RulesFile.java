package huantiao.knowledge.care;

import huantiao.base.Backing;
import huantiao.base.Source;
import huantiao.care.Statement;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.triage.Condition;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * {@code contraindications.yaml}.
 *
 * @param rules empty if something in the file was wrong
 */
record RulesFile(Optional<Rules> rules, List<Statement> notes) {

    static RulesFile read(
            Entry file,
            String name,
            Ids ids,
            Map<String, Source> sources,
            ConditionReader conditions) {
        file.node("version");
        List<Rule> rules = new ArrayList<>();
        for (Entry entry : file.entries("items")) {
            ids.note(entry, name);
            rule(entry, sources, conditions).ifPresent(rules::add);
        }
        List<Statement> notes = Statements.read(file, "notes", name, ids, sources);
        file.nothingElse();
        return new RulesFile(file.build(() -> new Rules(rules)), notes);
    }

    private static Optional<Rule> rule(
            Entry entry, Map<String, Source> sources, ConditionReader conditions) {
        Rule.Severity severity = entry.oneOf("severity", Rule.Severity.class);
        Condition when = conditions.read(entry, "when");
        Rule.Blocks blocks = blocks(entry);
        Rule.Scope scope =
                entry.has("scope") ? entry.oneOf("scope", Rule.Scope.class) : Rule.Scope.SESSION;
        String instead = entry.text("do");
        OptionalDouble thickestMm = entry.maybeNumber("thickest_mm", 0.10, 1.00);
        String note = entry.textOrEmpty("note");
        Backing backing = entry.backing(sources);
        entry.nothingElse();
        Optional<Rule> rule =
                entry.build(() ->
                        new Rule(
                                entry.id(),
                                severity,
                                when,
                                blocks,
                                scope,
                                instead,
                                thickestMm,
                                note,
                                backing));
        if (rule.isPresent() && blocks.points() && rule.get().pointsNamed().isEmpty()) {
            entry.refuse(
                    "blocks", "HT-0444", "A rule that blocks points must name them in 'when'.", "");
        }
        return rule;
    }

    private static Rule.Blocks blocks(Entry entry) {
        boolean everything = false;
        boolean points = false;
        Set<TechniqueKind> techniques = EnumSet.noneOf(TechniqueKind.class);
        if (!entry.has("blocks")) {
            entry.refuse("blocks", "HT-0404", "Must be given.", "Use [] for none.");
        }
        for (String code : entry.texts("blocks")) {
            switch (code) {
                case "all" -> everything = true;
                case "points" -> points = true;
                default -> FactsFile.technique(entry, "blocks", code).ifPresent(techniques::add);
            }
        }
        return new Rule.Blocks(everything, techniques, points);
    }
}
