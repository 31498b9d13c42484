package huantiao.web.living;

import huantiao.evidence.Certainty;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Trial;
import huantiao.living.Changes;
import huantiao.living.LivingReview;
import huantiao.living.LivingReview.Version;
import huantiao.living.Written;
import huantiao.web.evidence.CurrentReview.State;
import huantiao.web.evidence.Numerals;
import huantiao.web.evidence.QuestionPage;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A published version beside what the same entries give today.
 *
 * @param again what they give today
 * @param other the version it is compared with; empty for the review as it ships
 * @param changes from the other to this one
 */
public record VersionPage(
        LivingReview review,
        Version version,
        State again,
        Optional<Version> other,
        Changes changes,
        Form form,
        ZoneId zone) {

    /** Files that are others than when it was published. */
    public List<String> otherFiles() {
        var then = version.published().data();
        var now = again.base().data().sha256();
        return Stream.concat(then.keySet().stream(), now.keySet().stream())
                .distinct()
                .filter(file -> !Objects.equals(then.get(file), now.get(file)))
                .toList();
    }

    public boolean isSame() {
        return again.answers().equals(version.published().answers());
    }

    /** What was written between the two, oldest first. */
    public List<Written> between() {
        return review.before(version).entries().stream()
                .filter(written -> written.sequence() > other.map(Version::sequence).orElse(0L))
                .toList();
    }

    public String say(Written written) {
        return EntryWords.say(written, form.words());
    }

    /** Every other version, to compare with. */
    public Choices with() {
        var words = form.words();
        return form.choices(
                "with",
                words.say("workbench.version.with"),
                Stream.concat(
                                Stream.of(Option.of("0", words.say("workbench.version.shipped"))),
                                review.versions().stream()
                                        .filter(one -> one.number() != version.number())
                                        .map(one ->
                                                Option.of(
                                                        String.valueOf(one.number()),
                                                        words.say(
                                                                "workbench.version",
                                                                one.number()))))
                        .toList());
    }

    /** Rows that changed in one way. */
    public record Rows(String key, List<Trial> rows) {}

    public List<Rows> rows() {
        return List.of(
                new Rows("workbench.version.added", changes.added()),
                new Rows("workbench.version.gone", changes.gone()),
                new Rows("workbench.version.changed", changes.changed()));
    }

    public String row(Trial row) {
        var words = form.words();
        var outcome = "evidence.outcome." + row.outcome();
        return "%s · %s · %s"
                .formatted(
                        row.rowId(),
                        row.shortName(),
                        words.knows(outcome) ? words.say(outcome) : row.outcome());
    }

    public String title(Asked asked) {
        return QuestionPage.brief(asked).title(form.words());
    }

    /** The answer in numbers, or why there is none. */
    public String said(Asked asked) {
        return asked.answer()
                .fold(
                        pooled ->
                                form.words()
                                        .say(
                                                "workbench.version.answer",
                                                QuestionPage.numbers(
                                                        pooled,
                                                        new Numerals(form.words().locale())),
                                                pooled.k(),
                                                sure(pooled.certainty())),
                        none -> none.because());
    }

    private String sure(Certainty certainty) {
        return certainty instanceof Certainty.Rated rated
                ? form.words()
                        .say(
                                "certainty.is",
                                form.words().say("certainty.level." + rated.level().name()))
                : form.words().say("certainty.none");
    }

    public String day(Instant at) {
        return Days.say(at, zone, form.words());
    }
}
