/**
 * The decision aid as pages: for anyone, and for one person, whose answers go into the
 * consultation.
 *
 * <p>What is known of each way comes from {@code huantiao.aid}; nothing here computes.
 */
@NullMarked
package huantiao.web.aid;

import org.jspecify.annotations.NullMarked;
