/** The way of care on pages: from first answers to the signed visit and the check-ins after it. */
@NullMarked
package huantiao.web.care;

import org.jspecify.annotations.NullMarked;
