import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or applies the format of every Java source below a folder. Run from source by the build on
 * JDK 25, because a formatter inside Maven would parse our sources with Maven's own, older Java.
 */
final class Format {

  public static void main(String[] args) throws Exception {
    boolean apply =
        switch (args[0]) {
          case "apply" -> true;
          case "check" -> false;
          default -> throw new IllegalArgumentException("format=" + args[0] + "; apply or check");
        };
    List<String> command = new ArrayList<>();
    command.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    int options = command.size();
    for (Path source : sources(Path.of(args[1]))) {
      command.add(source.toString());
    }
    PrintWriter out = new PrintWriter(System.out, true);
    int exit =
        new Main(out, new PrintWriter(System.err, true), InputStream.nullInputStream())
            .format(command.toArray(String[]::new));
    out.flush();
    if (exit != 0 && !apply) {
      System.err.println("not formatted, see above; run: ./mvnw -N verify -Dformat=apply");
    } else if (apply) {
      System.out.println("formatted: files=" + (command.size() - options));
    }
    System.exit(exit);
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = name.equals("target") || name.equals(".git") || name.equals(".idea");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }
}
