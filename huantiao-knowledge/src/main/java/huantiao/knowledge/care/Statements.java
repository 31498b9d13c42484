package huantiao.knowledge.care;

import huantiao.base.Source;
import huantiao.care.Statement;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads lists of sentences, each with an id and sources. */
final class Statements {
    private Statements() {}

    static List<Statement> read(
            Entry file, String field, String name, Ids ids, Map<String, Source> sources) {
        List<Statement> statements = new ArrayList<>();
        for (Entry entry : file.entries(field)) {
            ids.note(entry, name);
            String text = entry.text("text");
            String note = entry.textOrEmpty("note");
            entry.build(() -> new Statement(entry.id(), text, note, entry.backing(sources)))
                    .ifPresent(statements::add);
            entry.nothingElse();
        }
        return List.copyOf(statements);
    }
}
