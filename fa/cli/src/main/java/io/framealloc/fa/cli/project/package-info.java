/** Finds the sources to analyse, and what they are compiled with. */
@NullMarked
package io.framealloc.fa.cli.project;

import org.jspecify.annotations.NullMarked;
