import type { Plugin } from '@hapi/hapi';
import type { Logger } from 'pino';

/** Writes one line for each answered request; bodies, headers and queries stay out, since they hold secrets. */
export const requestLog: Plugin<{ log: Logger }> = {
  name: 'request-log',
  register: (server, { log }) => {
    server.events.on('response', (request) => {
      const { response } = request;
      log.info(
        {
          id: request.app.context?.id,
          method: request.method.toUpperCase(),
          path: request.path,
          status: response && 'statusCode' in response ? response.statusCode : undefined,
          milliseconds: request.info.completed - request.info.received,
          address: request.app.context?.clientAddress,
        },
        'answered',
      );
    });
  },
};
