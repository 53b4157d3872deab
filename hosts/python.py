"""Runs Python programs in children of a process that has loaded what they import; see `Host` in src/languages/language.ts."""

import atexit
import base64
import builtins
import gc
import importlib
import importlib.machinery
import os
import signal
import socket
import sys
import types


def main():
    for name in sys.argv[1:]:
        try:
            importlib.import_module(name)
        except ImportError:
            pass
    gc.collect()
    gc.freeze()
    for job in jobs():
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            return job
        say(f"started {pid}")
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            say(f"signalled {os.WTERMSIG(status)}")
        else:
            say(f"exited {os.WEXITSTATUS(status)}")
    os._exit(0)


def jobs():
    rest = b""
    while chunk := os.read(0, 65536):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            yield [os.fsdecode(base64.b64decode(word)) for word in line.split(b" ")]


def say(event):
    os.write(1, f"{event}\n".encode())


def run(job):
    path, file, folder, *variables = job
    os.setsid()
    connect_output(path)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variable.split("=", 1) for variable in variables)
    sys.argv[:] = [file]
    sys.path[0] = os.path.dirname(file)
    sys.modules["__main__"] = module = types.ModuleType("__main__")
    vars(module).update(
        __annotations__={},
        __builtins__=builtins,
        __cached__=None,
        __file__=file,
        __loader__=importlib.machinery.SourceFileLoader("__main__", file),
    )
    try:
        with open(file, "rb") as source:
            code = compile(source.read(), file, "exec", dont_inherit=True)
        exec(code, vars(module))
    except SystemExit:
        raise
    except BaseException as error:
        fail(error.with_traceback(error.__traceback__.tb_next))
    sys.exit(0)


def connect_output(path):
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    for descriptor in (1, 2):
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(path)
        os.dup2(connection.fileno(), descriptor)
        connection.close()


def fail(error):
    """What the interpreter does with an error that nobody catches."""
    sys.excepthook(type(error), error, error.__traceback__)
    if isinstance(error, KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        atexit._run_exitfuncs()
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGINT)
    sys.exit(1)


run(main())
