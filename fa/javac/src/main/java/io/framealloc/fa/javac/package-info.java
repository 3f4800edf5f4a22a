/** The analyzer as a part of javac. */
@NullMarked
package io.framealloc.fa.javac;

import org.jspecify.annotations.NullMarked;
