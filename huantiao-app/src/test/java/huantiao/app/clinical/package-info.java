/** Documents for those who answer for safety, printed from the code and held to it. */
@NullMarked
package huantiao.app.clinical;

import org.jspecify.annotations.NullMarked;
