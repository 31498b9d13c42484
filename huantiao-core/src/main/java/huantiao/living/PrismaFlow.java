package huantiao.living;

import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Trial;
import huantiao.living.RecordEntry.Concern;
import huantiao.living.RecordEntry.ReportExcluded;
import huantiao.living.Records.Stage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The flow of records and trials as PRISMA 2020 draws it for an updated review: what was here
 * before, what was found since, and what is in the review now. Every number is counted from the
 * entries.
 *
 * @param before trials that came with the program
 * @param identified records by source, in the order of the searches
 * @param duplicates records that repeat another
 * @param screened records two people decided about
 * @param screenedOut of these, those that stay out
 * @param sought reports to be read
 * @param notRetrieved of these, those nobody could get
 * @param assessed reports somebody read
 * @param readOut of these, those that stay out, by reason
 * @param reports reports that came in
 * @param added trials they made new, of which a row counts
 * @param retracted trials in the review whose report was retracted
 * @param duplicated trials in the review whose people are counted in another
 * @param trials all trials of the review of which a row counts
 * @param toScreen records that fewer than two people have decided about
 * @param conflicts records on which the two differ
 * @param toRead reports nobody has decided about
 * @param withoutRow trials that were let in and of which no row counts yet
 * @see <a href="https://doi.org/10.1136/bmj.n71">PRISMA 2020, figure 1</a>
 */
public record PrismaFlow(
        int before,
        Map<String, Integer> identified,
        int duplicates,
        int screened,
        int screenedOut,
        int sought,
        int notRetrieved,
        int assessed,
        Map<Exclusion, Integer> readOut,
        int reports,
        int added,
        int retracted,
        int duplicated,
        int trials,
        int toScreen,
        int conflicts,
        int toRead,
        Set<String> withoutRow) {

    public PrismaFlow {
        identified = Collections.unmodifiableMap(new LinkedHashMap<>(identified));
        readOut = Collections.unmodifiableMap(new EnumMap<>(readOut));
        withoutRow = Collections.unmodifiableSet(new TreeSet<>(withoutRow));
    }

    /**
     * Counted from the entries of the review.
     *
     * @param shipped the trials that came with the program
     */
    static PrismaFlow of(Records records, Extractions extractions, EvidenceBase shipped) {
        var before = new TreeSet<String>();
        shipped.trials().stream().map(Trial::trialId).forEach(before::add);
        var identified = new LinkedHashMap<String, Integer>();
        for (var search : records.searches()) {
            identified.merge(
                    search.what().source(), records.imported(search.number()), Integer::sum);
        }
        var at = new EnumMap<Stage, Integer>(Stage.class);
        var why = new EnumMap<Exclusion, Integer>(Exclusion.class);
        for (var found : records.all()) {
            var stage = records.stage(found.number());
            at.merge(stage, 1, Integer::sum);
            if (stage == Stage.READ_OUT
                    && records.read(found.number()).orElseThrow().what()
                            instanceof ReportExcluded excluded) {
                why.merge(excluded.why(), 1, Integer::sum);
            }
        }
        var withRow =
                extractions.settled().stream()
                        .map(row -> row.at(Column.TRIAL_ID))
                        .collect(Collectors.toSet());
        var all = new HashSet<>(before);
        var withoutRow = new TreeSet<String>();
        for (var trial : records.included().keySet()) {
            if (!before.contains(trial)) {
                (withRow.contains(trial) ? all : withoutRow).add(trial);
            }
        }
        int out = at.getOrDefault(Stage.SCREENED_OUT, 0);
        int toRead = at.getOrDefault(Stage.TO_READ, 0);
        int lost = at.getOrDefault(Stage.NOT_RETRIEVED, 0);
        int read = at.getOrDefault(Stage.READ_OUT, 0);
        int in = at.getOrDefault(Stage.INCLUDED, 0);
        return new PrismaFlow(
                before.size(),
                identified,
                at.getOrDefault(Stage.DUPLICATE, 0),
                out + toRead + lost + read + in,
                out,
                toRead + lost + read + in,
                lost,
                read + in,
                why,
                in,
                all.size() - before.size(),
                flagged(records, all, Concern.RETRACTED),
                flagged(records, all, Concern.DUPLICATE_POPULATION),
                all.size(),
                at.getOrDefault(Stage.TO_SCREEN, 0),
                at.getOrDefault(Stage.CONFLICT, 0),
                toRead,
                withoutRow);
    }

    private static int flagged(Records records, HashSet<String> trials, Concern concern) {
        return (int)
                trials.stream().filter(trial -> records.flags(trial).contains(concern)).count();
    }

    /** Records that came in, duplicates among them. */
    public int identifiedInAll() {
        return identified.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Reports that were read and stay out. */
    public int readOutInAll() {
        return readOut.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** True if every record came to its end, and every trial to a row. */
    public boolean isSettled() {
        return toScreen + conflicts + toRead + withoutRow.size() == 0;
    }
}
