package huantiao.knowledge.evidence;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import huantiao.evidence.NeedledArm;
import huantiao.evidence.NeedledArm.Item;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of the file of needled arms. The file that ships has eleven of the items of STRICTA;
 * a file with arms that reviewers read has all of them, and where each stands in its report.
 */
final class ArmColumns {

    /** Lines of {@code 2b: table 1}: where an item stands in the report. */
    static final String PLACES = "places";

    private ArmColumns() {}

    static String of(Item item) {
        return switch (item) {
            case STYLE -> "technique";
            case REASONING -> "reasoning";
            case VARIATION -> "variation";
            case INSERTIONS -> "insertions";
            case POINTS -> "points";
            case DEPTH -> "depth_mm";
            case RESPONSE -> "deqi";
            case STIMULATION -> "stimulation";
            case RETENTION -> "retention_min";
            case NEEDLE -> "needle_mm";
            case SESSIONS -> "sessions_total";
            case FREQUENCY -> "courses_and_frequency";
            case OTHER_CARE -> "other_care";
            case SETTING -> "setting";
            case PRACTITIONER -> "practitioner";
            case CONTROL_REASON -> "control_reason";
            case COMPARATOR -> "comparator_of_trial";
        };
    }

    /** Places by the number of their item. */
    static Map<String, String> places(String cell) {
        return cell.lines()
                .map(line -> line.split(": ", 2))
                .filter(parts -> parts.length == 2)
                .collect(
                        Collectors.toMap(
                                parts -> parts[0], parts -> parts[1], (first, _) -> first));
    }

    private static String places(NeedledArm arm) {
        return Arrays.stream(Item.values())
                .filter(item -> !arm.at(item).place().isEmpty())
                .map(item -> item.code() + ": " + arm.at(item).place())
                .collect(Collectors.joining("\n"));
    }

    /**
     * @param shipped the file that ships, whose rows stay as they are
     */
    static byte[] written(List<NeedledArm> arms, byte[] shipped) {
        Map<String, NamedCsvRecord> rows = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> file =
                CsvReader.builder().ofNamedCsvRecord(new String(shipped, StandardCharsets.UTF_8))) {
            file.forEach(row -> rows.put(row.getField("arm_id"), row));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        columns.addAll(rows.values().iterator().next().getHeader());
        Stream.concat(Arrays.stream(Item.values()).map(ArmColumns::of), Stream.of(PLACES))
                .filter(name -> !columns.contains(name))
                .forEach(columns::add);
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(columns);
            for (NeedledArm arm : arms) {
                var came = Optional.ofNullable(rows.get(arm.id()));
                var cells = cells(arm);
                Function<String, String> cell =
                        name ->
                                came.map(row -> row.findField(name).orElse(""))
                                        .orElseGet(() -> cells.getOrDefault(name, ""));
                csv.writeRecord(columns.stream().map(cell).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> cells(NeedledArm arm) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("arm_id", arm.id());
        cells.put("trial_id", arm.trialId());
        cells.put("study", arm.study());
        cells.put("year", arm.year());
        cells.put("status", arm.status());
        cells.put("role_in_trial", arm.role());
        for (Item item : Item.values()) {
            cells.put(of(item), arm.at(item).cell());
        }
        cells.put("population", arm.population());
        cells.put("n", arm.people());
        cells.put("in_review", arm.inReview());
        cells.put("source", arm.source());
        cells.put("read_as", arm.readAs());
        cells.put("notes", arm.notes());
        cells.put(PLACES, places(arm));
        return cells;
    }
}
