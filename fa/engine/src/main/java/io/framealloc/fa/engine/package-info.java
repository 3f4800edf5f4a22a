/**
 * The analyzer's engine: findings about frame memory in attributed Java sources.
 *
 * @since 0.1
 */
@NullMarked
package io.framealloc.fa.engine;

import org.jspecify.annotations.NullMarked;
