package huantiao.knowledge.evidence;

import static huantiao.evidence.Extraction.Column.*;

import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Slips beside the twenty kinds, written down when the checks for those were done. They say how the
 * checks do on what nobody had in mind. Two checks came of their first count (arms alike, numbers
 * of another line); the others were left as they were.
 */
enum OtherSlip {
    /** One digit is read as another. */
    DIGIT_MISREAD {
        @Override
        Extraction of(Extraction row, List<Extraction> others, Random random) {
            List<Column> numbers = numbers(row);
            if (numbers.isEmpty()) {
                return row;
            }
            Column column = numbers.get(random.nextInt(numbers.size()));
            String cell = row.at(column);
            List<Integer> digits = new ArrayList<>();
            for (int i = 0; i < cell.length(); i++) {
                if (Character.isDigit(cell.charAt(i))) {
                    digits.add(i);
                }
            }
            int at = digits.get(random.nextInt(digits.size()));
            int digit = (cell.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
            return row.with(column, cell.substring(0, at) + digit + cell.substring(at + 1));
        }
    },
    /** The first arm is typed twice. */
    ARM_TYPED_TWICE {
        @Override
        Extraction of(Extraction row, List<Extraction> others, Random random) {
            return row.at(N_CTL).isEmpty()
                    ? row
                    : row.with(N_CTL, row.at(N_EXP))
                            .with(EVENTS_CTL, row.at(EVENTS_EXP))
                            .with(MEAN_CTL, row.at(MEAN_EXP))
                            .with(SD_CTL, row.at(SD_EXP))
                            .with(CILOW_CTL, row.at(CILOW_EXP))
                            .with(CIHIGH_CTL, row.at(CIHIGH_EXP));
        }
    },
    /** The numbers of another line of the trial: another time, or another outcome. */
    ANOTHER_LINE {
        @Override
        Extraction of(Extraction row, List<Extraction> others, Random random) {
            List<Extraction> lines =
                    others.stream()
                            .filter(other ->
                                    other.at(TRIAL_ID).equals(row.at(TRIAL_ID))
                                            && other.at(DATA_TYPE).equals(row.at(DATA_TYPE))
                                            && !other.at(ROW_ID).equals(row.at(ROW_ID)))
                            .toList();
            if (lines.isEmpty()) {
                return row;
            }
            Extraction line = lines.get(random.nextInt(lines.size()));
            Extraction slipped = row;
            for (Column column : numbers(row)) {
                slipped = slipped.with(column, line.at(column));
            }
            return slipped;
        }
    },
    /** The minus of one number is lost. */
    ONE_MINUS_LOST {
        @Override
        Extraction of(Extraction row, List<Extraction> others, Random random) {
            List<Column> negative =
                    numbers(row).stream().filter(one -> row.at(one).startsWith("-")).toList();
            if (negative.isEmpty()) {
                return row;
            }
            Column column = negative.get(random.nextInt(negative.size()));
            return row.with(column, row.at(column).substring(1));
        }
    },
    /** A number that belongs to one column stands in the next. */
    ONE_COLUMN_ON {
        @Override
        Extraction of(Extraction row, List<Extraction> others, Random random) {
            List<Column> numbers = numbers(row);
            if (numbers.size() < 2) {
                return row;
            }
            int at = random.nextInt(numbers.size() - 1);
            return row.with(numbers.get(at), row.at(numbers.get(at + 1)))
                    .with(numbers.get(at + 1), row.at(numbers.get(at)));
        }
    };

    /** The row with the slip; the same row where it does not apply. */
    abstract Extraction of(Extraction row, List<Extraction> others, Random random);

    private static List<Column> numbers(Extraction row) {
        List<Column> numbers = new ArrayList<>();
        for (Column column : Column.values()) {
            if (column.kind() == Column.Kind.NUMBER && !row.at(column).isEmpty()) {
                numbers.add(column);
            }
        }
        return numbers;
    }
}
