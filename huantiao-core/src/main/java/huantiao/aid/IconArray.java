package huantiao.aid;

import java.util.ArrayList;
import java.util.List;

/**
 * One hundred people as a picture of ten rows of ten, those with the outcome first.
 *
 * <p>Coordinates are in units of one icon; the page chooses size, shape and colour.
 *
 * @param affected how many of the hundred have the outcome
 * @param icons one per person, row by row
 */
public record IconArray(int affected, List<Icon> icons) {

    private static final int PER_ROW = 10;
    private static final int PEOPLE = 100;

    /**
     * One person.
     *
     * @param column 0 to 9 from the left
     * @param row 0 to 9 from the top
     * @param mark whether this person is one of those affected
     */
    public record Icon(int column, int row, Mark mark) {}

    /** Whether a person of the picture has the outcome. */
    public enum Mark {
        WITH,
        WITHOUT
    }

    public IconArray {
        icons = List.copyOf(icons);
    }

    /** The picture of a frequency, rounded to whole people. */
    public static IconArray of(InHundred people) {
        return of(people.rounded());
    }

    /**
     * The picture of so many people.
     *
     * @param affected 0 to 100
     */
    public static IconArray of(int affected) {
        if (!(affected >= 0 && affected <= PEOPLE)) {
            throw new IllegalArgumentException(
                    "people (%d) must be within 0..%d".formatted(affected, PEOPLE));
        }
        List<Icon> icons = new ArrayList<>(PEOPLE);
        for (int at = 0; at < PEOPLE; at++) {
            icons.add(
                    new Icon(at % PER_ROW, at / PER_ROW, at < affected ? Mark.WITH : Mark.WITHOUT));
        }
        return new IconArray(affected, icons);
    }
}
