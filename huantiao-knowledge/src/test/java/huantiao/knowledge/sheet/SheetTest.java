package huantiao.knowledge.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.base.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    private final List<Problem> problems = new ArrayList<>();

    private Optional<Sheet> read(String text) {
        return Sheet.read("t.csv", text.getBytes(StandardCharsets.UTF_8), problems);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "study,yi,vi\nA,1,2\nB,3,4\n",
                "study;yi;vi\r\nA;1;2\r\nB;3;4",
                "study\tyi\tvi\rA\t1\t2\rB\t3\t4\r",
                "\uFEFFstudy,yi,vi\n\nA,1,2\n,,\nB,3,4\n\n",
                "\"study\", yi,\"vi\"\n\"A\",1, 2\nB,\"3\",4\n"
            })
    void readsEveryCommonDialect(String text) {
        Sheet sheet = read(text).orElseThrow();

        assertThat(problems).isEmpty();
        assertThat(sheet.header()).containsExactly("study", "yi", "vi");
        assertThat(sheet.lines().stream().map(Sheet.Line::cells))
                .containsExactly(List.of("A", "1", "2"), List.of("B", "3", "4"));
    }

    @Test
    void keepsSeparatorsLinesAndQuotesInsideQuotes() {
        Sheet sheet =
                read("study,note\n\"A, 2020\",\"says \"\"so\"\"\nand more\"\nB,x\n").orElseThrow();

        assertThat(sheet.lines().getFirst().cells())
                .containsExactly("A, 2020", "says \"so\"\nand more");
        assertThat(sheet.lines().getLast().number()).isEqualTo(4);
    }

    @Test
    void namesEveryLineWithAnotherNumberOfCellsAndKeepsTheOthers() {
        Sheet sheet = read("study,yi,vi\nA,1,5,2\nB,3\nC,5,6\n").orElseThrow();

        assertThat(sheet.lines()).hasSize(1);
        assertThat(problems).extracting(Problem::where).containsExactly("t.csv:2:4", "t.csv:3:3");
    }

    @Test
    void namesTheLineFromWhichAQuoteIsOpen() {
        read("study,yi\nA,1\n\"B,2\nC,3\n");

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().where()).startsWith("t.csv:3");
    }

    @Test
    void refusesAColumnGivenTwiceOrWithoutAName() {
        assertThat(read("study,yi,YI,,vi\nA,1,1,1,1\n")).isEmpty();
        assertThat(problems).extracting(Problem::where).containsExactly("t.csv:1:3", "t.csv:1:4");
    }

    @Test
    void refusesWhatIsNoTextAndSaysHowToSaveIt() {
        assertThat(Sheet.read("t.csv", new byte[] {(byte) 0xff, (byte) 0xfe, 65}, problems))
                .isEmpty();
        assertThat(Sheet.read("t.csv", new byte[] {65, 0, 66}, problems)).isEmpty();
        assertThat(Sheet.read("t.csv", new byte[0], problems)).isEmpty();
        assertThat(problems).hasSize(3).allMatch(p -> p.code().equals("HT-0651"));
        assertThat(problems.getFirst().cure()).contains("UTF-8");
    }
}
