/** A visit: charted, checked as it is typed, signed, and read again. */
@NullMarked
package huantiao.web.visit;

import org.jspecify.annotations.NullMarked;
