package huantiao.store;

import huantiao.access.Accounts;
import huantiao.reminders.Outbox;
import huantiao.reminders.OutboxContract;

class JdbcOutboxTest extends OutboxContract {

    @Override
    protected Outbox emptyShelf() {
        SharedDatabase.forgetMembers();
        return new JdbcOutbox(SharedDatabase.get());
    }

    @Override
    protected Accounts accountsBesideIt() {
        return new JdbcAccounts(SharedDatabase.get());
    }
}
