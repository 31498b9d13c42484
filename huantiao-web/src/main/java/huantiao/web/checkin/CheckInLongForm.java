package huantiao.web.checkin;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.Taken;
import huantiao.measures.Answer;
import huantiao.measures.Answers;
import huantiao.measures.Instrument;
import huantiao.web.form.Choices;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The long part of a check-in as it was sent: sentences that are ticked where they are true. A
 * blank means no only once the person says that they are done; a form that was left has no score.
 */
public record CheckInLongForm(Sent sent) {

    static final String ITEM = "item";
    static final String FINISHED = "finished";

    /**
     * The form as it was answered; empty where it was left with nothing ticked.
     *
     * @param instrument whose items are ticks
     */
    Result<Optional<Taken>, List<Problem>> read(Instrument instrument) {
        var finished = sent.text(FINISHED).equals("yes");
        var ticked = sent.all(ITEM);
        var answers = new ArrayList<Answer>();
        var raw = new TreeMap<String, String>();
        for (var item : instrument.items()) {
            var number = String.valueOf(item.number());
            if (ticked.contains(number)) {
                raw.put(number, "ticked");
                answers.add(Answer.of(1));
            } else {
                answers.add(Answer.BLANK);
            }
        }
        boolean foreign = ticked.stream().anyMatch(number -> !raw.containsKey(number));
        if (foreign) {
            return Result.refused(List.of(Choices.notOneOfThem(ITEM)));
        }
        if (!finished && raw.isEmpty()) {
            return Result.ok(Optional.empty());
        }
        return Result.ok(
                Optional.of(
                        Taken.of(
                                instrument,
                                raw,
                                new Answers(instrument.edition(), answers, finished))));
    }
}
