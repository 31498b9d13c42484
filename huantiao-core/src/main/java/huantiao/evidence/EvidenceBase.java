package huantiao.evidence;

import huantiao.evidence.RiskOfBias.OfResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Pattern DOI = Pattern.compile("\\b10\\.\\d{4,9}/[^\\s,;()]+");

    /** How a published result is computed again. */
    public record Rerun(String resultId, String data, String method) {

        /** The published result as a check: its numbers are what to expect. */
        public Check of(PublishedResult result) {
            return new Check(
                    resultId,
                    data,
                    method,
                    result.k().matches("\\d{1,9}")
                            ? OptionalInt.of(Integer.parseInt(result.k()))
                            : OptionalInt.empty(),
                    result.effect(),
                    result.low(),
                    result.high(),
                    new Check.Printed(result.i2().matches("\\d+(\\.\\d+)?") ? result.i2() : ""),
                    new Check.Printed(""),
                    result.notes());
        }
    }

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

    /**
     * The same without the figures on course and harms that stand in a retracted report. A report
     * is known by its DOI; its rows stay, with their flag.
     */
    public EvidenceBase withoutRetractedFigures() {
        Set<String> retracted = retracted();
        Predicate<String> stands = source -> dois(source).noneMatch(retracted::contains);
        return new EvidenceBase(
                trials,
                arms,
                riskOfBias,
                published,
                checks,
                reruns,
                guidelines,
                course.stream().filter(figure -> stands.test(figure.source())).toList(),
                harms.stream().filter(figure -> stands.test(figure.source())).toList(),
                data);
    }

    /** DOIs of the reports that were taken back, in lower case. */
    private Set<String> retracted() {
        return trials.stream()
                .filter(row -> row.flags().contains(Flag.RETRACTED))
                .flatMap(row -> dois(row.source()))
                .collect(Collectors.toSet());
    }

    /** False if a report that was taken back is named there by its DOI. */
    public boolean stands(String source) {
        return dois(source).noneMatch(retracted()::contains);
    }

    private static Stream<String> dois(String source) {
        return DOI.matcher(source.toLowerCase(Locale.ROOT)).results().map(MatchResult::group);
    }

    /** The same with more judgements of risk of bias. */
    public EvidenceBase withRiskOfBias(List<RiskOfBias> more) {
        var all = new ArrayList<>(riskOfBias);
        all.addAll(more);
        return new EvidenceBase(
                trials, arms, all, published, checks, reruns, guidelines, course, harms, data);
    }

    /** The same with other needled arms. */
    public EvidenceBase withArms(List<NeedledArm> other) {
        return new EvidenceBase(
                trials,
                other,
                riskOfBias,
                published,
                checks,
                reruns,
                guidelines,
                course,
                harms,
                data);
    }

    /** The figure on harms of that id. */
    public Optional<HarmFigure> harm(String id) {
        return harms.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /** The figure on the natural course of that id. */
    public Optional<CourseFigure> course(String id) {
        return course.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /**
     * What is said of the result in that row. Judgements of this very result take the place of
     * those of the whole trial, but never that of its data.
     */
    public List<RiskOfBias> riskOfBias(Trial row) {
        var ofTrial =
                riskOfBias.stream().filter(one -> one.trialId().equals(row.trialId())).toList();
        var result = Optional.of(OfResult.of(row));
        var ofResult = ofTrial.stream().filter(one -> one.result().equals(result)).toList();
        return ofTrial.stream()
                .filter(one ->
                        one.result().isEmpty()
                                ? ofResult.isEmpty() || !one.isJudgement()
                                : one.result().equals(result))
                .toList();
    }
}
