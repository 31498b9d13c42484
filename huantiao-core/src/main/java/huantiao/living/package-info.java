/**
 * The living review: its protocol, what was done with records and trials, and the versions that
 * were published, as entries that are only ever added.
 *
 * <p>There is one review for one installation; nothing here is about a patient. What follows from
 * the rows is computed in {@code evidence}.
 */
@NullMarked
package huantiao.living;

import org.jspecify.annotations.NullMarked;
