@NullMarked
package huantiao.living;

import org.jspecify.annotations.NullMarked;
