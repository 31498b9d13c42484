package huantiao.store;

import huantiao.access.Accounts;
import huantiao.access.AuditTrail;
import huantiao.access.AuditTrailContract;

class JdbcAuditTrailTest extends AuditTrailContract {

    @Override
    protected AuditTrail emptyShelf() {
        SharedDatabase.forgetMembers();
        return new JdbcAuditTrail(SharedDatabase.get());
    }

    @Override
    protected Accounts accountsBesideIt() {
        return new JdbcAccounts(SharedDatabase.get());
    }
}
