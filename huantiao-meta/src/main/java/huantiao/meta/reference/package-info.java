/**
 * Answers reference cases: a case names an analysis and holds its data, the answer carries results
 * under the names of the reference files. Values are plain maps, lists, numbers and words; reading
 * and writing JSON happens elsewhere.
 */
@NullMarked
package huantiao.meta.reference;

import org.jspecify.annotations.NullMarked;
