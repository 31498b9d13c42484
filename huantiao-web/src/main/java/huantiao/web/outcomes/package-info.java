/**
 * A person's course as picture and sentences. Numbers come from {@code huantiao.outcomes}; nothing
 * is computed here but places on paper.
 */
@NullMarked
package huantiao.web.outcomes;

import org.jspecify.annotations.NullMarked;
