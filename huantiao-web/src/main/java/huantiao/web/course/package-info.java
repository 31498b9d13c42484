/**
 * A person's course as picture and sentences. Numbers come from {@code huantiao.course}; nothing is
 * computed here but places on paper.
 */
@NullMarked
package huantiao.web.course;

import org.jspecify.annotations.NullMarked;
