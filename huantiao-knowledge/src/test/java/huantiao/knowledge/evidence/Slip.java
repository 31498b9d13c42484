package huantiao.knowledge.evidence;

import static huantiao.evidence.Extraction.Column.*;

import huantiao.evidence.Extraction;
import huantiao.evidence.Extraction.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways in which people misread or mistype a row, each made from a right one. A slip that changes
 * nothing, or that the row has no numbers for, is no slip.
 */
enum Slip {
    /** The standard error stands where the standard deviation belongs, in one arm or in both. */
    STANDARD_ERROR_FOR_DEVIATION {
        @Override
        Extraction of(Extraction row, Random random) {
            int arms = 1 + random.nextInt(3);
            Extraction slipped = row;
            slipped = (arms & 1) > 0 ? standardError(slipped, SD_EXP, N_EXP) : slipped;
            return (arms & 2) > 0 ? standardError(slipped, SD_CTL, N_CTL) : slipped;
        }

        private Extraction standardError(Extraction row, Column sd, Column n) {
            return has(row, sd, n)
                    ? row.with(sd, rounded(number(row, sd) / Math.sqrt(number(row, n)), 2))
                    : row;
        }
    },
    /** The standard error stands where the variance belongs. */
    STANDARD_ERROR_FOR_VARIANCE {
        @Override
        Extraction of(Extraction row, Random random) {
            return has(row, VARIANCE)
                    ? row.with(VARIANCE, rounded(Math.sqrt(number(row, VARIANCE)), 4))
                    : row;
        }
    },
    /** The numbers of each arm stand in the columns of the other. */
    ARMS_SWAPPED {
        @Override
        Extraction of(Extraction row, Random random) {
            Extraction slipped = row;
            for (int i = 0; i < FIRST_ARM.size(); i++) {
                slipped =
                        slipped.with(FIRST_ARM.get(i), row.at(SECOND_ARM.get(i)))
                                .with(SECOND_ARM.get(i), row.at(FIRST_ARM.get(i)));
            }
            return slipped;
        }
    },
    /** The effect with its interval, or the changes with theirs, lose or gain their sign. */
    SIGN_FLIPPED {
        @Override
        Extraction of(Extraction row, Random random) {
            Extraction slipped = turned(row, EFFECT, CILOW, CIHIGH);
            return row.at(EFFECT).isEmpty()
                    ? turned(
                            turned(slipped, MEAN_EXP, CILOW_EXP, CIHIGH_EXP),
                            MEAN_CTL,
                            CILOW_CTL,
                            CIHIGH_CTL)
                    : slipped;
        }

        private Extraction turned(Extraction row, Column middle, Column low, Column high) {
            return row.with(middle, minus(row.at(middle)))
                    .with(low, minus(row.at(high)))
                    .with(high, minus(row.at(low)));
        }

        private String minus(String number) {
            return number.isEmpty() || isZero(number)
                    ? number
                    : number.startsWith("-") ? number.substring(1) : "-" + number;
        }
    },
    /** A decimal point one place off, in one number. */
    DECIMAL_SHIFTED {
        @Override
        Extraction of(Extraction row, Random random) {
            if (numbers(row).isEmpty()) {
                return row;
            }
            Column column = some(random, numbers(row));
            BigDecimal number = new BigDecimal(row.at(column));
            boolean people = column.code().matches("n_.*|events_.*");
            return row.with(
                    column,
                    (people || random.nextBoolean()
                                    ? number.scaleByPowerOfTen(1)
                                    : number.scaleByPowerOfTen(-1))
                            .toPlainString());
        }
    },
    /**
     * More people with the event than people: the counts of another line, or n and events turned.
     */
    EVENTS_ABOVE_PEOPLE {
        @Override
        Extraction of(Extraction row, Random random) {
            boolean first = random.nextBoolean();
            Column events = first ? EVENTS_EXP : EVENTS_CTL;
            Column n = first ? N_EXP : N_CTL;
            return has(row, events, n) ? row.with(events, row.at(n)).with(n, row.at(events)) : row;
        }
    },
    /** Those randomised stand where those analysed belong. */
    RANDOMISED_FOR_ANALYSED {
        @Override
        Extraction of(Extraction row, Random random) {
            Optional<int[]> all = randomised(row);
            return all.isPresent() && has(row, N_EXP, N_CTL)
                    ? row.with(N_EXP, Integer.toString(all.get()[0]))
                            .with(N_CTL, Integer.toString(all.get()[1]))
                    : row;
        }
    },
    /** The people of both arms together stand in one of them. */
    TOTAL_FOR_ARM {
        @Override
        Extraction of(Extraction row, Random random) {
            return has(row, N_EXP, N_CTL)
                    ? row.with(
                            random.nextBoolean() ? N_EXP : N_CTL,
                            Integer.toString((int) (number(row, N_EXP) + number(row, N_CTL))))
                    : row;
        }
    },
    /** Rounded percentages stand where the counts belong. */
    PERCENT_FOR_COUNT {
        @Override
        Extraction of(Extraction row, Random random) {
            return has(row, EVENTS_EXP, N_EXP, EVENTS_CTL, N_CTL)
                    ? row.with(EVENTS_EXP, percent(row, EVENTS_EXP, N_EXP))
                            .with(EVENTS_CTL, percent(row, EVENTS_CTL, N_CTL))
                    : row;
        }

        private String percent(Extraction row, Column events, Column n) {
            return Long.toString(Math.round(100 * number(row, events) / number(row, n)));
        }
    },
    /** Those without the event are counted instead of those with it. */
    FAILURES_FOR_SUCCESSES {
        @Override
        Extraction of(Extraction row, Random random) {
            return has(row, EVENTS_EXP, N_EXP, EVENTS_CTL, N_CTL)
                    ? row.with(EVENTS_EXP, without(row, EVENTS_EXP, N_EXP))
                            .with(EVENTS_CTL, without(row, EVENTS_CTL, N_CTL))
                    : row;
        }

        private String without(Extraction row, Column events, Column n) {
            return Integer.toString((int) (number(row, n) - number(row, events)));
        }
    },
    /** Scores at the end stand where changes belong; the start is somewhere in the upper half. */
    FINAL_FOR_CHANGE {
        @Override
        Extraction of(Extraction row, Random random) {
            if (!has(row, MEAN_EXP) || !row.at(BETTER).equals("larger_fall")) {
                return row;
            }
            double range = Math.abs(number(row, MEAN_EXP)) > 10 ? 100 : 10;
            double start = range * (0.55 + 0.2 * random.nextDouble());
            Extraction slipped = row;
            for (Column column :
                    List.of(MEAN_EXP, CILOW_EXP, CIHIGH_EXP, MEAN_CTL, CILOW_CTL, CIHIGH_CTL)) {
                if (has(row, column)) {
                    slipped = slipped.with(column, rounded(start + number(row, column), 2));
                }
            }
            return slipped;
        }
    },
    /** The bounds of an interval stand in each other's place, or the arms have each other's. */
    BOUNDS_SWAPPED {
        @Override
        Extraction of(Extraction row, Random random) {
            if (has(row, CILOW, CIHIGH)) {
                return row.with(CILOW, row.at(CIHIGH)).with(CIHIGH, row.at(CILOW));
            }
            if (!has(row, CILOW_EXP, CIHIGH_EXP, CILOW_CTL, CIHIGH_CTL)) {
                return row;
            }
            return random.nextBoolean()
                    ? row.with(CILOW_EXP, row.at(CIHIGH_EXP)).with(CIHIGH_EXP, row.at(CILOW_EXP))
                    : row.with(CILOW_EXP, row.at(CILOW_CTL))
                            .with(CIHIGH_EXP, row.at(CIHIGH_CTL))
                            .with(CILOW_CTL, row.at(CILOW_EXP))
                            .with(CIHIGH_CTL, row.at(CIHIGH_EXP));
        }
    },
    /** Half of the interval of an arm's mean stands where its standard deviation belongs. */
    INTERVAL_FOR_DEVIATION {
        @Override
        Extraction of(Extraction row, Random random) {
            boolean first = random.nextBoolean();
            Column sd = first ? SD_EXP : SD_CTL;
            Column low = first ? CILOW_EXP : CILOW_CTL;
            Column high = first ? CIHIGH_EXP : CIHIGH_CTL;
            return has(row, sd, low, high)
                    ? row.with(sd, rounded((number(row, high) - number(row, low)) / 2, 2))
                    : row;
        }
    },
    /** Medians with their quartiles are taken for means with their intervals. */
    QUARTILES_FOR_INTERVAL {
        @Override
        Extraction of(Extraction row, Random random) {
            Extraction slipped = quartiles(row, MEAN_EXP, SD_EXP, CILOW_EXP, CIHIGH_EXP, N_EXP);
            return quartiles(slipped, MEAN_CTL, SD_CTL, CILOW_CTL, CIHIGH_CTL, N_CTL);
        }

        // The deviation is then derived from the false interval, and so agrees with it.
        private Extraction quartiles(
                Extraction row, Column mean, Column sd, Column low, Column high, Column n) {
            if (!has(row, mean, sd, low, high, n)) {
                return row;
            }
            double quartile = 0.6745 * number(row, sd);
            return row.with(low, rounded(number(row, mean) - quartile, 2))
                    .with(high, rounded(number(row, mean) + quartile, 2))
                    .with(sd, rounded(quartile * Math.sqrt(number(row, n)) / 2.01, 2));
        }
    },
    /** Everything ten times too large or too small: another range of the scale. */
    OTHER_RANGE {
        @Override
        Extraction of(Extraction row, Random random) {
            Extraction slipped = row;
            boolean up = random.nextBoolean();
            for (Column column : SCORES) {
                if (has(row, column) && !row.at(EFFECT_MEASURE).equals("SMD")) {
                    slipped =
                            slipped.with(
                                    column,
                                    new BigDecimal(row.at(column))
                                            .scaleByPowerOfTen(up ? 1 : -1)
                                            .toPlainString());
                }
            }
            return slipped;
        }
    },
    /** A p of another line. */
    P_OF_ANOTHER_LINE {
        @Override
        Extraction of(Extraction row, Random random) {
            String p = row.at(P_VALUE);
            if (p.isEmpty() || row.at(DATA_TYPE).matches("continuous_change_mean_only|within.*")) {
                return row;
            }
            return row.with(
                    P_VALUE,
                    p.startsWith(">") || p.startsWith("not")
                            ? some(random, List.of("<0.01", "<0.001", "0.003"))
                            : some(random, List.of("0.29", "0.41", ">0.1")));
        }
    },
    /** Two neighbouring digits of a number change places. */
    DIGITS_TRANSPOSED {
        @Override
        Extraction of(Extraction row, Random random) {
            List<Extraction> all = new ArrayList<>();
            for (Column column : numbers(row)) {
                String cell = row.at(column);
                for (int i = 0; i + 1 < cell.length(); i++) {
                    char one = cell.charAt(i);
                    char next = cell.charAt(i + 1);
                    if (Character.isDigit(one) && Character.isDigit(next) && one != next) {
                        all.add(
                                row.with(
                                        column,
                                        cell.substring(0, i) + next + one + cell.substring(i + 2)));
                    }
                }
            }
            return all.isEmpty() ? row : some(random, all);
        }
    },
    /** One trial in two reports: another name, another id, perhaps another year. */
    COHORT_TWICE {
        @Override
        Extraction of(Extraction row, Random random) {
            Extraction again =
                    row.with(ROW_ID, "R900")
                            .with(TRIAL_ID, "AGAIN")
                            .with(STUDY, "Another name")
                            .with(SOURCE, "another journal");
            return random.nextBoolean() ? again.with(YEAR, "2014") : again;
        }
    },
    /** Days, weeks and months are taken for each other. */
    OTHER_UNIT_OF_TIME {
        @Override
        Extraction of(Extraction row, Random random) {
            Matcher unit = Pattern.compile("day|week|month").matcher(row.at(TIMEPOINT));
            if (!unit.find()) {
                return row;
            }
            List<String> others = new ArrayList<>(List.of("day", "week", "month"));
            others.remove(unit.group());
            return row.with(TIMEPOINT, unit.replaceFirst(some(random, others)));
        }
    },
    /** The wrong way is called better. */
    OTHER_WAY_BETTER {
        @Override
        Extraction of(Extraction row, Random random) {
            return switch (row.at(BETTER)) {
                case "more" -> row.with(BETTER, "fewer");
                case "fewer" -> row.with(BETTER, "more");
                default -> row.with(BETTER, "more");
            };
        }
    };

    private static final List<Column> FIRST_ARM =
            List.of(N_EXP, EVENTS_EXP, MEAN_EXP, SD_EXP, CILOW_EXP, CIHIGH_EXP);
    private static final List<Column> SECOND_ARM =
            List.of(N_CTL, EVENTS_CTL, MEAN_CTL, SD_CTL, CILOW_CTL, CIHIGH_CTL);
    private static final List<Column> SCORES =
            List.of(
                    MEAN_EXP,
                    SD_EXP,
                    CILOW_EXP,
                    CIHIGH_EXP,
                    MEAN_CTL,
                    SD_CTL,
                    CILOW_CTL,
                    CIHIGH_CTL,
                    EFFECT,
                    CILOW,
                    CIHIGH);

    /** The row with the slip; the same row where it does not apply. */
    abstract Extraction of(Extraction row, Random random);

    /** Numbers that say something: not empty and not 0. */
    private static List<Column> numbers(Extraction row) {
        List<Column> numbers = new ArrayList<>();
        for (Column column : Column.values()) {
            if (column.kind() == Column.Kind.NUMBER
                    && has(row, column)
                    && !isZero(row.at(column))) {
                numbers.add(column);
            }
        }
        return numbers;
    }

    private static boolean isZero(String number) {
        return Double.parseDouble(number) == 0;
    }

    private static boolean has(Extraction row, Column... columns) {
        for (Column column : columns) {
            if (row.at(column).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static double number(Extraction row, Column column) {
        return Double.parseDouble(row.at(column));
    }

    private static String rounded(double number, int decimals) {
        return new BigDecimal(number, MathContext.DECIMAL64)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static Optional<int[]> randomised(Extraction row) {
        Matcher arms = Pattern.compile("\\((\\d+) \\+ (\\d+)\\)").matcher(row.at(RANDOMISED_N));
        return arms.find()
                ? Optional.of(
                        new int[] {
                            Integer.parseInt(arms.group(1)), Integer.parseInt(arms.group(2))
                        })
                : Optional.empty();
    }

    private static <T> T some(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
