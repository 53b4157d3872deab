import { type DestinationStream, type Logger, pino } from 'pino';
import type { Config } from './config/read-config.ts';
import { rotatingFile } from './rotating-file.ts';

const levels: Readonly<Record<string, string>> = {
  DEBUG: 'debug',
  INFO: 'info',
  WARNING: 'warn',
  ERROR: 'error',
};

/** The structured log of the server: to standard error, or into the configured file. */
export function createLog({ logging }: Pick<Config, 'logging'>): Logger {
  const destination: DestinationStream =
    logging.file === ''
      ? pino.destination({ dest: 2, sync: true })
      : rotatingFile(logging.file, logging.max_size * 1024 * 1024);
  const options = {
    level: levels[logging.level] ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return pino(options, destination);
}
