package huantiao.web.living;

import huantiao.base.UserId;
import huantiao.evidence.ArmReading;
import huantiao.evidence.NeedledArm;
import huantiao.evidence.NeedledArm.Item;
import huantiao.living.ArmEntry.ArmOpened;
import huantiao.living.Arms;
import huantiao.living.Arms.Role;
import huantiao.living.DoubleReading;
import huantiao.living.DoubleReading.Stage;
import huantiao.living.Studies;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every needled arm that is read, and a form for one more.
 *
 * @param reader who looks
 * @param studies trials of which arms may be read
 * @param shipped arms that came with the program and may be read anew
 */
public record NeedledArmsPage(
        Arms arms, UserId reader, Studies studies, List<NeedledArm> shipped, Form form) {

    public NeedledArmsPage {
        shipped = List.copyOf(shipped);
    }

    /** Those that do not count yet, newest first. */
    public List<DoubleReading<ArmOpened, ArmReading>> open() {
        return arms.standing().reversed().stream()
                .filter(one -> one.stage() != Stage.SETTLED)
                .toList();
    }

    /** Those that were taken back. */
    public List<DoubleReading<ArmOpened, ArmReading>> withdrawn() {
        return arms.all().stream().filter(one -> one.stage() == Stage.WITHDRAWN).toList();
    }

    public String name(DoubleReading<ArmOpened, ArmReading> one) {
        return NeedledArmPage.name(one.frame(), form.words());
    }

    public String address(DoubleReading<ArmOpened, ArmReading> one) {
        return NeedledArmPage.address(one);
    }

    public String stage(DoubleReading<ArmOpened, ArmReading> one) {
        return form.words().say("stricta.stage." + one.stage().name());
    }

    public boolean waits(DoubleReading<ArmOpened, ArmReading> one) {
        return one.waitsFor(reader) || one.stage() == Stage.TO_SETTLE;
    }

    /** A new arm of a trial, or one that came with the program. */
    public Choices of() {
        var words = form.words();
        return form.choices(
                        "arm",
                        words.say("stricta.of"),
                        Stream.concat(
                                        studies.all().stream()
                                                .map(one ->
                                                        Option.of(
                                                                one.trialId(),
                                                                words.say(
                                                                        "stricta.of.trial",
                                                                        one.trialId(),
                                                                        one.name(),
                                                                        one.year()))),
                                        shipped.stream()
                                                .map(arm ->
                                                        Option.of(
                                                                arm.id(),
                                                                words.say(
                                                                        "stricta.of.arm",
                                                                        arm.id(),
                                                                        arm.name(),
                                                                        arm.at(Item.STYLE)
                                                                                .words()))))
                                .toList())
                .withHint(words.say("stricta.of.hint"));
    }

    public Field label() {
        return form.field("label", form.words().say("stricta.label"))
                .withHint(form.words().say("stricta.label.hint"));
    }

    public Choices roles() {
        return form.choices(
                        "role",
                        form.words().say("stricta.role"),
                        Choice.options(Role.class, "stricta.role", form.words()))
                .withHint(form.words().say("stricta.role.hint"));
    }
}
