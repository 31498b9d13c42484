package huantiao.access;

class InMemoryLinksTest extends LinksContract {

    private final Accounts accounts = new InMemoryAccounts();

    @Override
    protected Links emptyShelf() {
        return new InMemoryLinks();
    }

    @Override
    protected Accounts accountsBesideIt() {
        return accounts;
    }
}
