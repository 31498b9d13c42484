/**
 * How fast the red flags and rules of the knowledge base answer for one person. Whether they answer
 * rightly is tested beside them, in {@code huantiao.triage} and {@code huantiao.knowledge.care}.
 */
@NullMarked
package huantiao.bench.rules;

import org.jspecify.annotations.NullMarked;
