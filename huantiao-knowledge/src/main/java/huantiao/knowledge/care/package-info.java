/**
 * The reviewed knowledge about care: facts, red flags, contraindications, nerve roots, points,
 * techniques, therapies, self-care and what a session record must hold.
 *
 * <p>Instruments are read in {@code huantiao.knowledge.measures}, trials in {@code
 * huantiao.knowledge.evidence}.
 */
@NullMarked
package huantiao.knowledge.care;

import org.jspecify.annotations.NullMarked;
