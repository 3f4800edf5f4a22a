/** Reads what Flight Recorder has kept of a program that ran. */
@NullMarked
package io.framealloc.fa.cli.recording;

import org.jspecify.annotations.NullMarked;
