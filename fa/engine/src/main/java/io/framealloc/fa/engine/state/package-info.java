/** What is known at one point of a program: abstract objects and their lives. */
@NullMarked
package io.framealloc.fa.engine.state;

import org.jspecify.annotations.NullMarked;
