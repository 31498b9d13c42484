package huantiao.knowledge.records;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.knowledge.Problems;
import huantiao.living.RecordFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Tells the format by what stands in the file, not by its name, and reads it. */
public final class RecordFiles implements RecordFile {

    /** Problems beyond this many are counted and not told one by one. */
    private static final int MOST_PROBLEMS = 50;

    @Override
    public Result<Read, List<Problem>> read(String name, byte[] bytes) {
        var problems = new Problems();
        if (bytes.length > LARGEST_BYTES) {
            return refuse(
                    name,
                    "HT-2031",
                    "The file has %d bytes; at most %d are read."
                            .formatted(bytes.length, LARGEST_BYTES),
                    "Export it in parts.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return refuse(
                    name,
                    "HT-2032",
                    "The file is not UTF-8 text.",
                    "Export it as UTF-8, or save it as such in a text editor.");
        }
        var body = text.replaceFirst("^\uFEFF", "");
        if (body.isBlank()) {
            return refuse(name, "HT-2033", "The file is empty.", "Choose another.");
        }
        var format = format(body);
        var drafts =
                switch (format) {
                    case RIS -> new TaggedFile(name, problems).ris(body);
                    case NBIB -> new TaggedFile(name, problems).nbib(body);
                    case CSV -> new CsvFile(name, problems).read(body);
                };
        if (drafts.size() > MOST_RECORDS) {
            return refuse(
                    name,
                    "HT-2031",
                    "The file has %d records; at most %d are read at once."
                            .formatted(drafts.size(), MOST_RECORDS),
                    "Export it in parts.");
        }
        var references =
                drafts.stream().flatMap(draft -> draft.check(name, problems).stream()).toList();
        if (problems.isEmpty() && references.isEmpty()) {
            return refuse(name, "HT-2033", "The file holds no record.", "Choose another.");
        }
        return problems.isEmpty()
                ? Result.ok(new Read(format.word, sha256(bytes), references))
                : Result.refused(first(name, problems));
    }

    private enum Format {
        RIS("ris"),
        NBIB("pubmed"),
        CSV("csv");

        private final String word;

        Format(String word) {
            this.word = word;
        }
    }

    private static Format format(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (first.matches("PMID ?- ?.*")) {
            return Format.NBIB;
        }
        return first.matches("[A-Z][A-Z0-9]  -.*") ? Format.RIS : Format.CSV;
    }

    private static List<Problem> first(String name, Problems problems) {
        var all = problems.all();
        if (all.size() <= MOST_PROBLEMS) {
            return all;
        }
        var told = new ArrayList<>(all.subList(0, MOST_PROBLEMS));
        told.add(
                new Problem(
                        name,
                        "HT-2034",
                        "And %d problems more.".formatted(all.size() - MOST_PROBLEMS),
                        ""));
        return List.copyOf(told);
    }

    private static Result<Read, List<Problem>> refuse(
            String name, String code, String what, String cure) {
        return Result.refused(List.of(new Problem(name, code, what, cure)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
