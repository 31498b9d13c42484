package huantiao.care;

/**
 * A rule of relative severity set aside by a named clinician. Absolute rules are never set aside.
 *
 * @param rule id of the rule, as {@code CI-PRG-02}
 * @param reason why, in words; not empty
 */
public record SetAside(String rule, String reason) {
    public SetAside {
        rule = Words.named("rule", rule);
        reason = Words.text("reason", reason);
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("a rule is set aside only with a reason");
        }
    }
}
