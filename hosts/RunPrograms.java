import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;

/**
 * Runs compiled Java programs one after the other, each in a class loader and a thread group of its own; see `Host` in
 * src/languages/language.ts. What is global in a virtual machine is set before each, and its exit is trapped.
 */
@SuppressWarnings({"removal", "deprecation"})
public class RunPrograms {
  private static final Properties properties = (Properties) System.getProperties().clone();
  private static volatile Run running;

  public static void main(String[] args) throws Exception {
    var jobs = new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in)));
    var events = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    System.setIn(InputStream.nullInputStream());
    System.setSecurityManager(new ExitTrap());
    var trust = SSLContext.getDefault();
    var selector = ProxySelector.getDefault();
    var locale = Locale.getDefault();
    for (String line; (line = jobs.readLine()) != null; ) {
      var words = Arrays.stream(line.split(" ")).map(RunPrograms::decode).toList();
      System.setProperties((Properties) properties.clone());
      Locale.setDefault(locale);
      TimeZone.setDefault(null);
      SSLContext.setDefault(trust);
      ProxySelector.setDefault(selector);
      Authenticator.setDefault(null);
      CookieHandler.setDefault(null);
      Thread.setDefaultUncaughtExceptionHandler(null);
      restartThreadNumbers();
      setEnvironment(words.subList(3, words.size()));
      events.println("started " + ProcessHandle.current().pid());
      events.println("exited " + run(words.get(0), Path.of(words.get(1)), Path.of(words.get(2))));
    }
    Runtime.getRuntime().halt(0);
  }

  private static String decode(String word) {
    return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
  }

  private static int run(String socket, Path file, Path folder) throws Exception {
    try (var out = connect(socket); var err = connect(socket)) {
      System.setOut(out);
      System.setErr(err);
      fill(folder);
      var name = file.getFileName().toString().replaceAll("\\.class$", "");
      var urls = new URL[] {file.getParent().toUri().toURL()};
      try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
        running = new Run(name, loader);
        return running.toItsEnd();
      }
    } finally {
      running = null;
      System.setOut(new PrintStream(OutputStream.nullOutputStream()));
      System.setErr(System.out);
      empty();
    }
  }

  private static PrintStream connect(String socket) throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return new PrintStream(Channels.newOutputStream(channel), true, StandardCharsets.UTF_8);
  }

  /** A virtual machine cannot change its working folder: the files of the program's come into ours. */
  private static void fill(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      for (var entry : entries.toList()) Files.createSymbolicLink(Path.of(entry.getFileName().toString()), entry);
    }
  }

  private static void empty() throws IOException {
    try (var entries = Files.walk(Path.of(""))) {
      for (var entry : entries.sorted((one, other) -> other.compareTo(one)).toList()) {
        if (!entry.toString().isEmpty()) Files.delete(entry);
      }
    }
  }

  /** They are part of what an error in a thread says. */
  private static void restartThreadNumbers() throws ReflectiveOperationException {
    var next = Thread.class.getDeclaredField("threadInitNumber");
    next.setAccessible(true);
    next.setInt(null, 0);
  }

  private static void setEnvironment(List<String> variables) throws Exception {
    Map<String, String> environment = new HashMap<>();
    for (var variable : variables) {
      var at = variable.indexOf('=');
      environment.put(variable.substring(0, at), variable.substring(at + 1));
    }
    // System.getenv reads a map that is made once, when the virtual machine starts.
    var known = Class.forName("java.lang.ProcessEnvironment").getDeclaredField("theUnmodifiableEnvironment");
    known.setAccessible(true);
    var content = Class.forName("java.util.Collections$UnmodifiableMap").getDeclaredField("m");
    content.setAccessible(true);
    content.set(known.get(null), environment);
    setProxy(environment.get("HTTPS_PROXY"));
  }

  private static void setProxy(String proxy) {
    if (proxy == null) return;
    var address = URI.create(proxy);
    for (var scheme : List.of("http", "https")) {
      System.setProperty(scheme + ".proxyHost", address.getHost());
      System.setProperty(scheme + ".proxyPort", Integer.toString(address.getPort()));
    }
    System.setProperty("http.nonProxyHosts", "");
  }

  /** One program. */
  private static class Run {
    private final ThreadGroup group = new ThreadGroup("main");
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final String name;
    private final ClassLoader loader;

    Run(String name, ClassLoader loader) {
      this.name = name;
      this.loader = loader;
    }

    int toItsEnd() throws Exception {
      var main = new Thread(group, this::callMain, "main", 8 << 20);
      main.setContextClassLoader(loader);
      main.start();
      return status.get();
    }

    private void callMain() {
      var code = 0;
      try {
        var method = Class.forName(name, true, loader).getMethod("main", String[].class);
        method.setAccessible(true);
        method.invoke(null, (Object) new String[0]);
      } catch (InvocationTargetException e) {
        fail(e.getCause());
        code = 1;
      } catch (Throwable e) {
        fail(e);
        code = 1;
      }
      waitForOthers();
      end(code, true);
    }

    private void fail(Throwable error) {
      for (var each = error; each != null; each = each.getCause()) each.setStackTrace(trim(each.getStackTrace()));
      var handler = Thread.getDefaultUncaughtExceptionHandler();
      if (handler != null) {
        handler.uncaughtException(Thread.currentThread(), error);
        return;
      }
      System.err.print("Exception in thread \"" + Thread.currentThread().getName() + "\" ");
      error.printStackTrace();
    }

    /** Without the frames that lie below those of the program. */
    private StackTraceElement[] trim(StackTraceElement[] frames) {
      var last = frames.length;
      while (last > 0 && !frames[last - 1].getMethodName().equals("callMain")) last--;
      if (last == 0) return frames;
      while (last > 0 && !(frames[last - 1].getClassName().equals(name))) last--;
      return Arrays.copyOf(frames, last);
    }

    private void waitForOthers() {
      for (var one = other(); one != null; one = other()) {
        try {
          one.join();
        } catch (InterruptedException e) {
          // Then we look again.
        }
      }
    }

    private Thread other() {
      var threads = new Thread[group.activeCount() + 16];
      var count = group.enumerate(threads);
      for (var index = 0; index < count; index++) {
        if (threads[index] != Thread.currentThread() && !threads[index].isDaemon()) return threads[index];
      }
      return null;
    }

    void end(int code, boolean orderly) {
      var hooks = takeHooks();
      if (orderly) runAll(hooks);
      System.out.flush();
      System.err.flush();
      status.complete(code & 0xff);
    }

    private static void runAll(List<Thread> hooks) {
      for (var hook : hooks) {
        hook.start();
        try {
          hook.join();
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    /** Those that the program has registered: the virtual machine would run them when it ends. */
    @SuppressWarnings("unchecked")
    private static List<Thread> takeHooks() {
      try {
        var field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        field.setAccessible(true);
        var hooks = (IdentityHashMap<Thread, Thread>) field.get(null);
        var taken = new ArrayList<>((Collection<Thread>) hooks.keySet());
        hooks.clear();
        return taken;
      } catch (ReflectiveOperationException e) {
        return List.of();
      }
    }
  }

  /** Nothing is forbidden; who exits ends its program, and never comes back. */
  private static class ExitTrap extends SecurityManager {
    @Override
    public void checkPermission(Permission permission) {}

    @Override
    public void checkPermission(Permission permission, Object context) {}

    @Override
    public void checkExit(int code) {
      var run = running;
      if (run == null) return;
      var halts = Arrays.stream(Thread.currentThread().getStackTrace()).anyMatch(f -> f.getMethodName().equals("halt"));
      run.end(code, !halts);
      while (true) {
        try {
          Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
          // There is nothing to go on with.
        }
      }
    }
  }
}
