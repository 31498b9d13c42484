/**
 * A person's trajectory and review decision, the clinic's registry, and the sums that may leave the
 * building.
 */
@NullMarked
package huantiao.outcomes;

import org.jspecify.annotations.NullMarked;
