package huantiao.knowledge.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.living.RecordFile;
import huantiao.living.RecordFile.Read;
import huantiao.living.Reference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFilesTest {

    private static final Reference TU =
            new Reference(
                    "Acupuncture vs Sham for Chronic Sciatica: an invented record",
                    List.of("Tu, Jian", "Shi, Guang"),
                    "2024",
                    "An invented journal",
                    "10.1000/example.2024.5463",
                    "99999901",
                    "Importance. It goes on over a line.");

    private static final String RIS =
            """
            TY  - JOUR
            AU  - Tu, Jian
            AU  - Shi, Guang
            TI  - Acupuncture vs Sham for Chronic Sciatica: an invented record
            JO  - An invented journal
            PY  - 2024/10/14
            AN  - 99999901
            DO  - https://doi.org/10.1000/Example.2024.5463
            AB  - Importance. It goes on
            over a line.
            ER  -

            """;

    private static final String NBIB =
            """
            PMID- 99999901
            OWN - NLM
            DP  - 2024 Oct 14
            TI  - Acupuncture vs Sham for Chronic Sciatica: an invented
                  record
            LID - S0000-0000 [pii]
            LID - 10.1000/example.2024.5463 [doi]
            AB  - Importance. It goes on
                  over a line.
            FAU - Tu, Jianxxx
            AU  - Tu, Jian
            AU  - Shi, Guang
            TA  - An invented journal

            """;

    private static final String CSV =
            """
            Title,Authors,Year,Journal,DOI,PMID,Abstract,Rayyan
            "Acupuncture vs Sham for Chronic Sciatica: an invented record","Tu, Jian; Shi, Guang",2024,\
            An invented journal,doi: 10.1000/EXAMPLE.2024.5463,99999901,Importance. It goes on over a line.,x
            """;

    @ParameterizedTest
    @ValueSource(strings = {RIS, NBIB, CSV})
    void readsTheSameRecordFromEveryFormat(String text) {
        assertThat(read(text).orElseThrow().references()).containsExactly(TU);
        assertThat(read("\uFEFF" + text).orElseThrow().references()).containsExactly(TU);
        assertThat(read(text.replace("\n", "\r\n")).orElseThrow().references()).containsExactly(TU);
    }

    @Test
    void readsManyRecordsInOrder() {
        var second = RIS.replace("invented record", "other record").replace("5463", "5464");

        assertThat(read(RIS + second).orElseThrow().references())
                .extracting(Reference::doi)
                .containsExactly("10.1000/example.2024.5463", "10.1000/example.2024.5464");
        assertThat(read(NBIB + NBIB.replace("9901", "9902")).orElseThrow().references())
                .extracting(Reference::pmid)
                .containsExactly("99999901", "99999902");
    }

    @Test
    void saysEverythingWrongAtOnceWithFileLineAndFieldAndTakesNothing() {
        var text =
                """
                TY  - JOUR
                AU  - Tu, J
                PY  - last year
                DO  - 11.1000/x
                ER  -
                AU  - Nobody
                TY  - JOUR
                TI  - Fine
                TY  - JOUR
                TI  - Cut off
                """;

        assertThat(read(text).reasonOrThrow())
                .extracting(Problem::where, Problem::code)
                .containsExactlyInAnyOrder(
                        tuple("a file:line 6:AU", "HT-2036"),
                        tuple("a file:line 9:TY", "HT-2036"),
                        tuple("a file:line 10:ER", "HT-2036"),
                        tuple("a file:line 1:title", "HT-2035"),
                        tuple("a file:line 3:year", "HT-2035"),
                        tuple("a file:line 4:doi", "HT-2035"));
    }

    @Test
    void saysWhatIsWrongWithATable() {
        assertThat(where("title,year\nA,2024,x\n")).containsExactly("a file:line 2:line");
        assertThat(where("title,doi\n\"A,2024\n")).containsExactly("a file:line 2:line");
        assertThat(where("name,year\nA,2024\n")).containsExactly("a file:line 1:title");
        assertThat(where("title,pmid\nA,PMC12\n,12\n"))
                .containsExactly("a file:line 2:pmid", "a file:line 3:title");
    }

    @Test
    void refusesWhatIsNoTextEmptyOrTooMuch() {
        assertThat(code("TI  - Schr\u00f6der".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("HT-2032");
        assertThat(code(RIS.getBytes(StandardCharsets.UTF_16))).isEqualTo("HT-2032");
        assertThat(code(" \n ".getBytes(StandardCharsets.UTF_8))).isEqualTo("HT-2033");
        assertThat(code("title\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("HT-2033");
        assertThat(code(new byte[RecordFile.LARGEST_BYTES + 1])).isEqualTo("HT-2031");
        assertThat(
                        code(
                                ("title\n" + "x\n".repeat(RecordFile.MOST_RECORDS + 1))
                                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("HT-2031");
    }

    @Test
    void tellsTheFirstFiftyProblemsAndCountsTheRest() {
        var problems = read("title,year\n" + "A,no\n".repeat(70)).reasonOrThrow();

        assertThat(problems).hasSize(51);
        assertThat(problems.getLast().what()).isEqualTo("And 20 problems more.");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Whatever a file holds, it is read whole or every problem names it; nothing is thrown. */
    @ParameterizedTest
    @MethodSource("seeds")
    void neverThrowsAtADamagedFile(long seed) {
        var random = new Random(seed);
        var bytes = List.of(RIS, NBIB, CSV).get((int) (seed % 3)).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }

        switch (new RecordFiles().read("a file", bytes)) {
            case Result.Ok<Read, List<Problem>>(var read) ->
                    assertThat(read.references()).isNotEmpty();
            case Result.Refused<Read, List<Problem>>(var problems) ->
                    assertThat(problems)
                            .isNotEmpty()
                            .allMatch(problem -> problem.where().startsWith("a file"));
        }
    }

    private static List<String> where(String text) {
        return read(text).reasonOrThrow().stream().map(Problem::where).toList();
    }

    private static String code(byte[] bytes) {
        return new RecordFiles().read("a file", bytes).reasonOrThrow().getFirst().code();
    }

    private static Result<Read, List<Problem>> read(String text) {
        return new RecordFiles().read("a file", text.getBytes(StandardCharsets.UTF_8));
    }
}
