package huantiao.web.access;

import huantiao.access.Account;
import huantiao.access.Role;
import huantiao.people.Profession;
import huantiao.web.form.Choices;
import huantiao.web.form.Form;
import huantiao.web.form.Option;
import java.util.Arrays;
import java.util.Optional;

/**
 * One member, there already or to be added.
 *
 * @param account empty for a new one
 */
public record MemberPage(Optional<Account> account, Form form) {

    public boolean isNew() {
        return account.isEmpty();
    }

    /** Where the form goes. */
    public String address() {
        return account.map(known -> "/members/" + known.user()).orElse("/members");
    }

    public Choices professions() {
        return form.choices(
                "profession",
                form.words().say("members.profession"),
                Arrays.stream(Profession.values())
                        .map(one ->
                                Option.of(one.name(), form.words().say("profession." + one.name())))
                        .toList());
    }

    public Choices roles() {
        return form.choices(
                "roles",
                form.words().say("members.roles"),
                Arrays.stream(Role.values())
                        .map(one ->
                                new Option(
                                        one.name(),
                                        form.words().say("role." + one.name()),
                                        form.words().say("role." + one.name() + ".may")))
                        .toList());
    }
}
