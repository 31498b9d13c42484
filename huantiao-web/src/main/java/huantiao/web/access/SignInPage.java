package huantiao.web.access;

import huantiao.web.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * The form to sign in.
 *
 * @param next our own address to go to afterwards
 * @param passkeys whether passkeys work under the address that the clinic has
 */
public record SignInPage(Form form, String next, boolean passkeys) {

    /** Where a refusal stands: at neither field, as it is not said which of them is wrong. */
    public static final String REFUSED = "sign-in";

    /** The id of the one sentence that both fields refer to; absent where nothing was refused. */
    public @Nullable String refusedAt() {
        return form.hasProblems() ? "refused" : null;
    }
}
