package huantiao.web.registry;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.registry.RegistryQuestion;
import huantiao.web.course.CourseMeasures;
import huantiao.web.form.Sent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked of the registry, as it was chosen on the page; what is left out is usual. */
record RegistryForm(Sent sent) {

    /** Figures are of whole days: what comes in today is in tomorrow's. */
    static LocalDate yesterday(LocalDate today) {
        return today.minusDays(1);
    }

    /** The period that is meant where none was given. */
    interface Usual {
        RegistryQuestion of(Instrument instrument, int week, LocalDate asOf);
    }

    Result<RegistryQuestion, List<Problem>> read(Instruments instruments, LocalDate today) {
        return read(instruments, today, RegistryQuestion::lastYear);
    }

    Result<RegistryQuestion, List<Problem>> read(
            Instruments instruments, LocalDate today, Usual period) {
        var problems = new ArrayList<Problem>();
        var asked =
                MeasureAtWeek.read(
                        sent,
                        CourseMeasures.all(instruments).stream().map(Instrument::id).toList(),
                        problems);
        var from = day(sent, "from", problems);
        var to = day(sent, "to", problems);
        var asOf = day(sent, "as-of", problems).orElse(yesterday(today));
        if (asOf.isAfter(yesterday(today))) {
            problems.add(
                    new Problem(
                            "as-of",
                            "HT-1804",
                            "This day is not over.",
                            "Choose yesterday or an earlier day."));
        }
        if (from.isPresent() != to.isPresent()) {
            problems.add(
                    new Problem(
                            from.isPresent() ? "to" : "from",
                            "HT-1805",
                            "One of the two days is missing.",
                            "Give both or neither."));
        }
        inOrder(from, to, problems);
        if (!problems.isEmpty()) {
            return Result.refused(List.copyOf(problems));
        }
        var instrument = instruments.get(asked.measure());
        var usual = period.of(instrument, asked.weeks(), asOf);
        return Result.ok(
                new RegistryQuestion(
                        from.orElse(usual.from()),
                        to.orElse(usual.to()),
                        instrument,
                        usual.week(),
                        asOf));
    }

    /** Says so where the last day lies before the first. */
    static void inOrder(Optional<LocalDate> from, Optional<LocalDate> to, List<Problem> problems) {
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            problems.add(
                    new Problem(
                            "to",
                            "HT-1806",
                            "The last day lies before the first.",
                            "Give the earlier day first."));
        }
    }

    /** A day as it was sent; empty if none was, or with a problem that says why it is none. */
    static Optional<LocalDate> day(Sent sent, String name, List<Problem> problems) {
        var text = sent.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1990 && day.getYear() <= 2200) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException e) {
            // Said below, like a year nobody means.
        }
        problems.add(new Problem(name, "HT-1803", "This is not a day.", "Write it as 2026-11-25."));
        return Optional.empty();
    }
}
