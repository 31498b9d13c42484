package huantiao.access;

class InMemoryAuditTrailTest extends AuditTrailContract {

    private final Accounts accounts = new InMemoryAccounts();

    @Override
    protected AuditTrail emptyShelf() {
        return new InMemoryAuditTrail(accounts);
    }

    @Override
    protected Accounts accountsBesideIt() {
        return accounts;
    }
}
