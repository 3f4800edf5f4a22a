package io.framealloc.fa.cli;

import io.framealloc.diagnostics.Code;
import io.framealloc.fa.pages.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code of a page as source files: each block is a file, a class is put around members. */
final class PageCode {

  private static final Pattern BLOCK = Pattern.compile("```(java|toml)\n(.*?)```", Pattern.DOTALL);

  private static final String IMPORTS =
      "import io.framealloc.*; import io.framealloc.annotation.*; import java.lang.foreign.*;"
          + " import java.nio.*; import java.util.*; import java.util.concurrent.*;"
          + " import java.util.function.*;";

  private final String body;

  PageCode(Code code) {
    this.body = Page.of(code).body();
  }

  /** Writes the blocks of a section into a folder. */
  List<Path> write(String section, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String block : blocks(section, "java")) {
      files.add(write(folder.resolve("block" + files.size()), block));
    }
    return files;
  }

  /** The configuration under which the code is judged, empty if the page shows none. */
  String settings() {
    return String.join("\n", blocks("Settings", "toml"));
  }

  private List<String> blocks(String section, String language) {
    int start = body.indexOf("## " + section + "\n");
    if (start < 0) {
      return List.of();
    }
    int end = body.indexOf("\n## ", start);
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(body.substring(start, end < 0 ? body.length() : end));
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  /** The lines of the block keep their numbers. */
  private static Path write(Path folder, String block) throws IOException {
    Files.createDirectories(folder);
    if (!block.startsWith("package ")) {
      return Files.writeString(
          folder.resolve("Example.java"), IMPORTS + " final class Example { " + block + "}\n");
    }
    Matcher type = Pattern.compile("class (\\w+)").matcher(block);
    if (!type.find()) {
      throw new IllegalArgumentException(block);
    }
    return Files.writeString(
        folder.resolve(type.group(1) + ".java"), block.replaceFirst(";", ";" + IMPORTS));
  }
}
