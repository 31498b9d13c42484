package huantiao.web.access;

import huantiao.access.Account;
import huantiao.access.Role;
import huantiao.base.ClinicId;
import huantiao.base.Problem;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.people.Credential;
import huantiao.people.PersonName;
import huantiao.people.Profession;
import huantiao.web.form.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an owner writes about a member, as raw strings. Credentials stand one to a line. */
record MemberForm(
        String handle, String name, String profession, List<String> roles, String credentials) {

    private static final int MOST_CREDENTIALS = 20;

    static MemberForm of(Sent sent) {
        return new MemberForm(
                sent.text("handle").toLowerCase(Locale.ROOT),
                sent.text("name"),
                sent.text("profession"),
                sent.all("roles"),
                sent.text("credentials"));
    }

    /** The form as it shows an account. */
    static Sent show(Account account) {
        return Sent.nothing()
                .with("name", account.name())
                .with("profession", account.profession().name())
                .with("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .with(
                        "credentials",
                        String.join(
                                "\n",
                                account.credentials().stream()
                                        .map(one ->
                                                "%s; %s; %s"
                                                        .formatted(
                                                                one.title(),
                                                                one.issuer(),
                                                                one.number()))
                                        .toList()));
    }

    /** A new account, or everything that is wrong. */
    Result<Account, List<Problem>> read(UserId user, ClinicId clinic, String passwordHash) {
        return read(user, clinic, handle, passwordHash, true);
    }

    /** The account changed as the form says, or everything that is wrong. */
    Result<Account, List<Problem>> read(Account before) {
        return read(
                before.user(),
                before.clinic(),
                before.handle(),
                before.passwordHash(),
                before.active());
    }

    private Result<Account, List<Problem>> read(
            UserId user, ClinicId clinic, String itsHandle, String hash, boolean active) {
        var problems = new ArrayList<Problem>();
        if (!itsHandle.matches("[a-z0-9._@+-]{2,100}")) {
            problems.add(
                    new Problem(
                            "handle",
                            "HT-0351",
                            "A sign-in name has 2 to 100 letters a to z, digits, or . _ @ + -",
                            ""));
        }
        if (!PersonName.isPossible(name)) {
            problems.add(new Problem("name", "HT-0352", "A name has 1 to 200 characters.", ""));
        }
        var itsProfession = one(Profession.values(), profession);
        if (itsProfession.isEmpty()) {
            problems.add(new Problem("profession", "HT-0353", "Choose a profession.", ""));
        }
        Set<Role> itsRoles = EnumSet.noneOf(Role.class);
        for (var text : roles) {
            one(Role.values(), text).ifPresent(itsRoles::add);
        }
        if (itsRoles.isEmpty()) {
            problems.add(new Problem("roles", "HT-0354", "Choose at least one role.", ""));
        }
        var its = readCredentials();
        if (its.isEmpty()) {
            problems.add(
                    new Problem(
                            "credentials",
                            "HT-0355",
                            "Write one to a line, as: title; who gave it; number. At most 20.",
                            ""));
        }
        if (!problems.isEmpty()) {
            return Result.refused(List.copyOf(problems));
        }
        return Result.ok(
                new Account(
                        user,
                        clinic,
                        itsHandle,
                        new PersonName(name).text(),
                        itsProfession.orElseThrow(),
                        its.orElseThrow(),
                        itsRoles,
                        hash,
                        active));
    }

    private Optional<List<Credential>> readCredentials() {
        var read = new ArrayList<Credential>();
        for (var line : credentials.lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            var parts = line.split(";", -1);
            if (parts.length > 3 || parts[0].isBlank() || line.length() > 500) {
                return Optional.empty();
            }
            read.add(
                    new Credential(
                            parts[0].strip(),
                            parts.length > 1 ? parts[1].strip() : "",
                            parts.length > 2 ? parts[2].strip() : ""));
        }
        return read.size() > MOST_CREDENTIALS ? Optional.empty() : Optional.of(List.copyOf(read));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, String text) {
        return Arrays.stream(values).filter(value -> value.name().equals(text)).findFirst();
    }
}
