package huantiao.knowledge.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.Source;
import huantiao.body.ChannelPattern;
import huantiao.body.NerveRoots;
import huantiao.body.Points;
import huantiao.care.CareLibrary;
import huantiao.care.HerbNames;
import huantiao.care.Statement;
import huantiao.knowledge.YamlText;
import huantiao.triage.Differential;
import huantiao.triage.Facts;
import huantiao.triage.FlagWeight;
import huantiao.triage.PlanCheck;
import huantiao.triage.RedFlags;
import huantiao.triage.Rules;
import huantiao.triage.SymptomQuestion;
import huantiao.triage.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything reviewed that care rests on. Immutable.
 *
 * @param version short hash of the files it was read from: what a record names when it says by
 *     which rules it was judged
 * @param principles how red flags are used
 * @param referenceValues figures that stand behind them
 * @param flagWeights how much single signs say, strongest first
 * @param pointConventions how to read the numbers of points
 */
public record CareKnowledge(
        String version,
        Map<String, Source> sources,
        Vocabulary vocabulary,
        RedFlags redFlags,
        List<Statement> principles,
        List<Statement> referenceValues,
        List<FlagWeight> flagWeights,
        Rules rules,
        List<Statement> ruleNotes,
        Points points,
        List<Statement> pointConventions,
        NerveRoots nerveRoots,
        List<SymptomQuestion> symptoms,
        List<Differential> differentials,
        List<ChannelPattern> channels,
        CareLibrary library) {

    /** The files shipped, in the order they are read. */
    static final List<String> FILES =
            List.of(
                    "sources.yaml",
                    "facts.yaml",
                    "red-flags.yaml",
                    "contraindications.yaml",
                    "points.yaml",
                    "nerve-roots.yaml",
                    "symptoms.yaml",
                    "techniques.yaml",
                    "therapies.yaml",
                    "self-care.yaml",
                    "stricta.yaml");

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

    /** How herbs are read that somebody wrote. */
    public HerbNames herbNames() {
        return HerbNames.of(rules, library.formulas(), library.herbs());
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
