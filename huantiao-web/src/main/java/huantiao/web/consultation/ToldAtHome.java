package huantiao.web.consultation;

import huantiao.care.CareRules;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Picture;
import huantiao.triage.Facts;
import huantiao.triage.Value;
import huantiao.web.Words;
import huantiao.web.triage.FactQuestion;
import huantiao.web.triage.FactQuestions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the person answered alone in the last symptom check, to stand beside the questions that are
 * asked anew. It answers nothing, and what somebody asked again since is not among it.
 *
 * @param day on which they answered, in words
 */
record ToldAtHome(Facts facts, String day, Words words) {

    private static final Value NO = new Value.Truth(false);

    static Optional<ToldAtHome> of(Chart chart, CareRules rules, Words words, CareSteps.Now now) {
        return chart.latest(Entry.SymptomsTold.class)
                .filter(told -> told.noted().author().isPatient())
                .map(told -> {
                    var at = told.noted().occurredAt();
                    var facts = Picture.read(told.entry().facts(), rules.vocabulary());
                    var since = chart.toldAt();
                    return new ToldAtHome(
                            facts.without(
                                    facts.names().stream()
                                            .filter(fact -> !at.equals(since.get(fact)))
                                            .toList()),
                            words.brief(LocalDate.ofInstant(at, now.zone()), now.today()),
                            words);
                });
    }

    /** The question with the answer of then beside it, where that was more than a no. */
    FactQuestion beside(FactQuestion question) {
        return facts.find(question.fact())
                .filter(told -> !NO.equals(told))
                .map(told -> FactQuestions.answer(words, question.fact(), told))
                .map(told -> question.hintedFirst(words.say("consultation.home", day, told)))
                .orElse(question);
    }

    /**
     * To how many of these questions the answer of then was no, in words; empty where to none.
     *
     * @param beside true where a yes of earlier is asked beside them, so that not all were no
     */
    Optional<String> noes(List<FactQuestion> questions, boolean beside) {
        long noes =
                questions.stream()
                        .filter(one -> facts.find(one.fact()).filter(NO::equals).isPresent())
                        .count();
        return noes == 0
                ? Optional.empty()
                : Optional.of(
                        noes == questions.size() && !beside
                                ? words.say("consultation.home.no.all", day)
                                : words.say("consultation.home.no", day, noes, questions.size()));
    }
}
