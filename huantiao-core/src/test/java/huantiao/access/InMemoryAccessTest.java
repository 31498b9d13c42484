package huantiao.access;

class InMemoryAccessTest extends AccessContract {

    @Override
    protected Shelves shelves() {
        var accounts = new InMemoryAccounts();
        return new Shelves(accounts, new InMemoryLinks(), new InMemoryAuditTrail(accounts));
    }
}
