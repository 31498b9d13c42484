package huantiao.access;

class InMemoryPasskeysTest extends PasskeysContract {

    private final Accounts accounts = new InMemoryAccounts();

    @Override
    protected Passkeys shelf() {
        return new InMemoryPasskeys();
    }

    @Override
    protected Accounts accountsBesideIt() {
        return accounts;
    }
}
