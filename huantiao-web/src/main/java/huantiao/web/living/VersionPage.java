package huantiao.web.living;

import huantiao.evidence.Certainty;
import huantiao.evidence.NeedledArm;
import huantiao.evidence.Rating;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.RiskOfBias;
import huantiao.evidence.Trial;
import huantiao.living.Changes;
import huantiao.living.JudgedOtherwise;
import huantiao.living.LivingReview;
import huantiao.living.LivingReview.Version;
import huantiao.living.Written;
import huantiao.web.evidence.BiasView;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A published version beside what the same entries give today.
 *
 * @param again what they give today
 * @param other the version it is compared with; empty for the review as it ships
 * @param changes from the other to this one
 * @param judged what was judged otherwise, also where no answer changed by it
 */
public record VersionPage(
        LivingReview review,
        Version version,
        State again,
        Optional<Version> other,
        Changes changes,
        JudgedOtherwise judged,
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

    /** Something that was judged otherwise, in words; empty where it was not there. */
    public record Line(String what, String before, String after) {}

    /** Judgements of one kind. */
    public record Lines(String key, List<Line> lines) {}

    /** What was judged otherwise, kind by kind; kinds without a change are left out. */
    public List<Lines> judgements() {
        return Stream.of(
                        new Lines(
                                "workbench.version.bias",
                                judged.bias().stream()
                                        .map(one ->
                                                line(
                                                        bias(one.any()),
                                                        one.before().map(this::judgement),
                                                        one.after().map(this::judgement)))
                                        .toList()),
                        new Lines(
                                "workbench.version.ratings",
                                judged.ratings().stream()
                                        .map(one ->
                                                line(
                                                        title(one.questionId()),
                                                        one.rating().before().map(this::rating),
                                                        one.rating().after().map(this::rating)))
                                        .toList()),
                        new Lines(
                                "workbench.version.arms",
                                judged.arms().stream()
                                        .map(one ->
                                                line(
                                                        one.any().name(),
                                                        one.before().map(this::arm),
                                                        one.after().map(this::arm)))
                                        .toList()),
                        new Lines(
                                "workbench.version.flags",
                                judged.flags().stream().map(this::flag).toList()))
                .filter(one -> !one.lines().isEmpty())
                .toList();
    }

    private static Line line(String what, Optional<String> before, Optional<String> after) {
        return new Line(what, before.orElse(""), after.orElse(""));
    }

    private String bias(RiskOfBias one) {
        var words = form.words();
        return one.result()
                .map(result ->
                        words.say(
                                "bias.result.name",
                                one.study(),
                                words.say("evidence.outcome." + result.outcome()),
                                words.say("extraction.against." + result.comparator())))
                .orElse(one.study());
    }

    private String judgement(RiskOfBias one) {
        var words = form.words();
        return Stream.concat(
                        Stream.of(
                                words.say(
                                        "workbench.version.judged",
                                        words.say("bias.overall"),
                                        BiasView.say(one.overall(), words))),
                        one.domains().entrySet().stream()
                                .map(domain ->
                                        words.say(
                                                "workbench.version.judged",
                                                words.say("bias.domain." + domain.getKey()),
                                                BiasView.say(domain.getValue(), words))))
                .collect(Collectors.joining("; "));
    }

    private String rating(Rating one) {
        var words = form.words();
        return Stream.concat(
                        Stream.of(
                                words.say(
                                        "workbench.version.rated",
                                        words.say("certainty.level." + one.grade().level().name()),
                                        one.by())),
                        one.grade().downs().entrySet().stream()
                                .filter(down -> down.getValue() > 0)
                                .map(down ->
                                        words.say(
                                                "workbench.version.judged",
                                                words.say(
                                                        "certainty.reason." + down.getKey().name()),
                                                words.say("certainty.down." + down.getValue()))))
                .collect(Collectors.joining("; "));
    }

    private String arm(NeedledArm one) {
        var items = List.of(NeedledArm.Item.values());
        return form.words()
                .say(
                        "workbench.version.arm",
                        one.id(),
                        one.count(NeedledArm.State.GIVEN, items),
                        one.count(NeedledArm.State.NOT_REPORTED, items),
                        one.count(NeedledArm.State.NOT_READ, items));
    }

    private Line flag(JudgedOtherwise.Flag one) {
        String concern = form.words().say("workbench.concern." + one.concern().name());
        return new Line(one.trialId(), one.raised() ? "" : concern, one.raised() ? concern : "");
    }

    private String title(String questionId) {
        return again.review().find(questionId).map(this::title).orElse(questionId);
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
