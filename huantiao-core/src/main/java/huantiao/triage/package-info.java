/**
 * Facts, red-flag and contraindication rules in three-valued logic, and the disposition they lead
 * to.
 *
 * <p>The rules themselves are reviewed data in the knowledge module.
 */
@NullMarked
package huantiao.triage;

import org.jspecify.annotations.NullMarked;
