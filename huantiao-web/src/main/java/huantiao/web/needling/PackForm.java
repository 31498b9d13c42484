package huantiao.web.needling;

import huantiao.base.Problem;
import huantiao.care.NeedleType;
import huantiao.web.care.Rows;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The needles of a visit as they were typed from their pack: size, maker and lot. */
public record PackForm(Rows rows) {

    public static final String DIAMETER = "diameter";
    public static final String LENGTH = "length";
    public static final String LOT = "lot";

    private Sent sent() {
        return rows.sent();
    }

    /** True while nothing is said of them. */
    public boolean isOpen() {
        return Stream.of(DIAMETER, LENGTH, LOT).noneMatch(sent()::has);
    }

    /** True where they say this pack. */
    public boolean isOf(NeedleType type) {
        return fields(type).entrySet().stream()
                .allMatch(one -> one.getValue().equals(List.of(sent().text(one.getKey()))));
    }

    /** What fills these fields again. */
    public static Map<String, List<String>> fields(NeedleType type) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put(DIAMETER, List.of(NeedleType.printed(type.diameterMm())));
        fields.put(LENGTH, List.of(String.valueOf(type.lengthMm())));
        fields.put(LOT, List.of(type.makerAndLot()));
        return fields;
    }

    public Optional<NeedleType> read(List<Problem> problems) {
        if (!sent().has(DIAMETER) && !sent().has(LENGTH)) {
            return Optional.empty();
        }
        var diameter = sent().text(DIAMETER).replace(',', '.');
        var length = length(problems);
        if (diameter.isEmpty()) {
            return Optional.empty();
        }
        if (!isDiameter(diameter)) {
            problems.add(notADiameter(DIAMETER, -1));
            return Optional.empty();
        }
        if (length.isEmpty()) {
            if (!sent().has(LENGTH)) {
                problems.add(
                        new Problem(
                                LENGTH,
                                "HT-0764",
                                "The length of the needles is missing.",
                                "Enter millimetres, as 40."));
            }
            return Optional.empty();
        }
        if (sent().text(LOT).length() > 300) {
            problems.add(Rows.tooLong(LOT, -1));
            return Optional.empty();
        }
        return Optional.of(
                new NeedleType(Double.parseDouble(diameter), length.getAsInt(), sent().text(LOT)));
    }

    /** Their diameter, millimetres, also where nothing else of them can be read. */
    public OptionalDouble diameterMm() {
        var diameter = sent().text(DIAMETER).replace(',', '.');
        return isDiameter(diameter)
                ? OptionalDouble.of(Double.parseDouble(diameter))
                : OptionalDouble.empty();
    }

    /** Their length, millimetres, also where their size is not whole; empty if not readable. */
    public OptionalInt lengthMm() {
        return length(new ArrayList<>());
    }

    private OptionalInt length(List<Problem> problems) {
        var length = rows.whole(LENGTH, 1, 150, new ArrayList<>());
        if (length.isEmpty() && sent().has(LENGTH)) {
            problems.add(
                    new Problem(
                            LENGTH,
                            "HT-0768",
                            "Not a whole number within the range.",
                            "Enter 1 to 150. A needle of another length has a field in its own row."));
        }
        return length;
    }

    /** True for a text that is a diameter of a needle, 0.10 to 1.00 mm. */
    static boolean isDiameter(String text) {
        return text.matches("\\d(\\.\\d{1,3})?")
                && Double.parseDouble(text) >= 0.10
                && Double.parseDouble(text) <= 1.00;
    }

    /** What is wrong with a text that is none; in a row where {@code row} is 0 or more. */
    static Problem notADiameter(String field, int row) {
        return Rows.problem(
                field,
                row,
                "HT-0763",
                "The diameter is not within 0.10 to 1.00 mm.",
                "Enter millimetres, as 0.25.");
    }
}
