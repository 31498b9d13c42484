package huantiao.web.pooling;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.measures.Instruments;
import huantiao.outcomes.HalfYear;
import huantiao.outcomes.RegistryQuestion;
import huantiao.pooling.PoolQuestion;
import huantiao.web.form.Sent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Which sums are meant, as raw strings; what is left out is usual. */
record PoolingForm(Sent sent) {

    static final List<String> MEASURES = List.of("nrs_leg", "rmdq24", "nrs_back");
    static final List<String> WEEKS = List.of("4", "12", "26", "52");
    private static final int HALVES = 6;

    Result<PoolQuestion, List<Problem>> read(Instruments instruments, LocalDate today) {
        var problems = new ArrayList<Problem>();
        var measure = sent.has("measure") ? sent.text("measure") : MEASURES.getFirst();
        var week = sent.has("week") ? sent.text("week") : "12";
        if (!MEASURES.contains(measure)) {
            problems.add(
                    new Problem(
                            "measure", "HT-1801", "This measure is not one of the registry.", ""));
        }
        if (!WEEKS.contains(week)) {
            problems.add(
                    new Problem("week", "HT-1802", "This week is not one of the schedule.", ""));
        }
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
                        measure,
                        Integer.parseInt(week),
                        period.orElseGet(() -> usual(instruments, measure, week, today))));
    }

    /** The latest half-year of which every window has closed. */
    private static HalfYear usual(
            Instruments instruments, String measure, String week, LocalDate today) {
        var latest =
                RegistryQuestion.lastYear(
                                instruments.get(measure),
                                Integer.parseInt(week),
                                today.minusDays(1))
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
