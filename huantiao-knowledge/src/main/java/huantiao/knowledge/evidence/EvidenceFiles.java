package huantiao.knowledge.evidence;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import huantiao.base.Problem;
import huantiao.evidence.Cells;
import huantiao.evidence.Check;
import huantiao.evidence.Check.Printed;
import huantiao.evidence.CourseFigure;
import huantiao.evidence.DataVersion;
import huantiao.evidence.EvidenceBase;
import huantiao.evidence.EvidenceBase.Rerun;
import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.TrueLabels;
import huantiao.evidence.Followup;
import huantiao.evidence.Guideline;
import huantiao.evidence.HarmFigure;
import huantiao.evidence.NeedledArm;
import huantiao.evidence.NeedledArm.Item;
import huantiao.evidence.NeedledArm.Reported;
import huantiao.evidence.PublishedResult;
import huantiao.evidence.PublishedResult.Reproducible;
import huantiao.evidence.RiskOfBias;
import huantiao.evidence.Trial;
import huantiao.knowledge.Problems;
import huantiao.knowledge.evidence.TrialsTable.Correction;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of the evidence base, shipped or brought by somebody else. */
public final class EvidenceFiles {

    private static final String SHIPPED = "/huantiao/knowledge/evidence/";

    private static final List<String> BIAS_DOMAINS =
            List.of(
                    "random_sequence",
                    "allocation_concealment",
                    "blinding_participants_personnel",
                    "blinding_assessment",
                    "incomplete_outcome",
                    "selective_reporting",
                    "other");

    private EvidenceFiles() {}

    /**
     * The rows of a file that can be used, and everything wrong with the others.
     *
     * @param sha256 hex digest of the bytes read
     */
    public record Read<T>(String file, List<T> rows, List<Problem> problems, String sha256) {
        public Read {
            rows = List.copyOf(rows);
            problems = List.copyOf(problems);
        }
    }

    private static final class Shipped {
        static final EvidenceBase BASE = read();
    }

    /**
     * The reviewed tables that ship with the program, read once.
     *
     * @throws IllegalStateException naming every problem, if a shipped table cannot be read
     */
    public static EvidenceBase shipped() {
        return Shipped.BASE;
    }

    private static EvidenceBase read() {
        Problems problems = new Problems();
        Map<String, String> digests = new LinkedHashMap<>();
        Function<String, byte[]> file =
                name -> {
                    byte[] bytes = shippedBytes(name);
                    digests.put(name, sha256(bytes));
                    return bytes;
                };
        EvidenceBase base =
                new EvidenceBase(
                        TrialsTable.read(
                                "trials.csv",
                                file.apply("trials.csv"),
                                corrections(problems),
                                problems),
                        arms(file.apply("acupuncture-arms.csv"), problems),
                        riskOfBias(file.apply("risk-of-bias.csv"), problems),
                        published(file.apply("published-results.csv"), problems),
                        checks("computed-checks.csv", file.apply("computed-checks.csv"), problems),
                        reruns(file.apply("reruns.csv"), problems),
                        guidelines(file.apply("guidelines.csv"), problems),
                        course(file.apply("natural-history.csv"), problems),
                        harms(file.apply("adverse-events.csv"), problems),
                        new DataVersion(
                                Map.of(
                                        "trials.csv",
                                        Objects.requireNonNull(digests.get("trials.csv")),
                                        "corrections.csv",
                                        sha256(shippedBytes("corrections.csv")),
                                        "risk-of-bias.csv",
                                        Objects.requireNonNull(digests.get("risk-of-bias.csv")))));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("shipped evidence cannot be read: " + problems.all());
        }
        return base;
    }

    /** The bytes of the trials that ship, as they are digested in {@link DataVersion}. */
    public static byte[] shippedTrials() {
        return shippedBytes("trials.csv");
    }

    /** The bytes of the corrections that ship, as they are digested in {@link DataVersion}. */
    public static byte[] shippedCorrections() {
        return shippedBytes("corrections.csv");
    }

    /** The bytes of the judgements that ship, as they are digested in {@link DataVersion}. */
    public static byte[] shippedRiskOfBias() {
        return shippedBytes("risk-of-bias.csv");
    }

    /** The bytes of the needled arms that ship. */
    public static byte[] shippedArms() {
        return shippedBytes("acupuncture-arms.csv");
    }

    /** The needled arms of a file, as {@link #shippedArms} holds them. */
    public static Read<NeedledArm> arms(String name, byte[] bytes) {
        Problems problems = new Problems();
        List<NeedledArm> rows = arms(bytes, problems);
        return new Read<>(name, rows, problems.all(), sha256(bytes));
    }

    /**
     * These arms as a file: rows that ship word for word, with columns for the items that only arms
     * read by reviewers have. Read again by {@link #arms} it gives the same arms.
     */
    public static byte[] writtenArms(List<NeedledArm> arms) {
        return ArmColumns.written(arms, shippedArms());
    }

    /** The rows of the trials that ship as they stand in their file. */
    public static List<Extraction> shippedExtractions() {
        Problems problems = new Problems();
        List<Extraction> rows =
                TrialsTable.extractions("trials.csv", shippedBytes("trials.csv"), problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("shipped trials cannot be read: " + problems.all());
        }
        return rows;
    }

    /** The rows of a trials file as they stand there, before anything is made of them. */
    public static Read<Extraction> extractions(String file, byte[] bytes) {
        Problems problems = new Problems();
        return new Read<>(
                file,
                TrialsTable.extractions(file, bytes, problems),
                problems.all(),
                sha256(bytes));
    }

    /** A trials file with these rows, as it is read by {@link #trials}. */
    public static byte[] written(List<Extraction> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(
                    Arrays.stream(Extraction.Column.values()).map(one -> one.code()).toList());
            for (Extraction row : rows) {
                csv.writeRecord(Arrays.stream(Extraction.Column.values()).map(row::at).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The right names of arms that a source names wrongly, as far as reviewers found them. */
    public static TrueLabels trueLabels() {
        Problems problems = new Problems();
        return TrialsTable.labels(corrections(problems));
    }

    /** A trials file of the same form, by anyone. */
    public static Read<Trial> trials(String file, byte[] bytes) {
        Problems problems = new Problems();
        List<Trial> rows = TrialsTable.read(file, bytes, corrections(problems), problems);
        return new Read<>(file, rows, problems.all(), sha256(bytes));
    }

    /**
     * A published result with how it is computed again, where the file says so.
     *
     * @param rerun from the columns {@code data} and {@code method}, which a file may have
     */
    public record Published(PublishedResult result, Optional<Rerun> rerun) {}

    /** A file of published results of the same form, by anyone. */
    public static Read<Published> published(String file, byte[] bytes) {
        Problems problems = new Problems();
        List<Published> rows =
                rows(
                        file,
                        bytes,
                        "result_id",
                        PUBLISHED,
                        Table.Ids.UNIQUE,
                        problems,
                        row -> new Published(published(row), rerun(row)));
        return new Read<>(file, rows, problems.all(), sha256(bytes));
    }

    /** Whether the header of a file is that of published results. */
    public static boolean holdsPublished(byte[] bytes) {
        return hasColumn(bytes, "result_id");
    }

    /** Whether the header of a file is that of checks. */
    public static boolean holdsChecks(byte[] bytes) {
        return hasColumn(bytes, "check_id");
    }

    private static boolean hasColumn(byte[] bytes, String column) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.lines()
                .findFirst()
                .filter(header -> Arrays.asList(header.split("[\\uFEFF,\"\\s]+")).contains(column))
                .isPresent();
    }

    private static Optional<Rerun> rerun(Cells row) {
        String data = row.optional("data");
        String method = row.optional("method");
        if (data.isEmpty() != method.isEmpty()) {
            row.refuse(
                    data.isEmpty() ? "data" : "method",
                    "HT-0604",
                    "The cell is empty, but its partner is not.",
                    "Say both which rows and which method, or neither.");
        }
        return data.isEmpty() ? Optional.empty() : Optional.of(new Rerun(row.id(), data, method));
    }

    /** A file of checks of the same form, by anyone. */
    public static Read<Check> checks(String file, byte[] bytes) {
        Problems problems = new Problems();
        return new Read<>(file, checks(file, bytes, problems), problems.all(), sha256(bytes));
    }

    private static List<Correction> corrections(Problems problems) {
        return rows(
                "corrections.csv",
                shippedBytes("corrections.csv"),
                "trial_id",
                List.of("trial_id", "column", "in_source", "corrected", "source", "read_as"),
                Table.Ids.SHARED,
                problems,
                row -> {
                    row.required("source");
                    return new Correction(
                            row.id(),
                            row.required("column"),
                            row.required("in_source"),
                            row.required("corrected"));
                });
    }

    private static List<Check> checks(String file, byte[] bytes, Problems problems) {
        return rows(
                file,
                bytes,
                "check_id",
                List.of(
                        "check_id",
                        "data",
                        "method",
                        "k",
                        "estimate",
                        "cilow",
                        "cihigh",
                        "i2",
                        "tau2",
                        "notes"),
                Table.Ids.UNIQUE,
                problems,
                row ->
                        new Check(
                                row.id(),
                                row.required("data"),
                                row.required("method"),
                                row.whole("k"),
                                new Printed(row.digits("estimate")),
                                new Printed(row.digits("cilow")),
                                new Printed(row.digits("cihigh")),
                                new Printed(row.digits("i2")),
                                new Printed(row.digits("tau2")),
                                row.text("notes")));
    }

    private static List<Rerun> reruns(byte[] bytes, Problems problems) {
        return rows(
                "reruns.csv",
                bytes,
                "result_id",
                List.of("result_id", "data", "method"),
                Table.Ids.UNIQUE,
                problems,
                row -> new Rerun(row.id(), row.required("data"), row.required("method")));
    }

    private static final List<String> PUBLISHED =
            List.of(
                    "result_id",
                    "review",
                    "year",
                    "doi",
                    "population",
                    "comparison",
                    "outcome",
                    "measure",
                    "effect",
                    "cilow",
                    "cihigh",
                    "k",
                    "n_participants",
                    "model",
                    "i2",
                    "certainty",
                    "trials_available_in_shared",
                    "reproducible",
                    "source",
                    "read_as",
                    "notes");

    private static List<PublishedResult> published(byte[] bytes, Problems problems) {
        return rows(
                "published-results.csv",
                bytes,
                "result_id",
                PUBLISHED,
                Table.Ids.UNIQUE,
                problems,
                EvidenceFiles::published);
    }

    private static PublishedResult published(Cells row) {
        Printed effect = new Printed(row.digits("effect"));
        Printed low = new Printed(row.digits("cilow"));
        Printed high = new Printed(row.digits("cihigh"));
        checkOrder(row, effect.value(), low.value(), high.value());
        return new PublishedResult(
                row.id(),
                row.required("review"),
                row.text("year"),
                row.text("doi"),
                row.text("population"),
                row.required("comparison"),
                row.required("outcome"),
                row.required("measure"),
                effect,
                low,
                high,
                row.text("k"),
                row.text("n_participants"),
                row.text("model"),
                row.text("i2"),
                row.text("certainty"),
                row.text("trials_available_in_shared"),
                row.code("reproducible", EvidenceFiles::reproducible, Reproducible.NO),
                row.required("source"),
                row.required("read_as"),
                row.text("notes"));
    }

    private static void checkOrder(
            Cells row, OptionalDouble effect, OptionalDouble low, OptionalDouble high) {
        boolean whole = effect.isPresent() && low.isPresent() && high.isPresent();
        if (whole
                && !(low.getAsDouble() <= effect.getAsDouble()
                        && effect.getAsDouble() <= high.getAsDouble())) {
            row.refuse(
                    "effect",
                    "HT-0608",
                    "The effect (%s) must lie within its interval (%s to %s)."
                            .formatted(effect.getAsDouble(), low.getAsDouble(), high.getAsDouble()),
                    "Look the numbers up again in the report.");
        }
    }

    private static Optional<Reproducible> reproducible(String code) {
        return switch (code) {
            case "YES" -> Optional.of(Reproducible.YES);
            case "no" -> Optional.of(Reproducible.NO);
            default -> Optional.empty();
        };
    }

    private static List<Guideline> guidelines(byte[] bytes, Problems problems) {
        return rows(
                "guidelines.csv",
                bytes,
                "id",
                List.of(
                        "id",
                        "guideline",
                        "body",
                        "country",
                        "date_issued",
                        "last_updated",
                        "scope",
                        "covers_sciatica",
                        "position",
                        "strength_certainty",
                        "statement_in_our_words",
                        "source",
                        "read_as",
                        "status",
                        "notes"),
                Table.Ids.UNIQUE,
                problems,
                row ->
                        new Guideline(
                                row.id(),
                                row.required("guideline"),
                                row.text("body"),
                                row.text("country"),
                                row.text("date_issued"),
                                row.text("last_updated"),
                                row.text("scope"),
                                row.text("covers_sciatica"),
                                row.required("position"),
                                Guideline.Stance.of(row.text("position")),
                                row.text("strength_certainty"),
                                row.text("statement_in_our_words"),
                                sourceUnlessNotRead(row),
                                row.required("read_as"),
                                row.text("status"),
                                row.text("notes")));
    }

    private static List<RiskOfBias> riskOfBias(byte[] bytes, Problems problems) {
        return rows(
                "risk-of-bias.csv",
                bytes,
                "trial_id",
                Stream.of(
                                List.of("trial_id", "study", "tool"),
                                BIAS_DOMAINS,
                                List.of("source", "read_as", "notes"))
                        .flatMap(List::stream)
                        .toList(),
                Table.Ids.SHARED,
                problems,
                row ->
                        new RiskOfBias(
                                row.id(),
                                row.text("study"),
                                row.required("tool"),
                                Optional.empty(),
                                biasDomains(row),
                                "",
                                row.required("source"),
                                row.required("read_as"),
                                row.text("notes")));
    }

    private static Map<String, String> biasDomains(Cells row) {
        Map<String, String> domains = new LinkedHashMap<>();
        BIAS_DOMAINS.forEach(domain -> domains.put(domain, row.text(domain)));
        return domains;
    }

    private static List<NeedledArm> arms(byte[] bytes, Problems problems) {
        return rows(
                "acupuncture-arms.csv",
                bytes,
                "arm_id",
                List.of(
                        "arm_id",
                        "trial_id",
                        "study",
                        "year",
                        "status",
                        "role_in_trial",
                        "technique",
                        "points",
                        "depth_mm",
                        "deqi",
                        "stimulation",
                        "retention_min",
                        "needle_mm",
                        "courses_and_frequency",
                        "sessions_total",
                        "practitioner",
                        "population",
                        "n",
                        "comparator_of_trial",
                        "in_review",
                        "source",
                        "read_as",
                        "notes"),
                Table.Ids.UNIQUE,
                problems,
                row ->
                        new NeedledArm(
                                row.id(),
                                row.required("trial_id"),
                                row.text("study"),
                                row.text("year"),
                                row.text("status"),
                                row.text("role_in_trial"),
                                items(row),
                                row.text("population"),
                                row.text("n"),
                                row.text("in_review"),
                                row.required("source"),
                                row.required("read_as"),
                                row.text("notes")));
    }

    private static Map<Item, Reported> items(Cells row) {
        row.required("technique");
        Map<Item, Reported> known = new EnumMap<>(Item.class);
        Map<String, String> places = ArmColumns.places(row.optional(ArmColumns.PLACES));
        for (Item item : Item.values()) {
            Reported told = Reported.of(row.optional(ArmColumns.of(item)));
            known.put(
                    item,
                    new Reported(
                            told.state(),
                            told.words(),
                            places.getOrDefault(item.code(), told.place())));
        }
        return known;
    }

    private static List<CourseFigure> course(byte[] bytes, Problems problems) {
        return rows(
                "natural-history.csv",
                bytes,
                "id",
                List.of(
                        "id",
                        "study",
                        "year",
                        "design",
                        "setting",
                        "n",
                        "population",
                        "care",
                        "outcome",
                        "definition",
                        "timepoint",
                        "value",
                        "unit",
                        "numerator",
                        "denominator",
                        "cilow",
                        "cihigh",
                        "source",
                        "read_as",
                        "notes"),
                Table.Ids.UNIQUE,
                problems,
                row ->
                        new CourseFigure(
                                row.id(),
                                row.required("study"),
                                row.text("year"),
                                row.text("design"),
                                row.text("setting"),
                                row.whole("n"),
                                row.text("population"),
                                row.text("care"),
                                row.required("outcome"),
                                row.text("definition"),
                                Followup.read(row.text("timepoint")),
                                row.requiredNumber("value"),
                                row.required("unit"),
                                row.whole("numerator"),
                                row.whole("denominator"),
                                row.number("cilow"),
                                row.number("cihigh"),
                                row.required("source"),
                                row.required("read_as"),
                                row.text("notes")));
    }

    private static List<HarmFigure> harms(byte[] bytes, Problems problems) {
        return rows(
                "adverse-events.csv",
                bytes,
                "id",
                List.of(
                        "id",
                        "study",
                        "year",
                        "setting",
                        "denominators",
                        "event",
                        "numerator",
                        "denominator",
                        "per",
                        "value",
                        "unit",
                        "cilow",
                        "cihigh",
                        "source",
                        "read_as",
                        "notes"),
                Table.Ids.UNIQUE,
                problems,
                row ->
                        new HarmFigure(
                                row.id(),
                                row.required("study"),
                                row.text("year"),
                                row.text("setting"),
                                row.text("denominators"),
                                row.text("event"),
                                row.whole("numerator"),
                                row.whole("denominator"),
                                row.text("per"),
                                row.number("value"),
                                row.text("unit"),
                                row.number("cilow"),
                                row.number("cihigh"),
                                sourceUnlessNotRead(row),
                                row.required("read_as"),
                                row.text("notes")));
    }

    /** A row that says that nothing was read need not say where. */
    private static String sourceUnlessNotRead(Cells row) {
        return row.text("read_as").equals("not read") ? row.text("source") : row.required("source");
    }

    private static <T> List<T> rows(
            String file,
            byte[] bytes,
            String idColumn,
            List<String> columns,
            Table.Ids ids,
            Problems problems,
            Function<Cells, T> make) {
        return Table.read(file, bytes, idColumn, columns, ids, problems).rows().stream()
                .map(row -> row.build(() -> make.apply(row)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static byte[] shippedBytes(String name) {
        try (InputStream stream = EvidenceFiles.class.getResourceAsStream(SHIPPED + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
