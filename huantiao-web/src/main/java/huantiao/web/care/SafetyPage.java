package huantiao.web.care;

import huantiao.care.Chart;
import huantiao.web.form.Form;
import huantiao.web.room.Sitting;
import huantiao.web.triage.FactQuestion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The questions before a visit, to be read aloud.
 *
 * @param room who sits in the treatment room
 * @param lacksStart true if there is no score yet that later ones could be compared with
 * @param onlyStart the day of the one starting score, where a second could be asked now
 */
public record SafetyPage(
        Chart chart,
        Form form,
        List<FactQuestion> questions,
        List<Sitting> room,
        boolean lacksStart,
        Optional<LocalDate> onlyStart) {
    public SafetyPage {
        room = List.copyOf(room);
        questions = List.copyOf(questions);
    }

    /** That day in words. */
    public String day(LocalDate day) {
        return CheckInPage.day(form.words(), day);
    }

    public String address() {
        return "/people/" + chart.whose().patient();
    }
}
