/**
 * The customs post for FHIR R4: our records out, theirs in, by the same verbs the pages use.
 *
 * <p>No resource is exchanged yet; the post is built with its own issue.
 */
@NullMarked
package huantiao.fhir;

import org.jspecify.annotations.NullMarked;
