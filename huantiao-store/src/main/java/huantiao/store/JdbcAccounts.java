package huantiao.store;

import huantiao.access.Account;
import huantiao.access.Accounts;
import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Permit;
import huantiao.access.Role;
import huantiao.base.ClinicId;
import huantiao.base.Result;
import huantiao.base.UserId;
import huantiao.people.Clinic;
import huantiao.people.Credential;
import huantiao.people.Profession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Clinics and accounts in their tables. */
public final class JdbcAccounts implements Accounts {

    private static final String IS_EMPTY = "select nobody_was_founded()";

    private static final String CLINIC =
            """
            select c.clinic_id, c.name, c.zone
              from clinic c
             where c.clinic_id = :clinic
            """;

    private static final String FOUND =
            """
            insert into clinic (clinic_id, name, zone)
            values (:clinic, :name, :zone)
            """;

    private static final String BY_HANDLE =
            """
            select a.clinic_id, a.user_id, a.handle, a.name, a.profession, a.credentials,
                   a.roles, a.password_hash, a.active
              from account_by_handle(:handle) a
            """;

    private static final String BY_ID =
            """
            select a.clinic_id, a.user_id, a.handle, a.name, a.profession, a.credentials,
                   a.roles, a.password_hash, a.active
              from account_by_id(:user) a
            """;

    private static final String MEMBERS =
            """
            select a.clinic_id, a.user_id, a.handle, a.name, a.profession, a.credentials,
                   a.roles, a.password_hash, a.active
              from account a
             where a.clinic_id = :clinic
             order by a.handle collate "C"
            """;

    private static final String ADD =
            """
            insert into account (clinic_id, user_id, handle, name, profession, credentials, roles, password_hash,
                                 active)
            values (:clinic, :user, :handle, :name, :profession, :credentials, :roles, :passwordHash,
                    :active)
            """;

    private static final String CHANGE =
            """
            update account a
               set name = :name,
                   profession = :profession,
                   credentials = :credentials,
                   roles = :roles,
                   password_hash = :passwordHash,
                   active = :active
             where a.clinic_id = :clinic
               and a.user_id = :user
               and a.handle = :handle
            """;

    private static final String CHANGE_PASSWORD =
            """
            update account a
               set password_hash = :passwordHash
             where a.clinic_id = :clinic
               and a.user_id = :user
            """;

    /**
     * Whoever changes owners waits for the one before, so that two cannot both take the last away.
     */
    private static final String ONE_AT_A_TIME =
            """
            select pg_advisory_xact_lock(hashtextextended('huantiao.owners' || :clinic::text, 0)) is null
            """;

    private static final String OWNERS_BESIDE =
            """
            select count(*)
              from account a
             where a.clinic_id = :clinic
               and a.user_id <> :user
               and a.active
               and 'OWNER' = any (a.roles)
            """;

    private static final String WITHIN =
            "select set_config('huantiao.clinic', :clinic::text, true)";

    private final Walls walls;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public JdbcAccounts(Database database) {
        this.walls = new Walls(database.forProgram());
        this.jdbc = JdbcClient.create(database.forProgram());
        this.transaction =
                new TransactionTemplate(new JdbcTransactionManager(database.forProgram()));
    }

    /** Credentials as JSON keeps them. */
    private record Credentials(List<Credential> credentials) {}

    @Override
    public boolean isEmpty() {
        return jdbc.sql(IS_EMPTY).query(Boolean.class).single();
    }

    @Override
    public Result<Clinic, Refusal> found(Clinic clinic, Account owner) {
        if (!owner.clinic().equals(clinic.id()) || !owner.roles().contains(Role.OWNER)) {
            throw new IllegalArgumentException("a clinic must be founded by an owner of its own");
        }
        return changing(
                clinic.id(),
                () -> {
                    jdbc.sql(FOUND)
                            .param("clinic", clinic.id().value())
                            .param("name", clinic.name())
                            .param("zone", clinic.zone().getId())
                            .update();
                    jdbc.sql(ADD).params(columns(owner)).update();
                    return Result.ok(clinic);
                });
    }

    @Override
    public Optional<Clinic> clinic(ClinicId id) {
        return walls.askForOne(
                id,
                CLINIC,
                Map.of("clinic", id.value()),
                (row, _) ->
                        new Clinic(id, row.getString("name"), ZoneId.of(row.getString("zone"))));
    }

    @Override
    public Optional<Account> byHandle(String handle) {
        if (handle.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql(BY_HANDLE)
                .param("handle", handle)
                .query((row, _) -> account(row))
                .optional();
    }

    @Override
    public Optional<Account> byId(UserId id) {
        return jdbc.sql(BY_ID).param("user", id.value()).query((row, _) -> account(row)).optional();
    }

    @Override
    public List<Account> members(Permit permit) {
        permit.mustBeFor(Deed.MANAGE_MEMBERS);
        return walls.ask(
                permit.clinic(),
                MEMBERS,
                Map.of("clinic", permit.clinic().value()),
                (row, _) -> account(row));
    }

    @Override
    public Result<Account, Refusal> add(Permit permit, Account account) {
        permit.mustBeFor(Deed.MANAGE_MEMBERS);
        mustBeOf(permit, account);
        return changing(
                permit.clinic(),
                () -> {
                    jdbc.sql(ADD).params(columns(account)).update();
                    return Result.ok(account);
                });
    }

    @Override
    public Result<Account, Refusal> change(Permit permit, Account account) {
        permit.mustBeFor(Deed.MANAGE_MEMBERS);
        mustBeOf(permit, account);
        boolean staysOwner = account.active() && account.roles().contains(Role.OWNER);
        return changing(
                permit.clinic(),
                () -> {
                    if (!staysOwner && ownersBeside(account) == 0) {
                        return Result.refused(Refusal.LAST_OWNER);
                    }
                    return jdbc.sql(CHANGE).params(columns(account)).update() == 1
                            ? Result.ok(account)
                            : Result.refused(Refusal.UNKNOWN_ACCOUNT);
                });
    }

    @Override
    public void changeOwnPassword(Permit permit, String newPasswordHash) {
        permit.mustBeFor(Deed.MANAGE_OWN_KEYS);
        if (!(permit.actor() instanceof Actor.Member member)) {
            throw new IllegalArgumentException("only a member has a password");
        }
        walls.order(
                permit.clinic(),
                CHANGE_PASSWORD,
                Map.of(
                        "clinic",
                        permit.clinic().value(),
                        "user",
                        member.user().value(),
                        "passwordHash",
                        newPasswordHash));
    }

    private int ownersBeside(Account account) {
        return jdbc.sql(OWNERS_BESIDE)
                .param("clinic", account.clinic().value())
                .param("user", account.user().value())
                .query(Integer.class)
                .single();
    }

    /** What is to be done in the clinic's walls, one change of members at a time. */
    private interface Step<T> {
        Result<T, Refusal> take();
    }

    private <T> Result<T, Refusal> changing(ClinicId clinic, Step<T> step) {
        try {
            return transaction.execute(_ -> {
                jdbc.sql(WITHIN).param("clinic", clinic.value()).query().singleValue();
                jdbc.sql(ONE_AT_A_TIME).param("clinic", clinic.value()).query().singleValue();
                return step.take();
            });
        } catch (DuplicateKeyException e) {
            return Result.refused(Refusal.HANDLE_TAKEN);
        }
    }

    private static void mustBeOf(Permit permit, Account account) {
        if (!account.clinic().equals(permit.clinic())) {
            throw new IllegalArgumentException(
                    "account (%s) is not of the permit's clinic".formatted(account.user()));
        }
    }

    private static Map<String, Object> columns(Account account) {
        var columns = new HashMap<String, Object>();
        columns.put("clinic", account.clinic().value());
        columns.put("user", account.user().value());
        columns.put("handle", account.handle());
        columns.put("name", account.name());
        columns.put("profession", account.profession().name());
        columns.put("credentials", Json.write(new Credentials(account.credentials())));
        columns.put(
                "roles", account.roles().stream().sorted().map(Role::name).toArray(String[]::new));
        columns.put("passwordHash", account.passwordHash());
        columns.put("active", account.active());
        return columns;
    }

    private static Account account(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .forEach(roles::add);
        return new Account(
                new UserId(row.getObject("user_id", UUID.class)),
                new ClinicId(row.getObject("clinic_id", UUID.class)),
                row.getString("handle"),
                row.getString("name"),
                Profession.valueOf(row.getString("profession")),
                Json.read("credentials", row.getString("credentials"), Credentials.class)
                        .credentials(),
                roles,
                row.getString("password_hash"),
                row.getBoolean("active"));
    }
}
