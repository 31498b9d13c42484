package huantiao.care;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A pain score of a signed visit that was put right, beside what stood there until then.
 *
 * @param was empty where it had not been asked
 */
public record PainCorrection(Chart.Placed<Entry.PainCorrected> by, OptionalInt was) {

    public PainScore score() {
        return by.entry().score();
    }

    /** What stands there since; empty where it was not asked. */
    public OptionalInt is() {
        return by.entry().value();
    }

    /** Place in the chart of the visit. */
    public long visit() {
        return by.entry().toSequence();
    }

    /**
     * A chart read with what was put right.
     *
     * @param entries as they were noted, but for visits, which have the scores that count; of
     *     several corrections of one score the last counts, and one that names no earlier visit
     *     changes nothing
     * @param corrections oldest first
     */
    record Read(List<Noted> entries, List<PainCorrection> corrections) {

        static Read of(List<Noted> noted) {
            if (noted.stream().noneMatch(one -> one.entry() instanceof Entry.PainCorrected)) {
                return new Read(noted, List.of());
            }
            var entries = new ArrayList<>(noted);
            var corrections = new ArrayList<PainCorrection>();
            for (var one : noted) {
                if (one.entry() instanceof Entry.PainCorrected right
                        && right.toSequence() < one.sequence()) {
                    int place = Math.toIntExact(right.toSequence() - 1);
                    var visit = entries.get(place);
                    if (visit.entry() instanceof Entry.SessionSigned signed) {
                        var was = right.score().of(signed.session());
                        corrections.add(new PainCorrection(new Chart.Placed<>(one, right), was));
                        var counts = right.score().in(signed.session(), right.value());
                        entries.set(place, visit.with(signed.with(counts)));
                    }
                }
            }
            return new Read(List.copyOf(entries), List.copyOf(corrections));
        }
    }
}
