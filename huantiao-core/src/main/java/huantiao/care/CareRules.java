package huantiao.care;

import huantiao.triage.RedFlags;
import huantiao.triage.Rules;
import huantiao.triage.Vocabulary;

/**
 * What every verb of care is checked against, of one version.
 *
 * @param version written beside each ruling, so that it can be said later what was asked that day
 */
public record CareRules(Vocabulary vocabulary, RedFlags flags, Rules rules, String version) {
    public CareRules {
        version = Words.named("version of the rules", version);
    }
}
