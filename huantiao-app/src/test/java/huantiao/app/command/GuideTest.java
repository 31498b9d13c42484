package huantiao.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.meta.Fit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command and every piece of code in {@code docs/meta/guide.md} and holds the guide to
 * what they print. Run with {@code -Dhuantiao.print=true} to print the guide anew.
 */
class GuideTest {
    private static final Pattern COMMAND =
            Pattern.compile(
                    "```console\n\\$ \\./huantiao (meta [^\n]*)\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern CODE =
            Pattern.compile("```java\n(.*?)```\n\nPrints:\n\n```text\n(.*?)```\n", Pattern.DOTALL);

    @TempDir Path folder;

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("huantiao-app")) ? here : here.resolve("..").normalize();
    }

    private static Path guide() {
        return root().resolve("docs").resolve("meta").resolve("guide.md");
    }

    @Test
    void theGuideShowsWhatItsCommandsAndItsCodePrint() throws IOException {
        String written = Files.readString(guide());
        String printed = COMMAND.matcher(written).replaceAll(GuideTest::command);
        printed = CODE.matcher(printed).replaceAll(GuideTest::code);
        if (Boolean.getBoolean("huantiao.print")) {
            Files.writeString(guide(), printed);
        }

        assertThat(COMMAND.matcher(written).results().count())
                .isEqualTo(count(written, "```console"));
        assertThat(CODE.matcher(written).results().count()).isEqualTo(count(written, "```java"));
        assertThat(guide()).hasContent(printed);
    }

    private static long count(String text, String part) {
        return text.lines().filter(line -> line.equals(part)).count();
    }

    private static String command(java.util.regex.MatchResult match) {
        return Matcher.quoteReplacement(
                "```console\n$ ./huantiao %s\n%s```\n"
                        .formatted(match.group(1), run(words(match.group(1)))));
    }

    /** What a terminal shows: answers, then problems, then the exit code where it is not 0. */
    private static String run(List<String> words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                new MetaCommand()
                        .run(
                                words.subList(1, words.size()),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8));
        String problems = err.toString(StandardCharsets.UTF_8);
        return (out.toString(StandardCharsets.UTF_8)
                        + (problems.isEmpty() ? "" : "\n" + problems)
                        + (code == 0 ? "" : "(exit code %d)\n".formatted(code)))
                .replace(root() + "/", "");
    }

    /** Words of a command line, paths of the house made absolute. */
    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        var found = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
        while (found.find()) {
            String word = found.group(1) != null ? found.group(1) : found.group(2);
            words.add(word.startsWith("docs/") ? root().resolve(word).toString() : word);
        }
        return words;
    }

    private static String code(java.util.regex.MatchResult match) {
        return Matcher.quoteReplacement(
                "```java\n%s```\n\nPrints:\n\n```text\n%s```\n"
                        .formatted(match.group(1), evaluated(match.group(1))));
    }

    private static String evaluated(String source) {
        var out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(
                    Path.of(Fit.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                            .toString());
            shell.eval("import java.util.*;");
            String rest = source;
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next =
                        shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(next.source())) {
                    assertThat(event.status()).as(next.source()).isEqualTo(Snippet.Status.VALID);
                    assertThat(event.exception()).as(next.source()).isNull();
                }
                rest = next.remaining();
            }
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theExamplesOfHelpRun() {
        var examples =
                MetaCommand.HELP
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("./huantiao meta "))
                        .map(line -> line.substring("./huantiao ".length()))
                        .toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(5);
        for (var example : examples) {
            var words = new ArrayList<>(words(example));
            int svg = words.indexOf("--svg");
            if (svg >= 0) {
                words.set(svg + 1, folder.resolve("plots").toString());
            }
            assertThat(run(words)).as(example).isNotBlank().doesNotContain("(exit code");
        }
        assertThat(folder.resolve("plots")).isDirectoryContaining("glob:**/bcg-forest.svg");
    }
}
