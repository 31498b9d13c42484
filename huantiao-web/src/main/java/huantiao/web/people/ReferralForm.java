package huantiao.web.people;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.CareRefusal;
import huantiao.care.CareSteps;
import huantiao.care.Chart;
import huantiao.care.Entry;
import huantiao.care.Referral;
import huantiao.web.form.Choices;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * To whom a person was sent on, how, and whether that clinician agrees that care goes on: as it was
 * typed. Each may be noted without the other.
 */
record ReferralForm(Sent sent, Chart chart, CareSteps.Now now) {

    static final String TO = "to_whom";
    static final String HOW = "how";
    static final String SAID = "said";
    static final String AGREES = "agrees";
    static final String BY = "agreed_with";

    static final String YES = "yes";
    static final String NO = "no";

    /** Says that nobody answered yet, which notes nothing. */
    static final String NOT_YET = "not_yet";

    /** Longest line of one field, in characters. */
    private static final int LINE = 300;

    /** Longest free text of one field, in characters. */
    private static final int LONGEST = 8_000;

    /**
     * What was read: at least one of the two.
     *
     * @param to empty if the person is not sent on with this
     * @param answers of the clinician referred to; empty if there is none yet
     */
    record Read(
            Optional<String> to,
            Optional<Entry.SentOn.How> how,
            String said,
            Optional<Answer> answers) {

        /** Where a refusal belongs. */
        String field() {
            return answers.isPresent() ? AGREES : TO;
        }

        /** What is noted of it. */
        Result<List<Entry>, CareRefusal> entries(Chart chart, CareSteps.Now now) {
            var sent =
                    to.map(whom -> CareSteps.sendOn(chart, whom, how, said, now))
                            .orElse(Result.ok(List.of()));
            return sent.then(first ->
                    answers.map(answer -> answer.entries(chart, now))
                            .orElse(Result.ok(List.of()))
                            .map(second -> {
                                var all = new ArrayList<>(first);
                                all.addAll(second);
                                return List.copyOf(all);
                            }));
        }
    }

    /** What the clinician referred to said to care going on. */
    record Answer(boolean agrees, String by) {
        Result<List<Entry>, CareRefusal> entries(Chart chart, CareSteps.Now now) {
            return agrees
                    ? CareSteps.agreeReferral(chart, by, now)
                    : CareSteps.declineReferral(chart, by, now);
        }
    }

    Result<Read, List<Problem>> read() {
        var problems = new ArrayList<Problem>();
        boolean answered = List.of(YES, NO).contains(sent.text(AGREES));
        boolean sends = sent.has(TO) || sent.has(HOW) || sent.has(SAID);
        if (sends) {
            line(TO, problems);
        }
        if (sent.text(SAID).length() > LONGEST) {
            problems.add(new Problem(SAID, "HT-0570", "This text is too long.", "Shorten it."));
        }
        var how =
                Arrays.stream(Entry.SentOn.How.values())
                        .filter(one -> code(one).equals(sent.text(HOW)))
                        .findFirst();
        if (sent.has(HOW) && how.isEmpty()) {
            problems.add(Choices.notOneOfThem(HOW));
        }
        if (sent.has(AGREES) && !answered && !sent.text(AGREES).equals(NOT_YET)) {
            problems.add(Choices.notOneOfThem(AGREES));
        }
        var by = answered ? by(problems) : Optional.<String>empty();
        if (!sends && !answered && problems.isEmpty()) {
            problems.add(
                    new Problem(
                            sent.has(AGREES) ? AGREES : TO,
                            "HT-0246",
                            "Nothing is noted.",
                            "Say to whom the person was sent, or what that doctor answered."));
        }
        return problems.isEmpty()
                ? Result.ok(
                        new Read(
                                Optional.of(sent.text(TO)).filter(_ -> sends),
                                how,
                                sent.text(SAID),
                                by.map(one -> new Answer(sent.text(AGREES).equals(YES), one))))
                : Result.refused(List.copyOf(problems));
    }

    /** Who answered: somebody named for it, else whom the person is or was sent to. */
    private Optional<String> by(List<Problem> problems) {
        if (sent.has(BY)) {
            line(BY, problems);
            return Optional.of(sent.text(BY));
        }
        if (sent.has(TO)) {
            return Optional.of(sent.text(TO));
        }
        var named =
                Referral.of(chart, now).flatMap(Referral::sent).map(one -> one.entry().toWhom());
        if (named.isEmpty()) {
            line(BY, problems);
        }
        return named;
    }

    private void line(String field, List<Problem> problems) {
        if (!sent.has(field) || sent.text(field).length() > LINE) {
            problems.add(
                    new Problem(
                            field,
                            "HT-0582",
                            "This is empty or longer than %d characters.".formatted(LINE),
                            ""));
        }
    }

    static String code(Entry.SentOn.How how) {
        return how.name().toLowerCase(Locale.ROOT);
    }
}
