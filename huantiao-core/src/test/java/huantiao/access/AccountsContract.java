package huantiao.access;

import static huantiao.access.Staff.HILLTOP;
import static huantiao.access.Staff.MEI;
import static huantiao.access.Staff.RIVERSIDE;
import static huantiao.access.Staff.frank;
import static huantiao.access.Staff.hugo;
import static huantiao.access.Staff.left;
import static huantiao.access.Staff.olive;
import static huantiao.access.Staff.permit;
import static huantiao.access.Staff.pia;
import static huantiao.access.Staff.withPassword;
import static huantiao.access.Staff.withRoles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.people.Profession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shelf of accounts does, whatever it is made of. */
public abstract class AccountsContract {

    private Accounts accounts;

    /** An empty shelf, a new one for every test. */
    protected abstract Accounts emptyShelf();

    @BeforeEach
    void takeAnEmptyShelf() {
        accounts = emptyShelf();
    }

    @Test
    void isEmptyUntilTheFirstClinicIsFounded() {
        assertThat(accounts.isEmpty()).isTrue();

        accounts.found(RIVERSIDE, olive()).orElseThrow();

        assertThat(accounts.isEmpty()).isFalse();
        assertThat(accounts.clinic(RIVERSIDE.id())).contains(RIVERSIDE);
        assertThat(accounts.clinic(HILLTOP.id())).isEmpty();
    }

    @Test
    void givesBackWhatWasPutIn() {
        riverside();

        accounts.add(permit(olive(), Deed.MANAGE_MEMBERS), pia()).orElseThrow();

        assertThat(accounts.byHandle("pia")).contains(pia());
        assertThat(accounts.byId(pia().user())).contains(pia());
        assertThat(accounts.byHandle("nobody")).isEqualTo(Optional.empty());
        assertThat(accounts.byHandle("nobody\0here")).isEmpty();
    }

    @Test
    void keepsNamesOfAnyScript() {
        riverside();
        var huan = named(pia(), "环跳 Ḥallāq 🪡 עדה");

        accounts.add(permit(olive(), Deed.MANAGE_MEMBERS), huan).orElseThrow();

        assertThat(accounts.byId(pia().user())).contains(huan);
    }

    @Test
    void aClinicIsFoundedOnce() {
        riverside();

        assertThat(accounts.found(RIVERSIDE, withRoles(pia(), Role.OWNER)).isOk()).isFalse();
        assertThat(accounts.byHandle("pia")).isEmpty();
        assertThat(accounts.clinic(RIVERSIDE.id())).contains(RIVERSIDE);
    }

    @Test
    void aHandleIsTakenOverAllClinics() {
        riverside();

        var sameHandle =
                new Account(
                        hugo().user(),
                        HILLTOP.id(),
                        olive().handle(),
                        hugo().name(),
                        hugo().profession(),
                        hugo().credentials(),
                        hugo().roles(),
                        hugo().passwordHash(),
                        true);

        assertThat(accounts.found(HILLTOP, sameHandle))
                .isEqualTo(Result.refused(Accounts.Refusal.HANDLE_TAKEN));
        assertThat(accounts.clinic(HILLTOP.id())).isEmpty();

        accounts.found(HILLTOP, hugo()).orElseThrow();
        assertThat(accounts.add(permit(hugo(), Deed.MANAGE_MEMBERS), atHilltop(olive())))
                .isEqualTo(Result.refused(Accounts.Refusal.HANDLE_TAKEN));
        assertThat(accounts.byHandle("olive")).contains(olive());
    }

    @Test
    void aClinicIsFoundedByAnOwnerOfItsOwn() {
        assertThatThrownBy(() -> accounts.found(RIVERSIDE, pia()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.found(RIVERSIDE, hugo()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(accounts.isEmpty()).isTrue();
    }

    @Test
    void anOwnerSeesTheMembersOfTheirOwnClinicByHandle() {
        riverside();
        accounts.found(HILLTOP, hugo()).orElseThrow();
        accounts.add(permit(olive(), Deed.MANAGE_MEMBERS), pia()).orElseThrow();
        accounts.add(permit(olive(), Deed.MANAGE_MEMBERS), frank()).orElseThrow();

        assertThat(accounts.members(permit(olive(), Deed.MANAGE_MEMBERS)))
                .containsExactly(frank(), olive(), pia());
        assertThat(accounts.members(permit(hugo(), Deed.MANAGE_MEMBERS))).containsExactly(hugo());
    }

    @Test
    void aChangeKeepsHandleAndClinic() {
        riverside();
        accounts.add(permit(olive(), Deed.MANAGE_MEMBERS), pia()).orElseThrow();

        var after =
                accounts.change(
                                permit(olive(), Deed.MANAGE_MEMBERS),
                                left(withRoles(pia(), Role.FRONT_DESK, Role.PRACTITIONER)))
                        .orElseThrow();

        assertThat(after.roles()).containsExactlyInAnyOrder(Role.FRONT_DESK, Role.PRACTITIONER);
        assertThat(after.active()).isFalse();
        assertThat(accounts.byHandle("pia")).contains(after);
    }

    @Test
    void everythingElseOfAnAccountCanChange() {
        riverside();
        accounts.add(permit(olive(), Deed.MANAGE_MEMBERS), pia()).orElseThrow();
        var changed =
                new Account(
                        pia().user(),
                        RIVERSIDE.id(),
                        "pia",
                        "Pia Needham-Reed",
                        Profession.PHYSICIAN,
                        List.of(),
                        Set.of(Role.REVIEWER),
                        "{none}two",
                        true);

        accounts.change(permit(olive(), Deed.MANAGE_MEMBERS), changed).orElseThrow();

        assertThat(accounts.byId(pia().user())).contains(changed);
    }

    @Test
    void ofTwoOwnersWhoLeaveAtOnceOneStays() throws Exception {
        riverside();
        var second = withRoles(pia(), Role.OWNER);
        accounts.add(permit(olive(), Deed.MANAGE_MEMBERS), second).orElseThrow();
        List<Callable<Boolean>> leavers =
                List.of(
                        () ->
                                accounts.change(permit(olive(), Deed.MANAGE_MEMBERS), left(olive()))
                                        .isOk(),
                        () ->
                                accounts.change(permit(second, Deed.MANAGE_MEMBERS), left(second))
                                        .isOk());

        assertThat(AtOnce.doAll(leavers)).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void theLastOwnerStaysOne() {
        riverside();
        var olivesKey = permit(olive(), Deed.MANAGE_MEMBERS);

        assertThat(accounts.change(olivesKey, left(olive())))
                .isEqualTo(Result.refused(Accounts.Refusal.LAST_OWNER));
        assertThat(accounts.change(olivesKey, withRoles(olive(), Role.REVIEWER)))
                .isEqualTo(Result.refused(Accounts.Refusal.LAST_OWNER));

        accounts.add(olivesKey, withRoles(pia(), Role.OWNER)).orElseThrow();

        assertThat(accounts.change(olivesKey, left(olive())).isOk()).isTrue();
    }

    @Test
    void anOwnerWhoHasLeftDoesNotCount() {
        riverside();
        var olivesKey = permit(olive(), Deed.MANAGE_MEMBERS);
        accounts.add(olivesKey, left(withRoles(pia(), Role.OWNER))).orElseThrow();

        assertThat(accounts.change(olivesKey, left(olive())))
                .isEqualTo(Result.refused(Accounts.Refusal.LAST_OWNER));
    }

    @Test
    void nobodyChangesWhomTheirClinicDoesNotHave() {
        riverside();
        accounts.found(HILLTOP, hugo()).orElseThrow();
        var olivesKey = permit(olive(), Deed.MANAGE_MEMBERS);
        var hugoClaimed =
                new Account(
                        hugo().user(),
                        RIVERSIDE.id(),
                        hugo().handle(),
                        "Stolen",
                        hugo().profession(),
                        hugo().credentials(),
                        hugo().roles(),
                        "{none}stolen",
                        true);

        assertThat(accounts.change(olivesKey, hugoClaimed))
                .isEqualTo(Result.refused(Accounts.Refusal.UNKNOWN_ACCOUNT));
        assertThat(accounts.change(olivesKey, pia()))
                .isEqualTo(Result.refused(Accounts.Refusal.UNKNOWN_ACCOUNT));
        assertThatThrownBy(() -> accounts.change(olivesKey, hugo()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.add(olivesKey, hugo()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(accounts.byHandle("hugo")).contains(hugo());
    }

    @Test
    void everybodyChangesTheirOwnPasswordAndNothingElse() {
        riverside();
        accounts.add(permit(olive(), Deed.MANAGE_MEMBERS), pia()).orElseThrow();

        accounts.changeOwnPassword(permit(pia(), Deed.MANAGE_OWN_KEYS), "{none}new");

        assertThat(accounts.byHandle("pia")).contains(withPassword(pia(), "{none}new"));
        assertThat(accounts.byHandle("olive")).contains(olive());
    }

    @Test
    void theWrongKeyOpensNothing() {
        riverside();

        assertThatThrownBy(() -> accounts.members(permit(olive(), Deed.MANAGE_OWN_KEYS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        accounts.changeOwnPassword(permit(olive(), Deed.MANAGE_MEMBERS), "{none}x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> accounts.add(permit(pia(), Deed.READ_CHART, MEI), frank()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Account named(Account account, String name) {
        return new Account(
                account.user(),
                account.clinic(),
                account.handle(),
                name,
                account.profession(),
                account.credentials(),
                account.roles(),
                account.passwordHash(),
                account.active());
    }

    /** Somebody new at Hilltop who wants the handle of this account. */
    private static Account atHilltop(Account account) {
        return new Account(
                new UserId(new UUID(0x7000L, 99)),
                HILLTOP.id(),
                account.handle(),
                account.name(),
                account.profession(),
                account.credentials(),
                account.roles(),
                account.passwordHash(),
                true);
    }

    private void riverside() {
        accounts.found(RIVERSIDE, olive()).orElseThrow();
    }
}
