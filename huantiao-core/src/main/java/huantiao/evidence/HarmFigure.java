package huantiao.evidence;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One figure on harms, with its denominator.
 *
 * @param denominators the people or treatments counted, in words
 * @param per what one unit of the denominator is: patient, consultation, treatment
 * @param value as printed; empty where only the count was printed
 */
public record HarmFigure(
        String id,
        String study,
        String year,
        String setting,
        String denominators,
        String event,
        OptionalInt numerator,
        OptionalInt denominator,
        String per,
        OptionalDouble value,
        String unit,
        OptionalDouble low,
        OptionalDouble high,
        String source,
        String readAs,
        String notes) {}
