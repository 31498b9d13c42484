/**
 * The clinic's registry: everybody who started, what became of them and of whom nothing is known,
 * and the sums that may leave the building.
 */
@NullMarked
package huantiao.registry;

import org.jspecify.annotations.NullMarked;
