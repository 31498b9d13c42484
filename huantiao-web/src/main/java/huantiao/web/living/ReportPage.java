package huantiao.web.living;

import huantiao.living.Exclusion;
import huantiao.living.Records;
import huantiao.living.Records.Found;
import huantiao.living.Records.Stage;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.List;

/** One report and the form in which somebody decides about it. */
public record ReportPage(Records records, Found found, Form form) {

    /** True if it was let through to be read. */
    public boolean isToRead() {
        return switch (records.stage(found.number())) {
            case TO_READ, NOT_RETRIEVED, READ_OUT, INCLUDED -> true;
            case DUPLICATE, TO_SCREEN, CONFLICT, SCREENED_OUT -> false;
        };
    }

    public Stage stage() {
        return records.stage(found.number());
    }

    public Choices decision() {
        var words = form.words();
        return form.choices(
                "decision",
                words.say("workbench.decision"),
                List.of(
                        Option.of("in", words.say("workbench.decision.in")),
                        Option.of("out", words.say("workbench.decision.out")),
                        Option.of("lost", words.say("workbench.decision.lost"))));
    }

    public Choices why() {
        return form.choices(
                        "why",
                        form.words().say("workbench.why"),
                        Choice.options(Exclusion.class, "workbench.why", form.words()))
                .withHint(form.words().say("workbench.why.hint"));
    }
}
