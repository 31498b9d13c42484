/** Styles and scripts, lent out of memory under names that change with what is in them. */
@NullMarked
package huantiao.web.assets;

import org.jspecify.annotations.NullMarked;
