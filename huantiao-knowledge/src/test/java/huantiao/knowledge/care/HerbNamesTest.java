package huantiao.knowledge.care;

import static org.assertj.core.api.Assertions.assertThat;

import huantiao.care.HerbNames;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Herbs as people write them, read by the rules and the library that ship. */
class HerbNamesTest {

    private static final HerbNames NAMES = CareKnowledge.shipped().herbNames();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dang gui",
                "danggui",
                "dang_gui",
                "Dang-Gui",
                "Dāng Guī",
                " dang  gui ",
                "Dang'gui",
                "dang gui 9 g",
                "dang gui 9g"
            })
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void oneHerbIsTheSameHoweverItIsWritten(String written) {
        var read = NAMES.read(written);

        assertThat(read.how()).isEqualTo(HerbNames.How.HERB);
        assertThat(read.herbs()).containsExactly("dang_gui");
        assertThat(read.name()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "zhi fu zi, fu_zi",
        "Zhì Fùzǐ, fu_zi",
        "dang gui wei, dang_gui",
        "danggui wei, dang_gui",
        "sheng gan cao, gan_cao"
    })
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aPreparedFormOfAHerbIsJudgedAsThatHerb(String written, String herb) {
        assertThat(NAMES.read(written))
                .isEqualTo(new HerbNames.Read(written, HerbNames.How.LONGER, List.of(herb)));
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void twoHerbsWithoutACommaAreBothJudged() {
        assertThat(NAMES.read("du huo dang gui").herbs()).containsExactly("du_huo", "dang_gui");
        assertThat(NAMES.read("du huo dang gui").isKnown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tang kuei",
                "licorice",
                "当归",
                "zhifuzi",
                "1",
                "9 g",
                "sheng di huang",
                "angui",
                "shan du",
                "FM-OTHER"
            })
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void whatNoRuleKnowsIsReadAsUnknown(String written) {
        assertThat(NAMES.read(written))
                .isEqualTo(new HerbNames.Read(written, HerbNames.How.UNKNOWN, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "du huo ma huang, du_huo",
        "du huo mahuang, du_huo",
        "extract of dang gui, dang_gui"
    })
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aKnownHerbCoversNoOtherBesideItAndIsJudgedAllTheSame(String written, String herb) {
        assertThat(NAMES.read(written))
                .isEqualTo(new HerbNames.Read(written, HerbNames.How.UNKNOWN, List.of(herb)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Du Huo Ji Sheng Tang", "duhuo jisheng tang", "FM-DUHUO", "獨活寄生湯"})
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aFormulaIsJudgedByEachOfItsHerbs(String written) {
        var read = NAMES.read(written);

        assertThat(read.how()).isEqualTo(HerbNames.How.FORMULA);
        assertThat(read.herbs())
                .hasSize(15)
                .contains("du_huo", "dang_gui", "chuan_xiong", "gan_cao", "xi_xin");
    }

    @Test
    @Controls(Hazard.MEDICINE_OR_DEVICE_UNSEEN)
    void aFormulaThatIsNotOfferedIsJudgedAndNotTakenForKnown() {
        var undescribed = NAMES.read("Shen Tong Zhu Yu Tang");
        var changed = NAMES.read("Jia Wei Du Huo Ji Sheng Tang");

        assertThat(undescribed.how()).isEqualTo(HerbNames.How.FORMULA_NOT_OFFERED);
        assertThat(undescribed.herbs()).contains("hong_hua", "wu_ling_zhi");
        assertThat(changed.how()).as("what was added nobody said").isEqualTo(HerbNames.How.UNKNOWN);
        assertThat(changed.herbs()).contains("dang_gui");
    }

    @Test
    void namesAreKeptAsTheyWereWrittenWithOneSpaceBetweenWords() {
        assertThat(HerbNames.split("Dāng Guī; zhi_fu_zi,, du  huo\n獨活寄生湯、du huo"))
                .containsExactly("Dāng Guī", "zhi fu zi", "du huo", "獨活寄生湯");
    }

    @Test
    void everyHerbOfARuleAFormulaOrADescriptionIsKnown() {
        assertThat(NAMES.known())
                .contains("fu zi", "guang fang ji", "lei gong teng")
                .contains("long dan cao", "sheng jiang")
                .contains("wei ling xian")
                .isSorted();
        assertThat(NAMES.known())
                .allSatisfy(
                        name -> assertThat(NAMES.read(name).how()).isEqualTo(HerbNames.How.HERB));
        assertThat(NAMES.knownFormulas())
                .containsExactly("Du Huo Ji Sheng Tang", "Shao Yao Gan Cao Tang");
    }
}
