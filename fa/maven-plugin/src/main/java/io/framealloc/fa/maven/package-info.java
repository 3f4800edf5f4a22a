/** The goals of the Maven plugin. Each runs the fa command in a JVM of its own. */
@NullMarked
package io.framealloc.fa.maven;

import org.jspecify.annotations.NullMarked;
