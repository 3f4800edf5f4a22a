/** Finds out whether a build runs the checks. */
@NullMarked
package io.framealloc.fa.cli.doctor;

import org.jspecify.annotations.NullMarked;
