package huantiao.web.care;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Taken;
import huantiao.measures.Answer;
import huantiao.measures.Answers;
import huantiao.measures.Instrument;
import huantiao.measures.Item;
import huantiao.web.form.Sent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A measure as it was answered in the room, item by item or as a score from its paper. */
record QuestionnaireForm(Sent sent) {

    static final String SCORE = "score";
    static final String TICKED = "ticked";

    static String item(int number) {
        return "item-" + number;
    }

    /**
     * @param byItem true where the words are shown; else only the score is read
     */
    Result<Taken, List<Problem>> read(Instrument instrument, boolean byItem) {
        return byItem ? items(instrument) : score(instrument);
    }

    private Result<Taken, List<Problem>> items(Instrument instrument) {
        var problems = new ArrayList<Problem>();
        var answers = new ArrayList<Answer>();
        var raw = new TreeMap<String, String>();
        for (var item : instrument.items()) {
            var text = answer(item);
            if (text.isEmpty()) {
                answers.add(Answer.BLANK);
            } else if (text.matches("-?\\d{1,3}")
                    && item.response().admits(Integer.parseInt(text))) {
                raw.put(String.valueOf(item.number()), text);
                answers.add(Answer.of(Integer.parseInt(text)));
            } else {
                problems.add(CheckInForm.notAChoice(item(item.number())));
                answers.add(Answer.BLANK);
            }
        }
        if (!problems.isEmpty()) {
            return Result.refused(List.copyOf(problems));
        }
        var form = new Answers(instrument.edition(), answers, true);
        return instrument
                .score(form)
                .fold(
                        _ -> Result.ok(CheckInForm.taken(instrument, raw, form)),
                        why ->
                                Result.refused(
                                        List.of(
                                                new Problem(
                                                        firstOpen(instrument, raw),
                                                        "HT-1967",
                                                        "There is no score yet: %s."
                                                                .formatted(why.what()),
                                                        "Ask what is still open."))));
    }

    private String answer(Item item) {
        return item.response() instanceof Item.Response.Tick
                ? sent.all(TICKED).contains(String.valueOf(item.number())) ? "1" : ""
                : sent.text(item(item.number()));
    }

    private static String firstOpen(Instrument instrument, Map<String, String> raw) {
        return instrument.items().stream()
                .filter(item -> !raw.containsKey(String.valueOf(item.number())))
                .findFirst()
                .map(item -> item(item.number()))
                .orElse(item(1));
    }

    private Result<Taken, List<Problem>> score(Instrument instrument) {
        var text = sent.text(SCORE).replace(',', '.');
        if (!text.matches("-?\\d{1,4}(\\.\\d{1,4})?")) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    SCORE,
                                    "HT-1968",
                                    "This is no score.",
                                    "Write the number from the paper.")));
        }
        return instrument
                .entered(new BigDecimal(text), instrument.scale().unit())
                .fold(
                        score ->
                                Result.ok(
                                        new Taken(
                                                instrument.id(),
                                                new TreeMap<>(Map.of(SCORE, text)),
                                                Optional.of(score.value().rounded(6).doubleValue()),
                                                "")),
                        why ->
                                Result.refused(
                                        List.of(
                                                new Problem(
                                                        SCORE,
                                                        "HT-1969",
                                                        "This cannot be: %s.".formatted(why.what()),
                                                        "Look at the paper again."))));
    }
}
