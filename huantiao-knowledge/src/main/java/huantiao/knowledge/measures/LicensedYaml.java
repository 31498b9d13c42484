package huantiao.knowledge.measures;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Problems;
import huantiao.knowledge.YamlText;
import huantiao.measures.LicensedFile;
import huantiao.measures.LicensedForm.Draft;
import huantiao.measures.LicensedForm.DraftItem;
import java.util.ArrayList;
import java.util.List;

/**
 * A clinic's own words of a measure, as YAML of much the same form as the words that ship:
 *
 * <pre>
 * measure: odi
 * version: odi-2.1a
 * language: en
 * instruction: …
 * credit: …
 * items:
 *   - {id: 1, text: …, options: [ …, … ]}
 * </pre>
 */
public final class LicensedYaml implements LicensedFile {

    private static final String FILE = "file";

    @Override
    public Result<Draft, List<Problem>> read(String text) {
        var problems = new Problems();
        if (text.length() > LONGEST) {
            problems.add(
                    FILE,
                    "HT-1950",
                    "The file has more than %,d characters.".formatted(LONGEST),
                    "Load one measure at a time.");
            return problems.orElse(() -> {
                throw new IllegalStateException("a problem was told");
            });
        }
        var document = YamlText.read(FILE, text, problems);
        var draft = document.map(fields -> draft(Entry.of(FILE, fields, problems)));
        return problems.orElse(draft::orElseThrow);
    }

    private static Draft draft(Entry file) {
        var items = new ArrayList<DraftItem>();
        for (var item : file.entries("items")) {
            items.add(new DraftItem(item.text("id"), item.text("text"), item.texts("options")));
            item.nothingElse();
        }
        var draft =
                new Draft(
                        file.text("measure"),
                        file.text("version"),
                        file.text("language"),
                        file.textOrEmpty("instruction"),
                        items,
                        file.textOrEmpty("credit"));
        file.nothingElse();
        return draft;
    }
}
