/** Programs by language and by what they are about: a host has to run them as a process of their own does. */
export const warmPrograms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'python-requests': {
    'says grüß': 'print("grüß €")',
    'writes to both': 'import sys\nprint("out")\nprint("err", file=sys.stderr)',
    'is the main program':
      'import sys\nprint(__name__, __file__ == sys.argv[0], len(sys.argv), sys.path[0] in __file__)\nprint(__doc__, __spec__, sorted(vars()))',
    'exits with a number': 'import sys\nsys.exit(7)',
    'exits with a text': 'import sys\nsys.exit("no luck")',
    'exits with nothing': 'raise SystemExit',
    'exits at once': 'import os, sys\nprint("lost")\nos._exit(9)',
    'fails below': 'def deep():\n    return 1 / 0\n\n\ndef low():\n    deep()\n\n\nlow()',
    'fails twice': 'try:\n    {}["a"]\nexcept KeyError as error:\n    raise ValueError("b") from error',
    'fails while it handles': 'try:\n    {}["a"]\nexcept KeyError:\n    open("/no/such/file")',
    'does not compile': 'print("a")\nif True\n    print("b")',
    'is interrupted': 'import atexit\natexit.register(print, "bye")\nprint("in")\nraise KeyboardInterrupt',
    'hooks errors': 'import sys\nsys.excepthook = lambda *_: print("mine")\n1 / 0',
    'ends by a signal': 'import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)',
    'catches a signal':
      'import os, signal\nsignal.signal(signal.SIGTERM, lambda *_: print("no"))\nos.kill(os.getpid(), signal.SIGTERM)\nprint("on")',
    'reads its environment':
      'import os, subprocess\nprint([os.environ.get(k) for k in ("ACCESS_TOKEN", "HOME", "HTTPS_PROXY", "LANG", "NO_PROXY", "TMPDIR", "USER")])\nprint(subprocess.run(["sh", "-c", "echo $ACCESS_TOKEN $HOME"], capture_output=True, text=True).stdout)',
    'reads a file': 'print(open("note.txt").read())',
    'finds its input at the end': 'import sys\nprint(repr(sys.stdin.read()))',
    'says good-bye': 'import atexit\natexit.register(print, "bye")\nprint("hello")',
    'destroys objects at the end': 'class A:\n    def __del__(self):\n        print("gone")\n\n\na = A()',
    'waits for its threads':
      'import threading, time\ndef work():\n    time.sleep(0.2)\n    print("done")\n\n\nthreading.Thread(target=work).start()\nprint("main")',
    'leaves daemons':
      'import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()',
    'forks workers':
      'import multiprocessing\n\n\ndef double(n):\n    return 2 * n\n\n\nif __name__ == "__main__":\n    with multiprocessing.Pool(2) as pool:\n        print(pool.map(double, [1, 2, 3]))',
    'pickles its own classes':
      'import pickle\n\n\nclass A:\n    pass\n\n\nprint(type(pickle.loads(pickle.dumps(A()))).__module__)',
    'leads its group': 'import os\nprint(os.getpgrp() == os.getpid(), os.getsid(0) == os.getpid())',
    'writes to no terminal':
      'import sys\nprint(sys.stdout.isatty(), sys.stdin.isatty(), sys.stdout.encoding, sys.stdout.line_buffering)',
    'uses dataclasses':
      'from __future__ import annotations\nfrom dataclasses import dataclass\n\n\n@dataclass\nclass A:\n    b: int\n\n\nprint(A(1))',
    'runs for ever': 'print("on and on", flush=True)\nwhile True:\n    pass',
    'forks for ever':
      'import os, time\nfor _ in range(100):\n    if os.fork() == 0:\n        time.sleep(60)\ntime.sleep(60)',
    'says too much': 'while True:\n    print("x" * 1000)',
    'takes too much': 'import time\nx = b"x" * 400_000_000\ntime.sleep(60)',
    'leaves somebody behind':
      'import os, sys, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(60)\nprint("gone")',
  },
  ruby: {
    'says grüß': 'puts "grüß €"',
    'writes to both': 'puts "out"\nwarn "err"',
    'is the main program':
      'p __FILE__ == $0, $PROGRAM_NAME == __FILE__, ARGV, __method__, self, __dir__ == File.dirname(__FILE__), local_variables\np DATA.read\n__END__\ndata',
    'exits with a number': 'exit 7',
    'exits with a text': 'abort "no luck"',
    'exits at once': 'puts "kept"\nexit! 9',
    'fails below': 'def deep\n  1 / 0\nend\n\ndef low\n  deep\nend\n\nlow',
    'fails by a name': 'nil.foo.bar',
    'fails by a name nearly right': 'puts [1].frist',
    'fails twice': 'begin\n  {}.fetch("a")\nrescue KeyError\n  raise "b"\nend',
    'fails in a thread': 'Thread.new { raise "inside" }.join',
    'raises what is no error': 'raise Exception, "two\nlines"',
    'throws what nobody catches': 'throw :ball',
    'runs out of stack': 'def f = f\nbegin\n  f\nrescue SystemStackError => e\n  puts e.message\nend',
    'does not compile': 'puts "a"\nif true\n',
    'is interrupted': 'at_exit { puts "bye" }\nraise Interrupt',
    'ends by a signal': '$stdout.sync = true\nputs "in"\nProcess.kill(:KILL, $$)',
    'is told to end': 'Process.kill(:TERM, $$)\nsleep 5',
    'catches a signal': 'trap("TERM") { puts "no" }\nProcess.kill(:TERM, $$)\nsleep 0.1\nputs "on"',
    'reads its environment':
      'p ENV.to_h.sort, ENV.fetch("ACCESS_TOKEN").encoding\nputs `echo $ACCESS_TOKEN $HOME`',
    'reads a file': 'puts File.read("note.txt")\nputs Dir.pwd == ENV["HOME"]',
    'finds its input at the end': 'p $stdin.read, gets',
    'says good-bye': 'at_exit { puts "bye #{$!.inspect}" }\nEND { puts "end" }\nputs "hello"',
    'fails as it says good-bye': 'at_exit { raise "late" }\nputs "hello"',
    'finalizes objects': 'ObjectSpace.define_finalizer(Object.new, proc { puts "gone" })',
    'leaves threads': 'Thread.new { sleep 60 }\nputs "main"',
    'defines methods at the top':
      'def hello = puts("hello")\nhello\np Object.private_method_defined?(:hello)\n$a = 1\nA = 2\np A, self.class',
    'freezes strings': '# frozen_string_literal: true\np "a".frozen?, __ENCODING__',
    'returns from the top': 'puts "a"\nreturn\nputs "b"',
    'leads its group':
      'p Process.getpgrp == $$, Process.getsid == $$, $stdout.tty?, $stdout.sync, $stderr.sync, $stdout.external_encoding, Encoding.default_external',
    'runs for ever': 'loop {}',
    'forks for ever': '100.times { fork { sleep 60 } }\nsleep 60',
    'says too much': 'loop { puts "x" * 1000 }',
    'takes too much': 'x = "x" * 400_000_000\nsleep 60',
    'leaves somebody behind': 'fork { Process.setsid; sleep 60 }\nputs "gone"',
  },
  'javascript-fetch': {
    'says grüß': 'console.log("grüß €");',
    'writes to both': 'console.log("out");\nconsole.error("err");',
    'is the main program':
      'import { fileURLToPath } from "node:url";\nconsole.log(fileURLToPath(import.meta.url) === process.argv[1], process.argv.length, process.execPath === process.argv[0], typeof require, typeof module);',
    'exits with a number': 'process.exit(7);',
    'leaves a number': 'process.exitCode = 7;',
    'fails below': 'function deep() {\n  throw new TypeError("no");\n}\ndeep();',
    'fails with a cause': 'throw new Error("a", { cause: new Error("b") });',
    'fails with no error': 'throw "text";',
    rejects: 'Promise.reject(new Error("later"));',
    'waits for ever': 'await new Promise(() => {});',
    'does not compile': 'console.log("a");\nif (true {',
    'imports what is not there': 'import "no-such-package";',
    'imports what is there':
      'import { readFile } from "node:fs/promises";\nconsole.log(await readFile("note.txt", "utf8"));',
    'ends by a signal':
      'process.kill(process.pid, "SIGKILL");\nawait new Promise((resolve) => setTimeout(resolve, 5000));',
    'catches a signal':
      'process.on("SIGTERM", () => console.log("no"));\nprocess.kill(process.pid, "SIGTERM");\nawait new Promise((resolve) => setTimeout(resolve, 100));',
    aborts: 'process.abort();',
    'reads its environment':
      'import { execSync } from "node:child_process";\nconsole.log(Object.entries(process.env).sort(), execSync("echo $ACCESS_TOKEN $HOME", { encoding: "utf8" }));',
    'reads a file':
      'import { readFileSync } from "node:fs";\nconsole.log(readFileSync("note.txt", "utf8"), process.cwd() === process.env.HOME);',
    'finds its input at the end':
      'for await (const chunk of process.stdin) console.log(chunk);\nconsole.log("end");',
    'says good-bye': 'process.on("exit", (code) => console.log("bye", code));\nconsole.log("hello");',
    'waits for its timers': 'setTimeout(() => console.log("done"), 100);\nconsole.log("main");',
    'calls nobody':
      'await fetch("http://127.0.0.1:9/").catch((error) => console.log(error.message, error.cause.code));',
    'calls nobody in secret':
      'await fetch("https://api.invalid/").catch((error) => console.log(error.message, error.cause.code));',
    'has a worker':
      'import { Worker } from "node:worker_threads";\nnew Worker("console.log(\'in\')", { eval: true });',
    'writes to no terminal': 'console.log(process.stdout.isTTY, process.stdin.isTTY);',
    'runs for ever': 'for (;;);',
    'says too much': 'for (;;) {\n  console.log("x".repeat(1000));\n  await new Promise(setImmediate);\n}',
    'takes too much':
      'const x = Buffer.alloc(400_000_000, 1);\nsetTimeout(() => console.log(x.length), 60_000);',
  },
  'javascript-axios': {
    'calls by the package': 'import axios from "axios";\nconsole.log(axios.defaults.timeout);',
    'says good-bye': 'process.on("exit", (code) => console.log("bye", code));\nconsole.log("hello");',
    'exits with a number': 'process.exit(7);',
    'fails below': 'function deep() {\n  throw new TypeError("no");\n}\ndeep();',
    'waits for ever': 'await new Promise(() => {});',
    'imports what is not there': 'import "no-such-package";',
  },
  java: {
    'says grüß':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    System.out.println("grüß €");\n  }\n}',
    'writes to both':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    System.out.println("out");\n    System.err.println("err");\n  }\n}',
    'prints without a line':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    System.out.print("half");\n  }\n}',
    'is the main program':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    System.out.println(args.length + Thread.currentThread().toString() + Thread.currentThread().getContextClassLoader().equals(Main.class.getClassLoader()));\n  }\n}',
    'exits with a number':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    try {\n      System.exit(7);\n    } finally {\n      System.out.println("never");\n    }\n  }\n}',
    'exits while it catches all':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    try {\n      System.exit(3);\n    } catch (Throwable e) {\n      System.out.println("never");\n    }\n  }\n}',
    'exits in a thread':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    new Thread(() -> System.exit(4)).start();\n    Thread.sleep(10_000);\n  }\n}',
    halts:
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("never")));\n    Runtime.getRuntime().halt(5);\n  }\n}',
    'fails below':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    deep();\n  }\n\n  static void deep() {\n    Object[] a = new Object[0];\n    a[1] = null;\n  }\n}',
    'fails with a cause':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    try {\n      Integer.parseInt("a");\n    } catch (NumberFormatException e) {\n      throw new IllegalStateException("b", e);\n    }\n  }\n}',
    'fails as it is loaded':
      'public class Main {\n  static int a = 1 / 0;\n\n  public static void main(String[] args) {}\n}',
    'fails in a thread':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    var thread = new Thread(() -> { throw new RuntimeException("inside"); });\n    thread.start();\n    thread.join();\n    System.out.println("on");\n  }\n}',
    'reads its environment':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    for (var name : new String[] {"ACCESS_TOKEN", "HOME", "LANG", "USER"}) System.out.println(System.getenv(name));\n    System.out.println(System.getenv().get("TMPDIR"));\n  }\n}',
    'reads a file':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    System.out.println(java.nio.file.Files.readString(java.nio.file.Path.of("note.txt")));\n    System.out.println(new java.io.FileInputStream("note.txt").read());\n  }\n}',
    'finds its input at the end':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    System.out.println(System.in.read());\n  }\n}',
    'says good-bye':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));\n    System.out.println("hello");\n  }\n}',
    'waits for its threads':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    new Thread(() -> {\n      try {\n        Thread.sleep(200);\n      } catch (InterruptedException e) {\n      }\n      System.out.println("done");\n    }).start();\n    System.out.println("main");\n  }\n}',
    'leaves daemons':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    var thread = new Thread(() -> {\n      while (true) {\n        try {\n          Thread.sleep(60_000);\n        } catch (InterruptedException e) {\n        }\n      }\n    });\n    thread.setDaemon(true);\n    thread.start();\n  }\n}',
    'sets what is global':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    System.setProperty("one", "1");\n    java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Tokyo"));\n    java.util.Locale.setDefault(java.util.Locale.GERMANY);\n    System.out.printf("%.1f%n", 1.5);\n  }\n}',
    'finds nothing of others':
      'public class Main {\n  public static void main(String[] args) throws Exception {\n    System.out.printf("%s %s %.1f%n", System.getProperty("one"), java.util.TimeZone.getDefault().getID(), 1.5);\n  }\n}',
  },
  php: {
    'says grüß': '<?php\n\necho "grüß €\\n";',
    'writes to both':
      '<?php\n\necho "out\\n";\nfwrite(STDOUT, "too\\n");\nfwrite(STDERR, "err\\n");\nfile_put_contents("php://stderr", "too\\n");',
    'is the main program':
      '<?php\n\nvar_dump($argc, $argv === [__FILE__], $_SERVER["argv"] === $argv, $_SERVER["SCRIPT_NAME"] === __FILE__, array_diff(array_keys(get_defined_vars()), ["_GET", "_POST", "_COOKIE", "_FILES", "argv", "argc", "_SERVER", "_ENV"]));',
    'has global variables': '<?php\n\n$a = 1;\nfunction f() {\n    global $a;\n    echo $a;\n}\nf();',
    'exits with a number': '<?php\n\nexit(7);',
    'exits with a text': '<?php\n\nexit("no luck\\n");',
    'fails below':
      '<?php\n\nfunction deep() {\n    throw new RuntimeException("no");\n}\nfunction low() {\n    deep();\n}\nlow();',
    'fails twice':
      '<?php\n\ntry {\n    intdiv(1, 0);\n} catch (Error $e) {\n    throw new LogicException("b", 0, $e);\n}',
    'fails at the top': '<?php\n\nthrow new Exception("top");',
    'handles what nobody catches':
      '<?php\n\nset_exception_handler(function ($e) {\n    echo $e->getTraceAsString();\n});\nthrow new Exception("top");',
    'is warned': '<?php\n\necho $unknown;\necho [][0];\ntrigger_error("mine", E_USER_ERROR);',
    'calls what is not there': '<?php\n\nnothing();',
    'does not compile': '<?php\n\necho "a"\nif (true) {',
    'ends by a signal': '<?php\n\nposix_kill(getmypid(), SIGSEGV);\nsleep(5);',
    'reads its environment':
      '<?php\n\nvar_dump(getenv("ACCESS_TOKEN"), $_ENV["HOME"] === getcwd(), $_SERVER["LANG"], getenv("USER"), count(getenv()));\necho shell_exec(\'echo $ACCESS_TOKEN $HOME\');',
    'reads a file': '<?php\n\necho file_get_contents("note.txt");\nvar_dump(curl_file_create("note.txt"));',
    'finds its input at the end':
      '<?php\n\nvar_dump(fgets(STDIN), file_get_contents("php://stdin"), feof(STDIN));',
    'says good-bye':
      '<?php\n\nregister_shutdown_function(function () {\n    echo "bye\\n";\n});\necho "hello\\n";',
    'destroys objects at the end':
      '<?php\n\nclass A {\n    function __destruct() {\n        echo "gone\\n";\n    }\n}\n$a = new A();',
    'calls nobody':
      '<?php\n\n$curl = curl_init("https://api.invalid/");\ncurl_exec($curl);\necho curl_error($curl);',
    'is strict': '<?php\n\ndeclare(strict_types=1);\nfunction f(int $a) {\n    echo $a;\n}\nf("1");',
    'stands in a namespace':
      '<?php\n\nnamespace A;\nfunction strlen($a) {\n    return "own";\n}\necho strlen("a"), __NAMESPACE__;',
    'writes to no terminal':
      '<?php\n\nvar_dump(stream_isatty(STDOUT), posix_getpgrp() === getmypid(), posix_getsid(0) === getmypid(), PHP_SAPI, ini_get("display_errors"));',
    'runs for ever': '<?php\n\nwhile (true);',
    'says too much': '<?php\n\nwhile (true) echo str_repeat("x", 1000);',
    'forks for ever': '<?php\n\nfor ($i = 0; $i < 100; $i++) if (pcntl_fork() === 0) sleep(60);\nsleep(60);',
    'takes too much': '<?php\n\nini_set("memory_limit", "-1");\n$x = str_repeat("x", 400000000);\nsleep(60);',
  },
  'python-httpx': {
    'prints and fails': 'print("out")\nraise ValueError("no")',
    'has a module of the host': 'import sys\n\nprint("requests" in sys.modules, __name__)',
  },
};
