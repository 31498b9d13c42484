package huantiao.bias;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers to signalling questions, as far as somebody gave them. */
public record Answers(Map<Question, Answer> given) {

    public Answers {
        Map<Question, Answer> copy = new EnumMap<>(Question.class);
        copy.putAll(given);
        given = Collections.unmodifiableMap(copy);
    }

    /** Nobody answered anything. */
    public static Answers none() {
        return new Answers(Map.of());
    }

    public Optional<Answer> to(Question question) {
        return Optional.ofNullable(given.get(question));
    }

    /** The same with one more answer. */
    public Answers with(Question question, Answer answer) {
        Map<Question, Answer> more = new LinkedHashMap<>(given);
        more.put(question, answer);
        return new Answers(more);
    }

    boolean isYes(Question question) {
        @Nullable Answer answer = given.get(question);
        return answer == Answer.YES || answer == Answer.PROBABLY_YES;
    }

    boolean isNo(Question question) {
        @Nullable Answer answer = given.get(question);
        return answer == Answer.NO || answer == Answer.PROBABLY_NO;
    }

    boolean isUnknown(Question question) {
        return given.get(question) == Answer.NO_INFORMATION;
    }

    boolean isYesOrUnknown(Question question) {
        return isYes(question) || isUnknown(question);
    }

    boolean isNoOrUnknown(Question question) {
        return isNo(question) || isUnknown(question);
    }

    /**
     * Only the answers to questions that are asked after the answers before them; what was answered
     * without being asked changes nothing and is left out.
     */
    public Answers asked(Aim aim) {
        Answers kept = none();
        for (Question question : Question.values()) {
            @Nullable Answer answer = given.get(question);
            if (answer != null && question.isAsked(aim, kept)) {
                kept = kept.with(question, answer);
            }
        }
        return kept;
    }

    /** Questions of the domain that are asked after these answers and wait for one. */
    public List<Question> open(Domain domain, Aim aim) {
        Answers kept = asked(aim);
        return domain.questions(aim).stream()
                .filter(one -> one.isAsked(aim, kept) && kept.to(one).isEmpty())
                .toList();
    }

    /**
     * What follows from the answers by the flow charts of the guidance.
     *
     * @return empty while a question of the domain waits for an answer
     */
    public Optional<Judgement> proposed(Domain domain, Aim aim) {
        if (!open(domain, aim).isEmpty()) {
            return Optional.empty();
        }
        Answers kept = asked(aim);
        return Optional.of(
                switch (domain) {
                    case RANDOMISATION -> FlowCharts.randomisation(kept);
                    case DEVIATIONS ->
                            switch (aim) {
                                case ASSIGNMENT -> FlowCharts.deviationsFromAssignment(kept);
                                case ADHERING -> FlowCharts.deviationsFromAdhering(kept);
                            };
                    case MISSING_DATA -> FlowCharts.missingData(kept);
                    case MEASUREMENT -> FlowCharts.measurement(kept);
                    case REPORTING -> FlowCharts.reporting(kept);
                });
    }
}
