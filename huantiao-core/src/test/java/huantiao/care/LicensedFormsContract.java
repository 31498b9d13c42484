package huantiao.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.LinkPurpose;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.access.Whose;
import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.UserId;
import huantiao.care.LicensedForms.What;
import huantiao.measures.Edition;
import huantiao.measures.LicensedForm;
import huantiao.people.Profession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of licensed words must hold. */
public abstract class LicensedFormsContract {

    private static final Instant MORNING = Instant.parse("2026-11-26T09:00:00Z");

    private final ClinicId ours = new ClinicId(UUID.randomUUID());
    private final ClinicId theirs = new ClinicId(UUID.randomUUID());
    private LicensedForms forms = new InMemoryLicensedForms();

    protected abstract LicensedForms shelf();

    @BeforeEach
    void open() {
        forms = shelf();
    }

    @Test
    void whatWasLoadedIsFoundWordForWordByWhoeverAsksTheQuestions() {
        forms.load(owner(ours), form("odi", "How bad?"), MORNING, "Olive");

        assertThat(forms.find(practitioner(ours), "odi")).contains(form("odi", "How bad?"));
        assertThat(forms.all(owner(ours)))
                .containsExactly(new LicensedForms.Kept(form("odi", "How bad?"), MORNING, "Olive"));
        assertThat(forms.find(practitioner(ours), "sbi")).isEmpty();
    }

    @Test
    void anotherClinicFindsNothing() {
        forms.load(owner(ours), form("odi", "How bad?"), MORNING, "Olive");

        assertThat(forms.find(practitioner(theirs), "odi")).isEmpty();
        assertThat(forms.all(owner(theirs))).isEmpty();
        assertThat(forms.changes(owner(theirs))).isEmpty();
        assertThat(forms.withdraw(owner(theirs), "odi", MORNING, "Hugo")).isFalse();
        assertThat(forms.find(practitioner(ours), "odi")).isPresent();
    }

    @Test
    void aNewFormStandsInThePlaceOfTheOldOne() {
        forms.load(owner(ours), form("odi", "Old"), MORNING, "Olive");
        forms.load(owner(ours), form("sbi", "Other"), MORNING, "Olive");

        forms.load(owner(ours), form("odi", "New"), MORNING.plusSeconds(60), "Olive");

        assertThat(forms.all(owner(ours)))
                .extracting(kept -> kept.form().questions().getFirst().text())
                .containsExactly("New", "Other");
    }

    @Test
    void whatIsWithdrawnIsGoneAndTheListSaysThatItWasThere() {
        forms.load(owner(ours), form("odi", "How bad?"), MORNING, "Olive");

        assertThat(forms.withdraw(owner(ours), "odi", MORNING.plusSeconds(60), "Olive")).isTrue();
        assertThat(forms.withdraw(owner(ours), "odi", MORNING.plusSeconds(90), "Olive")).isFalse();

        assertThat(forms.find(practitioner(ours), "odi")).isEmpty();
        assertThat(forms.changes(owner(ours)))
                .extracting(LicensedForms.Change::what)
                .containsExactly(What.WITHDRAWN, What.LOADED);
        assertThat(forms.changes(owner(ours)).toString())
                .contains("L-77", "odi-1", "Olive")
                .doesNotContain("How bad?");
    }

    @Test
    void byALinkOnlyWhatTheAgreementAllowsIsFound() {
        forms.load(owner(ours), byLink("sbi"), MORNING, "Olive");
        forms.load(owner(ours), form("odi", "In the room only"), MORNING, "Olive");
        forms.load(owner(ours), byLink("peg"), MORNING, "Olive");

        assertThat(forms.byLink(guest(ours))).containsExactly(byLink("peg"), byLink("sbi"));
        assertThat(forms.byLink(guest(theirs))).isEmpty();
        assertThat(forms.changes(owner(ours)))
                .extracting(change -> change.agreement().byLink())
                .containsExactly(true, false, true);

        forms.load(owner(ours), form("sbi", "Not by link any more"), MORNING, "Olive");
        assertThat(forms.byLink(guest(ours))).containsExactly(byLink("peg"));
    }

    @Test
    void opensForNoOtherPermit() {
        var wrong = Permit.ask(member(ours, Role.OWNER), Deed.MANAGE_MEMBERS).orElseThrow();

        assertThatThrownBy(() -> forms.all(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forms.changes(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forms.load(wrong, form("odi", "x"), MORNING, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forms.withdraw(wrong, "odi", MORNING, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forms.find(wrong, "odi"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forms.byLink(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forms.find(guest(ours), "odi"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LicensedForm form(String measure, String text) {
        return form(measure, text, false);
    }

    private static LicensedForm byLink(String measure) {
        return form(measure, "How bad?", true);
    }

    private static LicensedForm form(String measure, String text, boolean byLink) {
        return new LicensedForm(
                new Edition(measure, measure + "-1"),
                "en",
                "Tick one.",
                List.of(
                        new LicensedForm.Question(text, List.of("not", "very, \"very\"")),
                        new LicensedForm.Question("And now?", List.of())),
                "Somebody 1999",
                new LicensedForm.Agreement("A holder", "L-77", LocalDate.of(2027, 1, 31), byLink));
    }

    private static Permit owner(ClinicId clinic) {
        return Permit.ask(member(clinic, Role.OWNER), Deed.MANAGE_LICENCES).orElseThrow();
    }

    private static Permit practitioner(ClinicId clinic) {
        return Permit.ask(
                        member(clinic, Role.PRACTITIONER),
                        Deed.RECORD_CARE,
                        new Whose(clinic, new PatientId(new UUID(1, 2))))
                .orElseThrow();
    }

    private static Permit guest(ClinicId clinic) {
        var patient = new PatientId(new UUID(1, 2));
        return Permit.ask(
                        new Actor.Guest(clinic, patient, LinkPurpose.CHECK_IN),
                        Deed.ANSWER_CHECK_IN,
                        new Whose(clinic, patient))
                .orElseThrow();
    }

    private static Actor.Member member(ClinicId clinic, Role role) {
        return new Actor.Member(
                new UserId(new UUID(3, 4)), clinic, "Somebody", Profession.NONE, EnumSet.of(role));
    }
}
