package huantiao.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.base.ClinicId;
import huantiao.base.PatientId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.hazard.Controls;
import huantiao.hazard.Hazard;
import huantiao.people.Profession;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PermitTest {

    private static final ClinicId OURS = new ClinicId(new UUID(0, 1));
    private static final ClinicId THEIRS = new ClinicId(new UUID(0, 2));
    private static final PatientId MEI = new PatientId(new UUID(0, 3));
    private static final PatientId TOMAS = new PatientId(new UUID(0, 4));

    @ParameterizedTest
    @MethodSource("deedsOnAPatient")
    @Controls(Hazard.STRANGER_READS)
    void aMemberOfAnotherClinicReachesNobody(Deed deed) {
        var everything = member(THEIRS, EnumSet.allOf(Role.class));

        assertThat(Permit.ask(everything, deed, new Whose(OURS, MEI)))
                .isEqualTo(Result.refused(Denial.NOT_YOURS));
    }

    @ParameterizedTest
    @MethodSource("deedsOnAPatient")
    void aGuestReachesNobodyButThemselves(Deed deed) {
        for (var purpose : LinkPurpose.values()) {
            var mei = new Actor.Guest(OURS, MEI, purpose);

            assertThat(Permit.ask(mei, deed, new Whose(OURS, TOMAS)).isOk()).isFalse();
            assertThat(Permit.ask(mei, deed, new Whose(THEIRS, MEI)).isOk()).isFalse();
            assertThat(Permit.ask(mei, deed, new Whose(OURS, MEI)).isOk())
                    .isEqualTo(deed.links().contains(purpose));
        }
    }

    @ParameterizedTest
    @MethodSource("deedsOnAPatient")
    void aVisitorIsAskedToSignIn(Deed deed) {
        assertThat(Permit.ask(new Actor.Visitor(), deed, new Whose(OURS, MEI)))
                .isEqualTo(Result.refused(Denial.SIGN_IN_FIRST));
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOpensWhatTheListSaysAndNothingElse(Role role) {
        var holder = member(OURS, EnumSet.of(role));

        for (var deed : Deed.values()) {
            var answer =
                    deed.reach() == Deed.Reach.PATIENT
                            ? Permit.ask(holder, deed, new Whose(OURS, MEI))
                            : Permit.ask(holder, deed);

            assertThat(answer.isOk())
                    .as("%s may %s", role, deed)
                    .isEqualTo(deed.reach() == Deed.Reach.ANYONE || deed.roles().contains(role));
        }
    }

    @Test
    void theProgramOnItsRoundsSeesWhoIsDueRemindsAndCountsAheadInItsOwnClinicAndNothingElse() {
        var rounds = new Actor.Rounds(OURS);

        for (var deed : Deed.values()) {
            if (deed.reach() == Deed.Reach.ANYONE) {
                continue;
            }
            var answer =
                    deed.reach() == Deed.Reach.PATIENT
                            ? Permit.ask(rounds, deed, new Whose(OURS, MEI))
                            : Permit.ask(rounds, deed);

            assertThat(answer.isOk())
                    .as("%s", deed)
                    .isEqualTo(
                            deed == Deed.SEE_DUE
                                    || deed == Deed.SEND_REMINDER
                                    || deed == Deed.COUNT_AHEAD);
        }
        assertThat(Permit.ask(rounds, Deed.SEND_REMINDER, new Whose(THEIRS, MEI)))
                .isEqualTo(Result.refused(Denial.NOT_YOURS));
    }

    @Test
    void aPartnerHandsInSumsAtOneClinicAndReachesNothingElse() {
        var partner = new Actor.Partner(OURS, new UUID(0, 7));

        for (var deed : Deed.values()) {
            if (deed.reach() == Deed.Reach.ANYONE) {
                continue;
            }
            var answer =
                    deed.reach() == Deed.Reach.PATIENT
                            ? Permit.ask(partner, deed, new Whose(OURS, MEI))
                            : Permit.ask(partner, deed);

            assertThat(answer.isOk()).as("%s", deed).isEqualTo(deed == Deed.HAND_IN_SUMS);
        }
        assertThat(Permit.ask(partner, Deed.HAND_IN_SUMS).orElseThrow().clinic()).isEqualTo(OURS);
    }

    @Test
    void theFrontDeskOpensNoChart() {
        var frontDesk = member(OURS, EnumSet.of(Role.FRONT_DESK));

        assertThat(Permit.ask(frontDesk, Deed.READ_CHART, new Whose(OURS, MEI)))
                .isEqualTo(Result.refused(Denial.NOT_YOUR_ROLE));
    }

    @Test
    void theWrongKeyOpensNoDoor() {
        var permit =
                Permit.ask(
                                member(OURS, EnumSet.of(Role.PRACTITIONER)),
                                Deed.READ_CHART,
                                new Whose(OURS, MEI))
                        .orElseThrow();

        assertThatThrownBy(() -> permit.mustBeFor(Deed.RECORD_CARE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("READ_CHART");
    }

    @Test
    void aPermitSaysNothingAboutAPerson() {
        var permit =
                Permit.ask(
                                member(OURS, EnumSet.of(Role.PRACTITIONER)),
                                Deed.READ_CHART,
                                new Whose(OURS, MEI))
                        .orElseThrow();

        assertThat(permit).hasToString("Permit[READ_CHART]");
    }

    static Stream<Deed> deedsOnAPatient() {
        return Stream.of(Deed.values()).filter(deed -> deed.reach() == Deed.Reach.PATIENT);
    }

    private static Actor.Member member(ClinicId clinic, Set<Role> roles) {
        return new Actor.Member(
                new UserId(new UUID(0, 9)), clinic, "Dr. Testa", Profession.ACUPUNCTURIST, roles);
    }
}
