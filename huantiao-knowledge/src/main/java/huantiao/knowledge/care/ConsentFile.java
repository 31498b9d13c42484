package huantiao.knowledge.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.Source;
import huantiao.care.ConsentKind;
import huantiao.care.ConsentTexts;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import huantiao.knowledge.Problems;
import huantiao.knowledge.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code consent.yaml}: what a person reads before they agree. */
public final class ConsentFile {
    private static final String FILE = "consent.yaml";

    private ConsentFile() {}

    /** What this version ships. */
    public static ConsentTexts shipped(Map<String, Source> sources) {
        return read(YamlText.shipped(ConsentFile.class, FILE), sources).orElseThrow();
    }

    static Result<ConsentTexts, List<Problem>> read(String text, Map<String, Source> sources) {
        var problems = new Problems();
        var document = YamlText.read(FILE, text, problems);
        if (document.isEmpty()) {
            return Result.refused(problems.all());
        }
        var file = Entry.of(FILE, document.get(), problems);
        var ids = new Ids();
        var version = file.text("version");
        var texts = new ArrayList<ConsentTexts.Text>();
        for (Entry entry : file.entries("consents")) {
            ids.note(entry, FILE);
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
            entry.build(() -> new ConsentTexts.Text(kind, title, paragraphs)).ifPresent(texts::add);
        }
        file.nothingElse();
        return problems.orElse(() -> new ConsentTexts(version, texts));
    }
}
