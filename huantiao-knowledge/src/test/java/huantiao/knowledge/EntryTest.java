package huantiao.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Backing;
import huantiao.base.Problem;
import huantiao.base.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
    private static final Map<String, Source> SOURCES =
            Map.of("S-ONE", new Source("S-ONE", "One et al.", "", "full"));

    private final Problems problems = new Problems();

    @Test
    void readsEachFieldAsWhatItIs() {
        Entry entry =
                entry(
                        """
                        name: Ankle jerk
                        age: 42
                        share: 0.25
                        asked: true
                        roots: [L5, S1]
                        sources: [S-ONE]
                        unverified: [age]
                        """);

        assertThat(entry.text("name")).isEqualTo("Ankle jerk");
        assertThat(entry.whole("age", 0, 130)).isEqualTo(42);
        assertThat(entry.number("share", 0, 1)).isEqualTo(0.25);
        assertThat(entry.flag("asked")).isTrue();
        assertThat(entry.texts("roots")).containsExactly("L5", "S1");
        Backing backing = entry.backing(SOURCES);
        assertThat(backing.isGeneralKnowledge("age")).isTrue();
        assertThat(backing.isGeneralKnowledge("name")).isFalse();
        entry.nothingElse();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void namesEveryProblemWithFileIdFieldAndLine() {
        Entry entry =
                entry(
                                """
                                items:
                                - id: X-1
                                  age: old
                                  share: .nan
                                  asked: maybe
                                  roots: 5
                                  misspelt: 1
                                """)
                        .entries("items")
                        .getFirst();

        entry.text("name");
        entry.whole("age", 0, 130);
        entry.number("share", 0, 1);
        entry.flag("asked");
        entry.backing(SOURCES);
        entry.items("roots");
        entry.nothingElse();

        assertThat(problems.all())
                .extracting(Problem::where, Problem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("test.yaml:X-1:name", "HT-0404"),
                        org.assertj.core.groups.Tuple.tuple("test.yaml:X-1:age", "HT-0405"),
                        org.assertj.core.groups.Tuple.tuple("test.yaml:X-1:share", "HT-0405"),
                        org.assertj.core.groups.Tuple.tuple("test.yaml:X-1:asked", "HT-0405"),
                        org.assertj.core.groups.Tuple.tuple("test.yaml:X-1:sources", "HT-0408"),
                        org.assertj.core.groups.Tuple.tuple("test.yaml:X-1:roots", "HT-0405"),
                        org.assertj.core.groups.Tuple.tuple("test.yaml:X-1:misspelt", "HT-0406"));
        assertThat(problems.all().get(1).what()).contains("(line 3)").contains("\"old\"");
    }

    @Test
    void refusesASourceTheRegistryDoesNotKnow() {
        entry("sources: [S-ONE, S-TWO]").backing(SOURCES);

        assertThat(problems.all()).extracting(Problem::code).containsExactly("HT-0409");
    }

    @Test
    void refusesAnIdGivenTwice() {
        Ids ids = new Ids();
        List<Entry> entries = entry("items: [{id: A}, {id: B}, {id: A}]").entries("items");

        entries.forEach(entry -> ids.note(entry, "test.yaml"));

        assertThat(problems.all())
                .singleElement()
                .extracting(Problem::where)
                .isEqualTo("test.yaml:A:id");
    }

    @Test
    void turnsTheGuardOfAValueIntoAProblem() {
        Entry entry = entry("id: S");

        assertThat(entry.build(() -> new Source("", "", "", ""))).isEmpty();
        assertThat(problems.all()).extracting(Problem::code).containsExactly("HT-0410");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [1, 2",
                "a: 1\na: 2",
                "- 1\n- 2",
                "",
                "a: &x [*x]",
                "? [a, b]\n: 1",
                "a: !!javax.script.ScriptEngineManager [1]\nb: {<<: {c: 1}}"
            })
    void refusesWhatIsNotOneBlockOfNamedFields(String text) {
        assertThat(YamlText.read("test.yaml", text, problems)).isEmpty();
        assertThat(problems.all()).isNotEmpty();
        assertThat(problems.all().getFirst().where()).isEqualTo("test.yaml");
    }

    @Test
    void refusesAliasesThatMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int level = 1; level < 9; level++) {
            String before = "*a" + (level - 1);
            bomb.append("a%d: &a%d [".formatted(level, level))
                    .append(String.join(",", java.util.Collections.nCopies(10, before)))
                    .append("]\n");
        }

        assertThat(YamlText.read("test.yaml", bomb.toString(), problems)).isEmpty();
        assertThat(problems.all()).hasSize(1);
    }

    private Entry entry(String text) {
        return Entry.of(
                "test.yaml", YamlText.read("test.yaml", text, problems).orElseThrow(), problems);
    }
}
