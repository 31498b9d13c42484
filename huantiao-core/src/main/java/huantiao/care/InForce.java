package huantiao.care;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The entries of a chart as they count. A consultation that was put right counts no longer by what
 * was found; of what was answered there, what was left as it was counts from when it was answered,
 * and what was changed or added counts from when it was changed. So an answer that somebody gave in
 * between is not covered by an older one.
 */
final class InForce {

    private final List<Noted> entries;
    private final Map<Long, Noted> corrections;

    private InForce(List<Noted> entries) {
        this.entries = entries;
        this.corrections = new HashMap<>();
        for (var noted : entries) {
            if (noted.entry() instanceof Entry.Consulted consulted) {
                consulted.corrects().ifPresent(sequence -> corrections.put(sequence, noted));
            }
        }
    }

    static List<Noted> of(List<Noted> entries) {
        var all = new InForce(entries);
        return all.corrections.isEmpty() ? entries : all.counting();
    }

    private List<Noted> counting() {
        var counting = new ArrayList<Noted>();
        boolean corrected = false;
        for (var noted : entries) {
            if (noted.entry() instanceof Entry.Consulted consulted) {
                corrected = corrections.containsKey(noted.sequence());
                counting.add(noted.with(counting(noted.sequence(), consulted)));
            } else {
                if (!(corrected && noted.entry() instanceof Entry.BodyMarked)) {
                    counting.add(noted);
                }
                corrected = false;
            }
        }
        return List.copyOf(counting);
    }

    private Entry.Consulted counting(long sequence, Entry.Consulted consulted) {
        var counting = consulted;
        for (var later = corrections.get(sequence); later != null; ) {
            counting = kept(counting, ((Entry.Consulted) later.entry()).facts());
            later = corrections.get(later.sequence());
        }
        return counting.corrects().isPresent()
                ? counting.telling(changed(counting.facts(), corrected(consulted).facts()))
                : counting;
    }

    private Entry.Consulted corrected(Entry.Consulted consulted) {
        long sequence = consulted.corrects().orElseThrow();
        return (Entry.Consulted) entries.get(Math.toIntExact(sequence - 1)).entry();
    }

    /** What is left of a consultation once these facts stand in its place: no finding. */
    static Entry.Consulted kept(Entry.Consulted consulted, FactsTold instead) {
        var same = new TreeSet<>(consulted.facts().plain().keySet());
        same.removeAll(changed(consulted.facts(), instead).plain().keySet());
        return consulted.unfound().telling(consulted.facts().only(same));
    }

    /** Those of the facts that the others do not tell in the same way. */
    static FactsTold changed(FactsTold facts, FactsTold others) {
        var changed = new TreeMap<String, Object>(facts.plain());
        changed.entrySet()
                .removeIf(one -> Objects.equals(others.plain().get(one.getKey()), one.getValue()));
        return new FactsTold(changed);
    }
}
