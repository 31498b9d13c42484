package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.evidence.AnswerFields;
import huantiao.evidence.Check;
import huantiao.evidence.CheckAnswer;
import huantiao.evidence.DataVersion;
import huantiao.evidence.Doubt;
import huantiao.evidence.Doubts;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.EvidenceBase.Rerun;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import huantiao.evidence.NetworkQuestion;
import huantiao.evidence.NoSynthesis;
import huantiao.evidence.OneMoreTrial;
import huantiao.evidence.Pooling;
import huantiao.evidence.PublishedResult;
import huantiao.evidence.PublishedResult.Reproducible;
import huantiao.evidence.Question;
import huantiao.evidence.Question.Strictness;
import huantiao.evidence.Review;
import huantiao.evidence.Synthesis;
import huantiao.evidence.Trial;
import huantiao.knowledge.evidence.EvidenceFiles;
import huantiao.knowledge.evidence.EvidenceFiles.Published;
import huantiao.knowledge.evidence.EvidenceFiles.Read;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./huantiao evidence [TRIALS.csv] [--checks CHECKS.csv] | CHECKS.csv | PUBLISHED.csv}:
 * pooled results as JSON lines, each with the rows used and refused, the method, and the digest of
 * the data.
 *
 * <p>Without a file: the checks, the published results, and one line for each outcome against each
 * class of comparator, then the questions of the review with their sensitivity analyses, from the
 * data that ship with the program. With a trials file: the same without the published results, from
 * that file. With checks, named by {@code --checks} or told by their header: only those. With a
 * file of published results, told by its header: each beside what our trials give, or why it cannot
 * be computed again. With {@code --new-trial}: what one more trial of that size would do to each
 * question of the review. With {@code --doubts}: what does not fit in each row, as the workbench
 * asks while a row is typed; a doubt is no error.
 */
final class EvidenceCommand implements Command {

    private static final String USAGE =
            """
            usage: ./huantiao evidence [TRIALS.csv] [--checks CHECKS.csv]
                   ./huantiao evidence CHECKS.csv
                   ./huantiao evidence PUBLISHED.csv
                   ./huantiao evidence [TRIALS.csv] --doubts
                   ./huantiao evidence [TRIALS.csv] --new-trial PEOPLE_PER_ARM [--important DIFFERENCE]\
            """;

    /** Problems of what was typed; others are told with the question that they are about. */
    private static final Set<String> NOT_OF_THE_QUESTION = Set.of("HT-2200", "HT-2201");

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public String summary() {
        return "pooled results of the evidence base, or of a trials file";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        Optional<String> trialsFile = Optional.empty();
        Optional<String> checksFile = Optional.empty();
        Optional<String> people = Optional.empty();
        Optional<String> important = Optional.empty();
        boolean doubts = false;
        for (int at = 0; at < args.size(); at++) {
            String arg = args.get(at);
            if (arg.equals("--checks") && at + 1 < args.size() && checksFile.isEmpty()) {
                checksFile = Optional.of(args.get(++at));
            } else if (arg.equals("--new-trial") && at + 1 < args.size() && people.isEmpty()) {
                people = Optional.of(args.get(++at));
            } else if (arg.equals("--important") && at + 1 < args.size() && important.isEmpty()) {
                important = Optional.of(args.get(++at));
            } else if (arg.equals("--doubts") && !doubts) {
                doubts = true;
            } else if (!arg.startsWith("-") && trialsFile.isEmpty()) {
                trialsFile = Optional.of(arg);
            } else {
                err.println(USAGE);
                return BAD_INPUT;
            }
        }
        if ((checksFile.isPresent() && people.isPresent())
                || (doubts && (checksFile.isPresent() || people.isPresent()))
                || (important.isPresent() && people.isEmpty())) {
            err.println(USAGE);
            return BAD_INPUT;
        }
        if (doubts) {
            return new Run(out, err).doubts(trialsFile);
        }
        return people.isPresent()
                ? new Run(out, err).newTrial(trialsFile, people.get(), important)
                : new Run(out, err).of(trialsFile, checksFile);
    }

    /** One run: where answers and problems go, and whether there were problems. */
    private final class Run {
        private final PrintStream out;
        private final PrintStream err;
        private boolean refusedSomething;

        Run(PrintStream out, PrintStream err) {
            this.out = out;
            this.err = err;
        }

        int of(Optional<String> trialsFile, Optional<String> checksFile) {
            EvidenceBase base = EvidenceFiles.shipped();
            if (trialsFile.isPresent()) {
                Optional<byte[]> bytes = bytes(trialsFile.get());
                if (bytes.isEmpty()) {
                    return BAD_INPUT;
                }
                if (EvidenceFiles.holdsPublished(bytes.get())) {
                    return ofPublished(shortName(trialsFile.get()), bytes.get(), checksFile, base);
                }
                if (EvidenceFiles.holdsChecks(bytes.get()) && checksFile.isEmpty()) {
                    return of(Optional.empty(), trialsFile);
                }
                Read<Trial> read = EvidenceFiles.trials(shortName(trialsFile.get()), bytes.get());
                read.problems().forEach(this::tell);
                if (read.rows().isEmpty() && refusedSomething) {
                    return BAD_INPUT;
                }
                base = base.withTrials(read.rows(), version(base, read));
            }
            if (checksFile.isPresent()) {
                Optional<byte[]> bytes = bytes(checksFile.get());
                if (bytes.isEmpty()) {
                    return BAD_INPUT;
                }
                Read<Check> read = EvidenceFiles.checks(shortName(checksFile.get()), bytes.get());
                read.problems().forEach(this::tell);
                answer(read.file(), read.rows(), base, Unanswerable.TOLD);
            } else {
                answer(
                        "computed-checks.csv",
                        base.checks(),
                        base,
                        trialsFile.isPresent() ? Unanswerable.PASSED_OVER : Unanswerable.TOLD);
                if (trialsFile.isEmpty()) {
                    published(base);
                }
                questions(base);
                review(base);
            }
            return refusedSomething ? BAD_INPUT : DONE;
        }

        /** One line for each question: what the trial would do, or why nobody can say. */
        int newTrial(Optional<String> trialsFile, String people, Optional<String> important) {
            EvidenceBase base = EvidenceFiles.shipped();
            if (trialsFile.isPresent()) {
                Optional<byte[]> bytes = bytes(trialsFile.get());
                if (bytes.isEmpty()) {
                    return BAD_INPUT;
                }
                Read<Trial> read = EvidenceFiles.trials(shortName(trialsFile.get()), bytes.get());
                read.problems().forEach(this::tell);
                if (read.rows().isEmpty() && refusedSomething) {
                    return BAD_INPUT;
                }
                base = base.withTrials(read.rows(), version(base, read));
            }
            OptionalInt perArm =
                    people.matches("\\d{1,9}")
                            ? OptionalInt.of(Integer.parseInt(people))
                            : OptionalInt.empty();
            OptionalDouble difference = OptionalDouble.empty();
            if (important.isPresent()) {
                try {
                    difference = OptionalDouble.of(Double.parseDouble(important.get()));
                } catch (NumberFormatException _) {
                    difference = OptionalDouble.of(Double.NaN);
                }
            }
            Set<Problem> ofTheWords = new LinkedHashSet<>();
            for (Review.Asked asked : Review.of(base).asked()) {
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("review", asked.id());
                switch (OneMoreTrial.of(asked, perArm, difference)) {
                    case Result.Ok<OneMoreTrial, List<Problem>>(var one) ->
                            line.put("new_trial", AnswerFields.newTrial(one));
                    case Result.Refused<OneMoreTrial, List<Problem>>(var problems) -> {
                        problems.stream()
                                .filter(problem -> NOT_OF_THE_QUESTION.contains(problem.code()))
                                .forEach(ofTheWords::add);
                        line.put(
                                "because",
                                String.join(" ", problems.stream().map(Problem::what).toList()));
                    }
                }
                line.put("data_version", base.data().sha256());
                line(line);
            }
            ofTheWords.forEach(this::tell);
            return refusedSomething ? BAD_INPUT : DONE;
        }

        /** One line for each row: what does not fit in it, against itself and the other rows. */
        int doubts(Optional<String> trialsFile) {
            byte[] rows = EvidenceFiles.shippedTrials();
            String name = "trials.csv";
            if (trialsFile.isPresent()) {
                Optional<byte[]> bytes = bytes(trialsFile.get());
                if (bytes.isEmpty()) {
                    return BAD_INPUT;
                }
                rows = bytes.get();
                name = shortName(trialsFile.get());
            }
            EvidenceFiles.trials(name, rows).problems().forEach(this::tell);
            List<Extraction> all = EvidenceFiles.extractions(name, rows).rows();
            for (Extraction row : all) {
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("row_id", row.at(Column.ROW_ID));
                line.put(
                        "doubts",
                        Doubts.about(row, all).stream().map(EvidenceCommand::doubt).toList());
                line(line);
            }
            return refusedSomething ? BAD_INPUT : DONE;
        }

        /** Somebody's published results, each computed again from our trials where that can be. */
        private int ofPublished(
                String file, byte[] bytes, Optional<String> checksFile, EvidenceBase base) {
            if (checksFile.isPresent()) {
                err.println(USAGE);
                return BAD_INPUT;
            }
            Read<Published> read = EvidenceFiles.published(file, bytes);
            read.problems().forEach(this::tell);
            Map<String, Rerun> reruns = reruns(base);
            for (Published one : read.rows()) {
                PublishedResult result = one.result();
                Optional<Rerun> rerun =
                        one.rerun().or(() -> Optional.ofNullable(reruns.get(result.id())));
                if (rerun.isEmpty() && result.reproducible() == Reproducible.YES) {
                    tell(
                            new Problem(
                                    "%s:%s:reproducible".formatted(file, result.id()),
                                    "HT-0612",
                                    "It is marked as reproducible, but nothing says how.",
                                    "Add the columns data and method, as in a file of checks."));
                }
                published(result, rerun, base);
            }
            return refusedSomething ? BAD_INPUT : DONE;
        }

        /** What happens to a check that the trials at hand cannot answer. */
        private enum Unanswerable {
            TOLD,
            /** Our own checks on somebody else's trials: only those that fit are of interest. */
            PASSED_OVER
        }

        private void answer(
                String file, List<Check> checks, EvidenceBase base, Unanswerable unanswerable) {
            for (CheckAnswer answer : CheckAnswer.of(checks, base)) {
                switch (answer) {
                    case CheckAnswer.Computed computed -> line(checkLine(computed));
                    case CheckAnswer.NotComputed not -> {
                        if (unanswerable == Unanswerable.TOLD) {
                            tell(
                                    new Problem(
                                            "%s:%s:%s"
                                                    .formatted(
                                                            file, not.check().id(), not.column()),
                                            not.column().equals("method") ? "HT-0611" : "HT-0610",
                                            not.because(),
                                            ""));
                        }
                    }
                }
            }
        }

        private void published(EvidenceBase base) {
            Map<String, Rerun> reruns = reruns(base);
            for (PublishedResult result : base.published()) {
                published(result, Optional.ofNullable(reruns.get(result.id())), base);
            }
        }

        private void published(PublishedResult result, Optional<Rerun> rerun, EvidenceBase base) {
            Map<String, @Nullable Object> line = publishedLine(result);
            if (rerun.isEmpty()) {
                line.put("because", result.whyNotInWords());
            } else {
                CheckAnswer answer =
                        CheckAnswer.of(List.of(rerun.get().of(result)), base).getFirst();
                switch (answer) {
                    case CheckAnswer.Computed(var _, var synthesis, var disagrees) -> {
                        line.put("k", synthesis.k());
                        line.put("effect", synthesis.estimate());
                        line.put("cilow", synthesis.low());
                        line.put("cihigh", synthesis.high());
                        line.put("i2", AnswerFields.orNull(synthesis.i2Percent()));
                        line.put("tau2", AnswerFields.orNull(synthesis.tau2()));
                        line.put("agrees", disagrees.isEmpty());
                        line.put("disagrees", disagrees);
                        AnswerFields.addProvenance(line, synthesis);
                        line.put("data_version", synthesis.data().sha256());
                    }
                    case CheckAnswer.NotComputed not -> line.put("because", not.because());
                }
            }
            line(line);
        }

        private void questions(EvidenceBase base) {
            Set<List<String>> pairs = new LinkedHashSet<>();
            base.trials().forEach(trial -> pairs.add(List.of(trial.comparator(), trial.outcome())));
            for (List<String> pair : pairs) {
                Question question = Question.of(pair.getFirst(), pair.getLast(), Strictness.STRICT);
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("question", pair.getFirst() + ", " + pair.getLast());
                line.put("comparator_class", pair.getFirst());
                line.put("outcome", pair.getLast());
                line.put("strictness", "strict");
                switch (Pooling.withDefaults().pool(question, base)) {
                    case Result.Ok<Synthesis, NoSynthesis>(var synthesis) -> {
                        AnswerFields.addNumbers(line, synthesis);
                        AnswerFields.addProvenance(line, synthesis);
                        line.put("data_version", synthesis.data().sha256());
                    }
                    case Result.Refused<Synthesis, NoSynthesis>(var none) -> {
                        line.put("because", none.because());
                        line.put("rows_refused", AnswerFields.refused(none.refused()));
                        line.put("data_version", base.data().sha256());
                    }
                }
                line(line);
            }
        }

        private void review(EvidenceBase base) {
            Review review = Review.of(base);
            for (Review.Asked one : review.asked()) {
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("review", one.id());
                line.put("comparator_class", one.comparator());
                line.put("outcome", one.outcome());
                line.put("term", one.term().name());
                AnswerFields.addAnswer(line, one.answer());
                line.put(
                        "small_studies",
                        one.smallStudies().map(AnswerFields::smallStudies).orElse(null));
                List<Object> variants = new ArrayList<>();
                for (Review.Variant variant : one.variants()) {
                    Map<String, @Nullable Object> other = new LinkedHashMap<>();
                    other.put("change", variant.change().name());
                    other.put("what", variant.what());
                    AnswerFields.addAnswer(other, variant.answer());
                    variants.add(other);
                }
                line.put("variants", variants);
                line.put("data_version", base.data().sha256());
                line(line);
            }
            for (var network : review.networks()) {
                line(network.fold(EvidenceCommand::networkLine, EvidenceCommand::noNetworkLine));
            }
        }

        private Optional<byte[]> bytes(String file) {
            try {
                return Optional.of(Files.readAllBytes(Path.of(file)));
            } catch (IOException | InvalidPathException _) {
                tell(
                        new Problem(
                                file,
                                "HT-0601",
                                "The file cannot be read.",
                                "Check its name and who may read it."));
                return Optional.empty();
            }
        }

        private void tell(Problem problem) {
            refusedSomething = true;
            err.println(problem);
        }

        private void line(Map<String, @Nullable Object> fields) {
            out.println(json.writeValueAsString(fields));
        }
    }

    private static Map<String, String> doubt(Doubt doubt) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("column", doubt.column().code());
        fields.put("kind", doubt.kind().name());
        fields.put("what", doubt.sentence());
        fields.put("cure", doubt.cure());
        return fields;
    }

    private static Map<String, Rerun> reruns(EvidenceBase base) {
        Map<String, Rerun> reruns = new HashMap<>();
        base.reruns().forEach(rerun -> reruns.put(rerun.resultId(), rerun));
        return reruns;
    }

    private static String shortName(String file) {
        return Optional.ofNullable(Path.of(file).getFileName()).map(Path::toString).orElse(file);
    }

    private static DataVersion version(EvidenceBase base, Read<Trial> read) {
        Map<String, String> digests = new HashMap<>(base.data().sha256());
        digests.remove("trials.csv");
        digests.put(read.file(), read.sha256());
        return new DataVersion(digests);
    }

    /** A published result as a check, so that both are compared by the digits printed. */
    private static Map<String, @Nullable Object> checkLine(CheckAnswer.Computed computed) {
        Check check = computed.check();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("check_id", check.id());
        line.put("data", check.data());
        line.put("method", check.method());
        AnswerFields.addNumbers(line, computed.synthesis());
        line.put("notes", check.notes());
        Map<String, @Nullable Object> printed = new LinkedHashMap<>();
        printed.put("k", check.k().isPresent() ? check.k().getAsInt() : null);
        printed.put("estimate", AnswerFields.orNull(check.estimate().value()));
        printed.put("cilow", AnswerFields.orNull(check.low().value()));
        printed.put("cihigh", AnswerFields.orNull(check.high().value()));
        printed.put("i2", AnswerFields.orNull(check.i2().value()));
        printed.put("tau2", AnswerFields.orNull(check.tau2().value()));
        line.put("printed", printed);
        line.put("agrees", computed.agrees());
        line.put("disagrees", computed.disagrees());
        AnswerFields.addProvenance(line, computed.synthesis());
        line.put("data_version", computed.synthesis().data().sha256());
        return line;
    }

    private static Map<String, @Nullable Object> publishedLine(PublishedResult result) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("result_id", result.id());
        line.put("review", result.review());
        line.put("year", result.year());
        line.put("doi", result.doi());
        line.put("comparison", result.comparison());
        line.put("outcome", result.outcome());
        line.put("measure", result.measure());
        line.put("reproducible", result.reproducible() == PublishedResult.Reproducible.YES);
        Map<String, @Nullable Object> printed = new LinkedHashMap<>();
        printed.put("effect", AnswerFields.orNull(result.effect().value()));
        printed.put("cilow", AnswerFields.orNull(result.low().value()));
        printed.put("cihigh", AnswerFields.orNull(result.high().value()));
        printed.put("k", result.k());
        printed.put("i2", result.i2());
        line.put("printed", printed);
        line.put("source", result.source());
        line.put("read_as", result.readAs());
        return line;
    }

    private static Map<String, @Nullable Object> networkLine(NetworkQuestion.Answer answer) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("network", answer.outcome());
        line.put("treatments", answer.fit().treatments());
        line.put("rows_used", answer.rows());
        line.put("tau2", answer.fit().tau2());
        return line;
    }

    private static Map<String, @Nullable Object> noNetworkLine(NetworkQuestion.No no) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("network", no.outcome());
        line.put("treatments", no.treatments().stream().sorted().toList());
        line.put("rows", no.rows());
        line.put("because", no.because());
        return line;
    }
}
