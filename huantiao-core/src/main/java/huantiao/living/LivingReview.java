package huantiao.living;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.DataVersion;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.Flag;
import huantiao.evidence.Trial;
import huantiao.living.RecordEntry.Concern;
import huantiao.living.ReviewEntry.ProtocolWritten;
import huantiao.living.ReviewEntry.VersionPublished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The review as its entries make it: a pure fold, the same for the same entries. Verbs answer with
 * the entry to add, or with everything that stands against it.
 */
public final class LivingReview {

    /** The name of the review's own part in a {@link DataVersion}. */
    public static final String OWN_DATA = "living-review";

    /** Longest reason or note, in characters. */
    public static final int LONGEST_REASON = 500;

    private static final LivingReview NOTHING = new LivingReview(List.of());

    private final List<Written> entries;
    private final Records records;

    private LivingReview(List<Written> entries) {
        this.entries = List.copyOf(entries);
        this.records = Records.of(entries);
    }

    /**
     * A protocol with who wrote it, and when.
     *
     * @param number from 1
     */
    public record ProtocolVersion(
            int number, Protocol protocol, String reason, Reviewer by, Instant at) {}

    /**
     * A published version.
     *
     * @param sequence of the entry that published it
     */
    public record Version(VersionPublished published, long sequence, Reviewer by, Instant at) {
        public int number() {
            return published.number();
        }
    }

    /** Nothing written yet. */
    public static LivingReview empty() {
        return NOTHING;
    }

    /**
     * @param entries from the first, in order
     * @throws IllegalArgumentException if one is missing
     */
    public static LivingReview of(List<Written> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() != i + 1) {
                throw new IllegalArgumentException(
                        "entry %d of the review must stand at its place (%d)"
                                .formatted(entries.get(i).sequence(), i + 1));
            }
        }
        return new LivingReview(entries);
    }

    /** The same with what was written since. */
    public LivingReview with(List<Written> since) {
        if (since.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(entries);
        all.addAll(since);
        return of(all);
    }

    /** In the order in which they were written. */
    public List<Written> entries() {
        return entries;
    }

    /** Number of the last entry; 0 if there is none. */
    public long sequence() {
        return entries.size();
    }

    /** The review as it was after that many entries. */
    public LivingReview upTo(long sequence) {
        return sequence >= entries.size()
                ? this
                : new LivingReview(entries.subList(0, Math.toIntExact(sequence)));
    }

    /** The review as it was just before a version was published: what the version was made from. */
    public LivingReview before(Version version) {
        return upTo(version.sequence() - 1);
    }

    /** The searches and what became of every record. */
    public Records records() {
        return records;
    }

    /** The flow of records and trials, from the first entry on. */
    public PrismaFlow flow(EvidenceBase shipped) {
        return PrismaFlow.of(records, extractions(), shipped);
    }

    /** Oldest first. */
    public List<ProtocolVersion> protocols() {
        var found = new ArrayList<ProtocolVersion>();
        for (var written : entries) {
            if (written.entry() instanceof ProtocolWritten(var protocol, var reason)) {
                found.add(
                        new ProtocolVersion(
                                found.size() + 1, protocol, reason, written.by(), written.at()));
            }
        }
        return List.copyOf(found);
    }

    /** The protocol in force. */
    public Optional<ProtocolVersion> protocol() {
        var all = protocols();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Oldest first. */
    public List<Version> versions() {
        return entries.stream()
                .filter(written -> written.entry() instanceof VersionPublished)
                .map(written ->
                        new Version(
                                (VersionPublished) written.entry(),
                                written.sequence(),
                                written.by(),
                                written.at()))
                .toList();
    }

    /** The version the public pages show. */
    public Optional<Version> version() {
        var all = versions();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    public Optional<Version> version(int number) {
        return versions().stream().filter(one -> one.number() == number).findFirst();
    }

    /** What was written since the latest version; everything, before the first. */
    public List<Written> sinceVersion() {
        long seen = version().map(Version::sequence).orElse(0L);
        return entries.subList(Math.toIntExact(seen), entries.size());
    }

    /** The rows of trials that reviewers read. */
    public Extractions extractions() {
        return Extractions.of(entries);
    }

    /**
     * The trials of which rows may be read.
     *
     * @param shipped the rows that came with the program
     */
    public Studies studies(List<Extraction> shipped) {
        return Studies.of(records, shipped);
    }

    /** The judgements of risk of bias. */
    public Appraisals appraisals() {
        return Appraisals.of(entries);
    }

    /** How arms were needled, as reviewers read it. */
    public Arms arms() {
        return Arms.of(entries);
    }

    /** How sure reviewers are of each answer. */
    public Certainties certainties() {
        return Certainties.of(entries);
    }

    /** Rows that reviewers added and settled, in the order in which they were opened. */
    public List<Trial> rows() {
        return extractions().trials();
    }

    /**
     * The evidence with what this review adds to the rows that ship. Its data version names the
     * last seal, so that it tells apart what was computed from other entries.
     */
    public EvidenceBase base(EvidenceBase shipped) {
        if (entries.isEmpty()) {
            return shipped;
        }
        var trials = new ArrayList<Trial>();
        shipped.trials().forEach(trial -> trials.add(flagged(trial)));
        rows().forEach(trial -> trials.add(flagged(trial)));
        var data = new TreeMap<>(shipped.data().sha256());
        data.put(OWN_DATA, entries.getLast().seal());
        return shipped.withTrials(trials, new DataVersion(data))
                .withArms(arms().among(shipped.arms()))
                .withRiskOfBias(appraisals().judgements())
                .withoutRetractedFigures();
    }

    /**
     * The same rows as cells of a trials file: those that ship and those that were settled, with
     * the flags that reviewers put on their trials. Read again they are the rows of {@link #base}.
     */
    public List<Extraction> cells(List<Extraction> shipped) {
        return Stream.concat(shipped.stream(), extractions().settled().stream())
                .map(this::flagged)
                .toList();
    }

    private Extraction flagged(Extraction row) {
        var flags = new TreeSet<String>();
        for (var concern : records.flags(row.at(Column.TRIAL_ID))) {
            flags.add(flag(concern).code());
        }
        if (flags.isEmpty()) {
            return row;
        }
        var all = new LinkedHashSet<String>();
        for (var own : row.at(Column.FLAG).split(";")) {
            if (!own.isBlank()) {
                all.add(own.strip());
            }
        }
        all.addAll(flags);
        return row.with(Column.FLAG, String.join(";", all));
    }

    private static Flag flag(Concern concern) {
        return switch (concern) {
            case RETRACTED -> Flag.RETRACTED;
            case DUPLICATE_POPULATION -> Flag.DUPLICATE_POPULATION;
        };
    }

    /** A row with what was said of its trial: it stays to be seen, and is no longer pooled. */
    private Trial flagged(Trial trial) {
        var row = trial;
        for (var concern : records.flags(trial.trialId())) {
            row = row.with(flag(concern));
        }
        return row;
    }

    /** Writes the protocol, or amends it. */
    public Result<ProtocolWritten, List<Problem>> write(Protocol protocol, String reason) {
        var problems = new ArrayList<Problem>(protocol.checked().fold(_ -> List.of(), all -> all));
        var before = protocol();
        if (before.isPresent()) {
            Words.need(reason, "reason", LONGEST_REASON, problems);
            if (before.get().protocol().equals(protocol)) {
                problems.add(
                        new Problem(
                                "plan",
                                "HT-2003",
                                "The protocol says what it said before.",
                                "Change something, or leave it as it is."));
            }
        }
        return problems.isEmpty()
                ? Result.ok(new ProtocolWritten(protocol, before.isPresent() ? reason : ""))
                : Result.refused(List.copyOf(problems));
    }

    /**
     * The number of the next version, or everything that stands against publishing one. A row or an
     * arm counts only if its trial came with the program or by a report that was let in, so that
     * the flow of records accounts for every trial that is pooled.
     *
     * @param shipped ids of the trials that came with the program
     */
    public Result<Integer, List<Problem>> publishable(String note, Set<String> shipped) {
        var problems = new ArrayList<Problem>();
        Words.need(note, "note", LONGEST_REASON, problems);
        if (protocol().isEmpty()) {
            problems.add(
                    new Problem(
                            "note",
                            "HT-2004",
                            "There is no protocol yet.",
                            "Write the protocol first."));
        }
        if (sinceVersion().isEmpty() && !entries.isEmpty()) {
            problems.add(
                    new Problem(
                            "note",
                            "HT-2005",
                            "Nothing was written since the last version.",
                            "Publish when something has changed."));
        }
        for (var row : rows()) {
            if (!shipped.contains(row.trialId())
                    && !records.included().containsKey(row.trialId())) {
                problems.add(
                        new Problem(
                                "note",
                                "HT-2037",
                                "Row %s is of trial %s, of which no report was let in."
                                        .formatted(row.rowId(), row.trialId()),
                                "Decide on its report and name the trial there, or take the row back."));
            }
        }
        for (var arm : arms().settled()) {
            var frame = arm.frame();
            if (frame.replaces().isEmpty()
                    && !shipped.contains(frame.trialId())
                    && !records.included().containsKey(frame.trialId())) {
                problems.add(
                        new Problem(
                                "note",
                                "HT-2078",
                                "Arm %s is of trial %s, of which no report was let in."
                                        .formatted(arm.id(), frame.trialId()),
                                "Decide on its report and name the trial there, or take the arm back."));
            }
        }
        return problems.isEmpty()
                ? Result.ok(version().map(Version::number).orElse(0) + 1)
                : Result.refused(List.copyOf(problems));
    }

    /**
     * Publishes the review as it stands.
     *
     * @param shipped ids of the trials that came with the program
     * @param data what the answers were computed from
     * @param answers hex digest of all answers
     */
    public Result<VersionPublished, List<Problem>> publish(
            String note, Set<String> shipped, DataVersion data, String answers) {
        return publishable(note, shipped)
                .map(number -> new VersionPublished(number, note, data.sha256(), answers));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LivingReview review && review.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "LivingReview[%d]".formatted(entries.size());
    }
}
