package huantiao.reminders;

import huantiao.access.Accounts;
import huantiao.access.InMemoryAccounts;
import huantiao.access.Staff;

class InMemoryOutboxTest extends OutboxContract {

    @Override
    protected Outbox emptyShelf() {
        return new InMemoryOutbox(Staff.RIVERSIDE, Staff.HILLTOP);
    }

    @Override
    protected Accounts accountsBesideIt() {
        return accounts;
    }

    private final Accounts accounts = new InMemoryAccounts();
}
