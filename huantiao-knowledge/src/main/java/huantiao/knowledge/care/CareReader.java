package huantiao.knowledge.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.Source;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.knowledge.Problems;
import huantiao.knowledge.YamlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads all files of care in order and checks what one says about another. */
final class CareReader {
    private final Map<String, String> files;
    private final Problems problems = new Problems();
    private final Ids ids = new Ids();

    CareReader(Map<String, String> files) {
        this.files = files;
    }

    Result<CareKnowledge, List<Problem>> read() {
        Optional<Entry> sourcesFile = file("sources.yaml");
        Optional<Entry> factsFile = file("facts.yaml");
        Optional<Entry> flagsFile = file("red-flags.yaml");
        Optional<Entry> rulesFile = file("contraindications.yaml");
        if (!problems.isEmpty()) {
            return Result.refused(problems.all());
        }
        Map<String, Source> sources =
                SourcesFile.read(sourcesFile.orElseThrow(), "sources.yaml", ids);
        FactsFile facts = FactsFile.read(factsFile.orElseThrow());
        ConditionReader conditions = new ConditionReader(facts.vocabulary());
        RedFlagsFile flags =
                RedFlagsFile.read(
                        flagsFile.orElseThrow(),
                        "red-flags.yaml",
                        ids,
                        sources,
                        conditions,
                        facts.holdings());
        RulesFile rules =
                RulesFile.read(
                        rulesFile.orElseThrow(),
                        "contraindications.yaml",
                        ids,
                        sources,
                        conditions);
        return problems.orElse(() ->
                new CareKnowledge(
                        sources,
                        facts.vocabulary(),
                        flags.flags().orElseThrow(),
                        rules.rules().orElseThrow()));
    }

    private Optional<Entry> file(String name) {
        String text = files.get(name);
        if (text == null) {
            problems.add(name, "HT-0404", "The file must be given.", "");
            return Optional.empty();
        }
        return YamlText.read(name, text, problems)
                .map(document -> Entry.of(name, document, problems));
    }
}
