package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.knowledge.care.CareKnowledge;
import huantiao.knowledge.care.Vignettes;
import huantiao.triage.PlanCheck;
import huantiao.triage.RedFlag;
import huantiao.triage.Rule;
import huantiao.triage.Rules;
import huantiao.triage.TechniqueKind;
import java.io.PrintStream;
import java.util.LinkedHashMap;
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
 * {@code open} are the questions that must be answered before any treatment; {@code start_allowed}
 * says whether care could begin now on these facts alone.
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
        line.put("needs_reason", codes(check.stoppedUnlessReasoned()));
        line.put("limits", check.limits().stream().map(Rule::id).toList());
        line.put(
                "open",
                check.assessment().open().stream().map(question -> question.flag().id()).toList());
        line.put("start_allowed", check.startAllowed());
        return line;
    }

    private static List<String> codes(List<TechniqueKind> techniques) {
        return techniques.stream().map(TechniqueKind::code).toList();
    }
}
