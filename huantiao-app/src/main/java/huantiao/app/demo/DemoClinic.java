package huantiao.app.demo;

import huantiao.people.Clinic;
import java.util.List;

/**
 * The demo clinic as it was filled.
 *
 * @param signIns to be printed once and kept nowhere
 * @param people how many charts there are
 * @param entries how many entries they hold
 */
public record DemoClinic(Clinic clinic, List<SignIn> signIns, int people, long entries) {
    public DemoClinic {
        signIns = List.copyOf(signIns);
    }

    /**
     * How a member of the demo clinic comes in for the first time.
     *
     * @param what the member is, in words
     * @param password works once; its holder then chooses their own
     */
    public record SignIn(String what, String handle, String password) {
        @Override
        public String toString() {
            return "SignIn[" + handle + "]";
        }
    }
}
