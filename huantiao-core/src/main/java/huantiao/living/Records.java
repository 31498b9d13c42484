package huantiao.living;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.living.RecordEntry.Concern;
import huantiao.living.RecordEntry.ConflictSettled;
import huantiao.living.RecordEntry.FlagLifted;
import huantiao.living.RecordEntry.Imported;
import huantiao.living.RecordEntry.PairJudged;
import huantiao.living.RecordEntry.ReportExcluded;
import huantiao.living.RecordEntry.ReportIncluded;
import huantiao.living.RecordEntry.ReportNotRetrieved;
import huantiao.living.RecordEntry.Screened;
import huantiao.living.RecordEntry.Searched;
import huantiao.living.RecordEntry.TrialFlagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The searches and every record they brought, each with how far it came. A fold of the entries; the
 * verbs answer with the entry to add or with everything that stands against it.
 */
public final class Records {

    /** Longest query, in characters. */
    public static final int LONGEST_QUERY = 20_000;

    private static final int LONGEST = LivingReview.LONGEST_REASON;

    private final List<Search> searches = new ArrayList<>();
    private final List<Found> all = new ArrayList<>();
    private final Map<Pair, Judged> judged = new HashMap<>();
    private final Map<Integer, Map<UserId, Cast>> votes = new HashMap<>();
    private final Map<Integer, Settled> settled = new HashMap<>();
    private final Map<Integer, Read> read = new HashMap<>();
    private final Map<String, Map<Concern, Flagged>> flags = new TreeMap<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final Map<Integer, Integer> duplicates;

    private Records(List<Written> entries) {
        for (var written : entries) {
            if (written.entry() instanceof RecordEntry entry) {
                take(entry, written);
            }
        }
        duplicates = duplicates();
    }

    /** As these entries make it. */
    public static Records of(List<Written> entries) {
        return new Records(entries);
    }

    /**
     * A search with what came of it.
     *
     * @param number from 1
     */
    public record Search(int number, Searched what, Reviewer by, Instant at) {}

    /**
     * A record.
     *
     * @param number from 1, over all files
     * @param search number of the search that found it
     */
    public record Found(int number, Reference reference, int search, String file) {}

    /** Two records, the lower number first. */
    public record Pair(int first, int second) {
        public Pair {
            if (!(first >= 1 && first < second)) {
                throw new IllegalArgumentException(
                        "a pair (%d, %d) must be two records, the lower first"
                                .formatted(first, second));
            }
        }

        static Pair of(int one, int other) {
            return new Pair(Math.min(one, other), Math.max(one, other));
        }
    }

    /** What somebody said of a pair. */
    public record Judged(PairJudged what, Reviewer by, Instant at) {}

    /** A vote with who cast it. */
    public record Cast(Vote vote, Reviewer by) {}

    /** How two different votes were settled. */
    public record Settled(ConflictSettled what, Reviewer by, Instant at) {}

    /** What came of the full text. */
    public record Read(RecordEntry what, Reviewer by, Instant at) {}

    /** What is wrong with a trial as a whole. */
    public record Flagged(TrialFlagged what, Reviewer by, Instant at) {}

    /** Two records that may be one. */
    public record Proposal(Found first, Found second, double likeness) {}

    /** How far a record came. */
    public enum Stage {
        DUPLICATE,
        /** Fewer than two people read its title. */
        TO_SCREEN,
        CONFLICT,
        SCREENED_OUT,
        TO_READ,
        NOT_RETRIEVED,
        READ_OUT,
        INCLUDED
    }

    private void take(RecordEntry entry, Written written) {
        switch (entry) {
            case Searched search ->
                    searches.add(
                            new Search(searches.size() + 1, search, written.by(), written.at()));
            case Imported imported -> {
                files.add(imported.sha256());
                for (var reference : imported.references()) {
                    all.add(
                            new Found(
                                    all.size() + 1, reference, imported.search(), imported.file()));
                }
            }
            case PairJudged pair ->
                    judged.put(
                            new Pair(pair.first(), pair.second()),
                            new Judged(pair, written.by(), written.at()));
            case Screened(var record, var vote) ->
                    votes.computeIfAbsent(record, _ -> new LinkedHashMap<>())
                            .put(written.by().user(), new Cast(vote, written.by()));
            case ConflictSettled conflict ->
                    settled.put(
                            conflict.record(), new Settled(conflict, written.by(), written.at()));
            case ReportIncluded(var record, _) -> read(record, entry, written);
            case ReportExcluded(var record, _, _) -> read(record, entry, written);
            case ReportNotRetrieved(var record, _) -> read(record, entry, written);
            case TrialFlagged flag ->
                    flags.computeIfAbsent(flag.trialId(), _ -> new TreeMap<>())
                            .put(flag.concern(), new Flagged(flag, written.by(), written.at()));
            case FlagLifted(var trial, var concern, _) ->
                    flags.getOrDefault(trial, new HashMap<>()).remove(concern);
        }
    }

    private void read(int record, RecordEntry entry, Written written) {
        read.put(record, new Read(entry, written.by(), written.at()));
    }

    /** Each duplicate with the record it repeats: the earliest of its kind. */
    private Map<Integer, Integer> duplicates() {
        var roots = new HashMap<Integer, Integer>();
        var byId = new HashMap<String, List<Integer>>();
        for (var found : all) {
            int number = found.number();
            for (var id : ids(found.reference())) {
                var others = byId.computeIfAbsent(id, _ -> new ArrayList<>());
                for (int other : others) {
                    if (isSame(other, number).orElse(true)) {
                        join(roots, other, number);
                    }
                }
                others.add(number);
            }
        }
        for (var pair : new TreeMap<>(byFirst()).values()) {
            for (var one : pair) {
                join(roots, one.first(), one.second());
            }
        }
        var duplicates = new HashMap<Integer, Integer>();
        for (var found : all) {
            int root = root(roots, found.number());
            if (root != found.number()) {
                duplicates.put(found.number(), root);
            }
        }
        return duplicates;
    }

    private Map<Integer, List<Pair>> byFirst() {
        var same = new HashMap<Integer, List<Pair>>();
        judged.forEach((pair, word) -> {
            if (word.what().same()) {
                same.computeIfAbsent(pair.first(), _ -> new ArrayList<>()).add(pair);
            }
        });
        return same;
    }

    private static void join(Map<Integer, Integer> roots, int one, int other) {
        int first = root(roots, one);
        int second = root(roots, other);
        if (first != second) {
            roots.put(Math.max(first, second), Math.min(first, second));
        }
    }

    private static int root(Map<Integer, Integer> roots, int number) {
        int at = number;
        for (@Nullable Integer up = roots.get(at); up != null; up = roots.get(at)) {
            at = up;
        }
        return at;
    }

    private static List<String> ids(Reference reference) {
        var ids = new ArrayList<String>();
        if (!reference.doi().isEmpty()) {
            ids.add("doi:" + reference.doi());
        }
        if (!reference.pmid().isEmpty()) {
            ids.add("pmid:" + reference.pmid());
        }
        return ids;
    }

    private Optional<Boolean> isSame(int one, int other) {
        return Optional.ofNullable(judged.get(Pair.of(one, other))).map(word -> word.what().same());
    }

    public List<Search> searches() {
        return List.copyOf(searches);
    }

    /** How many records of that search came in. */
    public int imported(int search) {
        return (int) all.stream().filter(found -> found.search() == search).count();
    }

    public List<Found> all() {
        return Collections.unmodifiableList(all);
    }

    public Optional<Found> find(int number) {
        return number >= 1 && number <= all.size()
                ? Optional.of(all.get(number - 1))
                : Optional.empty();
    }

    /** The record it repeats. */
    public OptionalInt duplicateOf(int number) {
        @Nullable Integer root = duplicates.get(number);
        return root == null ? OptionalInt.empty() : OptionalInt.of(root);
    }

    /** Why a record counts as a duplicate. */
    public sealed interface Ground {
        /** It has a number of its report in common with another record. */
        record SharedId(int with, String id) implements Ground {}

        /** Somebody said so of it and another record. */
        record Said(int with, String reason) implements Ground {}
    }

    /** Why a record repeats another; the record named may itself repeat a third. */
    public Optional<Ground> ground(int duplicate) {
        if (!duplicates.containsKey(duplicate)) {
            return Optional.empty();
        }
        var own = ids(all.get(duplicate - 1).reference());
        for (var other : all.subList(0, duplicate - 1)) {
            var shared = ids(other.reference()).stream().filter(own::contains).findFirst();
            if (shared.isPresent() && isSame(other.number(), duplicate).orElse(true)) {
                return Optional.of(new Ground.SharedId(other.number(), shared.get()));
            }
        }
        return judged.values().stream()
                .map(Judged::what)
                .filter(word ->
                        word.same() && (word.first() == duplicate || word.second() == duplicate))
                .map(word ->
                        new Ground.Said(
                                word.first() == duplicate ? word.second() : word.first(),
                                word.reason()))
                .min(Comparator.comparingInt(Ground.Said::with))
                .map(said -> said);
    }

    /** What was said of pairs, by anybody. */
    public Collection<Judged> judged() {
        return Collections.unmodifiableCollection(judged.values());
    }

    public Stage stage(int number) {
        if (duplicates.containsKey(number)) {
            return Stage.DUPLICATE;
        }
        var cast = cast(number);
        if (cast.size() < 2) {
            return Stage.TO_SCREEN;
        }
        if (differ(cast) && !settled.containsKey(number)) {
            return Stage.CONFLICT;
        }
        if (!goesOn(number, cast)) {
            return Stage.SCREENED_OUT;
        }
        @Nullable Read came = read.get(number);
        if (came == null) {
            return Stage.TO_READ;
        }
        return switch (came.what()) {
            case ReportIncluded _ -> Stage.INCLUDED;
            case ReportExcluded _ -> Stage.READ_OUT;
            case ReportNotRetrieved _ -> Stage.NOT_RETRIEVED;
            case Searched _,
                    Imported _,
                    PairJudged _,
                    Screened _,
                    ConflictSettled _,
                    TrialFlagged _,
                    FlagLifted _ ->
                    throw new IllegalStateException("record %d was not read".formatted(number));
        };
    }

    private boolean goesOn(int number, List<Cast> cast) {
        return differ(cast)
                ? Optional.ofNullable(settled.get(number)).orElseThrow().what().goesOn()
                : cast.getFirst().vote().goesOn();
    }

    private static boolean differ(List<Cast> cast) {
        return cast.getFirst().vote().goesOn() != cast.getLast().vote().goesOn();
    }

    private List<Cast> cast(int number) {
        return List.copyOf(votes.getOrDefault(number, Map.of()).values());
    }

    /** Records at that stage, by number. */
    public List<Found> at(Stage stage) {
        return all.stream().filter(found -> stage(found.number()) == stage).toList();
    }

    /** How a conflict was settled. */
    public Optional<Settled> settled(int number) {
        return Optional.ofNullable(settled.get(number));
    }

    /** What came of reading it. */
    public Optional<Read> read(int number) {
        return Optional.ofNullable(read.get(number));
    }

    /** Who voted how: what the other said is shown to nobody before both have voted. */
    public List<Cast> votes(int number, UserId reader) {
        var cast = cast(number);
        return cast.size() >= 2
                ? cast
                : cast.stream().filter(one -> one.by().user().equals(reader)).toList();
    }

    /** What this person has still to screen, by number. */
    public List<Found> toScreen(UserId reader) {
        return at(Stage.TO_SCREEN).stream()
                .filter(found -> !votes.getOrDefault(found.number(), Map.of()).containsKey(reader))
                .toList();
    }

    /** Trials that came in with records, each with the numbers of its reports. */
    public Map<String, List<Integer>> included() {
        var trials = new LinkedHashMap<String, List<Integer>>();
        for (var found : at(Stage.INCLUDED)) {
            if (Optional.ofNullable(read.get(found.number())).orElseThrow().what()
                    instanceof ReportIncluded(var record, var trialId)) {
                trials.computeIfAbsent(trialId, _ -> new ArrayList<>()).add(record);
            }
        }
        return trials;
    }

    /** What is wrong with trials, by trial. */
    public List<Flagged> flags() {
        return flags.values().stream().flatMap(one -> one.values().stream()).toList();
    }

    /** What is wrong with that trial. */
    public Set<Concern> flags(String trialId) {
        return Set.copyOf(flags.getOrDefault(trialId, Map.of()).keySet());
    }

    /**
     * Pairs that nobody has judged and whose titles, first authors and years are alike, the most
     * alike first. Years may be one apart, as for a paper that came out ahead of print.
     */
    public List<Proposal> proposals() {
        var blocks = new LinkedHashMap<String, List<Found>>();
        var titles = new HashMap<Integer, Likeness>();
        for (var found : all) {
            if (!duplicates.containsKey(found.number())) {
                titles.put(found.number(), Likeness.of(found.reference().title()));
                var author = Likeness.letters(found.reference().firstAuthor());
                blocks.computeIfAbsent(author, _ -> new ArrayList<>()).add(found);
            }
        }
        var proposals = new ArrayList<Proposal>();
        for (var block : blocks.values()) {
            for (int i = 0; i < block.size(); i++) {
                for (int j = i + 1; j < block.size(); j++) {
                    propose(block.get(i), block.get(j), titles, proposals);
                }
            }
        }
        proposals.sort((one, other) -> Double.compare(other.likeness(), one.likeness()));
        return List.copyOf(proposals);
    }

    private void propose(
            Found one, Found other, Map<Integer, Likeness> titles, List<Proposal> proposals) {
        if (!areYearsClose(one.reference().year(), other.reference().year())
                || judged.containsKey(Pair.of(one.number(), other.number()))) {
            return;
        }
        double likeness =
                Optional.ofNullable(titles.get(one.number()))
                        .orElseThrow()
                        .to(Optional.ofNullable(titles.get(other.number())).orElseThrow());
        if (likeness >= Likeness.PROPOSED) {
            proposals.add(new Proposal(one, other, likeness));
        }
    }

    private static boolean areYearsClose(String one, String other) {
        return one.isEmpty()
                || other.isEmpty()
                || Math.abs(Integer.parseInt(one) - Integer.parseInt(other)) <= 1;
    }

    /** How far each two who screened together agreed, in the order in which they began. */
    public List<Agreement> agreements() {
        var together = new LinkedHashMap<Set<UserId>, List<List<Cast>>>();
        for (var found : all) {
            var cast = cast(found.number());
            if (cast.size() >= 2 && !duplicates.containsKey(found.number())) {
                together.computeIfAbsent(
                                Set.of(cast.get(0).by().user(), cast.get(1).by().user()),
                                _ -> new ArrayList<>())
                        .add(cast);
            }
        }
        return together.values().stream().map(Records::agreement).toList();
    }

    private static Agreement agreement(List<List<Cast>> together) {
        var first = together.getFirst().get(0).by();
        var second = together.getFirst().get(1).by();
        int[] counts = new int[4];
        for (var cast : together) {
            boolean swapped = !cast.get(0).by().user().equals(first.user());
            boolean one = cast.get(swapped ? 1 : 0).vote().goesOn();
            boolean other = cast.get(swapped ? 0 : 1).vote().goesOn();
            counts[(one ? 0 : 2) + (other ? 0 : 1)]++;
        }
        return new Agreement(first, second, counts[0], counts[1], counts[2], counts[3]);
    }

    /**
     * What the two of an agreement may both have passed over. Relevant is what was let go on, by
     * both or when it was settled.
     */
    public Result<MissRisk, MissRisk.No> missRisk(Agreement pair) {
        int first = 0;
        int second = 0;
        int both = 0;
        for (var found : all) {
            var cast = votes.getOrDefault(found.number(), Map.of());
            @Nullable Cast one = cast.get(pair.first().user());
            @Nullable Cast other = cast.get(pair.second().user());
            boolean relevant =
                    switch (stage(found.number())) {
                        case TO_READ, NOT_RETRIEVED, READ_OUT, INCLUDED -> true;
                        case DUPLICATE, TO_SCREEN, CONFLICT, SCREENED_OUT -> false;
                    };
            if (one != null && other != null && relevant) {
                first += one.vote().goesOn() ? 1 : 0;
                second += other.vote().goesOn() ? 1 : 0;
                both += one.vote().goesOn() && other.vote().goesOn() ? 1 : 0;
            }
        }
        return MissRisk.of(first, second, both);
    }

    /** Writes a search into the log. */
    public Result<Searched, List<Problem>> search(
            String source,
            Optional<LocalDate> on,
            String query,
            OptionalInt found,
            LocalDate today) {
        var problems = new ArrayList<Problem>();
        Words.need(source, "source", LONGEST, problems);
        Words.need(query, "query", LONGEST_QUERY, problems);
        if (on.isEmpty() || on.get().isAfter(today)) {
            problems.add(
                    new Problem(
                            "on",
                            "HT-2011",
                            "The day of the search is missing or still to come.",
                            "Write the day on which the source was searched."));
        }
        if (found.isEmpty() || found.getAsInt() < 0) {
            problems.add(
                    new Problem(
                            "found",
                            "HT-2012",
                            "The number of records found is missing or no whole number.",
                            "Write how many the source said; 0 if none."));
        }
        return problems.isEmpty()
                ? Result.ok(new Searched(source, on.orElseThrow(), query, found.getAsInt()))
                : Result.refused(List.copyOf(problems));
    }

    /** Takes in a file, whole. */
    public Result<Imported, List<Problem>> bringIn(
            OptionalInt search, String file, RecordFile.Read read) {
        var problems = new ArrayList<Problem>();
        if (search.isEmpty() || search.getAsInt() < 1 || search.getAsInt() > searches.size()) {
            problems.add(
                    new Problem(
                            "search",
                            "HT-2013",
                            "It does not say which search these records come from.",
                            "Choose the search; write it into the log first."));
        }
        if (files.contains(read.sha256())) {
            problems.add(
                    new Problem(
                            "file",
                            "HT-2014",
                            "This very file came in before.",
                            "Choose another; its records stand in the list."));
        }
        return problems.isEmpty()
                ? Result.ok(
                        new Imported(
                                search.getAsInt(),
                                file,
                                read.format(),
                                read.sha256(),
                                read.references()))
                : Result.refused(List.copyOf(problems));
    }

    /** Says whether two records are one; may be said otherwise later. */
    public Result<PairJudged, List<Problem>> judge(
            int one, int other, boolean same, String reason) {
        var problems = new ArrayList<Problem>();
        if (one == other || find(one).isEmpty() || find(other).isEmpty()) {
            problems.add(noSuchRecord());
        }
        Words.need(reason, "reason", LONGEST, problems);
        return problems.isEmpty()
                ? Result.ok(
                        new PairJudged(Math.min(one, other), Math.max(one, other), same, reason))
                : Result.refused(List.copyOf(problems));
    }

    /** One person's vote; it may be changed until the other has voted too. */
    public Result<Screened, List<Problem>> screen(UserId who, int number, Optional<Vote> vote) {
        if (find(number).isEmpty() || duplicates.containsKey(number)) {
            return Result.refused(List.of(noSuchRecord()));
        }
        if (vote.isEmpty()) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "vote",
                                    "HT-2016",
                                    "Nothing was chosen.",
                                    "Choose include, not sure or exclude.")));
        }
        if (cast(number).size() >= 2) {
            return Result.refused(
                    List.of(
                            new Problem(
                                    "vote",
                                    "HT-2017",
                                    "Two people have voted on this record; both votes stand.",
                                    "Where they differ, settle it with a reason.")));
        }
        return Result.ok(new Screened(number, vote.get()));
    }

    /** Settles two different votes. */
    public Result<ConflictSettled, List<Problem>> settle(
            int number, Optional<Boolean> goesOn, String reason) {
        var problems = new ArrayList<Problem>();
        if (find(number).isEmpty() || stage(number) != Stage.CONFLICT) {
            problems.add(
                    new Problem(
                            "goesOn",
                            "HT-2018",
                            "There is nothing to settle about this record.",
                            "Look at the list again."));
        }
        if (goesOn.isEmpty()) {
            problems.add(
                    new Problem(
                            "goesOn",
                            "HT-2016",
                            "Nothing was chosen.",
                            "Choose whether it goes on."));
        }
        Words.need(reason, "reason", LONGEST, problems);
        return problems.isEmpty()
                ? Result.ok(new ConflictSettled(number, goesOn.orElseThrow(), reason))
                : Result.refused(List.copyOf(problems));
    }

    /** The report comes in as one of that trial. */
    public Result<ReportIncluded, List<Problem>> include(int number, String trialId) {
        var problems = toRead(number);
        if (!trialId.matches("[A-Z0-9]{3,20}")) {
            problems.add(
                    new Problem(
                            "trial",
                            "HT-2020",
                            "The id of the trial is missing or has other characters.",
                            "Write 3 to 20 capital letters and digits, as TU2024; the id of a trial that is here already makes it a further report."));
        }
        return problems.isEmpty()
                ? Result.ok(new ReportIncluded(number, trialId))
                : Result.refused(List.copyOf(problems));
    }

    /** The report stays out for a reason of the list. */
    public Result<ReportExcluded, List<Problem>> exclude(
            int number, Optional<Exclusion> why, String note) {
        var problems = toRead(number);
        if (why.isEmpty()) {
            problems.add(
                    new Problem(
                            "why",
                            "HT-2021",
                            "There is no reason why the report stays out.",
                            "Choose the first reason of the list that holds."));
        }
        tooLong(note, "note", problems);
        return problems.isEmpty()
                ? Result.ok(new ReportExcluded(number, why.orElseThrow(), note))
                : Result.refused(List.copyOf(problems));
    }

    /** The report could not be had; where it was asked for says the note. */
    public Result<ReportNotRetrieved, List<Problem>> giveUp(int number, String note) {
        var problems = toRead(number);
        Words.need(note, "note", LONGEST, problems);
        return problems.isEmpty()
                ? Result.ok(new ReportNotRetrieved(number, note))
                : Result.refused(List.copyOf(problems));
    }

    /** Says what is wrong with a trial: its rows are shown and no longer pooled. */
    public Result<TrialFlagged, List<Problem>> flag(
            String trialId,
            Set<String> known,
            Optional<Concern> concern,
            String reason,
            String source) {
        var problems = new ArrayList<Problem>();
        if (!known.contains(trialId)) {
            problems.add(
                    new Problem(
                            "trial",
                            "HT-2022",
                            "There is no trial of that id.",
                            "Choose one of the list."));
        }
        if (concern.isEmpty()) {
            problems.add(
                    new Problem(
                            "concern",
                            "HT-2016",
                            "Nothing was chosen.",
                            "Choose what is wrong with it."));
        } else if (flags(trialId).contains(concern.get())) {
            problems.add(
                    new Problem(
                            "concern",
                            "HT-2023",
                            "The trial has this flag already.",
                            "Lift it first if the reason is another."));
        }
        Words.need(reason, "reason", LONGEST, problems);
        Words.need(source, "source", LONGEST, problems);
        return problems.isEmpty()
                ? Result.ok(new TrialFlagged(trialId, concern.orElseThrow(), reason, source))
                : Result.refused(List.copyOf(problems));
    }

    /** Takes a flag away again. */
    public Result<FlagLifted, List<Problem>> lift(
            String trialId, Optional<Concern> concern, String reason) {
        var problems = new ArrayList<Problem>();
        if (concern.isEmpty() || !flags(trialId).contains(concern.get())) {
            problems.add(
                    new Problem(
                            "concern",
                            "HT-2024",
                            "The trial has no such flag.",
                            "Look at the list again."));
        }
        Words.need(reason, "reason", LONGEST, problems);
        return problems.isEmpty()
                ? Result.ok(new FlagLifted(trialId, concern.orElseThrow(), reason))
                : Result.refused(List.copyOf(problems));
    }

    private List<Problem> toRead(int number) {
        var problems = new ArrayList<Problem>();
        boolean isToRead =
                find(number).isPresent()
                        && switch (stage(number)) {
                            case TO_READ, NOT_RETRIEVED, READ_OUT, INCLUDED -> true;
                            case DUPLICATE, TO_SCREEN, CONFLICT, SCREENED_OUT -> false;
                        };
        if (!isToRead) {
            problems.add(
                    new Problem(
                            "record",
                            "HT-2019",
                            "This record was not let through to be read.",
                            "Screen it first."));
        }
        return problems;
    }

    private static void tooLong(String text, String field, List<Problem> problems) {
        if (!text.isBlank()) {
            Words.need(text, field, LONGEST, problems);
        }
    }

    private static Problem noSuchRecord() {
        return new Problem(
                "record",
                "HT-2015",
                "There is no such record to decide about.",
                "Look at the list again.");
    }
}
