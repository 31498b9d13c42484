package huantiao.care;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart read with the numbers that were put right.
 *
 * @param entries as they were noted, but for visits and check-ins, which have the scores that
 *     count; of several corrections of one score the last counts, and one that names no earlier
 *     entry with such a score changes nothing
 * @param pain of signed visits, oldest first
 * @param scores of check-ins, oldest first
 */
record PutRight(List<Noted> entries, List<PainCorrection> pain, List<ScoreCorrection> scores) {

    static PutRight of(List<Noted> noted) {
        if (noted.stream().noneMatch(one -> isCorrection(one.entry()))) {
            return new PutRight(noted, List.of(), List.of());
        }
        var entries = new ArrayList<>(noted);
        var pain = new ArrayList<PainCorrection>();
        var scores = new ArrayList<ScoreCorrection>();
        for (var one : noted) {
            if (one.entry() instanceof Entry.PainCorrected right
                    && right.toSequence() < one.sequence()) {
                int place = Math.toIntExact(right.toSequence() - 1);
                var visit = entries.get(place);
                if (visit.entry() instanceof Entry.SessionSigned signed) {
                    var was = right.score().of(signed.session());
                    pain.add(new PainCorrection(new Chart.Placed<>(one, right), was));
                    var counts = right.score().in(signed.session(), right.value());
                    entries.set(place, visit.with(signed.with(counts)));
                }
            } else if (one.entry() instanceof Entry.ScoreCorrected right
                    && right.toSequence() < one.sequence()) {
                int place = Math.toIntExact(right.toSequence() - 1);
                var checkIn = entries.get(place);
                if (checkIn.entry() instanceof Entry.CheckedIn counts
                        && noted.get(place).entry() instanceof Entry.CheckedIn answered
                        && answered.taken(right.instrument()).isPresent()) {
                    var was = counts.taken(right.instrument()).flatMap(Taken::score);
                    scores.add(new ScoreCorrection(new Chart.Placed<>(one, right), was));
                    entries.set(place, checkIn.with(counts.with(answered, right)));
                }
            }
        }
        return new PutRight(List.copyOf(entries), List.copyOf(pain), List.copyOf(scores));
    }

    private static boolean isCorrection(Entry entry) {
        return entry instanceof Entry.PainCorrected || entry instanceof Entry.ScoreCorrected;
    }
}
