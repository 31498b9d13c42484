/**
 * The clinic's registry as pages and pictures, and the page that may be published. Numbers come
 * from {@code huantiao.registry}; nothing is computed here but places on paper.
 */
@NullMarked
package huantiao.web.registry;

import org.jspecify.annotations.NullMarked;
