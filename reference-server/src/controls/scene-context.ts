import { isIP } from 'node:net';
import type { Plugin, Request } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import type { Scene, Scenes } from './scenes.ts';

/** Puts requests that carry `X-Docs-Scene` into their scene, and gives them the address of `X-Docs-Client-Address`. */
export const sceneContext: Plugin<{ scenes: Scenes }> = {
  name: 'scene-context',
  register: (server, { scenes }) => {
    server.ext('onRequest', (request, toolkit) => {
      const scene = sceneOf(request, scenes);
      const clientAddress = addressOf(request) ?? scene?.clientAddress;
      const { app } = request;
      if (!app.context) return toolkit.continue;
      app.context = {
        ...app.context,
        ...(clientAddress !== undefined && { clientAddress }),
        ...(scene && { now: () => new Date(scene.now), limiter: scene.limiter }),
      };
      if (scene) app.takeStoreFailure = (operationId) => scene.failures.get(operationId)?.shift();
      return toolkit.continue;
    });
  },
};

function sceneOf(request: Request, scenes: Scenes): Scene | undefined {
  const id = request.headers['x-docs-scene'];
  if (id === undefined) return undefined;
  const scene = scenes.find(String(id));
  if (!scene)
    throw new ApiError([{ code: 'VALIDATION_ERROR', detail: 'X-Docs-Scene names no scene of this server.' }]);
  return scene;
}

function addressOf(request: Request): string | undefined {
  const address = request.headers['x-docs-client-address'];
  if (address === undefined) return undefined;
  if (isIP(String(address)) > 0) return String(address);
  throw new ApiError([{ code: 'VALIDATION_ERROR', detail: 'X-Docs-Client-Address must be an IP address.' }]);
}
