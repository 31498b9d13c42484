package huantiao.knowledge.care;

import huantiao.base.Backing;
import huantiao.base.Source;
import huantiao.body.ExaminationTest;
import huantiao.body.NerveRoot;
import huantiao.body.NerveRoots;
import huantiao.body.Region;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** {@code nerve-roots.yaml}. */
final class NerveRootsFile {
    private NerveRootsFile() {}

    static Optional<NerveRoots> read(
            Entry file, String name, Ids ids, Map<String, Source> sources) {
        file.node("version");
        List<NerveRoot> roots = new ArrayList<>();
        for (Entry entry : file.entries("roots")) {
            ids.note(entry, name);
            roots.add(root(entry, sources));
        }
        List<NerveRoots.Principle> principles = new ArrayList<>();
        for (Entry entry : file.entries("rules")) {
            ids.note(entry, name);
            principles.add(
                    new NerveRoots.Principle(
                            entry.id(), entry.text("text"), entry.backing(sources)));
            entry.textOrEmpty("note");
            entry.nothingElse();
        }
        file.entry("grades").ifPresent(grades -> grades.backing(sources));
        List<ExaminationTest> tests = new ArrayList<>();
        for (Entry entry : file.entries("tests")) {
            ids.note(entry, name);
            tests.add(test(entry, sources));
        }
        for (ExaminationTest test : tests) {
            for (String root : test.roots()) {
                if (roots.stream().noneMatch(known -> known.id().equals(root))) {
                    file.refuse(
                            "tests",
                            "HT-0448",
                            "%s names the root '%s', which is not there."
                                    .formatted(test.id(), root),
                            "");
                }
            }
        }
        Optional<NerveRoots.MinimumExam> exam =
                file.entry("minimum_exam")
                        .map(entry -> {
                            ids.note(entry, name);
                            NerveRoots.MinimumExam read =
                                    new NerveRoots.MinimumExam(
                                            entry.id(),
                                            entry.text("when"),
                                            entry.texts("tests"),
                                            entry.backing(sources));
                            entry.nothingElse();
                            return read;
                        });
        if (exam.isEmpty()) {
            file.refuse("minimum_exam", "HT-0404", "Must be given.", "");
        }
        file.nothingElse();
        return exam.flatMap(
                minimum -> file.build(() -> new NerveRoots(roots, tests, principles, minimum)));
    }

    private static NerveRoot root(Entry entry, Map<String, Source> sources) {
        entry.textOrEmpty("tension_test");
        NerveRoot root =
                new NerveRoot(
                        entry.id(),
                        entry.maybeText("name").orElse(entry.id()),
                        entry.textOrEmpty("disc_usual"),
                        entry.text("pain"),
                        entry.text("sensory"),
                        entry.texts("motor"),
                        entry.textOrEmpty("key_movement"),
                        entry.text("reflex"),
                        entry.textOrEmpty("functional"),
                        entry.textOrEmpty("note"),
                        regions(entry, "pain_regions"),
                        regions(entry, "sensory_regions"),
                        new LinkedHashSet<>(PointsFile.codes(entry, "skin_points")),
                        entry.maybeText("alarm"),
                        entry.backing(sources));
        entry.nothingElse();
        return root;
    }

    private static Set<Region> regions(Entry entry, String field) {
        Set<Region> regions = new LinkedHashSet<>();
        for (String code : entry.texts(field)) {
            Optional<Region> region = Region.of(code);
            if (region.isEmpty()) {
                entry.refuse(field, "HT-0407", "There is no region '%s'.".formatted(code), "");
            }
            region.ifPresent(regions::add);
        }
        return regions;
    }

    private static ExaminationTest test(Entry entry, Map<String, Source> sources) {
        Backing backing = entry.backing(sources);
        List<ExaminationTest.Accuracy> accuracy = new ArrayList<>();
        List<Entry> populations = entry.entries("accuracy");
        for (int at = 0; at < populations.size(); at++) {
            Entry population = populations.get(at);
            boolean unverified =
                    backing.isGeneralKnowledge("accuracy." + at)
                            || backing.unverifiedParts().contains("accuracy." + at + ".spec");
            accuracy(population, sources, unverified).ifPresent(accuracy::add);
        }
        ExaminationTest test =
                new ExaminationTest(
                        entry.id(),
                        entry.text("name"),
                        entry.oneOf("kind", ExaminationTest.Kind.class),
                        entry.text("how"),
                        entry.textOrEmpty("positive"),
                        new LinkedHashSet<>(entry.texts("roots")),
                        entry.texts("places"),
                        !entry.flag("positive_only"),
                        accuracy,
                        entry.textOrEmpty("reading"),
                        entry.textOrEmpty("purpose"),
                        backing);
        entry.nothingElse();
        return test;
    }

    private static Optional<ExaminationTest.Accuracy> accuracy(
            Entry entry, Map<String, Source> sources, boolean unverified) {
        String population = entry.text("population");
        double sensitivity = entry.number("sens", 0, 1);
        String written = entry.text("spec");
        OptionalDouble specificity =
                entry.node("spec").map(Entry::numberIn).orElse(OptionalDouble.empty());
        Optional<Source> source = entry.known("source", entry.text("source"), sources);
        List<Double> sensitivityLimits = entry.numbers("sens_ci");
        List<Double> specificityLimits = entry.numbers("spec_ci");
        entry.maybeNumber("lr_plus", 0, 1000);
        entry.maybeNumber("lr_minus", 0, 1000);
        entry.nothingElse();
        return source.flatMap(known ->
                entry.build(() ->
                        new ExaminationTest.Accuracy(
                                population,
                                sensitivity,
                                between(sensitivityLimits),
                                specificity,
                                between(specificityLimits),
                                written,
                                known,
                                unverified)));
    }

    private static Optional<ExaminationTest.Accuracy.Between> between(List<Double> limits) {
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        if (limits.size() != 2) {
            throw new IllegalArgumentException("an interval must have two limits");
        }
        return Optional.of(
                new ExaminationTest.Accuracy.Between(limits.getFirst(), limits.getLast()));
    }
}
