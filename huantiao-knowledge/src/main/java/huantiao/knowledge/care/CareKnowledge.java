package huantiao.knowledge.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.Source;
import huantiao.knowledge.YamlText;
import huantiao.triage.Facts;
import huantiao.triage.PlanCheck;
import huantiao.triage.RedFlags;
import huantiao.triage.Rules;
import huantiao.triage.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything reviewed that care rests on. Immutable. */
public record CareKnowledge(
        Map<String, Source> sources, Vocabulary vocabulary, RedFlags redFlags, Rules rules) {

    /** The files shipped, in the order they are read. */
    static final List<String> FILES =
            List.of("sources.yaml", "facts.yaml", "red-flags.yaml", "contraindications.yaml");

    private static final class Shipped {
        static final CareKnowledge KNOWLEDGE = read(files()).orElseThrow();
    }

    /** What this version ships; read once. */
    public static CareKnowledge shipped() {
        return Shipped.KNOWLEDGE;
    }

    /** Flags and rules laid over what is known of one person and planned. */
    public PlanCheck check(Facts facts) {
        return rules.check(redFlags.assess(facts));
    }

    /** The shipped files as text, by name. */
    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : FILES) {
            files.put(file, YamlText.shipped(CareKnowledge.class, file));
        }
        return files;
    }

    /** Reads a set of files of these names; all problems at once. */
    static Result<CareKnowledge, List<Problem>> read(Map<String, String> files) {
        return new CareReader(files).read();
    }
}
