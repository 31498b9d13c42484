/**
 * The decision aid: what a result means for one hundred people, with denominator, period and
 * certainty, or the sentence that we do not know and why.
 *
 * <p>How effects are pooled is the matter of {@code evidence}.
 */
@NullMarked
package huantiao.aid;

import org.jspecify.annotations.NullMarked;
