package huantiao.access;

class InMemoryAccountsTest extends AccountsContract {

    @Override
    protected Accounts emptyShelf() {
        return new InMemoryAccounts();
    }
}
