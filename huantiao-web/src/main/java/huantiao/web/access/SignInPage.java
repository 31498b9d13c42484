package huantiao.web.access;

import huantiao.web.form.Form;

/**
 * The form to sign in.
 *
 * @param next our own address to go to afterwards
 * @param passkeys whether passkeys work under the address that the clinic has
 */
public record SignInPage(Form form, String next, boolean passkeys) {}
