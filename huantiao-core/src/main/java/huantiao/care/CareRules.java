package huantiao.care;

import huantiao.body.NerveRoots;
import huantiao.triage.RedFlags;
import huantiao.triage.Rules;
import huantiao.triage.Vocabulary;
import java.util.Map;
import java.util.Set;

/**
 * What every verb of care is checked against, of one version.
 *
 * @param powerTests ids of the tests of power: a loss that one of them found outweighs what was
 *     told of weakness
 * @param touched what each test of touch says of the skin, by its id
 * @param herbs how herbs of a plan are read
 * @param version written beside each ruling, so that it can be said later what was asked that day
 */
public record CareRules(
        Vocabulary vocabulary,
        RedFlags flags,
        Rules rules,
        Set<String> powerTests,
        Map<String, NerveRoots.Touch> touched,
        HerbNames herbs,
        String version) {
    public CareRules {
        powerTests = Set.copyOf(powerTests);
        touched = Map.copyOf(touched);
        version = Words.named("version of the rules", version);
    }
}
