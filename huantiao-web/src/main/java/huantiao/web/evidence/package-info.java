/**
 * The public pages: the answer to "can acupuncture help with sciatica?" and the evidence behind it.
 *
 * <p>Nothing here computes: every number is read from a synthesis or a figure of the evidence base,
 * and each stands beside the source it came from.
 */
@NullMarked
package huantiao.web.evidence;

import org.jspecify.annotations.NullMarked;
