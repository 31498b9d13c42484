package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.care.PlanFacts;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.care.Vignettes;
import huantiao.triage.PlanCheck;
import huantiao.triage.RedFlag;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code triage FILE…}: described people in, one JSON line each out.
 *
 * <p>{@code red_flags} and {@code rules} are the ids that hold, in the order of the data. {@code
 * blocked} and {@code allowed} part the techniques of the plan: blocked is what a rule of any
 * severity or the level reached stops for the session; {@code needs_reason} names those among them
 * that a named clinician may still choose with a written reason. A rule that speaks of a place only
 * (a limb, the spine, the skin there) stops nothing elsewhere and stands under {@code limits}.
 *
 * <p>{@code allowed} is what no rule stops so far. A rule that cannot be told yet stands under
 * {@code waiting}, with the facts it asks and what it would do: put what it speaks of under {@code
 * blocked}, {@code needs_reason} or {@code limits}, or be a {@code caution}. {@code allowed_unless}
 * names, of the allowed, each that such a rule would stop, with the facts that would tell; only
 * what is allowed and not named there is allowed whatever is answered.
 *
 * <p>{@code open} are the questions that must be answered before any treatment; {@code
 * start_allowed} says whether care could begin now on these facts alone.
 */
public final class TriageCommand implements Command {
    private static final String HELP =
            """
            usage: ./huantiao triage FILE...

            Each file is YAML with people as they are described:

                items:
                - id: A
                  facts: {saddle_sensory_change: true, techniques: [manual]}

            One JSON line each: red flags, rules, what may be done and what is still to be asked.

            "allowed" is what no rule stops so far. "allowed_unless" names, of that, what a rule may
            still stop, with the facts to ask; "waiting" is each rule that waits for an answer about
            this plan: the facts it asks, and what it would do (blocked, needs_reason, limits or
            caution).

            Exit code 0: each person was answered, also where rules wait. Exit code 2: a person or a
            file could not be read; the others are answered.
            """;

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public String name() {
        return "triage";
    }

    @Override
    public String summary() {
        return "described people in, one JSON line each out: flags, rules, what may be done";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("--help")) {
            out.print(HELP);
            return DONE;
        }
        if (args.isEmpty()) {
            err.print(HELP);
            return BAD_INPUT;
        }
        CareKnowledge knowledge = CareKnowledge.shipped();
        int code = DONE;
        for (String file : args) {
            Vignettes vignettes = read(file, knowledge);
            for (Vignettes.Case described : vignettes.cases()) {
                out.println(json.writeValueAsString(answer(described, knowledge)));
            }
            for (Problem problem : vignettes.problems()) {
                err.println(problem);
                code = BAD_INPUT;
            }
        }
        return code;
    }

    private static Vignettes read(String file, CareKnowledge knowledge) {
        return switch (GivenFile.read(file, "HT-0446", "HT-0447")) {
            case Result.Ok<String, Problem>(var text) -> Vignettes.read(file, text, knowledge);
            case Result.Refused<String, Problem>(var why) -> new Vignettes(List.of(), List.of(why));
        };
    }

    private static Map<String, Object> answer(Vignettes.Case described, CareKnowledge knowledge) {
        PlanCheck check = knowledge.check(described.facts());
        Set<String> ticked = described.facts().entries(Rules.TECHNIQUES);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", described.id());
        line.put("triage", check.assessment().level().code());
        line.put("red_flags", check.assessment().positive().stream().map(RedFlag::id).toList());
        line.put("rules", check.fired().stream().map(Rule::id).toList());
        line.put("blocked", codes(check.stopped()));
        line.put("blocked_points", check.stoppedPoints().stream().map(Object::toString).toList());
        line.put("allowed", codes(check.allowed()).stream().filter(ticked::contains).toList());
        line.put("allowed_unless", allowedUnless(check, ticked));
        line.put("needs_reason", codes(check.stoppedUnlessReasoned()));
        line.put("limits", check.limits().stream().map(Rule::id).toList());
        line.put("waiting", waiting(check));
        line.put(
                "open",
                check.assessment().open().stream().map(question -> question.flag().id()).toList());
        line.put("start_allowed", check.startAllowed());
        return line;
    }

    private static Map<String, Set<String>> allowedUnless(PlanCheck check, Set<String> ticked) {
        Map<String, Set<String>> unless = new LinkedHashMap<>();
        for (Rule rule : PlanFacts.untold(check)) {
            for (TechniqueKind technique : check.allowed()) {
                if (rule.concernsWholeSession()
                        && rule.blocks().stops(technique)
                        && ticked.contains(technique.code())) {
                    unless.computeIfAbsent(technique.code(), _ -> new LinkedHashSet<>())
                            .addAll(check.why(rule).toAsk());
                }
            }
        }
        return unless;
    }

    private static List<Map<String, Object>> waiting(PlanCheck check) {
        return PlanFacts.untold(check).stream()
                .map(rule -> {
                    Map<String, Object> waits = new LinkedHashMap<>();
                    waits.put("rule", rule.id());
                    waits.put("asks", check.why(rule).toAsk());
                    waits.put("would", would(rule, check));
                    waits.put("of", PlanFacts.spokenOf(rule, check));
                    return waits;
                })
                .toList();
    }

    private static String would(Rule rule, PlanCheck check) {
        boolean stopsPoints =
                rule.blocks().points()
                        && check.points().keySet().stream().anyMatch(rule.pointsNamed()::contains);
        boolean stops =
                stopsPoints || check.techniques().keySet().stream().anyMatch(rule.blocks()::stops);
        if (!stops) {
            return "caution";
        }
        if (!rule.concernsWholeSession() && !stopsPoints) {
            return "limits";
        }
        return rule.severity() == Rule.Severity.ABSOLUTE ? "blocked" : "needs_reason";
    }

    private static List<String> codes(List<TechniqueKind> techniques) {
        return techniques.stream().map(TechniqueKind::code).toList();
    }
}
