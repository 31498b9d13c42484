package huantiao.web.questionnaires;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.measures.Instruments;
import huantiao.measures.LicensedFile;
import huantiao.measures.LicensedForm;
import huantiao.web.form.Sent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Words of a measure and what the owner says about the licence, as they were sent. */
record LicenceForm(Sent sent) {

    private static final int LONGEST_NAME = 200;

    /** The form to keep, or everything that is wrong with file and licence together. */
    Result<LicensedForm, List<Problem>> read(
            LicensedFile file, Instruments instruments, LocalDate today) {
        var problems = new ArrayList<Problem>();
        name("holder", "HT-1963", "The holder of the rights is missing.", problems);
        name("agreement", "HT-1964", "The number of the licence is missing.", problems);
        var until = until(today, problems);
        if (!sent.text("confirmed").equals("yes")) {
            problems.add(
                    new Problem(
                            "confirmed",
                            "HT-1966",
                            "Nobody said that the clinic may show these words.",
                            "Tick it if it is so; else enter the score only."));
        }
        var agreement =
                new LicensedForm.Agreement(
                        sent.text("holder"),
                        sent.text("agreement"),
                        until,
                        sent.text("by-link").equals("yes"));
        var form =
                file.read(sent.text("text"))
                        .fold(
                                draft -> LicensedForm.of(draft, agreement, instruments),
                                wrong ->
                                        Result.<LicensedForm, List<Problem>>refused(
                                                wrong.stream().map(LicenceForm::ofText).toList()));
        problems.addAll(form.fold(_ -> List.<Problem>of(), wrong -> wrong));
        return problems.isEmpty() ? form : Result.refused(List.copyOf(problems));
    }

    /** Where a file says it is wrong, told beside the field it was pasted into. */
    private static Problem ofText(Problem problem) {
        return new Problem(
                "text",
                problem.code(),
                "%s (%s)".formatted(problem.what(), problem.where()),
                problem.cure());
    }

    private void name(String field, String code, String what, List<Problem> problems) {
        var text = sent.text(field);
        if (text.isEmpty()
                || text.length() > LONGEST_NAME
                || text.chars().anyMatch(Character::isISOControl)) {
            problems.add(
                    new Problem(
                            field,
                            code,
                            what,
                            "Write 1 to %d characters on one line.".formatted(LONGEST_NAME)));
        }
    }

    private LocalDate until(LocalDate today, List<Problem> problems) {
        try {
            var day = LocalDate.parse(sent.text("until"));
            if (!day.isBefore(today) && day.isBefore(today.plusYears(100))) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Said below, like a day that lies behind.
        }
        problems.add(
                new Problem(
                        "until",
                        "HT-1965",
                        "The last day of the licence is missing or over.",
                        "Write a day to come, as 2027-11-25."));
        return today;
    }
}
