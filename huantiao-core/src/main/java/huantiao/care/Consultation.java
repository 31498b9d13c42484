package huantiao.care;

import huantiao.body.Side;
import java.time.LocalDate;
import java.util.List;

/**
 * What was found, what it may mean, and what was agreed to look at again.
 *
 * @param findings examination, test by test
 * @param channels channel patterns that fit, ids of {@code symptoms.yaml}
 * @param patterns traditional patterns that fit, ids of {@code symptoms.yaml}
 * @param tongueAndPulse in words, for those who use them
 * @param workingDiagnosis in words: a clinician's reasoning, not a verdict of the program
 * @param considered other explanations and what speaks about each
 * @param goal what the person wants to be able to do, in their words
 * @param reviewOn the day the course is judged
 * @param note what else was told
 */
public record Consultation(
        List<Finding> findings,
        List<String> channels,
        List<String> patterns,
        String tongueAndPulse,
        String workingDiagnosis,
        List<Considered> considered,
        String goal,
        LocalDate reviewOn,
        String note) {

    /** What a test showed. */
    public enum Shown {
        POSITIVE,
        NEGATIVE,
        NOT_DONE
    }

    /**
     * One test on one side.
     *
     * @param test id of {@code nerve-roots.yaml}, as {@code SLR}
     * @param measured a number or grade in words, as "45 degrees" or "MRC 4"; may be empty
     */
    public record Finding(String test, Side side, Shown shown, String measured) {
        public Finding {
            test = Words.named("test", test);
            measured = Words.line("what was measured", measured);
        }
    }

    /** How likely another explanation was found to be. */
    public enum Standing {
        OPEN,
        UNLIKELY,
        REFERRED
    }

    /** Another explanation, an id of {@code symptoms.yaml}, and why it stands where it does. */
    public record Considered(String explanation, Standing standing, String why) {
        public Considered {
            explanation = Words.named("explanation", explanation);
            why = Words.text("why", why);
        }
    }

    public Consultation {
        findings = List.copyOf(findings);
        channels = List.copyOf(channels);
        patterns = List.copyOf(patterns);
        tongueAndPulse = Words.text("tongue and pulse", tongueAndPulse);
        workingDiagnosis = Words.text("working diagnosis", workingDiagnosis);
        considered = List.copyOf(considered);
        goal = Words.text("goal", goal);
        note = Words.text("note", note);
    }
}
