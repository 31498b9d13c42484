package huantiao.web.questionnaires;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Taken;
import huantiao.measures.Answer;
import huantiao.measures.Answers;
import huantiao.measures.Instrument;
import huantiao.measures.Item;
import huantiao.web.form.Choices;
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
    static final String FINISHED = "finished";

    /** What stands in {@link #FINISHED} where somebody leaves questions open. */
    static final String AS_IT_IS = "as-it-is";

    static String item(int number) {
        return "item-" + number;
    }

    /**
     * @param byItem true where the words are shown; else only the score is read
     */
    Result<Taken, List<Problem>> read(Instrument instrument, boolean byItem) {
        return byItem ? items(instrument) : score(instrument);
    }

    /**
     * The form as somebody sent it who was alone with it. An answer that is open is asked about
     * once; it may stay open, and then there may be no score.
     *
     * @return empty where nothing at all was answered
     */
    Result<Optional<Taken>, List<Problem>> readAlone(Instrument instrument) {
        var problems = new ArrayList<Problem>();
        var read = answers(instrument, problems);
        if (!problems.isEmpty()) {
            return Result.refused(List.copyOf(problems));
        }
        var open =
                instrument.items().stream()
                        .filter(item -> !(item.response() instanceof Item.Response.Tick))
                        .filter(item -> !read.raw().containsKey(String.valueOf(item.number())))
                        .map(item ->
                                new Problem(
                                        item(item.number()),
                                        "HT-0260",
                                        "Question %d is still open.".formatted(item.number()),
                                        "Answer it, or send the form as it is."))
                        .toList();
        if (!open.isEmpty() && !sent.text(FINISHED).equals(AS_IT_IS)) {
            return Result.refused(open);
        }
        return Result.ok(
                read.raw().isEmpty() && !open.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Taken.of(instrument, read.raw(), read.form())));
    }

    /** What was answered: as it was sent, and as numbers. */
    private record Read(Map<String, String> raw, Answers form) {}

    private Read answers(Instrument instrument, List<Problem> problems) {
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
                problems.add(Choices.notOneOfThem(item(item.number())));
                answers.add(Answer.BLANK);
            }
        }
        return new Read(raw, new Answers(instrument.edition(), answers, true));
    }

    private Result<Taken, List<Problem>> items(Instrument instrument) {
        var problems = new ArrayList<Problem>();
        var read = answers(instrument, problems);
        if (!problems.isEmpty()) {
            return Result.refused(List.copyOf(problems));
        }
        return instrument
                .score(read.form())
                .fold(
                        _ -> Result.ok(Taken.of(instrument, read.raw(), read.form())),
                        why ->
                                Result.refused(
                                        List.of(
                                                new Problem(
                                                        firstOpen(instrument, read.raw()),
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
