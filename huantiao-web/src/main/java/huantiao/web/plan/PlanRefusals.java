package huantiao.web.plan;

import huantiao.base.Problem;
import huantiao.care.CareRefusal;
import huantiao.care.Chart;
import huantiao.care.LossOfFeeling;
import huantiao.care.PlanFacts;
import huantiao.triage.Ground;
import huantiao.triage.NotCleared;
import huantiao.triage.OpenQuestion;
import huantiao.triage.PlanCheck;
import huantiao.triage.Verdict;
import huantiao.web.Words;
import huantiao.web.needling.FeltNeedles;
import huantiao.web.triage.FlagWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a plan cannot be agreed, each thing at the field where it is mended.
 *
 * @param chart of the person whom the questions are worded for
 * @param check the rules over the plan
 * @param onPage facts that the page asks for
 * @param felt what is felt at the needles of the leads
 */
record PlanRefusals(
        Chart chart, Words words, PlanCheck check, Set<String> onPage, FeltNeedles felt) {

    /** Where the rules speak, for what no field of its own mends. */
    static final String CHECKS = "checks";

    private static final String NOT_NOW = "No plan can be agreed now.";

    /** Everything, in the order of the page. */
    List<Problem> of(List<CareRefusal> refusals) {
        var problems = new ArrayList<Problem>();
        var asked = new LinkedHashSet<String>();
        for (var refusal : refusals) {
            switch (refusal) {
                case CareRefusal.Plain plain ->
                        problems.add(new Problem(where(plain), plain.code(), NOT_NOW, ""));
                case CareRefusal.Held held -> problems.addAll(held(held.why(), asked));
                case CareRefusal.AskFirst(var facts) ->
                        facts.stream()
                                .filter(asked::add)
                                .map(this::ruleAsks)
                                .forEach(problems::add);
                case CareRefusal.AgainstRules _ -> problems.addAll(against());
            }
        }
        return problems;
    }

    private static String where(CareRefusal.Plain why) {
        return switch (why) {
            case REVIEW_NOT_AHEAD -> PlanForm.REVIEW;
            case NOTHING_PLANNED -> PlanForm.TECHNIQUES;
            case NO_CONSENT,
                    CONSULT_FIRST,
                    NO_OPEN_EPISODE,
                    NO_SUCH_ENTRY,
                    NOTHING_CHANGED,
                    BIRTHDAY_NOT_POSSIBLE,
                    NOT_GIVEN,
                    NO_REFERRAL_NEEDED,
                    LAST_DAY_AHEAD,
                    LETTER_NOT_AGREED,
                    NOT_A_DIARY_DAY,
                    NOT_PLANNED,
                    STILL_TOO_LONG_AGO,
                    ALARM_STANDS,
                    NOT_TO_BE_PUT_RIGHT,
                    SAME_NUMBER,
                    SAID_BY_THE_PERSON,
                    PUT_RIGHT_MEANWHILE,
                    NOTHING_TOLD,
                    DAY_KEPT_MEANWHILE ->
                    CHECKS;
        };
    }

    private List<Problem> held(NotCleared why, Set<String> asked) {
        return switch (why) {
            case NotCleared.AskFirst(var open) ->
                    open.stream().flatMap(question -> comesFirst(question, asked)).toList();
            case NotCleared.SendNow _, NotCleared.ReferralFirst _ ->
                    List.of(new Problem(CHECKS, why.code(), NOT_NOW, ""));
        };
    }

    /** The fields that answer a question; where the page has none of them, the question itself. */
    private Stream<Problem> comesFirst(OpenQuestion question, Set<String> asked) {
        var here = question.missing().stream().filter(onPage::contains).toList();
        return here.isEmpty()
                ? Stream.of(
                        new Problem(
                                CHECKS,
                                "HT-0283",
                                FlagWords.question(question.flag(), chart, words),
                                words.say("plan.refused.first")))
                : here.stream()
                        .filter(asked::add)
                        .map(fact ->
                                new Problem(
                                        fact,
                                        "HT-0283",
                                        words.say("plan.refused.first"),
                                        words.say("plan.refused.ask")));
    }

    private Problem ruleAsks(String fact) {
        var why =
                hanging(fact, check, words).stream()
                        .map(one ->
                                words.say(
                                        "plan.refused.rule-asks",
                                        one.what(),
                                        one.sentence(),
                                        one.rule()))
                        .findFirst()
                        .orElseGet(() -> words.say("plan.refused.doubted"));
        return fact.equals(LossOfFeeling.FACT)
                ? new Problem(
                        felt.whereOpen(),
                        "HT-0284",
                        why,
                        felt.openNeedles().isEmpty()
                                ? words.say("plan.refused.pair")
                                : words.say(
                                        "plan.refused.felt", String.join(", ", felt.openNeedles())))
                : new Problem(field(fact), "HT-0284", why, words.say("plan.refused.ask"));
    }

    /** What the rules that wait for this fact would say, the gravest first. */
    static List<PlanQuestions.Hangs> hanging(String fact, PlanCheck check, Words words) {
        return PlanFacts.untold(check).stream()
                .filter(rule -> check.why(rule).toAsk().contains(fact))
                .map(rule -> {
                    var what =
                            PlanFacts.spokenOf(rule, check).stream()
                                    .map(one ->
                                            words.knows("technique." + one)
                                                    ? words.say("technique." + one)
                                                    : one)
                                    .collect(Collectors.joining(", "));
                    return new PlanQuestions.Hangs(
                            rule.id(),
                            what.isEmpty() ? words.say("plan.anything") : what,
                            sentence(new Ground.ByRule(rule)));
                })
                .toList();
    }

    private String field(String fact) {
        return onPage.contains(fact) ? fact : CHECKS;
    }

    private List<Problem> against() {
        var problems = new ArrayList<Problem>();
        var open = new LinkedHashMap<Ground, List<String>>();
        check.techniques()
                .forEach((technique, verdict) ->
                        against(
                                PlanForm.TECHNIQUES,
                                words.say("technique." + technique.code()),
                                verdict,
                                problems,
                                open));
        check.points()
                .forEach((point, verdict) ->
                        against(
                                PlanForm.side(point.text()),
                                point.text(),
                                verdict,
                                problems,
                                open));
        open.forEach((ground, what) ->
                problems.add(
                        new Problem(
                                PlanForm.reason(ground.id()),
                                "HT-0286",
                                words.say(
                                        "plan.refused.reason",
                                        name(ground),
                                        String.join(", ", what),
                                        sentence(ground)),
                                words.say("plan.refused.reason.cure"))));
        return problems;
    }

    private void against(
            String field,
            String what,
            Verdict verdict,
            List<Problem> problems,
            Map<Ground, List<String>> open) {
        switch (verdict) {
            case Verdict.Allowed _, Verdict.AllowedWithChange _ -> {}
            case Verdict.Blocked(var grounds) ->
                    grounds.stream()
                            .filter(Ground::isAbsolute)
                            .map(ground -> blocked(field, what, ground))
                            .forEach(problems::add);
            case Verdict.NeedsReason(var grounds) ->
                    grounds.forEach(ground ->
                            open.computeIfAbsent(ground, _ -> new ArrayList<>()).add(what));
        }
    }

    private Problem blocked(String field, String what, Ground ground) {
        var why = words.say("plan.refused.blocked", what, name(ground), sentence(ground));
        return felt.isWhy(ground)
                ? new Problem(
                        felt.less().getFirst().field(),
                        "HT-0285",
                        why,
                        words.say(
                                "plan.refused.blocked.felt", felt.less().getFirst().needle(), what))
                : new Problem(field, "HT-0285", why, words.say("plan.refused.blocked.cure", what));
    }

    private String name(Ground ground) {
        return switch (ground) {
            case Ground.ByRule(var rule) -> words.say("plan.refused.rule", rule.id());
            case Ground.ByLevel _ -> words.say("level." + ground.id());
        };
    }

    private static String sentence(Ground ground) {
        var text = ground.sentence().strip();
        return text.endsWith(".") ? text : text + ".";
    }
}
