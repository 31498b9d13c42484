package huantiao.evidence;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When an outcome was measured: the words of the report, and weeks since the start of treatment
 * where the words say them.
 *
 * @param text as printed
 * @param fromWeeks first week meant, empty if the words do not say
 * @param toWeeks last week meant, empty if the words do not say
 */
public record Followup(String text, OptionalDouble fromWeeks, OptionalDouble toWeeks) {

    private static final double WEEKS_PER_MONTH = 365.25 / 12 / 7;
    private static final Pattern UNIT_FIRST =
            Pattern.compile(
                    "\\b(week|day|month)s? (\\d+(?:\\.\\d+)?)(?: ?(?:-|–|to|and) ?(\\d+(?:\\.\\d+)?))?");
    private static final Pattern NUMBER_FIRST =
            Pattern.compile(
                    "\\b(\\d+(?:\\.\\d+)?)(?: ?(?:-|–|to|and) ?(\\d+(?:\\.\\d+)?))? (week|day|month)s?");

    /** Reads weeks out of phrases such as "week 4", "weeks 1-4", "10 days", "3 months". */
    public static Followup read(String text) {
        Matcher unitFirst = UNIT_FIRST.matcher(text);
        if (unitFirst.find()) {
            return between(text, unitFirst.group(2), unitFirst.group(3), unitFirst.group(1));
        }
        Matcher numberFirst = NUMBER_FIRST.matcher(text);
        if (numberFirst.find()) {
            return between(text, numberFirst.group(1), numberFirst.group(2), numberFirst.group(3));
        }
        return new Followup(text, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Followup between(String text, String from, @Nullable String to, String unit) {
        double weeks =
                switch (unit) {
                    case "day" -> 1.0 / 7;
                    case "month" -> WEEKS_PER_MONTH;
                    default -> 1;
                };
        double first = Double.parseDouble(from) * weeks;
        double last = to == null ? first : Double.parseDouble(to) * weeks;
        return new Followup(text, OptionalDouble.of(first), OptionalDouble.of(last));
    }

    /** True where the words name a time. */
    public boolean isKnown() {
        return toWeeks.isPresent();
    }
}
