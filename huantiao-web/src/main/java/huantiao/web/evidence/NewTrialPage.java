package huantiao.web.evidence;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.OneMoreTrial;
import huantiao.evidence.OneMoreTrial.Line;
import huantiao.evidence.OneMoreTrial.Move;
import huantiao.evidence.Review.Asked;
import huantiao.evidence.Synthesis;
import huantiao.meta.NewTrial.Side;
import huantiao.meta.plot.Caption;
import huantiao.meta.plot.NewTrialPlot;
import huantiao.meta.plot.Scale;
import huantiao.web.Words;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one more trial would change: in words, as a table of sizes, and as a picture.
 *
 * @param answer or what stands against one, which also stands at its field
 */
public record NewTrialPage(Asked asked, Result<OneMoreTrial, List<Problem>> answer, Form form) {

    /** Sizes set side by side, in people in each arm. */
    private static final List<Integer> SIZES = List.of(25, 50, 100, 200, 400, 800);

    /** One size with what it could change. */
    public record Size(int perArm, String noEffect, String any) {}

    private Words words() {
        return form.words();
    }

    private Numerals numerals() {
        return new Numerals(words().locale());
    }

    public String question() {
        return QuestionPage.brief(asked).title(words());
    }

    public String address() {
        return "/evidence/" + asked.id();
    }

    /**
     * Where the same stands in another form.
     *
     * @param ending of its name: json, svg or png
     */
    public String file(OneMoreTrial one, String ending) {
        var important = form.sent().text("important");
        return "%s/new-trial.%s?people=%d%s"
                .formatted(
                        address(),
                        ending,
                        one.perArm(),
                        important.isEmpty() ? "" : "&important=" + important);
    }

    public Field people() {
        return form.field("people", words().say("evidence.next.people"));
    }

    public Field important() {
        return form.field("important", words().say("evidence.next.important"))
                .withHint(words().say("evidence.next.important.hint"))
                .asOptional();
    }

    /** What stands against an answer, whatever is typed. */
    public List<Problem> ofTheQuestion() {
        return answer.fold(
                _ -> List.of(),
                problems ->
                        problems.stream()
                                .filter(problem -> problem.where().equals("question"))
                                .toList());
    }

    private static int decimals(Synthesis pooled) {
        return QuestionPage.decimals(pooled);
    }

    public String now(OneMoreTrial one) {
        return words().say(
                        "evidence.next.now",
                        one.pooled().k(),
                        QuestionPage.brief(asked).measure(one.pooled(), words()),
                        QuestionPage.numbers(one.pooled(), numerals()));
    }

    /** What the line means, with its value. */
    public String line(OneMoreTrial one, Line line) {
        return words().say(
                        "evidence.next.line." + line.meaning().name(),
                        numerals().of(line.value(), decimals(one.pooled())));
    }

    /** How the interval lies to a line now. */
    public String lies(OneMoreTrial one, int line) {
        return words().say("evidence.next.now." + one.outlook().now().get(line).name());
    }

    public String move(OneMoreTrial one, Move move) {
        var places = decimals(one.pooled());
        var numerals = numerals();
        boolean noStart =
                Double.isInfinite(move.from())
                        || (one.pooled().scale().isRatio() && move.from() == 0);
        String range;
        if (noStart) {
            range = words().say("evidence.next.below", numerals.of(move.to(), places));
        } else if (Double.isInfinite(move.to())) {
            range = words().say("evidence.next.from", numerals.of(move.from(), places));
        } else {
            range =
                    words().say(
                                    "evidence.next.between",
                                    numerals.of(move.from(), places),
                                    numerals.of(move.to(), places));
        }
        return words().say(
                        "evidence.next.then." + move.side().name(),
                        range,
                        inHundred(move.probability()));
    }

    public String chance(OneMoreTrial one) {
        return words().say(
                        "evidence.next.chance",
                        numerals().whole(one.perArm()),
                        inHundred(one.outlook().probabilityOfMove()));
    }

    public String plausible(OneMoreTrial one) {
        return words().say(
                        "evidence.next.plausible",
                        numerals().of(one.plausible().low(), decimals(one.pooled())),
                        numerals().of(one.plausible().high(), decimals(one.pooled())));
    }

    /** How many lines the interval crosses now, which is what raters call imprecise. */
    public String imprecision(OneMoreTrial one) {
        long crossed = one.outlook().now().stream().filter(Side.ACROSS::equals).count();
        var key = crossed == one.lines().size() ? "all" : crossed == 0 ? "none" : "some";
        return words().say("evidence.next.imprecision." + key, crossed, one.lines().size());
    }

    public List<String> limits(OneMoreTrial one) {
        var limits = new ArrayList<String>();
        if (one.loose()) {
            limits.add(words().say("evidence.next.limit.loose"));
        }
        limits.add(words().say("evidence.next.limit.spread", one.pooled().k()));
        limits.add(words().say("evidence.next.limit.alike"));
        limits.add(words().say("evidence.next.limit.people", one.peopleKnown(), one.pooled().k()));
        limits.add(words().say("evidence.next.limit.sure"));
        return limits;
    }

    public List<Size> sizes(OneMoreTrial one) {
        return SIZES.stream()
                .map(one::withPerArm)
                .map(other ->
                        new Size(
                                other.perArm(),
                                inHundred(other.outlook().probabilityOfMove(other.noEffect())),
                                inHundred(other.outlook().probabilityOfMove())))
                .toList();
    }

    private String inHundred(double probability) {
        if (probability <= 0) {
            return words().say("evidence.next.none-of-hundred");
        }
        if (probability < 0.01) {
            return words().say("evidence.next.fewer-than-one");
        }
        return probability > 0.99
                ? words().say("evidence.next.more-than-99")
                : words().say("evidence.next.of-hundred", numerals().of(100 * probability, 0));
    }

    /** The trials and where one more would move the interval over the line of no effect. */
    public String plot(OneMoreTrial one) {
        var better = one.pooled().used().getFirst().trial().better();
        var first = words().say("evidence.favours.first." + asked.comparator());
        var second = words().say("evidence.favours.second." + asked.comparator());
        return NewTrialPlot.of(one.trial(), one.outlook(), one.outlook().lines().at(one.noEffect()))
                .with(
                        Caption.of(QuestionPage.brief(asked).measure(one.pooled(), words()))
                                .with(
                                        one.pooled().scale().isRatio()
                                                ? Scale.LOG_RATIO
                                                : Scale.PLAIN)
                                .withId(
                                        "new-trial-"
                                                + asked.id()
                                                        .replaceAll("[._]", "-")
                                                        .toLowerCase(Locale.ROOT))
                                .titled(words().say("evidence.next.plot", question()))
                                .favouring(
                                        better.lowFavoursFirstArm() ? first : second,
                                        better.lowFavoursFirstArm() ? second : first)
                                .withDecimals(decimals(one.pooled())))
                .toSvg();
    }
}
