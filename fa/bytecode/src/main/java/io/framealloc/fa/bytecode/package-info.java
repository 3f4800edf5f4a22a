/**
 * Reads class files: what methods of dependencies do to memory, and misuse in programs of any
 * language of the JVM.
 *
 * @since 0.1
 */
@NullMarked
package io.framealloc.fa.bytecode;

import org.jspecify.annotations.NullMarked;
