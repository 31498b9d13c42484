package huantiao.web.questionnaires;

import huantiao.measures.Instrument;
import huantiao.measures.Item;
import huantiao.measures.LicensedForm;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Words that a clinic shows by a licence, as fields of a form.
 *
 * @param instrument whose words they are
 */
public record LicensedQuestions(LicensedForm words, Instrument instrument, Form form) {

    /** The questions that have one answer each. */
    public List<Choices> questions() {
        return instrument.items().stream()
                .filter(item -> !(item.response() instanceof Item.Response.Tick))
                .map(item -> {
                    var question = words.questions().get(item.number() - 1);
                    return form.choices(
                            QuestionnaireForm.item(item.number()),
                            "%d. %s".formatted(item.number(), question.text()),
                            options(item, question.options()));
                })
                .toList();
    }

    /** The sentences that are ticked where they are true; empty where there is none. */
    public Optional<Choices> sentences() {
        var sentences =
                form.choices(
                        QuestionnaireForm.TICKED,
                        words.instruction().isEmpty()
                                ? form.words().say("questionnaire.tick")
                                : words.instruction(),
                        instrument.items().stream()
                                .filter(item -> item.response() instanceof Item.Response.Tick)
                                .map(item ->
                                        Option.of(
                                                String.valueOf(item.number()),
                                                words.questions().get(item.number() - 1).text()))
                                .toList());
        return Optional.of(sentences).filter(choices -> !choices.options().isEmpty());
    }

    private static List<Option> options(Item item, List<String> words) {
        var values =
                switch (item.response()) {
                    case Item.Response.Whole(var least, var most) ->
                            IntStream.rangeClosed(least, most).boxed().toList();
                    case Item.Response.OneOf(var some) -> some.stream().sorted().toList();
                    case Item.Response.Tick _, Item.Response.Words _ -> List.<Integer>of();
                };
        return IntStream.range(0, values.size())
                .mapToObj(i ->
                        Option.of(
                                String.valueOf(values.get(i)),
                                label(values.get(i), i, values.size(), words)))
                .toList();
    }

    /** Each answer's own words, or numbers with words at the two ends. */
    private static String label(int value, int at, int count, List<String> words) {
        if (words.size() == count) {
            return words.get(at);
        }
        return at == 0
                ? value + " " + words.getFirst()
                : at == count - 1 ? value + " " + words.getLast() : String.valueOf(value);
    }
}
