/**
 * The decision aid: absolute effect with denominator, period and certainty, or the sentence that we
 * do not know.
 */
@NullMarked
package huantiao.aid;

import org.jspecify.annotations.NullMarked;
