package huantiao.web.plan;

import huantiao.care.CareLibrary;
import huantiao.care.CareLibrary.Formula;
import huantiao.care.CareLibrary.Grams;
import huantiao.care.CareLibrary.Therapy;
import huantiao.care.CareLibrary.TrialDose;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reviewed knowledge of care beside the points, as it is read. */
public record TherapiesPage(CareLibrary library) {

    /** Something of an entry, as the data name it, and its lines. */
    public record Part(String name, List<String> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** What is known of a therapy, part by part. */
    public List<Part> parts(Therapy therapy) {
        return parts(therapy.parts());
    }

    /** How a trial dosed needles, part by part. */
    public List<Part> parts(TrialDose dose) {
        return parts(dose.parts());
    }

    private static List<Part> parts(CareLibrary.Parts parts) {
        return parts.lines().entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> new Part(plain(part.getKey()), part.getValue()))
                .toList();
    }

    /** Formulas whose herbs are all described here: no other is shown. */
    public List<Formula> formulas() {
        return library.formulas().stream().filter(Formula::enabled).toList();
    }

    /** Herbs of a formula with their grams a day. */
    public String herbs(Formula formula) {
        return formula.herbs().entrySet().stream()
                .map(TherapiesPage::herb)
                .collect(Collectors.joining(", "));
    }

    private static String herb(Map.Entry<String, Grams> herb) {
        return "%s %s–%s g"
                .formatted(
                        plain(herb.getKey()),
                        grams(herb.getValue().lowest()),
                        grams(herb.getValue().highest()));
    }

    private static String grams(double grams) {
        return BigDecimal.valueOf(grams).stripTrailingZeros().toPlainString();
    }

    /** An identifier of the data as words: {@code dang_gui} as "dang gui". */
    public static String plain(String code) {
        return code.replace('_', ' ');
    }
}
