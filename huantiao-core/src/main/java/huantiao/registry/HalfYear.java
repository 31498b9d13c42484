package huantiao.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Half of a calendar year, of which the first days of courses are pooled. There is no other period
 * whose sums may leave: two halves never overlap, so one cannot be subtracted from another.
 *
 * @param year 1990 to 2200
 * @param half 1 or 2
 */
public record HalfYear(int year, int half) implements Comparable<HalfYear> {
    private static final Pattern CODE = Pattern.compile("([0-9]{4})-H([12])");

    public HalfYear {
        if (!(year >= 1990 && year <= 2200 && (half == 1 || half == 2))) {
            throw new IllegalArgumentException(
                    "half year (%d, %d) must be 1 or 2 of 1990..2200".formatted(year, half));
        }
    }

    public static HalfYear holding(LocalDate day) {
        return new HalfYear(day.getYear(), day.getMonthValue() <= 6 ? 1 : 2);
    }

    /** Reads {@code 2026-H1}; empty if it is none. */
    public static Optional<HalfYear> read(String code) {
        var found = CODE.matcher(code);
        if (!found.matches()) {
            return Optional.empty();
        }
        var year = Integer.parseInt(found.group(1));
        return year >= 1990 && year <= 2200
                ? Optional.of(new HalfYear(year, Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    public LocalDate first() {
        return LocalDate.of(year, half == 1 ? 1 : 7, 1);
    }

    public LocalDate last() {
        return half == 1 ? LocalDate.of(year, 6, 30) : LocalDate.of(year, 12, 31);
    }

    public HalfYear before() {
        return half == 2 ? new HalfYear(year, 1) : new HalfYear(year - 1, 2);
    }

    /** As it stands in sums and addresses: {@code 2026-H1}. */
    public String code() {
        return "%04d-H%d".formatted(year, half);
    }

    @Override
    public int compareTo(HalfYear other) {
        return code().compareTo(other.code());
    }
}
