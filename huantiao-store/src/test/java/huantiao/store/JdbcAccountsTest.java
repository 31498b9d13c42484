package huantiao.store;

import huantiao.access.Accounts;
import huantiao.access.AccountsContract;

class JdbcAccountsTest extends AccountsContract {

    @Override
    protected Accounts emptyShelf() {
        SharedDatabase.forgetMembers();
        return new JdbcAccounts(SharedDatabase.get());
    }
}
