/** Pages, fragments, forms and styles; one package per room they show. */
@NullMarked
package huantiao.web;

import org.jspecify.annotations.NullMarked;
