package huantiao.care;

import huantiao.body.Side;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
 * @param medicines what the person takes, in words, as far as the symptom check does not say it;
 *     empty where nothing was written, and before there was a place for it
 * @param explained version of the text by which it was explained what sciatica and its treatment
 *     are, what may happen and which other ways there are; empty where nobody said so, and before
 *     it was kept here: then a line of the note may say it
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
        String note,
        Optional<String> medicines,
        Optional<String> explained) {

    /** Without a word about medicines, or about what was explained. */
    public Consultation(
            List<Finding> findings,
            List<String> channels,
            List<String> patterns,
            String tongueAndPulse,
            String workingDiagnosis,
            List<Considered> considered,
            String goal,
            LocalDate reviewOn,
            String note) {
        this(
                findings,
                channels,
                patterns,
                tongueAndPulse,
                workingDiagnosis,
                considered,
                goal,
                reviewOn,
                note,
                Optional.empty(),
                Optional.empty());
    }

    /** Nothing examined and nothing written. */
    static Consultation nothing(LocalDate reviewOn) {
        return new Consultation(
                List.of(), List.of(), List.of(), "", "", List.of(), "", reviewOn, "");
    }

    /** What a test showed. */
    public enum Shown {
        POSITIVE,
        NEGATIVE,

        /** Of a reflex alone: it comes too easily. No loss of a root, and not normal. */
        BRISK,
        NOT_DONE;

        /** True if it is something to be told of: not normal, and tested. */
        public boolean isAbnormal() {
            return switch (this) {
                case POSITIVE, BRISK -> true;
                case NEGATIVE, NOT_DONE -> false;
            };
        }
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

        /**
         * What it says of the roots that the test speaks about: true for a finding of theirs, false
         * where they were normal; empty where it says nothing of a root.
         */
        public Optional<Boolean> ofARoot() {
            return switch (shown) {
                case POSITIVE -> Optional.of(true);
                case NEGATIVE -> Optional.of(false);
                case BRISK, NOT_DONE -> Optional.empty();
            };
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
        medicines =
                medicines
                        .map(text -> Words.text("medicines", text))
                        .filter(text -> !text.isEmpty());
        explained = explained.map(text -> Words.named("version of what was explained", text));
    }
}
