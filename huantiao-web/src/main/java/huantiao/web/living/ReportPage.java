package huantiao.web.living;

import huantiao.evidence.ArmReading;
import huantiao.evidence.Extraction;
import huantiao.living.ArmEntry.ArmOpened;
import huantiao.living.DoubleReading;
import huantiao.living.Exclusion;
import huantiao.living.LivingReview;
import huantiao.living.RecordEntry.ReportIncluded;
import huantiao.living.Records;
import huantiao.living.Records.Found;
import huantiao.living.Records.Stage;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.List;
import java.util.Optional;

/** One report, the rows of its trial, and the form in which somebody decides about it. */
public record ReportPage(LivingReview review, Found found, Form form) {

    private Records records() {
        return review.records();
    }

    /** The trial as whose report it was let in. */
    public Optional<String> trial() {
        return stage() == Stage.INCLUDED
                        && records().read(found.number()).orElseThrow().what()
                                instanceof ReportIncluded(_, var trialId)
                ? Optional.of(trialId)
                : Optional.empty();
    }

    /** Rows of its trial. */
    public List<DoubleReading<Extraction, Extraction>> rows() {
        return trial().map(trialId -> review.extractions().of(trialId)).orElse(List.of());
    }

    /** Needled arms of its trial. */
    public List<DoubleReading<ArmOpened, ArmReading>> arms() {
        return trial().map(trialId -> review.arms().of(trialId)).orElse(List.of());
    }

    /** True if it was let through to be read. */
    public boolean isToRead() {
        return switch (records().stage(found.number())) {
            case TO_READ, NOT_RETRIEVED, READ_OUT, INCLUDED -> true;
            case DUPLICATE, TO_SCREEN, CONFLICT, SCREENED_OUT -> false;
        };
    }

    public Stage stage() {
        return records().stage(found.number());
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
