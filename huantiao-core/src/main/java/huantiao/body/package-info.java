/**
 * Regions, sides, nerve roots, channels and points as coded things that can be drawn.
 *
 * <p>What was felt or needled there is charted in {@code care}.
 */
@NullMarked
package huantiao.body;

import org.jspecify.annotations.NullMarked;
