/** All parts on pages of their own, to be looked at and to be tested; no page of the product. */
@NullMarked
package huantiao.app.look;

import org.jspecify.annotations.NullMarked;
