package huantiao.web.questionnaires;

import huantiao.measures.Instrument;
import huantiao.measures.LicensedForm;
import huantiao.web.form.Field;
import huantiao.web.form.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One measure whose words do not ship.
 *
 * @param person the address of the person's page
 * @param held the clinic's own words; empty where only the score is entered
 * @param ended the last day of a licence that is over
 */
public record QuestionnairePage(
        String person,
        String who,
        Instrument instrument,
        Optional<LicensedForm> held,
        Optional<LocalDate> ended,
        Form form) {

    /**
     * Every such measure.
     *
     * @param kept name of the one that was just kept; empty if none was
     */
    public record All(String person, String who, List<Offered> measures, String kept) {}

    /**
     * @param byItem true where the questions can be shown
     */
    public record Offered(Instrument instrument, boolean byItem) {}

    public String address() {
        return person + "/questionnaires/" + instrument.id();
    }

    public Field score() {
        var scale = instrument.scale();
        return form.field(QuestionnaireForm.SCORE, form.words().say("questionnaire.score"))
                .withHint(
                        form.words()
                                .say(
                                        "questionnaire.score.hint",
                                        scale.least().rounded(3).toPlainString(),
                                        scale.most().rounded(3).toPlainString(),
                                        instrument.edition().version()));
    }

    public String endedOn() {
        return ended.map(day -> LicencesPage.day(form.words(), day)).orElse("");
    }

    /** The questions; empty where only the score is entered. */
    public Optional<LicensedQuestions> asked() {
        return held.map(words -> new LicensedQuestions(words, instrument, form));
    }
}
