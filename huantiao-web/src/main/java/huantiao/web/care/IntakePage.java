package huantiao.web.care;

import huantiao.care.ConsentTexts;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Steps;
import huantiao.web.triage.FactQuestion;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One screen of the intake.
 *
 * @param base address of the intake, without the screen
 * @param questions facts asked on this screen
 * @param asked how many of them come first and can be answered no together by whoever asks them;
 *     none where the person answers by themselves
 * @param grown true if an answer called for more questions
 * @param savedAt when it was last kept, as a time of day; empty if it was not
 */
public record IntakePage(
        Step step,
        Form form,
        String base,
        List<FactQuestion> questions,
        int asked,
        boolean grown,
        Optional<String> savedAt,
        ConsentTexts consents) {

    public IntakePage {
        questions = List.copyOf(questions);
    }

    public boolean isAskedTogether() {
        return asked >= AskedTogether.SEVERAL;
    }

    public String address() {
        return base + "/" + step.code();
    }

    public String draftAddress() {
        return address() + "/draft";
    }

    public String code() {
        return step.code();
    }

    public String title() {
        return say("title");
    }

    public String lead() {
        return say("lead");
    }

    public Optional<String> back() {
        return step.previous().map(before -> base + "/" + before.code());
    }

    public boolean isLast() {
        return step.next().isEmpty();
    }

    public Steps steps() {
        return new Steps(
                Arrays.stream(Step.values())
                        .map(one -> words().say("intake.%s.short".formatted(one.code())))
                        .toList(),
                step.place());
    }

    /** Codes of what was drawn on the body chart. */
    public Set<String> marked() {
        return new LinkedHashSet<>(form.sent().all(IntakeForm.MARK));
    }

    public Field text(String name, String key) {
        return form.field(name, words().say(key)).asOptional();
    }

    public Choices sinceUnit() {
        return form.choices(
                IntakeForm.SINCE_UNIT,
                words().say("intake.since.unit"),
                IntakeForm.DAYS.keySet().stream()
                        .map(unit -> Option.of(unit, words().say("intake.since." + unit)))
                        .toList());
    }

    /** As the box of an agreement sends it. */
    public String kind(ConsentTexts.Text text) {
        return text.kind().name().toLowerCase(Locale.ROOT);
    }

    public boolean agreed(ConsentTexts.Text text) {
        return form.sent().all(IntakeForm.CONSENT).contains(kind(text));
    }

    public String agreement(ConsentTexts.Text text) {
        return words().say("intake.consent.agree." + kind(text));
    }

    private String say(String key) {
        return words().say("intake.%s.%s".formatted(step.code(), key));
    }

    private Words words() {
        return form.words();
    }
}
