/** What is known about the methods of the libraries. */
@NullMarked
package io.framealloc.fa.engine.library;

import org.jspecify.annotations.NullMarked;
