package huantiao.bench.rules;

import huantiao.knowledge.YamlText;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.care.Vignettes;
import huantiao.triage.Facts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Invented people to ask about.
 *
 * @param byName in the order of the file; at least one
 */
record Persons(Map<String, Facts> byName) {
    /** All of them, one after the other. */
    static final String IN_TURN = "in-turn";

    private static final String FILE = "persons.yaml";

    /** The people of our file. */
    static Persons shipped() {
        Vignettes read =
                Vignettes.read(
                        FILE, YamlText.shipped(Persons.class, FILE), CareKnowledge.shipped());
        if (!read.problems().isEmpty()) {
            throw new IllegalStateException(
                    "%s must be readable: %s".formatted(FILE, read.problems()));
        }
        Map<String, Facts> byName = new LinkedHashMap<>();
        read.cases().forEach(one -> byName.put(one.id(), one.facts()));
        return new Persons(byName);
    }

    /** What can be measured: all in turn, and each alone. */
    List<String> names() {
        return Stream.concat(Stream.of(IN_TURN), byName.keySet().stream()).toList();
    }

    /**
     * @throws IllegalArgumentException if nobody has this name
     */
    Collection<Facts> of(String name) {
        if (name.equals(IN_TURN)) {
            return byName.values();
        }
        Facts one = byName.get(name);
        if (one == null) {
            throw new IllegalArgumentException(
                    "person (%s) must be one of %s".formatted(name, names()));
        }
        return List.of(one);
    }
}
