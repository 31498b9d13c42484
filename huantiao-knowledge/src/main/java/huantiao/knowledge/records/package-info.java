/**
 * Files of records as literature databases export them: RIS, the format of PubMed, and CSV.
 *
 * <p>A file is read whole or not at all; everything wrong with it is named with its line.
 */
@NullMarked
package huantiao.knowledge.records;

import org.jspecify.annotations.NullMarked;
