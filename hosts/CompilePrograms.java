import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles Java files, each a program of its own whatever its file is called. Reads a list of lines
 * with a file and a folder for its classes, a tab between; prints a line for each: the class to
 * run, which is the first in its file, or `!` and what the compiler says in Base64.
 */
public class CompilePrograms {
  public static void main(String[] args) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      manager.setLocation(StandardLocation.CLASS_PATH, List.of());
      for (var line : Files.readAllLines(Path.of(args[0]))) {
        var parts = line.split("\t");
        var folder = Files.createDirectories(Path.of(parts[1]));
        manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
        var problems = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-Xlint:none");
        var source = List.of(new Source(Path.of(parts[0])));
        var task = (JavacTask) compiler.getTask(null, manager, problems, options, null, source);
        var messages = new ArrayList<String>();
        String name = null;
        try {
          name = compile(task);
        } catch (RuntimeException | StackOverflowError e) {
          messages.add("error: " + e);
        }
        for (var problem : problems.getDiagnostics()) {
          if (problem.getKind() == Diagnostic.Kind.ERROR) messages.add(problem.toString());
        }
        if (name == null && messages.isEmpty()) {
          messages.add("error: no class found in source file");
        }
        System.out.println(messages.isEmpty() ? name : "!" + base64(String.join("\n", messages)));
      }
    }
  }

  private static String compile(JavacTask task) throws IOException {
    var units = task.parse();
    task.analyze();
    task.generate();
    for (var unit : units) {
      for (var type : unit.getTypeDecls()) {
        if (type instanceof ClassTree named) return packageOf(unit) + named.getSimpleName();
      }
    }
    return null;
  }

  private static String packageOf(CompilationUnitTree unit) {
    return unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static class Source extends SimpleJavaFileObject {
    private final Path file;

    Source(Path file) {
      super(file.toUri(), Kind.SOURCE);
      this.file = file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String getName() {
      return file.getFileName().toString();
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }
  }
}
