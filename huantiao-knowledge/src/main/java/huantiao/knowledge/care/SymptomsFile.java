package huantiao.knowledge.care;

import huantiao.base.Backing;
import huantiao.base.Source;
import huantiao.body.ChannelPattern;
import huantiao.body.PointCode;
import huantiao.care.CareLibrary;
import huantiao.care.Statement;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.triage.Differential;
import huantiao.triage.Figures;
import huantiao.triage.Level;
import huantiao.triage.SymptomQuestion;
import huantiao.triage.TechniqueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code symptoms.yaml}. */
record SymptomsFile(
        List<SymptomQuestion> questions,
        List<Differential> differentials,
        List<ChannelPattern> channels,
        List<CareLibrary.Pattern> patterns,
        List<Statement> patternNotes) {

    static SymptomsFile read(Entry file, String name, Ids ids, Map<String, Source> sources) {
        file.node("version");
        List<SymptomQuestion> questions = new ArrayList<>();
        for (Entry entry : file.entries("descriptors")) {
            ids.note(entry, name);
            questions.add(question(entry, sources));
        }
        file.entry("neuropathic_screen")
                .ifPresent(entry -> {
                    ids.note(entry, name);
                    entry.backing(sources);
                });
        List<Differential> differentials = new ArrayList<>();
        for (Entry entry : file.entries("differentials")) {
            ids.note(entry, name);
            differentials.add(differential(entry, sources));
        }
        List<ChannelPattern> channels = new ArrayList<>();
        for (Entry entry : file.entries("channel_patterns")) {
            ids.note(entry, name);
            channels.add(channel(entry, sources));
        }
        List<CareLibrary.Pattern> patterns = new ArrayList<>();
        for (Entry entry : file.entries("tcm_patterns")) {
            ids.note(entry, name);
            patterns.add(pattern(entry, sources));
        }
        List<Statement> notes = Statements.read(file, "pattern_notes", name, ids, sources);
        file.nothingElse();
        return new SymptomsFile(questions, differentials, channels, patterns, notes);
    }

    private static SymptomQuestion question(Entry entry, Map<String, Source> sources) {
        String note = entry.textOrEmpty("note");
        String note2 = entry.textOrEmpty("note2");
        entry.texts("radicular_if");
        entry.textOrEmpty("measure");
        entry.maybeWhole("dn4_item", 1, 10);
        SymptomQuestion question =
                new SymptomQuestion(
                        entry.id(),
                        entry.flag("seed"),
                        entry.text("label"),
                        entry.text("ask"),
                        entry.texts("red_flags"),
                        entry.texts("discriminates"),
                        note2.isEmpty() ? note : "%s (%s)".formatted(note, note2),
                        entry.backing(sources));
        entry.nothingElse();
        return question;
    }

    private static Differential differential(Entry entry, Map<String, Source> sources) {
        Backing backing = entry.backing(sources);
        List<Figures> figures = new ArrayList<>();
        for (Figures read : FiguresReader.read(entry, sources)) {
            figures.add(
                    read.sources().isEmpty()
                            ? new Figures(read.about(), read.figures(), backing.sources())
                            : read);
        }
        for (Entry test : entry.entries("tests")) {
            Map<String, String> accuracy = new LinkedHashMap<>();
            accuracy.put("sens", test.text("sens"));
            accuracy.put("spec", test.text("spec"));
            figures.add(new Figures(test.text("name"), accuracy, backing.sources()));
            test.nothingElse();
        }
        Optional<Level> action =
                entry.has("action")
                        ? Optional.of(entry.oneOf("action", Level.class))
                        : Optional.empty();
        Differential differential =
                new Differential(
                        entry.id(),
                        entry.text("name"),
                        entry.texts("for"),
                        entry.texts("against"),
                        entry.texts("red_flags"),
                        figures,
                        action,
                        entry.textOrEmpty("note"),
                        backing);
        entry.nothingElse();
        return differential;
    }

    private static ChannelPattern channel(Entry entry, Map<String, Source> sources) {
        List<PointCode> points = PointsFile.codes(entry, "points");
        ChannelPattern channel =
                new ChannelPattern(
                        entry.id(),
                        entry.text("name"),
                        entry.textOrEmpty("chinese"),
                        entry.textOrEmpty("pain"),
                        entry.textOrEmpty("root_overlap"),
                        entry.textOrEmpty("icd11"),
                        points,
                        entry.textOrEmpty("note"),
                        entry.backing(sources));
        entry.nothingElse();
        return channel;
    }

    private static CareLibrary.Pattern pattern(Entry entry, Map<String, Source> sources) {
        CareLibrary.Pattern pattern =
                new CareLibrary.Pattern(
                        entry.id(),
                        entry.text("name"),
                        entry.text("chinese"),
                        entry.texts("signs"),
                        PointsFile.codes(entry, "adds"),
                        techniques(entry, "techniques"),
                        techniques(entry, "avoid"),
                        entry.texts("icd11"),
                        entry.textOrEmpty("note"),
                        entry.backing(sources));
        entry.nothingElse();
        return pattern;
    }

    private static List<TechniqueKind> techniques(Entry entry, String field) {
        List<TechniqueKind> kinds = new ArrayList<>();
        for (String code : entry.texts(field)) {
            FactsFile.technique(entry, field, code).ifPresent(kinds::add);
        }
        return kinds;
    }
}
