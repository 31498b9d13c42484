package huantiao.app.command;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.knowledge.Node;
import huantiao.knowledge.Problems;
import huantiao.knowledge.YamlText;
import huantiao.knowledge.measures.Measures;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code score FILE…}: scoring cases in, one JSON line each out.
 *
 * <p>A file holds {@code cases} (a measure, an input and the keys asked for in {@code expected}) or
 * {@code examples} (a formula of the methods and its input). A broken case is named with file, id
 * and field; the others are answered all the same.
 */
public final class ScoreCommand implements Command {
    private final JsonMapper json = JsonMapper.shared();

    @Override
    public String name() {
        return "score";
    }

    @Override
    public String summary() {
        return "scoring cases in, one JSON line each out";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.isEmpty()) {
            err.println("usage: ./huantiao score FILE...");
            return BAD_INPUT;
        }
        var cases = new ScoringCases(Measures.shipped().instruments());
        var examples = new WorkedExamples();
        var code = DONE;
        for (var file : args) {
            var problems = new Problems();
            read(file, problems)
                    .ifPresent(document -> answer(file, document, cases, examples, problems, out));
            for (var problem : problems.all()) {
                err.println(problem);
                code = BAD_INPUT;
            }
        }
        return code;
    }

    private static Optional<Node.Mapping> read(String file, Problems problems) {
        return switch (GivenFile.read(file, "HT-0510", "HT-0511")) {
            case Result.Ok<String, Problem>(var text) -> YamlText.read(file, text, problems);
            case Result.Refused<String, Problem>(var why) -> {
                problems.add(why.where(), why.code(), why.what(), why.cure());
                yield Optional.empty();
            }
        };
    }

    private void answer(
            String file,
            Node.Mapping document,
            ScoringCases cases,
            WorkedExamples examples,
            Problems problems,
            PrintStream out) {
        var asked = false;
        for (var list : List.of("cases", "examples")) {
            var node = document.fields().get(list);
            if (node == null) {
                continue;
            }
            asked = true;
            if (!(node instanceof Node.Sequence(var items, _))) {
                problems.add(file + ":-:" + list, "HT-0512", "Must be a list.", "");
                continue;
            }
            var seen = new HashSet<String>();
            for (var i = 0; i < items.size(); i++) {
                var at = list + "." + i;
                if (!(items.get(i) instanceof Node.Mapping item)) {
                    problems.add(
                            file + ":-:" + at, "HT-0512", "Must be a block of named fields.", "");
                    continue;
                }
                try {
                    var id = Field.of(item, "").text("id");
                    if (!seen.add(id)) {
                        problems.add(
                                "%s:%s:id".formatted(file, id),
                                "HT-0513",
                                "The id stands twice.",
                                "Give each case an id of its own.");
                    }
                    try {
                        out.println(
                                line(
                                        id,
                                        list.equals("cases")
                                                ? cases.answer(item)
                                                : examples.answer(item)));
                    } catch (BadCase bad) {
                        problems.add(problem(file, id, bad));
                    }
                } catch (BadCase bad) {
                    problems.add(problem(file, "-", new BadCase(at + ".id", bad.what)));
                }
            }
        }
        if (!asked) {
            problems.add(
                    file + ":-:cases", "HT-0512", "The file has neither cases nor examples.", "");
        }
    }

    private static Problem problem(String file, String id, BadCase bad) {
        return new Problem("%s:%s:%s".formatted(file, id, bad.field), "HT-0514", bad.what, "");
    }

    private String line(String id, SequencedMap<String, @Nullable Object> answers) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", id);
        fields.putAll(answers);
        return json.writeValueAsString(fields);
    }
}
