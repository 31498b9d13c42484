package huantiao.web.evidence;

import huantiao.evidence.CourseFigure;
import huantiao.evidence.HarmFigure;
import huantiao.evidence.Synthesis.Contribution;
import java.util.Locale;

/**
 * A number on a public page, with the place it comes from. Public pages write numbers in no other
 * way; a test in the browser looks for digits outside of them.
 *
 * @param value unrounded, so that it can be looked up at the place
 * @param decimals how many are written
 * @param from id of a row, a figure, a guideline or a synthesis
 */
public record Figure(double value, int decimals, String from) {
    public Figure {
        if (!(Double.isFinite(value) && decimals >= 0) || from.isBlank()) {
            throw new IllegalArgumentException(
                    "a number (%s) must be finite and say where it comes from (%s)"
                            .formatted(value, from));
        }
    }

    public static Figure of(CourseFigure figure, double value) {
        return new Figure(value, 0, figure.id());
    }

    public static Figure of(HarmFigure figure, double value, int decimals) {
        return new Figure(value, decimals, figure.id());
    }

    public static Figure of(Contribution row, double value) {
        return new Figure(value, 0, row.trial().rowId());
    }

    /** As people read it. */
    public String written(Locale locale) {
        return new Numerals(locale).of(value, decimals);
    }
}
