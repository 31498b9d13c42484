package huantiao.care;

import huantiao.body.Mark;
import java.util.List;

/**
 * What a clinician found and nobody noted yet.
 *
 * @param findings test by test; may be empty
 * @param marks on the body chart; may be empty
 */
public record Examination(List<Consultation.Finding> findings, List<Mark> marks) {

    public static final Examination NOTHING = new Examination(List.of(), List.of());

    public Examination {
        findings = List.copyOf(findings);
        marks = List.copyOf(marks);
    }
}
