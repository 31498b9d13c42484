package huantiao.care;

import huantiao.triage.Assessment;
import huantiao.triage.RedFlag;
import java.util.List;

/**
 * What the red flags said at that moment, kept as it was said.
 *
 * @param level code of the level, as {@code same_day}
 * @param flags ids of the flags answered yes
 * @param open ids of the flags that must be asked first and were not answered
 * @param rules version of the rules that said so
 */
public record Ruling(String level, List<String> flags, List<String> open, String rules) {
    public Ruling {
        level = Words.named("level", level);
        flags = List.copyOf(flags);
        open = List.copyOf(open);
    }

    /** What an assessment says, in the plain form in which it is kept. */
    public static Ruling of(Assessment assessment, String rules) {
        return new Ruling(
                assessment.level().code(),
                assessment.positive().stream().map(RedFlag::id).toList(),
                assessment.open().stream().map(question -> question.flag().id()).toList(),
                rules);
    }

    /** True if nothing may be treated: an urgent level, or questions that come first are open. */
    public boolean stops() {
        return isUrgent(level) || !open.isEmpty();
    }

    /** True if a doctor must see the person today or at once, by the code of the level. */
    static boolean isUrgent(String level) {
        return level.equals("emergency_now") || level.equals("same_day");
    }
}
