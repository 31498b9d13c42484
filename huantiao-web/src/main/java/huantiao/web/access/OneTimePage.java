package huantiao.web.access;

import huantiao.access.Account;

/**
 * A password that works once, shown once.
 *
 * @param account whose it is
 */
public record OneTimePage(Account account, String password) {
    @Override
    public String toString() {
        return "OneTimePage[" + account + "]";
    }
}
