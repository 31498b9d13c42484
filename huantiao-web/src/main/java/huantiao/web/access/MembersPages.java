package huantiao.web.access;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.web.Pages;
import huantiao.web.form.Form;
import huantiao.web.form.Sent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Who works in the clinic and may do what; the owner keeps the list. */
@Controller
class MembersPages {

    private final Pages pages;
    private final Accounts accounts;
    private final Passwords passwords;

    MembersPages(Pages pages, Accounts accounts, Passwords passwords) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @GetMapping("/members")
    @Needs(Deed.MANAGE_MEMBERS)
    View members(Permit permit) {
        return pages.show("access/members", new MembersPage(accounts.members(permit)));
    }

    @GetMapping("/members/new")
    @Needs(Deed.MANAGE_MEMBERS)
    View newMember(HttpServletRequest request) {
        return form(request, Optional.empty(), Sent.nothing(), List.of());
    }

    @PostMapping("/members")
    @Needs(Deed.MANAGE_MEMBERS)
    View add(Permit permit, HttpServletRequest request) {
        var sent = Sent.of(request.getParameterMap());
        var once = passwords.oneTime();
        var read =
                MemberForm.of(sent)
                        .read(new UserId(UUID.randomUUID()), permit.clinic(), once.hash());
        return switch (read) {
            case Result.Refused<Account, List<Problem>>(var problems) ->
                    form(request, Optional.empty(), sent, problems);
            case Result.Ok<Account, List<Problem>>(var account) ->
                    accounts.add(permit, account)
                            .fold(
                                    added -> shown(added, once),
                                    why ->
                                            form(
                                                    request,
                                                    Optional.empty(),
                                                    sent,
                                                    List.of(problem(why))));
        };
    }

    @GetMapping("/members/{member}")
    @Needs(Deed.MANAGE_MEMBERS)
    View member(Permit permit, @PathVariable UUID member, HttpServletRequest request) {
        var account = find(permit, member);
        return form(request, Optional.of(account), MemberForm.show(account), List.of());
    }

    @PostMapping("/members/{member}")
    @Needs(Deed.MANAGE_MEMBERS)
    View change(Permit permit, @PathVariable UUID member, HttpServletRequest request) {
        var before = find(permit, member);
        var sent = Sent.of(request.getParameterMap());
        return switch (MemberForm.of(sent).read(before)) {
            case Result.Refused<Account, List<Problem>>(var problems) ->
                    form(request, Optional.of(before), sent, problems);
            case Result.Ok<Account, List<Problem>>(var after) ->
                    changed(permit, request, before, after, sent);
        };
    }

    /** They have left: no way in from now on; what they charted stays. */
    @PostMapping("/members/{member}/departure")
    @Needs(Deed.MANAGE_MEMBERS)
    View depart(Permit permit, @PathVariable UUID member, HttpServletRequest request) {
        var before = find(permit, member);
        return changed(
                permit, request, before, withActivity(before, false), MemberForm.show(before));
    }

    @PostMapping("/members/{member}/return")
    @Needs(Deed.MANAGE_MEMBERS)
    View comeBack(Permit permit, @PathVariable UUID member, HttpServletRequest request) {
        var before = find(permit, member);
        return changed(
                permit, request, before, withActivity(before, true), MemberForm.show(before));
    }

    @PostMapping("/members/{member}/password")
    @Needs(Deed.MANAGE_MEMBERS)
    View resetPassword(Permit permit, @PathVariable UUID member, HttpServletRequest request) {
        var before = find(permit, member);
        var once = passwords.oneTime();
        return accounts.change(permit, withPassword(before, once.hash()))
                .fold(
                        after -> shown(after, once),
                        why ->
                                form(
                                        request,
                                        Optional.of(before),
                                        MemberForm.show(before),
                                        List.of(problem(why))));
    }

    private View changed(
            Permit permit, HttpServletRequest request, Account before, Account after, Sent sent) {
        return accounts.change(permit, after)
                .fold(
                        _ -> seeOther("/members"),
                        why -> form(request, Optional.of(before), sent, List.of(problem(why))));
    }

    private Account find(Permit permit, UUID member) {
        return accounts.members(permit).stream()
                .filter(account -> account.user().value().equals(member))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private View shown(Account account, Passwords.OneTime once) {
        return pages.show("access/one-time", new OneTimePage(account, once.password()));
    }

    private View form(
            HttpServletRequest request,
            Optional<Account> account,
            Sent sent,
            List<Problem> problems) {
        return pages.show(
                "access/member",
                new MemberPage(account, new Form(sent, problems, pages.shell(request).words())),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static View seeOther(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    private static Problem problem(Accounts.Refusal why) {
        return switch (why) {
            case HANDLE_TAKEN ->
                    new Problem(
                            "handle",
                            why.code(),
                            "Somebody has this sign-in name already.",
                            "Choose another.");
            case LAST_OWNER ->
                    new Problem(
                            "roles",
                            why.code(),
                            "A clinic needs at least one owner who can sign in.",
                            "Make somebody else an owner first.");
            case UNKNOWN_ACCOUNT ->
                    new Problem("name", why.code(), "This member is no longer there.", "");
        };
    }

    private static Account withActivity(Account account, boolean active) {
        return new Account(
                account.user(),
                account.clinic(),
                account.handle(),
                account.name(),
                account.profession(),
                account.credentials(),
                account.roles(),
                account.passwordHash(),
                active);
    }

    private static Account withPassword(Account account, String hash) {
        return new Account(
                account.user(),
                account.clinic(),
                account.handle(),
                account.name(),
                account.profession(),
                account.credentials(),
                account.roles(),
                hash,
                account.active());
    }
}
