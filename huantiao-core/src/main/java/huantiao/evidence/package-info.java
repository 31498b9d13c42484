/**
 * Trials, risk of bias, certainty, and syntheses computed by {@code huantiao.meta}.
 *
 * <p>This room knows nobody by name.
 */
@NullMarked
package huantiao.evidence;

import org.jspecify.annotations.NullMarked;
