package huantiao.measures;

import huantiao.base.Result;
import huantiao.base.Source;
import huantiao.measures.Unscored.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A questionnaire or scale as data: items, scoring with its own rule for what is missing, and what
 * is published about its error and importance. Its words live apart, in {@link Wording}, because
 * most may not be shown.
 *
 * @param scale of the score
 * @param painIntensity true where the IMMPACT bands for pain apply
 * @param recall the period the questions ask about, as it was read
 * @param strata groups a screen sorts people into, from the mildest on; often none
 * @param verified false where nobody read the scoring rule in a source: then nothing is scored
 */
public record Instrument(
        Edition edition,
        String name,
        List<Item> items,
        Calculation calculation,
        MissingRule missing,
        Scale scale,
        boolean painIntensity,
        boolean verified,
        String recall,
        ResponderRule responder,
        Noise noise,
        List<ErrorFigure> errorFigures,
        List<Importance> importances,
        List<AcceptableState> acceptable,
        List<Band> bands,
        List<Subscale> subscales,
        List<Stratum> strata,
        Licence licence,
        List<Code> codes) {

    public Instrument {
        items = List.copyOf(items);
        errorFigures = List.copyOf(errorFigures);
        importances = List.copyOf(importances);
        acceptable = List.copyOf(acceptable);
        bands = List.copyOf(bands);
        subscales = List.copyOf(subscales);
        strata = List.copyOf(strata);
        codes = List.copyOf(codes);
        for (var i = 0; i < items.size(); i++) {
            if (items.get(i).number() != i + 1) {
                throw new IllegalArgumentException(
                        "items of (%s) must be numbered 1, 2, 3 …".formatted(edition));
            }
        }
        for (var i = 1; i < bands.size(); i++) {
            if (!bands.get(i).upTo().exceeds(bands.get(i - 1).upTo())) {
                throw new IllegalArgumentException("bands of (%s) must rise".formatted(edition));
            }
        }
        if (responder instanceof ResponderRule.ByPercent
                && scale.direction() == Direction.HIGHER_IS_BETTER) {
            throw new IllegalArgumentException(
                    "responders of (%s) must be judged by points: the percent rule is for scales where higher is worse"
                            .formatted(edition));
        }
    }

    public String id() {
        return edition.instrument();
    }

    /**
     * Where the change from which on somebody is a responder was read as one that is called
     * important; empty where it is known in general only, or the answer itself says it.
     */
    public Optional<Importance> threshold() {
        return switch (responder) {
            case ResponderRule.ByPercent(var percent, _) ->
                    read(Importance.Of.PERCENT_OF_BASELINE, percent);
            case ResponderRule.ByPoints(var points) -> read(Importance.Of.SCALE_UNITS, points);
            case ResponderRule.ByAnswer _, ResponderRule.None _ -> Optional.empty();
        };
    }

    /** The source of {@link #threshold()}. */
    public Optional<Source> thresholdRead() {
        return threshold().map(Importance::source);
    }

    private Optional<Importance> read(Importance.Of of, Exact threshold) {
        return importances.stream()
                .filter(one -> one.of() == of)
                .filter(one -> one.least().equals(threshold) && one.most().equals(threshold))
                .filter(one -> !one.source().isGeneralKnowledge())
                .findFirst();
    }

    /**
     * True if a change of this measure can be judged: its score is sure and a rule says from when.
     */
    public boolean judgesChange() {
        return verified
                && switch (responder) {
                    case ResponderRule.ByPercent _, ResponderRule.ByPoints _ -> true;
                    case ResponderRule.ByAnswer _, ResponderRule.None _ -> false;
                };
    }

    /**
     * The score of a form, by the instrument's own rule for what is missing.
     *
     * @return the score, or the first reason why there is none
     */
    public Result<Scored, Unscored> score(Answers answers) {
        if (!answers.edition().equals(edition)) {
            return unscored(
                    Reason.WRONG_EDITION,
                    0,
                    "the form is %s, not %s".formatted(answers.edition(), edition));
        }
        if (answers.inOrder().size() != items.size()) {
            return unscored(
                    Reason.WRONG_NUMBER_OF_ITEMS,
                    0,
                    "%d answers were given for %d items"
                            .formatted(answers.inOrder().size(), items.size()));
        }
        var asked = items.stream().filter(Item::counts).toList();
        var given = asked.stream().filter(answers::answered).toList();
        for (var item : given) {
            if (!item.response().admits(valueOf(answers, item))) {
                return unscored(
                        Reason.OUT_OF_RANGE,
                        given.size(),
                        "item %d does not allow this answer".formatted(item.number()));
            }
        }
        if (!verified) {
            return unscored(
                    Reason.RULE_UNVERIFIED,
                    given.size(),
                    "the scoring rule was not read in a source");
        }
        var refusal = missing(answers, asked, given);
        if (refusal.isPresent() && calculation != Calculation.PROFILE) {
            return Result.refused(refusal.get());
        }
        return switch (calculation) {
            case PROFILE ->
                    unscored(
                            Reason.NO_TOTAL,
                            given.size(),
                            "the answers describe a state and are not added up");
            case ENTERED ->
                    unscored(
                            Reason.NEEDS_LICENSED_SCORING,
                            given.size(),
                            "only a total worked out elsewhere can be entered");
            case SUM, MEAN, PERCENT -> Result.ok(compute(answers, asked, given));
        };
    }

    private Optional<Unscored> missing(Answers answers, List<Item> asked, List<Item> given) {
        var gaps = given.size() < asked.size();
        return switch (missing) {
            case MissingRule.EveryItemNeeded() when gaps ->
                    refusal(
                            Reason.MISSING_ITEM,
                            given.size(),
                            "%d of %d items are answered; all are needed"
                                    .formatted(given.size(), asked.size()));
            case MissingRule.BlankIsZeroOnceFinished() when !answers.finished() ->
                    refusal(
                            Reason.UNFINISHED,
                            given.size(),
                            "the form was left before the end, so a blank does not mean no");
            case MissingRule.DenominatorShrinks(var fewest) when given.size() < fewest ->
                    refusal(
                            Reason.TOO_FEW_ANSWERS,
                            given.size(),
                            "%d items are answered; %d are needed".formatted(given.size(), fewest));
            case MissingRule.MeanOfGiven(var needed)
                    when given.stream().noneMatch(item -> item.number() == needed) ->
                    refusal(
                            Reason.MISSING_ITEM,
                            given.size(),
                            "item %d is needed".formatted(needed));
            case MissingRule.AtLeast(var fewest) when given.size() < fewest ->
                    refusal(
                            Reason.TOO_FEW_ANSWERS,
                            given.size(),
                            "%d items are answered; %d are needed".formatted(given.size(), fewest));
            case MissingRule.AtLeast(_) when gaps ->
                    refusal(
                            Reason.MISSING_ITEM,
                            given.size(),
                            "a form with gaps needs the rights holder's response-pattern scoring");
            case MissingRule.EveryItemNeeded(),
                    MissingRule.BlankIsZeroOnceFinished(),
                    MissingRule.DenominatorShrinks(_),
                    MissingRule.MeanOfGiven(_),
                    MissingRule.AtLeast(_) ->
                    Optional.empty();
        };
    }

    private Scored compute(Answers answers, List<Item> asked, List<Item> given) {
        var sum = Exact.of(given.stream().mapToLong(item -> valueOf(answers, item)).sum());
        return switch (calculation) {
            case SUM ->
                    scored(
                            sum,
                            sum,
                            Exact.of(asked.stream().mapToLong(i -> i.response().most()).sum()),
                            given.size());
            case MEAN -> {
                var count = Exact.of(given.size());
                yield scored(sum.dividedBy(count), sum, count, given.size());
            }
            case PERCENT -> {
                var most = Exact.of(given.stream().mapToLong(i -> i.response().most()).sum());
                yield scored(Exact.HUNDRED.times(sum).dividedBy(most), sum, most, given.size());
            }
            case PROFILE, ENTERED -> throw new IllegalStateException("no total is computed here");
        };
    }

    private Scored scored(Exact value, Exact sum, Exact denominator, int answered) {
        return new Scored(new Score(value, scale, edition), sum, denominator, answered);
    }

    /** The same instrument with only its first items, as a short form that is scored elsewhere. */
    public Instrument withFirstItems(int count) {
        return new Instrument(
                edition,
                name,
                items.subList(0, count),
                calculation,
                missing,
                scale,
                painIntensity,
                verified,
                recall,
                responder,
                noise,
                errorFigures,
                importances,
                acceptable,
                bands,
                subscales,
                strata,
                licence,
                codes);
    }

    /**
     * The plain sum of a complete form whose score needs the rights holder's table. It is no score:
     * it has no place on the scale and is compared with nothing.
     *
     * @return the first reason why there is none: the missing rule is that of the score
     */
    public Result<Integer, Unscored> rawSum(Answers answers) {
        return switch (score(answers)) {
            case Result.Ok<Scored, Unscored>(var scored) ->
                    Result.ok(scored.sum().numerator().intValueExact());
            case Result.Refused<Scored, Unscored>(var why)
                    when why.reason() == Reason.NEEDS_LICENSED_SCORING ->
                    Result.ok(
                            items.stream()
                                    .filter(Item::counts)
                                    .mapToInt(item -> valueOf(answers, item))
                                    .sum());
            case Result.Refused<Scored, Unscored>(var why) -> Result.refused(why);
        };
    }

    /**
     * A score that was worked out elsewhere, as from a paper form or a licensed service.
     *
     * @param unit the unit it was written in; a score in another unit is refused, never converted
     */
    public Result<Score, Unscored> entered(BigDecimal value, Unit unit) {
        var exact = Exact.of(value);
        if (unit != scale.unit()) {
            return unscored(
                    Reason.WRONG_UNIT,
                    0,
                    "a score in %s was given; this instrument is in %s"
                            .formatted(
                                    unit.name().toLowerCase(java.util.Locale.ROOT),
                                    scale.unit().name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (!verified) {
            return unscored(Reason.RULE_UNVERIFIED, 0, "the scoring rule was not read in a source");
        }
        if (!scale.holds(exact)) {
            return unscored(
                    Reason.OUT_OF_RANGE,
                    0,
                    "a score must be %swithin %s..%s"
                            .formatted(
                                    scale.wholeOnly() ? "a whole number " : "",
                                    scale.least().rounded(3).toPlainString(),
                                    scale.most().rounded(3).toPlainString()));
        }
        return Result.ok(new Score(exact, scale, edition));
    }

    /**
     * A percent score given as a raw sum over the most that was possible, as an ODI of 16 out of
     * 50.
     *
     * @param denominator the most that the answered items allowed; without it a raw sum is not a
     *     score
     */
    public Result<Scored, Unscored> enteredRaw(int sum, int denominator) {
        if (calculation != Calculation.PERCENT) {
            return unscored(Reason.WRONG_UNIT, 0, "only a percent score has a raw sum");
        }
        var each = items.getFirst().response().most();
        if (!(denominator > 0
                && denominator % each == 0
                && denominator <= each * items.size()
                && sum >= 0
                && sum <= denominator)) {
            return unscored(
                    Reason.OUT_OF_RANGE,
                    0,
                    "a raw sum must lie within its denominator, and the denominator be a multiple of %d up to %d"
                            .formatted(each, each * items.size()));
        }
        var answered = denominator / each;
        if (missing instanceof MissingRule.DenominatorShrinks(var fewest) && answered < fewest) {
            return unscored(
                    Reason.TOO_FEW_ANSWERS,
                    answered,
                    "%d items are answered; %d are needed".formatted(answered, fewest));
        }
        return Result.ok(
                scored(
                        Exact.HUNDRED.times(Exact.of(sum, denominator)),
                        Exact.of(sum),
                        Exact.of(denominator),
                        answered));
    }

    /**
     * The total of a subscale, which may be complete although the form is not.
     *
     * @throws IllegalArgumentException if the subscale is not one of this instrument's, or the form
     *     is of another edition
     */
    public Result<Subscale.Total, Unscored> score(Subscale subscale, Answers answers) {
        if (!subscales.contains(subscale)
                || !answers.edition().equals(edition)
                || answers.inOrder().size() != items.size()) {
            throw new IllegalArgumentException(
                    "subscale (%s) and form must both be of %s".formatted(subscale.key(), edition));
        }
        var total = 0;
        var given = new ArrayList<Item>();
        for (var number : new HashSet<>(subscale.items())) {
            var item = items.get(number - 1);
            if (answers.answered(item)) {
                if (!item.response().admits(valueOf(answers, item))) {
                    return unscored(
                            Reason.OUT_OF_RANGE,
                            given.size(),
                            "item %d does not allow this answer".formatted(item.number()));
                }
                given.add(item);
                total += valueOf(answers, item);
            }
        }
        return given.size() == subscale.items().size()
                ? Result.ok(subscale.total(total))
                : unscored(
                        Reason.MISSING_ITEM,
                        given.size(),
                        "%d of %d items are answered; all are needed"
                                .formatted(given.size(), subscale.items().size()));
    }

    /** The band a score falls into; none where the instrument has no bands. */
    public Optional<Band> band(Score score) {
        requireOwn(score);
        return bands.stream().filter(band -> score.value().isAtMost(band.upTo())).findFirst();
    }

    /**
     * The group a screen puts a person in, from the total and the total of the first subscale; none
     * where the instrument makes no groups.
     */
    public Optional<Stratum> stratum(Score score, Subscale.Total subtotal) {
        requireOwn(score);
        return strata.reversed().stream()
                .filter(stratum -> stratum.holds(score.value(), subtotal.value()))
                .findFirst();
    }

    /**
     * The state that a form describes, one digit an item and 9 for no answer, as {@code 11313}. It
     * is a label and never a number.
     *
     * @return the first reason why there is none, if an answer is out of range
     */
    public Result<String, Unscored> profile(Answers answers) {
        if (calculation != Calculation.PROFILE) {
            throw new IllegalArgumentException("(%s) must be a profile".formatted(edition));
        }
        if (!answers.edition().equals(edition) || answers.inOrder().size() != items.size()) {
            return unscored(Reason.WRONG_NUMBER_OF_ITEMS, 0, "the form is not of this edition");
        }
        var digits = new StringBuilder();
        for (var item : items) {
            if (!answers.answered(item)) {
                digits.append('9');
            } else if (item.response().admits(valueOf(answers, item))) {
                digits.append(valueOf(answers, item));
            } else {
                return unscored(
                        Reason.OUT_OF_RANGE,
                        0,
                        "item %d does not allow this answer".formatted(item.number()));
            }
        }
        return Result.ok(digits.toString());
    }

    /** Which acceptable states a score has reached. */
    public List<AcceptableState> reached(Score score) {
        requireOwn(score);
        return acceptable.stream().filter(state -> state.reachedBy(score)).toList();
    }

    private void requireOwn(Score score) {
        if (!score.edition().equals(edition)) {
            throw new IllegalArgumentException(
                    "score of (%s) must be of %s".formatted(score.edition(), edition));
        }
    }

    private static int valueOf(Answers answers, Item item) {
        return switch (answers.inOrder().get(item.number() - 1)) {
            case Answer.Given(var value) -> value;
            case Answer.Words _, Answer.NotApplicable _, Answer.Blank _ ->
                    throw new IllegalStateException(
                            "item %d holds no number".formatted(item.number()));
        };
    }

    private static <T> Result<T, Unscored> unscored(Reason reason, int answered, String what) {
        return Result.refused(new Unscored(reason, answered, what));
    }

    private static Optional<Unscored> refusal(Reason reason, int answered, String what) {
        return Optional.of(new Unscored(reason, answered, what));
    }
}
