import { defineSessionHost } from './session-host.ts';

const program = `def __docproof():
    import base64, os, sys, traceback
    module = sys.modules["__main__"].__dict__
    del module["__docproof"]
    os.set_inheritable(3, False)
    os.set_inheritable(4, False)
    for order in os.fdopen(3, "r"):
        file, *variables = (base64.b64decode(word).decode() for word in order.split())
        os.environ.update(variable.split("=", 1) for variable in variables)
        for number, suffix in ((1, ".out"), (2, ".err")):
            with open(file + suffix, "wb") as output:
                os.dup2(output.fileno(), number)
        status = 0
        try:
            with open(file, encoding="utf-8") as source:
                text = source.read()
            module["__file__"] = file
            exec(compile(text, file, "exec", dont_inherit=True), module)
        except SystemExit:
            raise
        except BaseException as error:
            status = 1
            traceback.print_exception(type(error), error, error.__traceback__.tb_next)
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(4, b"%d\\n" % status)


__docproof()
`;

/** Each block is executed in the module `__main__`. */
export const python = defineSessionHost({ files: () => [{ name: 'session.py', text: program }] });
