package huantiao.web.pooling;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.measures.Instruments;
import huantiao.pooling.PoolQuestion;
import huantiao.registry.HalfYear;
import huantiao.registry.RegistryQuestion;
import huantiao.web.course.CourseMeasures;
import huantiao.web.form.Sent;
import huantiao.web.registry.MeasureAtWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Which sums are meant, as raw strings; what is left out is usual. */
record PoolingForm(Sent sent) {

    private static final int HALVES = 6;

    Result<PoolQuestion, List<Problem>> read(Instruments instruments, LocalDate today) {
        var problems = new ArrayList<Problem>();
        var asked = MeasureAtWeek.read(sent, CourseMeasures.USUAL, problems);
        var period = HalfYear.read(sent.text("period"));
        if (sent.has("period") && period.isEmpty()) {
            problems.add(
                    new Problem(
                            "period",
                            "HT-1923",
                            "This is no half-year.",
                            "Choose one from the list."));
        }
        if (!problems.isEmpty()) {
            return Result.refused(List.copyOf(problems));
        }
        return Result.ok(
                new PoolQuestion(
                        asked.measure(),
                        asked.weeks(),
                        period.orElseGet(() -> usual(instruments, asked, today))));
    }

    /** The latest half-year of which every window has closed. */
    private static HalfYear usual(Instruments instruments, MeasureAtWeek asked, LocalDate today) {
        var latest =
                RegistryQuestion.lastYear(
                                instruments.get(asked.measure()), asked.weeks(), today.minusDays(1))
                        .to();
        var half = HalfYear.holding(latest);
        return half.last().equals(latest) ? half : half.before();
    }

    /** The half-years that can be chosen, the newest first. */
    static List<HalfYear> periods(LocalDate today) {
        var periods = new ArrayList<HalfYear>();
        var half = HalfYear.holding(today);
        for (var i = 0; i < HALVES; i++) {
            periods.add(half);
            half = half.before();
        }
        return periods;
    }
}
