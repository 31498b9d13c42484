package huantiao.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Everything the reviewers entered, and exactly which files it came from.
 *
 * @param checks pools computed before, with their numbers
 * @param reruns for published results whose trials are all here: which rows and which method
 */
public record EvidenceBase(
        List<Trial> trials,
        List<NeedledArm> arms,
        List<RiskOfBias> riskOfBias,
        List<PublishedResult> published,
        List<Check> checks,
        List<Rerun> reruns,
        List<Guideline> guidelines,
        List<CourseFigure> course,
        List<HarmFigure> harms,
        DataVersion data) {

    /** How a published result is computed again. */
    public record Rerun(String resultId, String data, String method) {}

    public EvidenceBase {
        trials = List.copyOf(trials);
        arms = List.copyOf(arms);
        riskOfBias = List.copyOf(riskOfBias);
        published = List.copyOf(published);
        checks = List.copyOf(checks);
        reruns = List.copyOf(reruns);
        guidelines = List.copyOf(guidelines);
        course = List.copyOf(course);
        harms = List.copyOf(harms);
    }

    /** The same with other trials, read from other files. */
    public EvidenceBase withTrials(List<Trial> other, DataVersion version) {
        return new EvidenceBase(
                other,
                arms,
                riskOfBias,
                published,
                checks,
                reruns,
                guidelines,
                course,
                harms,
                version);
    }

    /** The figure on harms of that id. */
    public Optional<HarmFigure> harm(String id) {
        return harms.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /** The figure on the natural course of that id. */
    public Optional<CourseFigure> course(String id) {
        return course.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /** Judgements on a trial, whoever made them. */
    public List<RiskOfBias> riskOfBias(String trialId) {
        return riskOfBias.stream().filter(one -> one.trialId().equals(trialId)).toList();
    }
}
