/**
 * The registry of a whole network of clinics, asked of two databases: invented courses, one
 * question as SQL made from the measures themselves, and how long each engine takes. What a single
 * course says is judged in {@code huantiao.registry}; a test holds the SQL to it.
 */
@NullMarked
package huantiao.bench.network;

import org.jspecify.annotations.NullMarked;
