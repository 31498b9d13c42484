package huantiao.web.living;

import huantiao.living.RecordEntry.Concern;
import huantiao.living.Records;
import huantiao.living.Records.Flagged;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * Flags on trials as a whole.
 *
 * @param trials name of each trial by its id
 */
public record FlagsPage(Records records, Map<String, String> trials, Form form, ZoneId zone) {

    public Choices trial() {
        return form.choices(
                "trial",
                form.words().say("workbench.flag.trial"),
                trials.entrySet().stream()
                        .map(one -> Option.of(one.getKey(), one.getValue()))
                        .toList());
    }

    public Choices concern() {
        return form.choices(
                "concern",
                form.words().say("workbench.concern"),
                Choice.options(Concern.class, "workbench.concern", form.words()));
    }

    /** What stands in a field of the form for a new flag. */
    public Field field(String name) {
        var field = form.field(name, form.words().say("workbench.flag." + name));
        return isLifting()
                ? Field.of(name, field.label())
                : field.withHint(form.words().say("workbench.flag." + name + ".hint"));
    }

    /** Why a flag is lifted. */
    public Field lifted(Flagged flag) {
        boolean mine =
                isLifting()
                        && form.sent().text("trial").equals(flag.what().trialId())
                        && form.sent().text("concern").equals(flag.what().concern().name());
        return new Field(
                "reason",
                form.words().say("workbench.flag.lift.reason"),
                mine ? form.sent().text("reason") : "",
                mine ? form.problem("reason") : "",
                "",
                false,
                mine
                        ? "reason"
                        : "reason-%s-%s".formatted(flag.what().trialId(), flag.what().concern()));
    }

    private boolean isLifting() {
        return form.sent().has("lifts");
    }

    public String name(Flagged flag) {
        return trials.getOrDefault(flag.what().trialId(), flag.what().trialId());
    }

    public String day(Instant at) {
        return Days.say(at, zone, form.words());
    }
}
