package huantiao.store;

import huantiao.access.Actor;
import huantiao.access.Deed;
import huantiao.access.Passkey;
import huantiao.access.Passkeys;
import huantiao.access.Permit;
import huantiao.base.Result;
import huantiao.base.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passkeys in their table. */
public final class JdbcPasskeys implements Passkeys {

    private static final String BY_ID =
            """
            select p.passkey_id, p.user_id, p.label, p.public_key, p.uses, p.verified, p.transports,
                   p.backup_eligible, p.backed_up, p.attestation, p.client_data, p.added_at, p.used_at
              from passkey_by_id(:key) p
            """;

    private static final String OF =
            """
            select p.passkey_id, p.user_id, p.label, p.public_key, p.uses, p.verified, p.transports,
                   p.backup_eligible, p.backed_up, p.attestation, p.client_data, p.added_at, p.used_at
              from passkeys_of(:user) p
             order by p.added_at, p.passkey_id
            """;

    /** Two at once may go one over the limit, which guards nothing but memory. */
    private static final String ADD =
            """
            insert into passkey (passkey_id, clinic_id, user_id, label, public_key, uses, verified, transports,
                                 backup_eligible, backed_up, attestation, client_data, added_at, used_at)
            select :key, :clinic, :user, :label, :publicKey, :uses, :verified, :transports,
                   :backupEligible, :backedUp, :attestation, :clientData, :addedAt, :usedAt
             where (select count(*) from passkey p where p.clinic_id = :clinic and p.user_id = :user) < :most
            """;

    private static final String USED =
            "select use_passkey(:key, :uses, :verified, :backedUp, :usedAt)";

    private static final String REMOVE =
            """
            delete from passkey p
             where p.passkey_id = :key
               and p.clinic_id = :clinic
               and p.user_id = :user
            """;

    private final Walls walls;
    private final JdbcClient jdbc;

    public JdbcPasskeys(Database database) {
        this.walls = new Walls(database.forProgram());
        this.jdbc = JdbcClient.create(database.forProgram());
    }

    @Override
    public Optional<Passkey> byId(String id) {
        if (id.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql(BY_ID).param("key", id).query((row, _) -> passkey(row)).optional();
    }

    @Override
    public List<Passkey> of(UserId user) {
        return jdbc.sql(OF).param("user", user.value()).query((row, _) -> passkey(row)).list();
    }

    @Override
    public Result<Passkey, Refusal> add(Permit permit, Passkey passkey) {
        permit.mustBeFor(Deed.MANAGE_OWN_KEYS);
        if (!holder(permit).equals(passkey.user())) {
            throw new IllegalArgumentException("a passkey must be its holder's own");
        }
        var columns = new HashMap<String, Object>();
        columns.put("key", passkey.id());
        columns.put("clinic", permit.clinic().value());
        columns.put("user", passkey.user().value());
        columns.put("label", passkey.label());
        columns.put("publicKey", passkey.publicKey());
        columns.put("uses", passkey.uses());
        columns.put("verified", passkey.verified());
        columns.put("transports", passkey.transports().stream().sorted().toArray(String[]::new));
        columns.put("backupEligible", passkey.backupEligible());
        columns.put("backedUp", passkey.backedUp());
        columns.put("attestation", passkey.attestation());
        columns.put("clientData", passkey.clientData());
        columns.put("addedAt", Times.column(Times.kept(passkey.addedAt())));
        columns.put("usedAt", Times.column(Times.kept(passkey.usedAt())));
        columns.put("most", MOST);
        try {
            return walls.order(permit.clinic(), ADD, columns) == 1
                    ? Result.ok(passkey)
                    : Result.refused(Refusal.TOO_MANY);
        } catch (DuplicateKeyException e) {
            return Result.refused(Refusal.KNOWN_ALREADY);
        }
    }

    @Override
    public void used(Passkey passkey) {
        jdbc.sql(USED)
                .param("key", passkey.id())
                .param("uses", passkey.uses())
                .param("verified", passkey.verified())
                .param("backedUp", passkey.backedUp())
                .param("usedAt", Times.column(Times.kept(passkey.usedAt())))
                .query()
                .listOfRows();
    }

    @Override
    public boolean remove(Permit permit, String id) {
        permit.mustBeFor(Deed.MANAGE_OWN_KEYS);
        return walls.order(
                        permit.clinic(),
                        REMOVE,
                        Map.of(
                                "key",
                                id,
                                "clinic",
                                permit.clinic().value(),
                                "user",
                                holder(permit).value()))
                == 1;
    }

    private static UserId holder(Permit permit) {
        return switch (permit.actor()) {
            case Actor.Member member -> member.user();
            case Actor.Guest _, Actor.Rounds _, Actor.Partner _, Actor.Visitor _ ->
                    throw new IllegalArgumentException("only a member has keys of their own");
        };
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                row.getString("passkey_id"),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("label"),
                row.getString("public_key"),
                row.getLong("uses"),
                row.getBoolean("verified"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("transports").getArray())),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backed_up"),
                row.getString("attestation"),
                row.getString("client_data"),
                Times.read(row, "added_at"),
                Times.read(row, "used_at"));
    }
}
