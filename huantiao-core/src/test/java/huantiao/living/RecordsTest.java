package huantiao.living;

import static huantiao.living.Reviews.HUGO;
import static huantiao.living.Reviews.MORNING;
import static huantiao.living.Reviews.RAE;
import static huantiao.living.Reviews.SAM;
import static huantiao.living.Reviews.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.living.RecordEntry.Concern;
import huantiao.living.Records.Found;
import huantiao.living.Records.Ground;
import huantiao.living.Records.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final Living living = new InMemoryLiving();

    @Test
    void aSearchSaysEverythingThatIsMissingAtOnce() {
        var problems =
                records()
                        .search(" ", Optional.of(TODAY.plusDays(1)), "", OptionalInt.empty(), TODAY)
                        .reasonOrThrow();

        assertThat(problems)
                .extracting(Problem::where, Problem::code)
                .containsExactly(
                        tuple("source", "HT-2001"),
                        tuple("query", "HT-2001"),
                        tuple("on", "HT-2011"),
                        tuple("found", "HT-2012"));
    }

    @Test
    void aFileComesInOnceAndForASearchOfTheLog() {
        assertThat(
                        records()
                                .bringIn(OptionalInt.of(1), "a.ris", Reviews.file(1, 2))
                                .reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-2013");
        bringIn(Reviews.file(1, 2));

        assertThat(
                        records()
                                .bringIn(OptionalInt.of(1), "b.ris", Reviews.file(1, 2))
                                .reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-2014");
        assertThat(records().all()).extracting(Found::number).containsExactly(1, 2);
        assertThat(records().imported(1)).isEqualTo(2);
    }

    @Test
    void theSameDoiOrPubMedNumberMakesADuplicateUntilSomebodySaysOtherwise() {
        bringIn(Reviews.file(1, 2));
        bringIn(
                read(
                        9,
                        with(reference(1), "Another title", "10.1000/EXAMPLE.1", ""),
                        with(reference(2), "A third title", "", reference(2).pmid())));
        assertThat(records().duplicateOf(3)).hasValue(1);
        assertThat(records().duplicateOf(4)).hasValue(2);

        assertThat(records().ground(3))
                .contains(
                        new Ground.SharedId(
                                1, "doi:" + records().all().getFirst().reference().doi()));
        assertThat(records().ground(4))
                .contains(new Ground.SharedId(2, "pmid:" + reference(2).pmid()));
        assertThat(records().ground(1)).isEmpty();

        judge(1, 3, false, "An erratum that carries the DOI of its paper.");
        assertThat(records().duplicateOf(3)).isEmpty();
        assertThat(records().ground(3)).isEmpty();
        assertThat(records().stage(3)).isEqualTo(Stage.TO_SCREEN);

        judge(3, 1, true, "The same after all.");
        assertThat(records().stage(3)).isEqualTo(Stage.DUPLICATE);
        assertThat(records().judged()).hasSize(1);
    }

    @Test
    void alikeTitlesOfOneAuthorInCloseYearsAreProposedAndAPersonDecides() {
        var title = "Acupuncture vs sham for chronic sciatica from herniated disk: a trial";
        bringIn(
                read(
                        1,
                        ref(title, "Tu, J", "2024"),
                        ref(title.toUpperCase(Locale.ROOT) + ".", "Tú, Jian-Feng", "2025"),
                        ref(title, "Tu, J", "2019"),
                        ref(title, "Liu, C", "2024"),
                        ref("Warm needles for low back pain in nurses", "Tu, J", "2024")));

        assertThat(records().proposals())
                .extracting(one -> one.first().number(), one -> one.second().number())
                .containsExactly(tuple(1, 2));
        assertThat(records().stage(2)).isEqualTo(Stage.TO_SCREEN);

        judge(1, 2, true, "Online first and in print.");
        assertThat(records().stage(2)).isEqualTo(Stage.DUPLICATE);
        assertThat(records().proposals()).isEmpty();

        judge(1, 2, false, "Two trials of one group.");
        assertThat(records().proposals()).isEmpty();
        assertThat(records().stage(2)).isEqualTo(Stage.TO_SCREEN);
    }

    @Test
    void nobodySeesTheOtherVoteBeforeBothHaveVoted() {
        bringIn(Reviews.file(1, 1));
        vote(RAE, 1, Vote.EXCLUDE);

        assertThat(records().votes(1, id(SAM))).isEmpty();
        assertThat(records().votes(1, id(RAE))).hasSize(1);
        assertThat(records().toScreen(id(RAE))).isEmpty();
        assertThat(records().toScreen(id(SAM))).hasSize(1);

        vote(RAE, 1, Vote.UNSURE);
        assertThat(records().stage(1)).isEqualTo(Stage.TO_SCREEN);
        vote(SAM, 1, Vote.EXCLUDE);

        assertThat(records().votes(1, id(SAM))).hasSize(2);
        assertThat(records().stage(1)).isEqualTo(Stage.CONFLICT);
        assertThat(records().screen(id(HUGO), 1, Optional.of(Vote.INCLUDE)).reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-2017");
        assertThat(records().screen(id(RAE), 1, Optional.of(Vote.EXCLUDE)).isOk()).isFalse();
    }

    @Test
    void aConflictIsSettledForAReasonAndTheRecordGoesOnToItsEnd() {
        bringIn(Reviews.file(1, 1));
        vote(RAE, 1, Vote.INCLUDE);
        assertThat(records().settle(1, Optional.of(true), "x").reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-2018");
        assertThat(records().include(1, "T99").reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-2019");
        vote(SAM, 1, Vote.EXCLUDE);
        add(HUGO, now -> now.settle(1, Optional.of(true), "The abstract names a sham arm."));
        assertThat(records().stage(1)).isEqualTo(Stage.TO_READ);

        add(RAE, now -> now.giveUp(1, "Asked the library and the authors."));
        assertThat(records().stage(1)).isEqualTo(Stage.NOT_RETRIEVED);
        add(RAE, now -> now.exclude(1, Optional.of(Exclusion.NO_OUTCOME), ""));
        assertThat(records().stage(1)).isEqualTo(Stage.READ_OUT);
        add(RAE, now -> now.include(1, "T99"));

        assertThat(records().stage(1)).isEqualTo(Stage.INCLUDED);
        assertThat(records().included()).containsOnlyKeys("T99");
    }

    @Test
    void countsAgreementByPairWhoeverVotedFirst() {
        bringIn(Reviews.file(1, 4));
        vote(RAE, 1, Vote.INCLUDE);
        vote(SAM, 1, Vote.UNSURE);
        vote(SAM, 2, Vote.EXCLUDE);
        vote(RAE, 2, Vote.INCLUDE);
        vote(SAM, 3, Vote.EXCLUDE);
        vote(RAE, 3, Vote.EXCLUDE);
        vote(SAM, 4, Vote.INCLUDE);

        assertThat(records().agreements())
                .containsExactly(new Agreement(Reviewer.of(RAE), Reviewer.of(SAM), 1, 1, 0, 1));
    }

    @Test
    void statesTheRiskOfAMissFromWhatBothFoundAndRefusesOfFew() {
        bringIn(Reviews.file(1, 12));
        for (int number = 1; number <= 12; number++) {
            vote(RAE, number, number <= 8 ? Vote.INCLUDE : Vote.EXCLUDE);
            vote(SAM, number, number <= 7 || number == 9 ? Vote.INCLUDE : Vote.EXCLUDE);
        }
        var pair = records().agreements().getFirst();
        assertThat(records().missRisk(pair).orElseThrow().both()).isEqualTo(7);
        assertThat(records().missRisk(pair).orElseThrow().first())
                .as("what is in conflict is not known to be relevant")
                .isEqualTo(7);

        add(HUGO, now -> now.settle(8, Optional.of(true), "Randomised."));
        add(HUGO, now -> now.settle(9, Optional.of(false), "Not randomised."));
        var risk = records().missRisk(pair).orElseThrow();
        assertThat(List.of(risk.first(), risk.second(), risk.both())).containsExactly(8, 7, 7);

        judge(1, 2, true, "One paper.");
        assertThat(records().missRisk(pair).reasonOrThrow()).isEqualTo(MissRisk.No.TOO_FEW);
    }

    @Test
    void aFlagHoldsUntilItIsLifted() {
        assertThat(records().flag("T77", Set.of("T01"), Optional.empty(), "", "").reasonOrThrow())
                .extracting(Problem::code)
                .containsExactly("HT-2022", "HT-2016", "HT-2001", "HT-2001");
        add(
                RAE,
                now ->
                        now.flag(
                                "T01",
                                Set.of("T01"),
                                Optional.of(Concern.RETRACTED),
                                "Data could not be verified.",
                                "doi:10.1000/notice"));

        assertThat(records().flags("T01")).containsExactly(Concern.RETRACTED);
        assertThat(records().lift("T01", Optional.of(Concern.DUPLICATE_POPULATION), "x").isOk())
                .isFalse();

        add(RAE, now -> now.lift("T01", Optional.of(Concern.RETRACTED), "Notice withdrawn."));
        assertThat(records().flags("T01")).isEmpty();
    }

    private Records records() {
        return living.read(RAE).records();
    }

    private void add(
            Permit who,
            Function<Records, ? extends Result<? extends LivingEntry, List<Problem>>> verb) {
        living.<List<Problem>>add(who, MORNING, review -> verb.apply(review.records()))
                .orElseThrow();
    }

    private void bringIn(RecordFile.Read file) {
        add(
                RAE,
                now ->
                        now.search(
                                "PubMed",
                                Optional.of(TODAY),
                                "sciatica and acupuncture",
                                OptionalInt.of(file.references().size()),
                                TODAY));
        add(RAE, now -> now.bringIn(OptionalInt.of(now.searches().size()), "file.ris", file));
    }

    private void judge(int one, int other, boolean same, String reason) {
        add(RAE, now -> now.judge(one, other, same, reason));
    }

    private void vote(Permit who, int number, Vote vote) {
        add(who, now -> now.screen(id(who), number, Optional.of(vote)));
    }

    private static UserId id(Permit permit) {
        return Reviewer.of(permit).user();
    }

    private static RecordFile.Read read(int file, Reference... references) {
        return new RecordFile.Read("csv", "%064x".formatted(77 + file), List.of(references));
    }

    private static Reference with(Reference from, String title, String doi, String pmid) {
        return new Reference(title, List.of("Else, X"), from.year(), "", doi, pmid, "");
    }

    private static Reference ref(String title, String author, String year) {
        return new Reference(title, List.of(author), year, "", "", "", "");
    }
}
