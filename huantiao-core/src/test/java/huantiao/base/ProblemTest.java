package huantiao.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void saysWhereWhatAndWhatToDoOnOneLine() {
        assertThat(new Problem("people.yaml:A:age", "HT-0421", "No age.", "Give one."))
                .hasToString("people.yaml:A:age: No age. Give one. (HT-0421)");
        assertThat(new Problem("name", "HT-0560", "The name is missing.", ""))
                .hasToString("name: The name is missing. (HT-0560)");
    }

    @Test
    void letsNoFileSteerTheTerminalOrForgeALine() {
        var forged =
                new Problem(
                        "f.yaml:a\0\u001b[31m\nf.yaml:b\u202e\u2028", "HT-0421", "Wrong\r.", "");

        assertThat(forged)
                .hasToString(
                        "f.yaml:a\\u0000\\u001b[31m\\u000af.yaml:b\\u202e\\u2028: Wrong\\u000d. (HT-0421)");
    }

    @Test
    void showsNamesOfAnyScriptAsTheyAre() {
        assertThat(new Problem("陈 美 🪡 עדה", "HT-0421", "Wrong.", ""))
                .hasToString("陈 美 🪡 עדה: Wrong. (HT-0421)");
    }

    @Test
    void refusesToSayNothing() {
        assertThatThrownBy(() -> new Problem(" ", "HT-0421", "Wrong.", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Problem("a", "HT-42", "Wrong.", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
