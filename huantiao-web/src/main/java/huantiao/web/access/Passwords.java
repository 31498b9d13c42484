package huantiao.web.access;

/** Makes passwords for others. The door knows how they are kept. */
public interface Passwords {

    /**
     * A password that works once: whoever comes in with it must choose their own before anything
     * else.
     *
     * @param password to be shown once and kept nowhere
     * @param hash for the account
     */
    record OneTime(String password, String hash) {
        @Override
        public String toString() {
            return "OneTime";
        }
    }

    OneTime oneTime();
}
