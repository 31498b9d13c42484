package huantiao.web.living;

import huantiao.base.UserId;
import huantiao.bias.Aim;
import huantiao.bias.Answer;
import huantiao.bias.Answers;
import huantiao.bias.Assessment;
import huantiao.bias.Domain;
import huantiao.bias.Judgement;
import huantiao.bias.Question;
import huantiao.living.AppraisalEntry.AppraisalOpened;
import huantiao.living.DoubleReading;
import huantiao.living.DoubleReading.Stage;
import huantiao.web.Words;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import huantiao.web.form.Sent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One result whose risk of bias is judged, as it stands for who looks. */
public record AppraisalPage(
        DoubleReading<AppraisalOpened, Assessment> appraisal,
        UserId reader,
        Form form,
        ZoneId zone) {

    /**
     * Answers in one column of the table of answers.
     *
     * @param heading who gave them, or that they are settled
     */
    public record Column(String heading, Assessment assessment) {}

    static String address(DoubleReading<AppraisalOpened, Assessment> one) {
        return "/workbench/bias/" + one.id();
    }

    static String name(AppraisalOpened frame, Words words) {
        return words.say(
                "bias.result.name",
                frame.study(),
                words.say("evidence.outcome." + frame.outcome()),
                words.say("extraction.against." + frame.comparator()));
    }

    public String address() {
        return address(appraisal);
    }

    public String name() {
        return name(appraisal.frame(), form.words());
    }

    public Aim aim() {
        return appraisal.frame().aim();
    }

    public boolean canJudge() {
        return appraisal.waitsFor(reader);
    }

    public boolean isToSettle() {
        return appraisal.stage() == Stage.TO_SETTLE;
    }

    public List<Domain> domains() {
        return List.of(Domain.values());
    }

    public List<Question> questions(Domain domain) {
        return domain.questions(aim());
    }

    public String domain(Domain domain) {
        return form.words().say("bias.domain." + domain.code());
    }

    /** The question with its number. */
    public String say(Question question) {
        return form.words()
                .say(
                        "bias.question",
                        question.number(),
                        form.words().say("bias." + question.code()));
    }

    /** A question as a field, with when it is asked and what two readers answered. */
    public Choices choice(Question question) {
        var words = form.words();
        var when = "bias." + question.code() + ".when";
        var hints =
                Stream.concat(
                        words.knows(when) ? Stream.of(words.say(when)) : Stream.of(),
                        isToSettle() ? both(question).stream() : Stream.of());
        return form.choices(
                        question.code(),
                        say(question),
                        Arrays.stream(Answer.values())
                                .filter(one ->
                                        question.mayBeUnknown() || one != Answer.NO_INFORMATION)
                                .map(one ->
                                        Option.of(
                                                one.code(), words.say("bias.answer." + one.code())))
                                .toList())
                .withHint(hints.collect(Collectors.joining(" ")));
    }

    private Optional<String> both(Question question) {
        var first = appraisal.readings().getFirst();
        var second = appraisal.readings().getLast();
        return first.what().differences(second.what()).contains(question)
                ? Optional.of(
                        form.words()
                                .say(
                                        "bias.differ",
                                        first.by().name(),
                                        answer(question, first.what()),
                                        second.by().name(),
                                        answer(question, second.what())))
                : Optional.empty();
    }

    public String answer(Question question, Assessment assessment) {
        return assessment
                .answers()
                .to(question)
                .map(one -> form.words().say("bias.answer." + one.code()))
                .orElse(form.words().say("bias.unasked"));
    }

    /** The judgement of a domain; nothing chosen is what the answers suggest. */
    public Choices judgement(Domain domain) {
        var choices =
                form.choices(
                                "judged-" + domain.code(),
                                form.words().say("bias.judgement"),
                                judgements())
                        .asOptional();
        return isToSettle() ? choices.withHint(both(domain)) : choices;
    }

    private String both(Domain domain) {
        var first = appraisal.readings().getFirst();
        var second = appraisal.readings().getLast();
        return first.what().judgedOtherwise(second.what()).contains(domain)
                ? form.words()
                        .say(
                                "bias.differ",
                                first.by().name(),
                                say(first.what().of(domain)),
                                second.by().name(),
                                say(second.what().of(domain)))
                : "";
    }

    private List<Option> judgements() {
        return Arrays.stream(Judgement.values())
                .map(one -> Option.of(one.code(), say(one)))
                .toList();
    }

    public String say(Judgement judgement) {
        return form.words().say("bias.judgement." + judgement.code());
    }

    public Field ground(Domain domain) {
        return form.field(Assessment.groundField(domain), form.words().say("bias.ground"))
                .withHint(form.words().say("bias.ground.hint"))
                .asOptional();
    }

    public Choices overall() {
        return form.choices("overall", form.words().say("bias.overall"), judgements())
                .withHint(form.words().say("bias.overall.hint"))
                .asOptional();
    }

    public Field overallGround() {
        return form.field("overall-ground", form.words().say("bias.overall.ground")).asOptional();
    }

    /** What the answers so far suggest. */
    public Optional<Judgement> proposed(Domain domain) {
        return answers(form.sent(), aim()).proposed(domain, aim());
    }

    /** Numbers of the questions of the domain that wait. */
    public String open(Domain domain) {
        return answers(form.sent(), aim()).open(domain, aim()).stream()
                .map(Question::number)
                .collect(Collectors.joining(", "));
    }

    /** What this person may see of the answers: their own, or all once two have judged. */
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        appraisal
                .settled()
                .ifPresent(one ->
                        columns.add(
                                new Column(form.words().say("bias.settled.column"), one.what())));
        var seen =
                appraisal.readings().size() == 2
                        ? appraisal.readings()
                        : appraisal.by(reader).stream().toList();
        for (var one : seen) {
            columns.add(new Column(one.by().name(), one.what()));
        }
        return columns;
    }

    public String day(Instant at) {
        return Days.say(at, zone, form.words());
    }

    static Answers answers(Sent sent, Aim aim) {
        Map<Question, Answer> given = new EnumMap<>(Question.class);
        for (var question : Question.values()) {
            if (question.isFor(aim)) {
                Answer.of(sent.text(question.code())).ifPresent(one -> given.put(question, one));
            }
        }
        return new Answers(given);
    }

    /** The form of a settlement before anybody fills it in: what both say stands in it. */
    static Sent agreed(DoubleReading<AppraisalOpened, Assessment> appraisal) {
        var first = appraisal.readings().getFirst();
        var second = appraisal.readings().getLast();
        var sent = Sent.nothing();
        for (var question : Question.values()) {
            var answer = first.what().answers().to(question);
            if (answer.isPresent() && answer.equals(second.what().answers().to(question))) {
                sent = sent.with(question.code(), answer.get().code());
            }
        }
        for (var domain : Domain.values()) {
            var one = Optional.ofNullable(first.what().judged().get(domain));
            if (one.isPresent()
                    && one.equals(Optional.ofNullable(second.what().judged().get(domain)))) {
                sent = sent.with("judged-" + domain.code(), one.get().code());
            }
            sent =
                    sent.with(
                            Assessment.groundField(domain),
                            Stream.of(first, second)
                                    .map(reading ->
                                            reading.what().grounds().getOrDefault(domain, ""))
                                    .filter(text -> !text.isEmpty())
                                    .distinct()
                                    .collect(Collectors.joining("\n")));
        }
        return sent;
    }
}
