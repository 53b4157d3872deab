import { isSecured } from '../../examples/is-secured.ts';
import type { Flow, FlowInput, FlowStep } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';
import type { Operation } from '../../model/operation.ts';
import { operationOf } from '../../run/scenes/stage.ts';
import { endsWell } from '../approach.ts';
import { type FlowTemplate, type Recognition, recognisedId } from './flow-template.ts';
import { makeStep } from './make-step.ts';
import { bodyOf, pointerTo, recogniseSession, type Session } from './session.ts';

/** A Flow to each operation that the document's own flows do not reach: logged in where it must be, with the id of something that was made before. */
export const reachOperations: FlowTemplate = {
  id: 'reach',
  recognise: (recognition) => {
    const reached = new Set(
      recognition.version.flows.flatMap(({ steps }) =>
        steps.filter(endsWell).map((step) => operationOf(step, recognition)?.operation),
      ),
    );
    const session = recogniseSession(recognition);
    return recognition.version.operations
      .filter((operation) => !reached.has(operation))
      .flatMap((operation) => flowTo(operation, session, recognition) ?? []);
  },
};

interface Way {
  readonly inputs: readonly FlowInput[];
  readonly steps: readonly FlowStep[];
  readonly parameters: Readonly<Record<string, Json>>;
}

function flowTo(
  operation: Operation,
  session: Session | undefined,
  recognition: Recognition,
): Flow | undefined {
  if (session && (operation === session.login || operation === session.register)) {
    const index = session.steps.findIndex((step) => step.operation.id === operation.id);
    return toFlow(operation, session.inputs, session.steps.slice(0, index + 1));
  }
  const way = credentialsFor(operation, session, recognition);
  if (!way) return undefined;
  const made = idsFor(operation, way, recognition);
  if (!made) return undefined;
  const inputs = [...way.inputs, ...freshInputs(operation, way.inputs, recognition)];
  const payload = bound(bodyOf(operation, recognition), inputs, session, way);
  const last = makeStep(operation, recognition, {
    parameters: { ...way.parameters, ...made.parameters },
    ...(payload !== undefined && { payload }),
  });
  return toFlow(operation, inputs, [...way.steps, ...made.steps, last]);
}

/** Nothing where nothing is asked for; a login; or what the environment has. */
function credentialsFor(
  operation: Operation,
  session: Session | undefined,
  recognition: Recognition,
): Way | undefined {
  const needsSession = Object.keys(bodyOf(operation, recognition) ?? {}).some((name) =>
    /^refresh_?token$/i.test(name),
  );
  if (!isSecured(operation)) {
    if (needsSession && session?.hasRefreshToken) return { ...session, parameters: {} };
    return { inputs: [], steps: [], parameters: {} };
  }
  const request = recognition.examples.find((each) => each.operation === operation)?.request;
  const [header] = request?.headers.filter(({ credential }) => credential) ?? [];
  if (header?.credential?.kind !== 'pieces') return undefined;
  const { pieces } = header.credential;
  const known = pieces.map((piece) =>
    typeof piece === 'string' ? piece : recognition.credentials[piece.variable],
  );
  const key = `header:${header.name}`;
  if (known.every((piece) => piece !== undefined))
    return { inputs: [], steps: [], parameters: { [key]: known.join('') } };
  if (!session) return undefined;
  const value = pieces
    .map((piece) => (typeof piece === 'string' ? piece : '{$steps.login.outputs.token}'))
    .join('');
  return { ...session, parameters: { [key]: value } };
}

/** Path parameters that name something: its id comes from an operation one level up that makes or lists such things. */
function idsFor(
  operation: Operation,
  way: Way,
  recognition: Recognition,
): { readonly steps: readonly FlowStep[]; readonly parameters: Readonly<Record<string, Json>> } | undefined {
  const names = operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
  const [name] = names;
  if (name === undefined) return { steps: [], parameters: {} };
  if (names.length > 1) return undefined;
  const collection = operation.path.slice(0, operation.path.indexOf(`/{${name}}`));
  const sources = recognition.version.operations.filter(({ path }) => path === collection);
  const source =
    sources.find(({ method }) => method === 'POST') ?? sources.find(({ method }) => method === 'GET');
  if (!source) return undefined;
  const pointer = source.responses
    .filter(({ status }) => status.startsWith('2'))
    .flatMap(({ content }) => content.flatMap(({ examples }) => examples))
    .map(({ value }) => pointerTo(value, new RegExp(`^(id|${name})$`, 'i'), ''))
    .find((each) => each !== undefined);
  if (pointer === undefined) return undefined;
  const inputs = freshInputs(source, way.inputs, recognition);
  const payload = bound(bodyOf(source, recognition), inputs, undefined, way);
  const step = makeStep(source, recognition, {
    id: 'find-id',
    parameters: isSecured(source) ? way.parameters : {},
    ...(payload !== undefined && { payload }),
    outputs: { id: `$response.body#${pointer}` },
  });
  return { steps: [step], parameters: { [`path:${name}`]: '$steps.find-id.outputs.id' } };
}

/** What must be new in a body: names and addresses of what is created. */
function freshInputs(
  operation: Operation,
  known: readonly FlowInput[],
  recognition: Recognition,
): FlowInput[] {
  if (operation.method !== 'POST' || !operation.responses.some(({ status }) => status === '409')) return [];
  return Object.entries(bodyOf(operation, recognition) ?? {}).flatMap(
    ([name, literal]: [string, Json]): FlowInput[] => {
      if (typeof literal !== 'string' || known.some((each) => each.name === name)) return [];
      const fresh = /@/.test(literal)
        ? 'email'
        : /^(user_?name|login|slug|name|code)$/i.test(name)
          ? 'username'
          : undefined;
      return fresh ? [{ name, literal, fresh, location: operation.location }] : [];
    },
  );
}

function bound(
  body: Json | undefined,
  inputs: readonly FlowInput[],
  session: Session | undefined,
  { steps }: Way,
): Json | undefined {
  if (body === null || body === undefined || typeof body !== 'object' || Array.isArray(body))
    return undefined;
  const loggedIn = steps.some(({ id }) => id === 'login');
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, Json]) => {
      if (/^refresh_?token$/i.test(name) && loggedIn && session?.hasRefreshToken)
        return [name, '$steps.login.outputs.refresh_token'];
      return [name, inputs.some((each) => each.name === name) ? `$inputs.${name}` : value];
    }),
  );
}

function toFlow(operation: Operation, inputs: readonly FlowInput[], steps: readonly FlowStep[]): Flow {
  return {
    id: recognisedId(operation.slug),
    api: operation.api,
    version: operation.version,
    summary: operation.summary,
    description: '',
    inputs,
    steps,
    location: operation.location,
  };
}
