package io.framealloc.fa.engine.mutation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** The edits that give the class of a file another name. */
final class Renaming {

  private Renaming() {}

  static Edits of(Program program, CompilationUnitTree unit, ClassTree type, String name) {
    Edits edits = new Edits();
    String text = program.text(unit);
    String old = type.getSimpleName().toString();
    Element element = program.element(unit, type);
    int declared = program.end(unit, type.getModifiers());
    Matcher head =
        Pattern.compile("\\b(class|interface|record|enum)\\s+" + old + "\\b").matcher(text);
    if (!head.find(Math.max(declared, program.start(unit, type)))) {
      throw new IllegalStateException("no head of class: class=" + old);
    }
    edits.replace(head.end() - old.length(), head.end(), name);
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
        if (tree.getName().contentEquals(old) && element.equals(program.element(unit, tree))) {
          int at = program.start(unit, tree);
          edits.replace(at, at + old.length(), name);
        }
        return null;
      }

      @Override
      public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
        int from = program.start(unit, tree);
        Element method = program.element(unit, tree);
        if (tree.getName().contentEquals("<init>")
            && program.end(unit, tree) > from // not for one that javac adds
            && method != null
            && element.equals(method.getEnclosingElement())) {
          Matcher constructor = Pattern.compile("\\b" + old + "\\b").matcher(text);
          int modifiers = program.end(unit, tree.getModifiers());
          if (constructor.find(Math.max(modifiers, from))) {
            edits.replace(constructor.start(), constructor.end(), name);
          }
        }
        return super.visitMethod(tree, null);
      }
    }.scan(type, null);
    return edits;
  }
}
