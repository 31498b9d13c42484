package huantiao.knowledge.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.Source;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentTexts;
import huantiao.care.ConsentVersions;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.knowledge.Problems;
import huantiao.knowledge.YamlText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code consent.yaml}: what a person reads before they agree, and what was read before. */
public final class ConsentFile {
    private static final String FILE = "consent.yaml";

    private ConsentFile() {}

    /** What this program ships. */
    public static ConsentVersions shipped(Map<String, Source> sources) {
        return read(YamlText.shipped(ConsentFile.class, FILE), sources).orElseThrow();
    }

    static Result<ConsentVersions, List<Problem>> read(String text, Map<String, Source> sources) {
        var problems = new Problems();
        var document = YamlText.read(FILE, text, problems);
        if (document.isEmpty()) {
            return Result.refused(problems.all());
        }
        var file = Entry.of(FILE, document.get(), problems);
        var versions = new ArrayList<ConsentVersions.Version>();
        for (Entry entry : file.entries("versions")) {
            version(entry, sources).ifPresent(versions::add);
        }
        file.nothingElse();
        return problems.orElse(() -> new ConsentVersions(versions));
    }

    /** One version; its ids are those of the versions before it. */
    private static Optional<ConsentVersions.Version> version(
            Entry entry, Map<String, Source> sources) {
        var ids = new Ids();
        var version = entry.text("version");
        var since = since(entry);
        var formerly = entry.texts("formerly");
        var texts = new ArrayList<ConsentTexts.Text>();
        for (Entry consent : entry.entries("consents")) {
            ids.note(consent, FILE);
            text(consent, ids, sources).ifPresent(texts::add);
        }
        entry.nothingElse();
        return entry.build(() ->
                new ConsentVersions.Version(since, formerly, new ConsentTexts(version, texts)));
    }

    private static Optional<LocalDate> since(Entry entry) {
        return entry.maybeText("since")
                .flatMap(text -> {
                    try {
                        return Optional.of(LocalDate.parse(text));
                    } catch (DateTimeParseException _) {
                        entry.refuse(
                                "since",
                                "HT-2080",
                                "'%s' is not a day.".formatted(text),
                                "Write it as 2026-11-27.");
                        return Optional.empty();
                    }
                });
    }

    private static Optional<ConsentTexts.Text> text(
            Entry entry, Ids ids, Map<String, Source> sources) {
        var kind = entry.oneOf("kind", ConsentKind.class);
        var title = entry.text("title");
        var paragraphs = new ArrayList<ConsentTexts.Paragraph>();
        for (Entry paragraph : entry.entries("paragraphs")) {
            ids.note(paragraph, FILE);
            var words = paragraph.text("text");
            var backing = paragraph.backing(sources);
            paragraphs.add(new ConsentTexts.Paragraph(paragraph.id(), words, backing));
            paragraph.nothingElse();
        }
        entry.nothingElse();
        return entry.build(() -> new ConsentTexts.Text(kind, title, paragraphs));
    }
}
