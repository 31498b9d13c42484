/**
 * What a form sent and what a form shows: raw strings, problems, fields and choices.
 *
 * <p>A form is its own record of raw strings with a {@code read()} that answers a value or every
 * problem at once; nothing of the core is ever bound from a request.
 */
@NullMarked
package huantiao.web.form;

import org.jspecify.annotations.NullMarked;
