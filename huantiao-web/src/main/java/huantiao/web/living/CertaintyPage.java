package huantiao.web.living;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Grade;
import huantiao.evidence.Grade.Reason;
import huantiao.evidence.Rating;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Weighed;
import huantiao.living.Certainties.Said;
import huantiao.living.CertaintyEntry.CertaintyRated;
import huantiao.living.CertaintyEntry.CertaintyWithdrawn;
import huantiao.web.evidence.Numerals;
import huantiao.web.evidence.QuestionPage;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One answer of the review and how sure somebody is of it.
 *
 * @param weighed what the data show of each reason
 * @param history what was said of it, oldest first
 * @param rating the one that counts
 * @param twins other questions whose answer is the same, from the same rows
 */
public record CertaintyPage(
        Asked asked,
        Synthesis pooled,
        EvidenceBase base,
        Map<Reason, Weighed> weighed,
        List<Said> history,
        Optional<Rating> rating,
        List<Asked> twins,
        Form form,
        ZoneId zone) {

    /** Name of the field of the questions that get the same grade. */
    static final String ALSO = "also";

    /** Questions that the same rows answer; so that two pages do not tell two grades of them. */
    public Choices also() {
        var words = form.words();
        return form.choices(
                        ALSO,
                        words.say("certainty.also"),
                        twins.stream()
                                .map(one ->
                                        Option.of(one.id(), QuestionPage.brief(one).title(words)))
                                .toList())
                .withHint(words.say("certainty.also.hint"))
                .asOptional();
    }

    public String title() {
        return QuestionPage.brief(asked).title(form.words());
    }

    public String numbers() {
        return QuestionPage.numbers(pooled, new Numerals(form.words().locale()));
    }

    public String measure() {
        return QuestionPage.brief(asked).measure(pooled, form.words());
    }

    public String address() {
        return CertaintiesPage.address(asked.id());
    }

    public boolean isStale() {
        return rating.map(one -> !one.isOf(pooled, base)).orElse(false);
    }

    /** Where the rating stands; empty if nobody rated. */
    public String stands() {
        return rating.map(one -> CertaintiesPage.stands(one, pooled, base, form.words()))
                .orElse(form.words().say("certainty.none"));
    }

    public List<Reason> reasons() {
        return List.of(Reason.values());
    }

    public String say(Reason reason) {
        return form.words().say("certainty.reason." + reason.name());
    }

    public List<String> facts(Reason reason) {
        return weighed(reason).facts();
    }

    private Weighed weighed(Reason reason) {
        return Objects.requireNonNull(weighed.get(reason));
    }

    /** What the facts suggest, in words. */
    public String proposed(Reason reason) {
        var proposed = weighed(reason).proposed();
        return proposed.isPresent()
                ? form.words()
                        .say(
                                "certainty.proposed",
                                form.words().say("certainty.down." + proposed.getAsInt()))
                : form.words().say("certainty.proposed.none");
    }

    public Choices down(Reason reason) {
        return form.choices(
                "down-" + reason.code(),
                form.words().say("certainty.down"),
                IntStream.rangeClosed(0, reason.most())
                        .mapToObj(down ->
                                Option.of(
                                        String.valueOf(down),
                                        form.words().say("certainty.down." + down)))
                        .toList());
    }

    public Field why(Reason reason) {
        return form.field("why-" + reason.code(), form.words().say("certainty.why")).asOptional();
    }

    public Field difference() {
        return form.field("difference", form.words().say("certainty.difference", measure()))
                .withHint(form.words().say("certainty.difference.hint"))
                .asOptional();
    }

    public Field differenceFrom() {
        return form.field("difference-from", form.words().say("certainty.difference.from"))
                .asOptional();
    }

    /** What was said, in a sentence or more. */
    public String say(Said said) {
        return switch (said.what()) {
            case CertaintyRated(_, var grade, _) ->
                    "%s. %s"
                            .formatted(
                                    form.words().say("certainty.level." + grade.level().name()),
                                    String.join(" ", grade.reasons()));
            case CertaintyWithdrawn(_, var reason) ->
                    form.words().say("certainty.withdrawn", reason);
        };
    }

    public String day(Instant at) {
        return Days.say(at, zone, form.words());
    }

    /** The form as the rating that counts fills it in. */
    static Sent filled(Rating rating) {
        var grade = rating.grade();
        var sent = Sent.nothing();
        for (var reason : Reason.values()) {
            sent =
                    sent.with(
                                    "down-" + reason.code(),
                                    String.valueOf(grade.downs().getOrDefault(reason, 0)))
                            .with("why-" + reason.code(), grade.words().getOrDefault(reason, ""));
        }
        if (grade.difference().isPresent()) {
            var number = String.valueOf(grade.difference().getAsDouble()).replaceFirst("\\.0$", "");
            sent = sent.with("difference", number);
        }
        return sent.with("difference-from", grade.differenceFrom());
    }

    static Map<Reason, Integer> downs(Sent sent) {
        Map<Reason, Integer> downs = new EnumMap<>(Reason.class);
        for (var reason : Reason.values()) {
            var down = Desk.whole(sent.text("down-" + reason.code()));
            if (down.isPresent() && down.getAsInt() <= reason.most()) {
                downs.put(reason, down.getAsInt());
            }
        }
        return downs;
    }

    static Map<Reason, String> words(Sent sent) {
        Map<Reason, String> words = new EnumMap<>(Reason.class);
        for (var reason : Reason.values()) {
            words.put(reason, sent.text("why-" + reason.code()));
        }
        return words;
    }

    static Map<Reason, Weighed> weigh(Asked asked, Synthesis pooled, EvidenceBase base, Sent sent) {
        return Weighed.of(asked, pooled, base, Grade.difference(sent.text("difference")));
    }
}
