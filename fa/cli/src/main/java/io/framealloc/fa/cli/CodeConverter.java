package io.framealloc.fa.cli;

import io.framealloc.diagnostics.Code;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a code in any case: {@code FA104}, {@code fa104}. */
final class CodeConverter implements ITypeConverter<Code> {

  @Override
  public Code convert(String text) {
    try {
      return Code.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("no such code: " + text + "; fa list shows all");
    }
  }
}
