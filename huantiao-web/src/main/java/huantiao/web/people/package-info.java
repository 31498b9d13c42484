/** People in lists, registration, details, and the page of one person. */
@NullMarked
package huantiao.web.people;

import org.jspecify.annotations.NullMarked;
