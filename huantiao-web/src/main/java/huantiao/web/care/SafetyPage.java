package huantiao.web.care;

import huantiao.care.Chart;
import huantiao.web.form.Form;
import huantiao.web.room.Sitting;
import huantiao.web.triage.FactQuestion;
import java.util.List;

/**
 * The questions before a visit, to be read aloud.
 *
 * @param room who sits in the treatment room
 * @param lacksStart true if there is no score yet that later ones could be compared with
 */
public record SafetyPage(
        Chart chart,
        Form form,
        List<FactQuestion> questions,
        List<Sitting> room,
        boolean lacksStart) {
    public SafetyPage {
        room = List.copyOf(room);
        questions = List.copyOf(questions);
    }

    public String address() {
        return "/people/" + chart.whose().patient();
    }
}
