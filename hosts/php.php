<?php

/*
 * Runs PHP programs in children of a process that is there already; see `Host` in src/languages/language.ts. It is read
 * from standard input, with the jobs on descriptor 3: so PHP leaves STDIN, STDOUT and STDERR undefined and open, and a
 * child can put its own in their place. Nothing here is a global variable or function: those are the program's.
 */

final class DocproofHost
{
    /** What a child must not close: its standard streams. */
    private static array $streams = [];

    /** Returns in a child, with the file to run. */
    public static function serve(): string
    {
        curl_close(curl_init());
        $jobs = fopen('php://fd/3', 'r');
        $events = fopen('php://fd/1', 'w');
        while (($line = fgets($jobs)) !== false) {
            $job = array_map('base64_decode', explode(' ', rtrim($line)));
            $pid = pcntl_fork();
            if ($pid === 0) {
                fclose($jobs);
                fclose($events);
                return self::prepare(...$job);
            }
            fwrite($events, "started $pid\n");
            pcntl_waitpid($pid, $status);
            $signal = pcntl_wifsignaled($status) ? pcntl_wtermsig($status) : null;
            $code = pcntl_wexitstatus($status);
            fwrite($events, $signal === null ? "exited $code\n" : "signalled $signal\n");
        }
        exit;
    }

    private static function prepare(string $socket, string $file, string $folder, string ...$variables): string
    {
        posix_setsid();
        self::connect($socket);
        chdir($folder);
        foreach (array_keys(getenv()) as $name) {
            putenv($name);
            unset($_SERVER[$name]);
        }
        $_ENV = [];
        foreach ($variables as $variable) {
            putenv($variable);
            [$name, $value] = explode('=', $variable, 2);
            $_ENV[$name] = $_SERVER[$name] = $value;
        }
        $GLOBALS['argv'] = $_SERVER['argv'] = [$file];
        $GLOBALS['argc'] = $_SERVER['argc'] = 1;
        foreach (['PHP_SELF', 'SCRIPT_NAME', 'SCRIPT_FILENAME', 'PATH_TRANSLATED'] as $name) {
            $_SERVER[$name] = $file;
        }
        $_SERVER['REQUEST_TIME_FLOAT'] = microtime(true);
        $_SERVER['REQUEST_TIME'] = time();
        return $file;
    }

    /** What is opened next gets the lowest descriptor that is free. */
    private static function connect(string $socket): void
    {
        foreach (['php://stdin', 'php://stdout', 'php://stderr'] as $stream) {
            fclose(fopen($stream, 'r'));
        }
        self::$streams = [
            fopen('/dev/null', 'r'),
            stream_socket_client("unix://$socket"),
            stream_socket_client("unix://$socket"),
        ];
        define('STDIN', fopen('php://stdin', 'r'));
        define('STDOUT', fopen('php://stdout', 'w'));
        define('STDERR', fopen('php://stderr', 'w'));
    }

    /** Takes our own frame out of what an error that nobody catches says. */
    public static function trim(Throwable $error): Throwable
    {
        for ($each = $error; $each !== null; $each = $each->getPrevious()) {
            $trace = new ReflectionProperty($each instanceof Error ? Error::class : Exception::class, 'trace');
            $trace->setValue($each, array_slice($each->getTrace(), 0, -1));
        }
        return $error;
    }
}

try {
    require DocproofHost::serve();
} catch (Throwable $e) {
    throw DocproofHost::trim($e);
}
