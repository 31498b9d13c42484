package huantiao.web.care;

import huantiao.measures.Instrument;
import huantiao.measures.Item;
import huantiao.measures.LicensedForm;
import huantiao.web.form.Choices;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One measure whose words do not ship.
 *
 * @param person the address of the person's page
 * @param held the clinic's own words; empty where only the score is entered
 * @param ended the last day of a licence that is over
 */
public record QuestionnairePage(
        String person,
        String who,
        Instrument instrument,
        Optional<LicensedForm> held,
        Optional<LocalDate> ended,
        Form form) {

    /**
     * Every such measure.
     *
     * @param kept name of the one that was just kept; empty if none was
     */
    public record All(String person, String who, List<Offered> measures, String kept) {}

    /**
     * @param byItem true where the questions can be shown
     */
    public record Offered(Instrument instrument, boolean byItem) {}

    public String address() {
        return person + "/questionnaires/" + instrument.id();
    }

    public Field score() {
        var scale = instrument.scale();
        return form.field(QuestionnaireForm.SCORE, form.words().say("questionnaire.score"))
                .withHint(
                        form.words()
                                .say(
                                        "questionnaire.score.hint",
                                        scale.least().rounded(3).toPlainString(),
                                        scale.most().rounded(3).toPlainString(),
                                        instrument.edition().version()));
    }

    public String endedOn() {
        return ended.map(day -> LicencesPage.day(form.words(), day)).orElse("");
    }

    /** The questions that have one answer each. */
    public List<Choices> questions() {
        var questions = new ArrayList<Choices>();
        held.ifPresent(words -> {
            for (var item : instrument.items()) {
                if (!(item.response() instanceof Item.Response.Tick)) {
                    var question = words.questions().get(item.number() - 1);
                    questions.add(
                            form.choices(
                                    QuestionnaireForm.item(item.number()),
                                    "%d. %s".formatted(item.number(), question.text()),
                                    options(item, question.options())));
                }
            }
        });
        return questions;
    }

    /** The sentences that are ticked where they are true; empty where there is none. */
    public Optional<Choices> sentences() {
        return held.map(words ->
                        form.choices(
                                QuestionnaireForm.TICKED,
                                words.instruction(),
                                instrument.items().stream()
                                        .filter(item ->
                                                item.response() instanceof Item.Response.Tick)
                                        .map(item ->
                                                Option.of(
                                                        String.valueOf(item.number()),
                                                        words.questions()
                                                                .get(item.number() - 1)
                                                                .text()))
                                        .toList()))
                .filter(choices -> !choices.options().isEmpty());
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
