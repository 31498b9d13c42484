package huantiao.web.living;

import huantiao.base.UserId;
import huantiao.bias.Aim;
import huantiao.bias.Assessment;
import huantiao.evidence.Trial;
import huantiao.living.AppraisalEntry.AppraisalOpened;
import huantiao.living.Appraisals;
import huantiao.living.DoubleReading;
import huantiao.living.DoubleReading.Stage;
import huantiao.web.evidence.BiasView;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.List;
import java.util.Optional;

/**
 * Every result that is judged, and a form for one more.
 *
 * @param reader who looks
 * @param unjudged a row of each result that nobody judges yet
 */
public record AppraisalsPage(
        Appraisals appraisals, UserId reader, List<Trial> unjudged, Form form) {

    /** Those that do not count yet, newest first. */
    public List<DoubleReading<AppraisalOpened, Assessment>> open() {
        return appraisals.standing().reversed().stream()
                .filter(one -> one.stage() != Stage.SETTLED)
                .toList();
    }

    /** Those that were taken back. */
    public List<DoubleReading<AppraisalOpened, Assessment>> withdrawn() {
        return appraisals.all().stream().filter(one -> one.stage() == Stage.WITHDRAWN).toList();
    }

    /** The judgements that count; empty while there is none. */
    public Optional<BiasView.Table> lights() {
        var judged = appraisals.judgements();
        return judged.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        BiasView.table(
                                Appraisals.TOOL,
                                appraisals.settled().stream().map(this::line).toList(),
                                judged));
    }

    private BiasView.Line line(DoubleReading<AppraisalOpened, Assessment> one) {
        var judged =
                appraisals.judgements().stream()
                        .filter(any -> any.source().equals(one.id()))
                        .findFirst()
                        .orElseThrow();
        return BiasView.line(name(one), AppraisalPage.address(one), judged);
    }

    public String name(DoubleReading<AppraisalOpened, Assessment> one) {
        return AppraisalPage.name(one.frame(), form.words());
    }

    public String address(DoubleReading<AppraisalOpened, Assessment> one) {
        return AppraisalPage.address(one);
    }

    public String stage(DoubleReading<AppraisalOpened, Assessment> one) {
        return form.words().say("bias.stage." + one.stage().name());
    }

    public boolean waits(DoubleReading<AppraisalOpened, Assessment> one) {
        return one.waitsFor(reader) || one.stage() == Stage.TO_SETTLE;
    }

    public Choices results() {
        var words = form.words();
        return form.choices(
                "result",
                words.say("bias.result"),
                unjudged.stream()
                        .map(row ->
                                Option.of(
                                        AppraisalsController.key(row),
                                        words.say(
                                                "bias.result.name",
                                                row.shortName(),
                                                words.say("evidence.outcome." + row.outcome()),
                                                words.say(
                                                        "extraction.against." + row.comparator()))))
                        .toList());
    }

    public Choices aims() {
        return form.choices(
                        "aim",
                        form.words().say("bias.aim"),
                        Choice.options(Aim.class, "bias.aim", form.words()))
                .withHint(form.words().say("bias.aim.hint"));
    }
}
