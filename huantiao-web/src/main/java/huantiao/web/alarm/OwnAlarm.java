package huantiao.web.alarm;

import huantiao.triage.Level;
import huantiao.web.Callout;
import java.util.Optional;

/**
 * Where the person is to go now, in the words of the result of their first questions.
 *
 * @param level {@link Level#URGENT_2W} or higher
 * @param phone of their clinic; empty where it is not known
 */
public record OwnAlarm(Level level, Optional<String> phone) {

    /** True if it is for today or for this minute: nothing else on the page matters before it. */
    public boolean stops() {
        return level.stopsEverything();
    }

    public boolean isEmergency() {
        return level == Level.EMERGENCY_NOW;
    }

    public Callout kind() {
        return stops() ? Callout.ALARM : Callout.CAUTION;
    }

    /** Beginning of the keys of its words. */
    public String key() {
        return "result." + level.code();
    }
}
