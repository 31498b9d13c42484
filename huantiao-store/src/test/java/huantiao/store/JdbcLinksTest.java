package huantiao.store;

import huantiao.access.Accounts;
import huantiao.access.Links;
import huantiao.access.LinksContract;

class JdbcLinksTest extends LinksContract {

    @Override
    protected Links emptyShelf() {
        SharedDatabase.forgetMembers();
        return new JdbcLinks(SharedDatabase.get());
    }

    @Override
    protected Accounts accountsBesideIt() {
        return new JdbcAccounts(SharedDatabase.get());
    }
}
