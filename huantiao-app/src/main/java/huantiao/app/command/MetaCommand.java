package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.meta.Finding;
import huantiao.meta.reference.MalformedCase;
import huantiao.meta.reference.ReferenceCase;
import huantiao.meta.reference.ReferenceKinds;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code meta FILE…}: meta-analyses in, one JSON line each out. A file holds one case, a list of
 * them or an object with {@code cases}; a broken one is named and the others are answered all the
 * same.
 */
public final class MetaCommand implements Command {
    private final JsonMapper json = JsonMapper.shared();

    @Override
    public String name() {
        return "meta";
    }

    @Override
    public String summary() {
        return "meta-analyses in (JSON), one JSON line each out; --help shows a case";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        var usage =
                """
                usage: ./huantiao meta FILE...
                A file holds one case, a list of cases, or {"cases": [...]}. A case, for example:
                  {"id": "mine", "analysis": {"kind": "univariate", "tau2_method": "REML", "test": "knha"},
                   "data": {"yi": [-0.5, -0.2, 0.1], "vi": [0.04, 0.05, 0.03]}}
                kinds: %s\
                """
                        .formatted(String.join(", ", ReferenceKinds.supported()));
        if (args.contains("--help")) {
            out.println(usage);
            return DONE;
        }
        if (args.isEmpty()) {
            err.println(usage);
            return BAD_INPUT;
        }
        var problems = new ArrayList<Problem>();
        for (var file : args) {
            var cases = cases(file, problems);
            for (int i = 0; i < cases.size(); i++) {
                answer(file, i, cases.get(i), out, problems);
            }
        }
        problems.forEach(err::println);
        return problems.isEmpty() ? DONE : BAD_INPUT;
    }

    private List<?> cases(String file, List<Problem> problems) {
        return switch (GivenFile.read(file, "HT-0641", "HT-0643")) {
            case Result.Ok<String, Problem>(var text) -> cases(file, text, problems);
            case Result.Refused<String, Problem>(var why) -> {
                problems.add(why);
                yield List.of();
            }
        };
    }

    private List<?> cases(String file, String text, List<Problem> problems) {
        try {
            var root = json.readValue(text, Object.class);
            if (root instanceof Map<?, ?> object && object.get("cases") instanceof List<?> cases) {
                return cases;
            }
            return root instanceof List<?> cases ? cases : List.of(root);
        } catch (JacksonException e) {
            // What is nested too deeply is refused without a place.
            var at = e.getLocation();
            problems.add(
                    new Problem(
                            at == null
                                    ? file
                                    : "%s:%d:%d".formatted(file, at.getLineNr(), at.getColumnNr()),
                            "HT-0642",
                            at == null ? "This is not JSON that can be read." : "This is not JSON.",
                            at == null
                                    ? "Look for what is nested too deeply."
                                    : "Correct it there."));
            return List.of();
        }
    }

    private void answer(
            String file, int index, Object given, PrintStream out, List<Problem> problems) {
        var fields = new LinkedHashMap<String, Object>();
        if (given instanceof Map<?, ?> object) {
            object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        var id = fields.get("id") instanceof String text ? text : "case " + (index + 1);
        try {
            var answer = ReferenceKinds.answer(ReferenceCase.of(fields));
            var line = new LinkedHashMap<String, Object>();
            line.put("id", answer.id());
            line.put("results", answer.results());
            line.put("findings", answer.findings().stream().map(MetaCommand::plain).toList());
            if (answer.refused()) {
                line.put("refusal", answer.refusal());
            }
            out.println(json.writeValueAsString(line));
        } catch (MalformedCase bad) {
            problems.add(
                    new Problem(
                            "%s:%s:%s".formatted(file, id, bad.field()),
                            "HT-0644",
                            String.valueOf(bad.getMessage()),
                            ""));
        }
    }

    private static Map<String, String> plain(Finding finding) {
        var plain = new LinkedHashMap<String, String>();
        plain.put("code", finding.code().name());
        plain.put("study", finding.study());
        plain.put("value", finding.value());
        plain.put("message", finding.message());
        plain.put("hint", finding.hint());
        return plain;
    }
}
