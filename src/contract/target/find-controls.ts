import type { HttpRequest } from '../../model/example.ts';
import { sendRequest } from '../../run/send-request.ts';
import type { RunningTarget } from '../../run/targets/target.ts';

/** A target that is given as a URL, with the controls that the project's own targets have where it answers there as they do. */
export async function findControls(target: RunningTarget, paths: readonly string[]): Promise<RunningTarget> {
  if (target.controls !== undefined || target.originOf !== undefined) return target;
  for (const controls of paths) {
    const request: HttpRequest = {
      method: 'POST',
      origin: target.origin,
      target: `${controls}/scenes`,
      headers: [],
      credentials: [],
      files: [],
    };
    const { received } = await sendRequest(request, target.origin, [], { patience: 10_000, largest: 10_000 });
    if (received.status === 201) return { ...target, controls };
  }
  return target;
}
