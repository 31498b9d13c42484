package huantiao.evidence;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One figure on how sciatica goes without acupuncture, or on what foretells its course. */
public record CourseFigure(
        String id,
        String study,
        String year,
        String design,
        String setting,
        OptionalInt people,
        String population,
        String care,
        String outcome,
        String definition,
        Followup followup,
        double value,
        String unit,
        OptionalInt numerator,
        OptionalInt denominator,
        OptionalDouble low,
        OptionalDouble high,
        String source,
        String readAs,
        String notes) {}
