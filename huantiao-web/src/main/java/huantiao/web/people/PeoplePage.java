package huantiao.web.people;

import huantiao.care.Roster;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Everybody who was found.
 *
 * @param asked what was typed
 * @param more true if there are more than are shown
 * @param readsCharts true for somebody who may open a chart; others see details only
 */
public record PeoplePage(
        String asked, List<Roster.Line> lines, boolean more, boolean readsCharts, LocalDate today) {
    public PeoplePage {
        lines = List.copyOf(lines);
    }

    public String address(Roster.Line line) {
        return "/people/" + line.patient().id() + (readsCharts ? "" : "/details");
    }

    public int age(Roster.Line line) {
        return line.patient().born().ageOn(today);
    }

    /** Message key of how far somebody has come. */
    public String stage(Roster.Line line) {
        return "people.stage." + line.stage().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True where the red flags stop care or send the person on. */
    public boolean flagged(Roster.Line line) {
        return readsCharts
                && (line.openQuestions()
                        || !(line.level().isEmpty() || line.level().equals("proceed")));
    }
}
