/**
 * Reads the tables of the evidence base: trials, arms, risk of bias, published results, checks,
 * guidelines, the natural course and harms.
 *
 * <p>A row that cannot be read is refused with its file, id and column; the others are read. A row
 * without a source is refused. What the rows mean is said in {@code huantiao.evidence}.
 */
@NullMarked
package huantiao.knowledge.evidence;

import org.jspecify.annotations.NullMarked;
