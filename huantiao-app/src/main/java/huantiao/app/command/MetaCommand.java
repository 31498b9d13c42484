package huantiao.app.command;

import huantiao.app.analysis.Analysis;
import huantiao.app.analysis.Answer;
import huantiao.app.analysis.Gallery;
import huantiao.app.analysis.Pictures;
import huantiao.app.analysis.Report;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.knowledge.sheet.Sheet;
import huantiao.meta.plot.Plot;
import huantiao.meta.reference.MalformedCase;
import huantiao.meta.reference.ReferenceCase;
import huantiao.meta.reference.ReferenceKinds;
import huantiao.meta.reference.ReferencePlots;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code meta FILE…}: meta-analyses. A file of JSON holds one case, a list of them or an object
 * with {@code cases}, and gives one JSON line each; any other file is a table of trials and gives a
 * readable answer, or a JSON line with {@code --json}. What is broken is named, the rest is
 * answered all the same.
 */
public final class MetaCommand implements Command {
    /** What {@code --help} prints; the examples in it are run by a test. */
    static final String HELP =
            """
            usage: ./huantiao meta [OPTIONS] FILE...

            A table of trials (CSV with a header) or reference cases (JSON). docs/meta/guide.md explains both.

            Tables: comma, semicolon or tab, decimals with a point, empty cells for what is missing.
              --measure CODE     RR OR RD PETO: ai n1i ci n2i, or ai bi ci di      IRR IRD: x1i t1i x2i t2i
                                 MD SMD ROM: n1i m1i sd1i n2i m2i sd2i             PR PLO: xi ni
                                 SMD also: d, t, f or p (f and p with the sign of the effect), with n1i n2i
                                 COR ZCOR: ri ni     MC SMCC: m1i sd1i m2i sd2i ni ri      and all others of metafor
                                 without it: yi vi, or yi sei, or yi lower upper
              --whole-scores     every person's score is a whole number: means that no such scores can have are named
              --logs             yi, lower and upper are ratios: pool their logarithms
              --method CODE      REML (default) DL PM ML EB HE HS HSk SJ PMM EE, or MH, PETO for counts
              --test CODE        knha (default) z t adhoc hk-ci hk-iqwig6 kr
              --prediction CODE  HK (default) HTS V S riley t simple default HK-PR KR KR-PR
              --level N          95 (default)
              --as PROGRAM       conventions of metafor, meta or revman; other options go before them
              --subgroup COLUMN  pool each and test their difference
              --mods TERMS       meta-regression: year, factor(year), region, dose*region
              --risk RISK        risk without treatment, 0.2 or 20%: risk with it, difference, number needed to treat
              --small-studies    tests of asymmetry (Egger, Begg, for counts also Harbord, Peters, Deeks and others),
                                 trim and fill, PET-PEESE, limit meta-analysis, selection models, fail-safe N
              --selection SIDE   low, high or both: results that selection models take as favoured (default: the
                                 side of the pooled effect)
              --slab COLUMNS     names of the studies (default: study, or author and year, or trial)
              --order COLUMN     order of the cumulative analysis (default: year)
              --bias COLUMNS     judgments of the risk of bias
              --columns COLUMNS  shown in the forest plot
              --favours L,R      words left and right of no effect
              --decimals N       2 (default)
              --json             one JSON line per table
            All files:
              --svg DIR          plots as SVG, and a page with their numbers

            Examples:
              ./huantiao meta docs/meta/bcg.csv --measure RR
              ./huantiao meta docs/meta/bcg.csv --measure RR --method DL --test z
              ./huantiao meta docs/meta/bcg.csv --measure RR --mods latitude --svg plots
              ./huantiao meta docs/meta/bcg.csv --measure OR --method MH --json
              ./huantiao meta docs/meta/bcg.csv --measure RR --risk 2%
              ./huantiao meta docs/meta/bcg.csv --measure RR --small-studies --selection low
              ./huantiao meta docs/meta/cases.json

            Exit code 0: all was answered. 2: something was refused; it is named with file, line and column.
            """;

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public String name() {
        return "meta";
    }

    @Override
    public String summary() {
        return "meta-analyses of a table of trials (CSV) or of cases (JSON); --help shows examples";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("--help")) {
            out.print(HELP);
            out.println("Kinds of cases: " + String.join(", ", ReferenceKinds.supported()));
            return DONE;
        }
        var problems = new ArrayList<Problem>();
        var options = MetaOptions.read(args, problems);
        if (!problems.isEmpty()) {
            problems.forEach(err::println);
            return BAD_INPUT;
        }
        if (options.files().isEmpty()) {
            err.print(HELP);
            return BAD_INPUT;
        }
        boolean broken = false;
        boolean first = true;
        for (var file : options.files()) {
            try {
                var bytes = bytes(file, problems);
                if (bytes.isEmpty()) {
                    continue;
                }
                if (isJson(bytes.get())) {
                    for (var one : cases(file, bytes.get(), problems)) {
                        answer(file, one, options, out, problems);
                    }
                } else {
                    if (!options.json() && !first) {
                        out.println();
                    }
                    answer(file, bytes.get(), options, out, problems);
                }
                first = false;
            } catch (IOException e) {
                err.println(
                        "%s: The plots cannot be written (%s). Check the folder's rights and space. (HT-0646)"
                                .formatted(file, e.getClass().getSimpleName()));
                broken = true;
            }
        }
        problems.forEach(err::println);
        return broken ? BROKEN : problems.isEmpty() ? DONE : BAD_INPUT;
    }

    private static Optional<byte[]> bytes(String file, List<Problem> problems) {
        return switch (GivenFile.read(file, "HT-0641", "HT-0643")) {
            case Result.Ok<String, Problem>(var text) ->
                    Optional.of(text.getBytes(StandardCharsets.UTF_8));
            case Result.Refused<String, Problem>(var why) -> {
                problems.add(why);
                yield Optional.empty();
            }
        };
    }

    /** JSON begins with a bracket or a brace; no table of trials does. */
    private static boolean isJson(byte[] bytes) {
        for (byte b : bytes) {
            boolean mark = b == (byte) 0xef || b == (byte) 0xbb || b == (byte) 0xbf;
            if (!mark && !Character.isWhitespace(b)) {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private void answer(
            String file, byte[] bytes, MetaOptions options, PrintStream out, List<Problem> problems)
            throws IOException {
        Optional<Sheet> sheet = Sheet.read(file, bytes, problems);
        if (sheet.isEmpty()) {
            return;
        }
        Optional<Analysis> found = Analysis.of(sheet.get(), options.question(), problems);
        if (found.isEmpty()) {
            return;
        }
        var name = name(file);
        if (options.json()) {
            out.println(json.writeValueAsString(Answer.of(found.get(), name)));
        } else {
            out.print(Report.of(found.get(), name));
        }
        if (options.pictures().isPresent()) {
            var written =
                    new Gallery(options.pictures().get())
                            .write(name, Pictures.of(found.get(), name));
            if (!options.json()) {
                out.println();
                out.println(
                        "Pictures       %d in %s, shown together in %s"
                                .formatted(
                                        written.size() - 1,
                                        options.pictures().get(),
                                        written.getLast().getFileName()));
            }
        }
    }

    private static String name(String file) {
        var last = Path.of(file).getFileName();
        return String.valueOf(last).replaceFirst("\\.[A-Za-z]{1,4}$", "");
    }

    private record Given(int place, Object value) {}

    private List<Given> cases(String file, byte[] bytes, List<Problem> problems) {
        try {
            var text = new String(bytes, StandardCharsets.UTF_8);
            var root =
                    json.readValue(
                            text.startsWith("\uFEFF") ? text.substring(1) : text, Object.class);
            List<?> cases =
                    root instanceof Map<?, ?> object && object.get("cases") instanceof List<?> list
                            ? list
                            : root instanceof List<?> list ? list : List.of(root);
            var given = new ArrayList<Given>();
            for (int i = 0; i < cases.size(); i++) {
                given.add(new Given(i + 1, cases.get(i)));
            }
            return given;
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
        }
        return List.of();
    }

    private void answer(
            String file, Given given, MetaOptions options, PrintStream out, List<Problem> problems)
            throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        if (given.value() instanceof Map<?, ?> object) {
            object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        var id = fields.get("id") instanceof String text ? text : "case " + given.place();
        try {
            var asked = ReferenceCase.of(fields);
            var answer = ReferenceKinds.answer(asked);
            var line = new LinkedHashMap<String, Object>();
            line.put("id", answer.id());
            line.put("results", answer.results());
            line.put("findings", answer.findings().stream().map(Answer::plain).toList());
            if (answer.refused()) {
                line.put("refusal", answer.refusal());
            }
            out.println(json.writeValueAsString(line));
            if (options.pictures().isPresent() && !answer.refused()) {
                Map<String, Plot> plots = ReferencePlots.of(asked);
                if (!plots.isEmpty()) {
                    new Gallery(options.pictures().get()).write(id, plots);
                }
            }
        } catch (MalformedCase bad) {
            problems.add(
                    new Problem(
                            "%s:%s:%s".formatted(file, id, bad.field()),
                            "HT-0644",
                            bad.reason(),
                            ""));
        }
    }
}
