package huantiao.app.demo;

import huantiao.base.Result;
import huantiao.care.Taken;
import huantiao.measures.Answer;
import huantiao.measures.Answers;
import huantiao.measures.Instruments;
import huantiao.measures.Scored;
import huantiao.measures.Unscored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Forms filled in by the people of the demo, scored as every other form is. */
final class Answered {

    private final Instruments instruments;

    Answered(Instruments instruments) {
        this.instruments = instruments;
    }

    /** A form of one question. */
    Taken one(String instrument, int value) {
        return taken(instrument, List.of(Answer.of(value)));
    }

    /** A form of sentences of which so many, by chance, are ticked. */
    Taken ticked(String instrument, int sentences, RandomGenerator chance) {
        int items = instruments.get(instrument).items().size();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            answers.add(i < sentences ? Answer.of(1) : Answer.BLANK);
        }
        for (int i = items - 1; i > 0; i--) {
            Collections.swap(answers, i, chance.nextInt(i + 1));
        }
        return taken(instrument, answers);
    }

    private Taken taken(String id, List<Answer> inOrder) {
        var instrument = instruments.get(id);
        var written = new TreeMap<String, String>();
        for (int i = 0; i < inOrder.size(); i++) {
            if (inOrder.get(i) instanceof Answer.Given(var value)) {
                written.put(Integer.toString(i + 1), Integer.toString(value));
            }
        }
        return switch (instrument.score(new Answers(instrument.edition(), inOrder, true))) {
            case Result.Ok<Scored, Unscored>(var scored) ->
                    new Taken(id, written, Optional.of(scored.score().value().toDouble()), "");
            case Result.Refused<Scored, Unscored>(var why) ->
                    new Taken(id, written, Optional.empty(), why.reason().code());
        };
    }
}
