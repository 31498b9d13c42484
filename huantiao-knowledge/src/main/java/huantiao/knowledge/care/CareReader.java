package huantiao.knowledge.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.Source;
import huantiao.body.NerveRoots;
import huantiao.body.PointCode;
import huantiao.body.Points;
import huantiao.care.CareLibrary;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.knowledge.Problems;
import huantiao.knowledge.YamlText;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
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
        Map<String, Entry> read = new HashMap<>();
        for (String name : CareKnowledge.FILES) {
            file(name).ifPresent(file -> read.put(name, file));
        }
        return problems.isEmpty() ? read(read) : Result.refused(problems.all());
    }

    private Result<CareKnowledge, List<Problem>> read(Map<String, Entry> read) {
        Map<String, Source> sources =
                SourcesFile.read(of(read, "sources.yaml"), "sources.yaml", ids);
        FactsFile facts = FactsFile.read(of(read, "facts.yaml"));
        ConditionReader conditions = new ConditionReader(facts.vocabulary());
        RedFlagsFile flags =
                RedFlagsFile.read(
                        of(read, "red-flags.yaml"),
                        "red-flags.yaml",
                        ids,
                        sources,
                        conditions,
                        facts.holdings());
        RulesFile rules =
                RulesFile.read(
                        of(read, "contraindications.yaml"),
                        "contraindications.yaml",
                        ids,
                        sources,
                        conditions);
        PointsFile points = PointsFile.read(of(read, "points.yaml"), "points.yaml", ids, sources);
        Optional<NerveRoots> roots =
                NerveRootsFile.read(of(read, "nerve-roots.yaml"), "nerve-roots.yaml", ids, sources);
        SymptomsFile symptoms =
                SymptomsFile.read(of(read, "symptoms.yaml"), "symptoms.yaml", ids, sources);
        CareLibrary library =
                new LibraryFiles(sources, ids)
                        .read(
                                of(read, "techniques.yaml"),
                                of(read, "therapies.yaml"),
                                of(read, "self-care.yaml"),
                                of(read, "stricta.yaml"),
                                symptoms);
        if (problems.isEmpty()) {
            checkReferences(
                    rules.rules().orElseThrow(),
                    points.points().orElseThrow(),
                    roots.orElseThrow(),
                    symptoms,
                    library);
        }
        return problems.orElse(() ->
                new CareKnowledge(
                        version(),
                        sources,
                        facts.vocabulary(),
                        flags.flags().orElseThrow(),
                        flags.principles(),
                        flags.referenceValues(),
                        flags.informativeness(),
                        rules.rules().orElseThrow(),
                        rules.notes(),
                        points.points().orElseThrow(),
                        points.conventions(),
                        roots.orElseThrow(),
                        List.copyOf(symptoms.questions()),
                        List.copyOf(symptoms.differentials()),
                        List.copyOf(symptoms.channels()),
                        library));
    }

    /** Points and ids that one file names must stand in another. */
    private void checkReferences(
            Rules rules,
            Points points,
            NerveRoots roots,
            SymptomsFile symptoms,
            CareLibrary library) {
        for (Rule rule : rules.all()) {
            rule.pointsNamed()
                    .forEach(code -> known("contraindications.yaml", rule.id(), code, points));
        }
        points.sets()
                .forEach(set ->
                        set.points().forEach(code -> known("points.yaml", set.id(), code, points)));
        symptoms.channels()
                .forEach(one ->
                        one.points()
                                .forEach(code -> known("symptoms.yaml", one.id(), code, points)));
        symptoms.patterns()
                .forEach(one ->
                        one.adds().forEach(code -> known("symptoms.yaml", one.id(), code, points)));
        roots.all()
                .forEach(root ->
                        root.skinPoints()
                                .forEach(code ->
                                        known("nerve-roots.yaml", root.id(), code, points)));
        roots.all()
                .forEach(root ->
                        root.alarm().ifPresent(id -> known("nerve-roots.yaml", root.id(), id)));
        symptoms.questions()
                .forEach(one -> {
                    one.redFlags().forEach(id -> known("symptoms.yaml", one.id(), id));
                    one.tellsApart().forEach(id -> known("symptoms.yaml", one.id(), id));
                });
        symptoms.differentials()
                .forEach(one -> one.redFlags().forEach(id -> known("symptoms.yaml", one.id(), id)));
        library.therapies()
                .forEach(one -> one.rules().forEach(id -> known("therapies.yaml", one.id(), id)));
        library.formulas()
                .forEach(
                        one -> one.patterns().forEach(id -> known("therapies.yaml", one.id(), id)));
        library.selfCare()
                .exercises()
                .forEach(one -> one.rules().forEach(id -> known("self-care.yaml", one.id(), id)));
    }

    private void known(String file, String id, PointCode code, Points points) {
        if (points.family(code).isEmpty()) {
            problems.add(
                    "%s:%s:points".formatted(file, id),
                    "HT-0448",
                    "The point '%s' has no entry in points.yaml.".formatted(code),
                    "Add it, or correct the code.");
        }
    }

    private void known(String file, String id, String named) {
        if (!ids.has(named)) {
            problems.add(
                    "%s:%s:-".formatted(file, id),
                    "HT-0448",
                    "It names '%s', which has no entry.".formatted(named),
                    "Add it, or correct the id.");
        }
    }

    /** The first twelve hexadecimal digits of SHA-256 over all files in order. */
    private String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : CareKnowledge.FILES) {
                digest.update(files.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static Entry of(Map<String, Entry> read, String name) {
        Entry entry = read.get(name);
        if (entry == null) {
            throw new IllegalStateException("file (%s) must have been read".formatted(name));
        }
        return entry;
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
