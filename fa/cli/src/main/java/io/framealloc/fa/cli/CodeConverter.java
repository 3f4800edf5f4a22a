package io.framealloc.fa.cli;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.cli.catalog.Group;
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

  /** Refuses what fa never finds: to deny or to allow it would change nothing. */
  static final class Found implements ITypeConverter<Code> {

    @Override
    public Code convert(String text) {
      Code code = new CodeConverter().convert(text);
      if (!Group.isFound(code)) {
        throw new TypeConversionException(code + ": " + Group.whyNotFound(code));
      }
      return code;
    }
  }
}
