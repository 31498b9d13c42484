package huantiao.web.aid;

import huantiao.aid.Choice;
import huantiao.aid.Expectation.AbsoluteEffect;
import huantiao.aid.Expectation.Frequency;
import huantiao.aid.Expectation.NotKnown;
import huantiao.aid.Expectation.Printed;
import huantiao.aid.Expectation.Rate;
import huantiao.aid.Expectation.ScoreEffect;
import huantiao.aid.IconArray;
import huantiao.aid.InHundred;
import huantiao.aid.Prospect;
import huantiao.aid.Way;
import huantiao.evidence.Certainty;
import huantiao.evidence.CourseFigure;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Synthesis.Contribution;
import huantiao.evidence.Trial;
import huantiao.web.Words;
import huantiao.web.evidence.AnswerPage.ShamTrial;
import huantiao.web.evidence.Figure;
import huantiao.web.evidence.Phrase;
import huantiao.web.evidence.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One thing that is told of a way, in words, numbers and a picture at once.
 *
 * @param kind ending of message keys: people, rate, score, alone (a score without the change under
 *     sham), worse, two (trials that asked for a score), two-alone, range (several trials), same
 *     (as far as whole points tell), mixed (they do not agree which is better), range-worse, effect
 *     or unknown
 * @param figures numbers in the order in which sentences want them; empty if it is not known
 * @param reason why it is not known, as a message key; empty if it is
 * @param pictures one hundred people, or two hundreds side by side
 * @param who whom it is about; empty if it is not known
 * @param people how many were studied; empty if nobody says
 * @param bars scores to draw, one for each trial
 * @param whom message key of whom it does not tell about; empty if nothing speaks against it
 * @param sure message key of how sure somebody who rated it is; empty if nobody has
 */
public record Line(
        Choice choice,
        Prospect prospect,
        String kind,
        List<Object> figures,
        Optional<String> reason,
        List<Picture> pictures,
        Optional<Quoted> who,
        Optional<Figure> people,
        List<Bar> bars,
        Optional<String> whom,
        Optional<String> sure) {

    /** The sham arm of the larger sham trial, as a course without true needles. */
    static final String SHAM = "N32";

    private static final String RETRACTED = "answer.unknown.RETRACTED";

    /**
     * One hundred people.
     *
     * @param key message key of its words
     */
    public record Picture(String key, IconArray people, Figure number) {}

    /**
     * A score of one trial as a part of all pain.
     *
     * @param gap how much more pain fell, in points of 100
     * @param sham how much it fell with sham needles; empty if that is not known
     */
    public record Bar(Figure gap, Figure low, Figure high, Optional<Figure> sham) {

        /** Ending of the message key of its words. */
        public String kind() {
            return sham.isPresent() ? "score" : "alone";
        }
    }

    public Line {
        figures = List.copyOf(figures);
        pictures = List.copyOf(pictures);
        bars = List.copyOf(bars);
    }

    private Line(
            Choice choice,
            Prospect prospect,
            String kind,
            List<Object> figures,
            Optional<String> reason,
            List<Picture> pictures,
            Optional<Quoted> who,
            Optional<Figure> people) {
        this(
                choice,
                prospect,
                kind,
                figures,
                reason,
                pictures,
                who,
                people,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with how sure somebody is of what it rests on. */
    private Line rated(Certainty certainty) {
        return certainty instanceof Certainty.Rated rated
                ? new Line(
                        choice,
                        prospect,
                        kind,
                        figures,
                        reason,
                        pictures,
                        who,
                        people,
                        bars,
                        whom,
                        Optional.of("choices.sure." + rated.level().name()))
                : this;
    }

    static Line of(Choice choice, Way.Told told, EvidenceBase base) {
        return switch (told.expectation()) {
            case Frequency seen ->
                    people(
                            choice,
                            told.prospect(),
                            seen.seen().people(),
                            seen.figureId(),
                            OptionalInt.of(seen.peopleStudied()),
                            seen.otherArm(),
                            base);
            case Printed printed ->
                    people(
                            choice,
                            told.prospect(),
                            printed.inHundred(),
                            printed.figureId(),
                            isOfOneArm(printed.figureId(), base)
                                    ? OptionalInt.empty()
                                    : printed.peopleStudied(),
                            Optional.empty(),
                            base);
            case Rate rate ->
                    new Line(
                            choice,
                            told.prospect(),
                            "rate",
                            List.of(
                                    new Figure(rate.rate(), 1, rate.figureId()),
                                    new Figure(rate.low(), 1, rate.figureId()),
                                    new Figure(rate.high(), 1, rate.figureId()),
                                    new Quoted(rate.per(), rate.figureId())),
                            Optional.empty(),
                            List.of(
                                    new Picture(
                                            "choices.picture.rate",
                                            IconArray.of(0),
                                            new Figure(rate.rate(), 1, rate.figureId()))),
                            who(rate.figureId(), base),
                            Optional.empty());
            case ScoreEffect score ->
                    score(choice, told.prospect(), score, base).rated(score.from().certainty());
            case AbsoluteEffect effect ->
                    effect(choice, told.prospect(), effect).rated(effect.certainty());
            case NotKnown notKnown -> notKnown(choice, told.prospect(), notKnown);
        };
    }

    private static Line people(
            Choice choice,
            Prospect prospect,
            double inHundred,
            String id,
            OptionalInt studied,
            Optional<InHundred> otherArm,
            EvidenceBase base) {
        Figure number = new Figure(inHundred, 0, id);
        List<Object> figures = new ArrayList<>(List.of(number));
        otherArm.ifPresent(other -> figures.add(hundred(other, id)));
        return new Line(
                choice,
                prospect,
                "people",
                figures,
                Optional.empty(),
                List.of(
                        new Picture(
                                "choices.picture.people",
                                IconArray.of((int) Math.round(inHundred)),
                                number)),
                who(id, base),
                studied.isPresent()
                        ? Optional.of(new Figure(studied.getAsInt(), 0, id))
                        : Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of("choices.sure." + compared(id, otherArm, base)));
    }

    /**
     * Falls of pain are positive here, and the interval turns round with them; where pain was
     * higher with real needles, that is what is said.
     */
    private static Line score(
            Choice choice, Prospect prospect, ScoreEffect score, EvidenceBase base) {
        List<Contribution> trials = score.trials();
        Optional<Figure> sham = sham(trials.getFirst(), base);
        List<Object> figures = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        String kind;
        if (trials.size() > 1) {
            List<ShamTrial> told = trials.stream().map(ShamTrial::of).toList();
            kind = several(told, sham);
            if (kind.startsWith("two")) {
                told.forEach(
                        one -> figures.addAll(List.of(one.gap(), one.gapLow(), one.gapHigh())));
                sham.ifPresent(figures::add);
                told.forEach(one ->
                        bars.add(
                                new Bar(
                                        one.gap(),
                                        one.gapLow(),
                                        one.gapHigh(),
                                        bars.isEmpty() ? sham : Optional.empty())));
            } else {
                told.stream()
                        .map(ShamTrial::gap)
                        .sorted(Comparator.comparingDouble(Figure::value))
                        .map(gap -> new Figure(Math.abs(gap.value()), gap.decimals(), gap.from()))
                        .forEach(figures::add);
                figures.subList(1, figures.size() - 1).clear();
            }
        } else {
            String id = score.questionId();
            Synthesis pooled = score.from();
            if (pooled.estimate() > 0) {
                kind = "worse";
                figures.add(new Figure(pooled.estimate(), 0, id));
                figures.add(new Figure(pooled.low(), 0, id));
                figures.add(new Figure(pooled.high(), 0, id));
            } else {
                var bar =
                        new Bar(
                                new Figure(-pooled.estimate(), 0, id),
                                new Figure(-pooled.high(), 0, id),
                                new Figure(-pooled.low(), 0, id),
                                sham);
                figures.addAll(List.of(bar.gap(), bar.low(), bar.high()));
                sham.ifPresent(figures::add);
                bars.add(bar);
                kind = bar.kind();
            }
        }
        return new Line(
                choice,
                prospect,
                kind,
                figures,
                Optional.empty(),
                List.of(),
                Optional.of(
                        new Quoted(
                                String.join(
                                        "; ",
                                        trials.stream()
                                                .map(one -> one.trial().population())
                                                .distinct()
                                                .toList()),
                                trials.getFirst().trial().rowId())),
                Optional.empty(),
                bars,
                trials.stream()
                                .allMatch(one ->
                                        one.trial().population().matches("(?i).*\\bchronic\\b.*"))
                        ? Optional.of("choices.whom.chronic")
                        : Optional.empty(),
                Optional.empty());
    }

    /** How much pain fell with sham needles in that trial. */
    private static Optional<Figure> sham(Contribution trial, EvidenceBase base) {
        return base.course(SHAM)
                .filter(arm -> trial.trial().source().contains(arm.source()))
                .map(arm -> Figure.of(arm, arm.value()));
    }

    /** What several trials say together, as ending of message keys. */
    private static String several(List<ShamTrial> told, Optional<Figure> sham) {
        boolean less = told.stream().allMatch(one -> one.gap().value() >= 0);
        boolean more = told.stream().allMatch(one -> one.gap().value() < 0);
        boolean differ =
                told.stream().map(one -> Math.round(one.gap().value())).distinct().count() > 1;
        if (less && differ && told.size() == 2) {
            return sham.isPresent() ? "two" : "two-alone";
        }
        if (less) {
            return differ ? "range" : "same";
        }
        return more ? "range-worse" : "mixed";
    }

    private static Line effect(Choice choice, Prospect prospect, AbsoluteEffect effect) {
        String id = effect.from().used().getFirst().trial().rowId();
        Figure with = hundred(effect.with(), id);
        Figure without = hundred(effect.without(), id);
        return new Line(
                choice,
                prospect,
                "effect",
                List.of(new Figure(effect.weeks(), 0, id), with, without),
                Optional.empty(),
                List.of(
                        new Picture("choices.picture.with", IconArray.of(effect.with()), with),
                        new Picture(
                                "choices.picture.without",
                                IconArray.of(effect.without()),
                                without)),
                Optional.of(new Quoted(effect.from().used().getFirst().trial().population(), id)),
                Optional.of(new Figure(effect.peopleStudied(), 0, id)));
    }

    private static Line notKnown(Choice choice, Prospect prospect, NotKnown notKnown) {
        return new Line(
                choice,
                prospect,
                "unknown",
                List.of(),
                Optional.of("answer.unknown." + notKnown.reason().name()),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Figure hundred(InHundred people, String id) {
        return new Figure(people.people(), 0, id);
    }

    /** Whether those who were counted were compared with others, as ending of message keys. */
    private static String compared(String id, Optional<InHundred> otherArm, EvidenceBase base) {
        if (otherArm.isPresent()) {
            return "people.compared";
        }
        return base.course(id)
                        .filter(figure ->
                                (figure.design() + " " + figure.notes()).contains("both arms"))
                        .isPresent()
                ? "people.both"
                : "people";
    }

    /** True where the number is of both arms and the people that the record counts are of one. */
    private static boolean isOfOneArm(String id, EvidenceBase base) {
        return base.course(id)
                .filter(figure -> figure.notes().contains("both arms"))
                .filter(figure -> !figure.design().contains("both arms"))
                .isPresent();
    }

    /** Whom a record is about, in its own words. */
    private static Optional<Quoted> who(String id, EvidenceBase base) {
        return Stream.of(
                        base.course(id).map(CourseFigure::population),
                        base.harm(id).map(figure -> figure.setting()),
                        base.trials().stream()
                                .filter(row -> row.rowId().equals(id))
                                .findFirst()
                                .map(Trial::population))
                .flatMap(Optional::stream)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .map(words -> new Quoted(words, id));
    }

    /** The message key of how sure it is: the grade, or what else is known of that. */
    public String sureKey() {
        return sure.orElse("choices.sure." + kind);
    }

    public boolean isKnown() {
        return reason.isEmpty();
    }

    /** True if nothing is known of it: one line that opens. */
    public boolean isUnknown() {
        return kind.equals("unknown");
    }

    /** True if what is said of it stays in sight though nothing is known: it may speak of harm. */
    public boolean warns() {
        return prospect.side() == Prospect.Side.HARM;
    }

    /** The few words for the table. */
    public Phrase head(Words words) {
        if (kind.equals("effect")) {
            return Phrase.of(words, "choices.head.effect", figures.get(1), figures.get(2));
        }
        String own = "choices.%s.head.%s".formatted(choice.code(), prospect.code());
        return Phrase.of(
                words,
                kind.equals("people") && words.knows(own) ? own : "choices.head." + kind,
                figures.toArray());
    }

    /** The sentence; for what is not known, with the reason before it. */
    public Phrase says(Words words) {
        String own = "choices.%s.say.%s".formatted(choice.code(), prospect.code());
        String key =
                reason.equals(Optional.of(RETRACTED))
                        ? "choices.say.retracted"
                        : Stream.of(own + "." + kind, own, "choices.say." + kind)
                                .filter(words::knows)
                                .findFirst()
                                .orElseThrow();
        return Phrase.of(words, key, figures.toArray());
    }

    /** Why it is not known. */
    public Phrase because(Words words) {
        return Phrase.of(words, "choices.say.unknown", words.say(reason.orElseThrow()));
    }

    /** Everything that is said of it, as one reads it aloud. */
    public String plain(Words words) {
        String said = "%s. %s".formatted(head(words).plain(), says(words).plain());
        return whom.map(key -> said + " " + words.say(key)).orElse(said);
    }
}
