package huantiao.knowledge;

import java.util.HashMap;
import java.util.Map;

/** The ids met so far in a set of files: each may be given once. */
public final class Ids {
    private final Map<String, String> firstMet = new HashMap<>();

    /** Notes the id of an entry; a second entry of the same id is a problem. */
    public void note(Entry entry, String file) {
        String first = firstMet.putIfAbsent(entry.id(), file + " line " + entry.line());
        if (first != null) {
            entry.refuse(
                    "id",
                    "HT-0411",
                    "The id '%s' is already taken in %s.".formatted(entry.id(), first),
                    "Give each entry an id of its own.");
        }
    }

    public boolean has(String id) {
        return firstMet.containsKey(id);
    }
}
