package huantiao.store;

import huantiao.access.AccessContract;

class JdbcAccessTest extends AccessContract {

    @Override
    protected Shelves shelves() {
        var database = SharedDatabase.get();
        return new Shelves(
                new JdbcAccounts(database), new JdbcLinks(database), new JdbcAuditTrail(database));
    }
}
