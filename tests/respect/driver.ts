import { relative } from 'node:path';
import type { Planned } from './plan.ts';

/**
 * The Arazzo document that plays workflows of one file as they are published, each after a reset and in a scene of its
 * own; `at` is the folder where it will lie.
 */
export function driverOf(file: string, workflows: readonly Planned[], at: string) {
  return {
    arazzo: '1.0.1',
    info: { title: 'The published flows', version: '1.0.0' },
    sourceDescriptions: [
      { name: 'controls', type: 'openapi', url: relative(at, 'spec/controls/openapi.yaml') },
      { name: 'flows', type: 'arazzo', url: relative(at, file) },
    ],
    workflows: workflows.map(({ id, clock, clientAddress }) => ({
      workflowId: driverId(id),
      steps: [
        {
          stepId: 'reset',
          operationId: '$sourceDescriptions.controls.reset',
          successCriteria: [{ condition: '$statusCode == 204' }],
        },
        {
          stepId: 'open-scene',
          operationId: '$sourceDescriptions.controls.createScene',
          requestBody: {
            contentType: 'application/json',
            payload: { now: clock, client_address: clientAddress },
          },
          successCriteria: [{ condition: '$statusCode == 201' }],
        },
        { stepId: 'play', workflowId: `$sourceDescriptions.flows.workflows.${id}` },
      ],
    })),
  };
}

/** What the driver calls the workflow that plays another one. */
export function driverId(id: string): string {
  return `play-${id}`;
}
