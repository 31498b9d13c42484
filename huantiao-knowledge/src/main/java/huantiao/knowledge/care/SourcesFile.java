package huantiao.knowledge.care;

import huantiao.base.Source;
import huantiao.knowledge.Entry;
import huantiao.knowledge.Ids;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code sources.yaml}: what was read, and how far. */
final class SourcesFile {
    private static final Set<String> READ =
            Set.of("full", "partial", "abstract", "secondary", "none");

    private SourcesFile() {}

    static Map<String, Source> read(Entry file, String name, Ids ids) {
        file.node("version");
        Map<String, Source> sources = new LinkedHashMap<>();
        for (Entry entry : file.entries("sources")) {
            ids.note(entry, name);
            String title = entry.text("title");
            String address = entry.textOrEmpty("identity");
            String read = entry.oneOf("read", READ);
            String note = entry.textOrEmpty("note");
            entry.nothingElse();
            String citation = note.isEmpty() ? title : "%s (%s)".formatted(title, note);
            entry.build(() -> new Source(entry.id(), citation, address, read))
                    .ifPresent(source -> sources.put(source.id(), source));
        }
        file.nothingElse();
        return Collections.unmodifiableMap(sources);
    }
}
