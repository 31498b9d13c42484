/**
 * Pooling with other clinics without moving patients: keys and partners, what was released and what
 * came in, the signature on each request, and the pooled result. What the sums are and which of
 * them may leave is decided in {@code outcomes}.
 */
@NullMarked
package huantiao.pooling;

import org.jspecify.annotations.NullMarked;
