package huantiao.knowledge.care;

import huantiao.base.Backing;
import huantiao.base.Source;
import huantiao.care.Statement;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.triage.Condition;
import huantiao.triage.Figures;
import huantiao.triage.FlagWeight;
import huantiao.triage.Holding;
import huantiao.triage.Level;
import huantiao.triage.RedFlag;
import huantiao.triage.RedFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code red-flags.yaml}.
 *
 * @param flags empty if something in the file was wrong
 * @param principles how flags are used
 * @param referenceValues figures that stand behind them
 * @param informativeness how much single flags say, strongest first
 */
record RedFlagsFile(
        Optional<RedFlags> flags,
        List<Statement> principles,
        List<Statement> referenceValues,
        List<FlagWeight> informativeness) {

    static RedFlagsFile read(
            Entry file,
            String name,
            Ids ids,
            Map<String, Source> sources,
            ConditionReader conditions,
            List<Holding> holdings) {
        file.node("version");
        List<RedFlag> flags = new ArrayList<>();
        for (Entry entry : file.entries("items")) {
            ids.note(entry, name);
            flag(entry, sources, conditions).ifPresent(flags::add);
        }
        Optional<RedFlags.SafetyNet> net =
                file.entry("safety_net")
                        .map(entry -> {
                            ids.note(entry, name);
                            RedFlags.SafetyNet read =
                                    new RedFlags.SafetyNet(
                                            entry.id(), entry.text("text"), entry.backing(sources));
                            entry.nothingElse();
                            return read;
                        });
        if (net.isEmpty()) {
            file.refuse("safety_net", "HT-0404", "Must be given.", "");
        }
        List<FlagWeight> weights = new ArrayList<>();
        for (Entry entry : file.entries("informativeness")) {
            ids.note(entry, name);
            weights.add(
                    new FlagWeight(
                            entry.id(),
                            entry.text("flag"),
                            entry.text("weight"),
                            entry.textOrEmpty("note"),
                            entry.backing(sources)));
            entry.nothingElse();
        }
        List<Statement> principles = Statements.read(file, "principles", name, ids, sources);
        List<Statement> values = Statements.read(file, "reference_values", name, ids, sources);
        file.nothingElse();
        Optional<RedFlags> all =
                net.flatMap(text -> file.build(() -> new RedFlags(flags, holdings, text)));
        return new RedFlagsFile(all, principles, values, List.copyOf(weights));
    }

    private static Optional<RedFlag> flag(
            Entry entry, Map<String, Source> sources, ConditionReader conditions) {
        String group = entry.text("group");
        RedFlag.Asked asked =
                entry.has("who") ? entry.oneOf("who", RedFlag.Asked.class) : RedFlag.Asked.PATIENT;
        boolean askFirst = entry.flag("ask_first");
        String question = entry.text("question");
        Condition when = conditions.read(entry, "when");
        Level action = entry.oneOf("action", Level.class);
        String note = entry.textOrEmpty("note");
        List<Figures> evidence = FiguresReader.read(entry, sources);
        Backing backing = entry.backing(sources);
        entry.nothingElse();
        return entry.build(() ->
                new RedFlag(
                        entry.id(),
                        group,
                        asked,
                        askFirst,
                        question,
                        when,
                        action,
                        note,
                        evidence,
                        backing));
    }
}
