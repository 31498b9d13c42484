package huantiao.web.people;

import huantiao.care.Roster;
import huantiao.measures.Answer;
import huantiao.measures.Answers;
import huantiao.measures.Change;
import huantiao.measures.Instrument;
import huantiao.measures.ResponseClass;
import huantiao.measures.Score;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Leg pain now against leg pain at the start, by the response rule of the measure: the same rule as
 * on the course.
 *
 * @param instrument pain of the leg, 0 to 10
 */
record LegPain(Instrument instrument) {

    /** True if it is worse by more than noise. */
    boolean isWorse(Roster.Line line) {
        var start = score(line.startLegPain());
        var now = score(line.legPain());
        return start.isPresent()
                && now.isPresent()
                && Change.between(instrument, start.get(), now.get())
                        .fold(change -> change.responseClass() == ResponseClass.WORSE, _ -> false);
    }

    private Optional<Score> score(OptionalDouble answer) {
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        var answers =
                new Answers(
                        instrument.edition(),
                        List.of(Answer.of((int) Math.round(answer.getAsDouble()))),
                        true);
        return instrument
                .score(answers)
                .fold(scored -> Optional.of(scored.score()), _ -> Optional.empty());
    }
}
