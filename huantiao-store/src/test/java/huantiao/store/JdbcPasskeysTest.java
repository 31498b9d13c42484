package huantiao.store;

import huantiao.access.Accounts;
import huantiao.access.Passkeys;
import huantiao.access.PasskeysContract;

class JdbcPasskeysTest extends PasskeysContract {

    @Override
    protected Passkeys shelf() {
        return new JdbcPasskeys(SharedDatabase.get());
    }

    @Override
    protected Accounts accountsBesideIt() {
        return new JdbcAccounts(SharedDatabase.get());
    }
}
