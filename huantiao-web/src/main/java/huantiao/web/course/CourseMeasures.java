package huantiao.web.course;

import huantiao.measures.Instrument;
import huantiao.measures.Instruments;
import huantiao.measures.LicensedForm;
import java.util.List;
import java.util.stream.Stream;

/** The measures that make a course. */
public final class CourseMeasures {
    /**
     * Codes of the measures that every check-in asks: the first is the usual one, by which a
     * person's course is judged.
     */
    public static final List<String> USUAL =
            List.of(Instruments.LEG_PAIN, "rmdq24", Instruments.BACK_PAIN);

    private CourseMeasures() {}

    /** The usual ones, and those that a clinic asks by a licence or enters from its papers. */
    public static List<Instrument> all(Instruments instruments) {
        return Stream.concat(
                        USUAL.stream().map(instruments::get),
                        instruments.all().stream()
                                .filter(LicensedForm::isFor)
                                .filter(Instrument::judgesChange))
                .distinct()
                .toList();
    }
}
