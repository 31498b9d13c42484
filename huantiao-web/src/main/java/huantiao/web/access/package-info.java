/** The rule each address stands under, and the permit that its handler is given. */
@NullMarked
package huantiao.web.access;

import org.jspecify.annotations.NullMarked;
