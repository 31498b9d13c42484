/**
 * The evidence workbench: what reviewers do to the living review, and what it makes of it. What the
 * public sees of it stands in {@code web.evidence}.
 */
@NullMarked
package huantiao.web.living;

import org.jspecify.annotations.NullMarked;
