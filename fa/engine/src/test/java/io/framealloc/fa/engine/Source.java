package io.framealloc.fa.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/** A file as the compiler is to see it. */
final class Source extends SimpleJavaFileObject {

  private final String text;

  Source(Path file, String text) {
    super(file.toUri(), Kind.SOURCE);
    this.text = text;
  }

  static Source of(Path file) {
    try {
      return new Source(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
