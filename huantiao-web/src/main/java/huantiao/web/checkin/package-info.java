/** Check-ins: how it is now, told by link, in the clinic or on paper that is typed twice. */
@NullMarked
package huantiao.web.checkin;

import org.jspecify.annotations.NullMarked;
