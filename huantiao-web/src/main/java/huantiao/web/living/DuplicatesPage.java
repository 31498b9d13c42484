package huantiao.web.living;

import huantiao.living.Records;
import huantiao.living.Records.Found;
import huantiao.living.Records.Ground;
import huantiao.living.Records.Judged;
import huantiao.living.Records.Proposal;
import huantiao.living.Records.Stage;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * Records that may be one, those that are, and what people said.
 *
 * @param proposals the most alike first; at most so many at once
 * @param more how many proposals wait beyond these
 */
public record DuplicatesPage(
        Records records, List<Proposal> proposals, int more, Form form, ZoneId zone) {

    private static final int AT_ONCE = 20;

    static DuplicatesPage of(Records records, Form form, ZoneId zone) {
        var all = records.proposals();
        return new DuplicatesPage(
                records,
                all.stream().limit(AT_ONCE).toList(),
                Math.max(0, all.size() - AT_ONCE),
                form,
                zone);
    }

    /** The reason for one pair; its form remembers what was typed for that pair only. */
    public Field reason(int first, int second) {
        boolean typed =
                form.sent().text("first").equals(String.valueOf(first))
                        && form.sent().text("second").equals(String.valueOf(second));
        return new Field(
                "reason",
                form.words().say("workbench.reason"),
                typed ? form.sent().text("reason") : "",
                typed ? form.problem("reason") : "",
                "",
                false,
                typed ? "reason" : "reason-%d-%d".formatted(first, second));
    }

    public List<Found> duplicates() {
        return records.at(Stage.DUPLICATE);
    }

    /** The record that this one repeats. */
    public Found original(Found duplicate) {
        return records.find(records.duplicateOf(duplicate.number()).orElseThrow()).orElseThrow();
    }

    /** Why it counts as a duplicate; empty where only records between the two say so. */
    public String why(Found duplicate) {
        return records.ground(duplicate.number()).map(this::why).orElse("");
    }

    private String why(Ground ground) {
        return switch (ground) {
            case Ground.SharedId(var with, var id) ->
                    form.words().say("workbench.duplicates.why.id", with, id);
            case Ground.Said(var with, var reason) ->
                    form.words().say("workbench.duplicates.why.said", with, reason);
        };
    }

    /** Newest first. */
    public List<Judged> judged() {
        return records.judged().stream()
                .sorted(Comparator.comparing(Judged::at).reversed())
                .toList();
    }

    public String day(Instant at) {
        return Days.say(at, zone, form.words());
    }
}
