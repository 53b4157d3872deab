import type { Flow, FlowStep } from '../../../model/flow.ts';
import type { Guide } from '../../../model/guide.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Catalogue } from '../catalogue.ts';
import { escapeHtml } from '../text/escape-html.ts';

/** A message of the diagram: what the caller asks whom, and what comes back. */
interface Message {
  readonly to: string;
  readonly asks: string;
  readonly answers: string;
  readonly words: string;
}

const caller = 'Your app';
const row = 52;
const letter = 7.4;

/** Draws the steps of a Flow as a sequence diagram in SVG, with the same in words below it; `id` is that of the drawing. */
export function printSequence(flow: Flow | undefined, catalogue: Catalogue, id: string): string {
  if (!flow) return '';
  const messages = flow.steps.flatMap((step) => messageOf(step, catalogue) ?? []);
  const lanes = [caller, ...new Set(messages.map(({ to }) => to))];
  const longest = Math.max(...messages.map(({ asks, answers }) => Math.max(asks.length, answers.length)), 8);
  const gap = Math.max(200, Math.round(longest * letter) + 24);
  const [width, height] = [gap * (lanes.length - 1) + 160, messages.length * row + 60];
  const x = (lane: string) => 80 + lanes.indexOf(lane) * gap;
  const lines = lanes.map(
    (lane) =>
      `<text class="diagram-lane" x="${x(lane)}" y="20">${escapeHtml(lane)}</text><line class="diagram-life" x1="${x(lane)}" x2="${x(lane)}" y1="30" y2="${height - 8}"/>`,
  );
  const arrows = messages.map((message, index) => drawMessage(message, 50 + index * row, x));
  const title = flow.summary || flow.id;
  const words = messages.map((message) => `<li>${escapeHtml(message.words)}</li>`);
  return `<figure class="diagram"><div class="table" tabindex="0" role="group" aria-label="Diagram">
<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title"><title id="${id}-title">${escapeHtml(`Sequence diagram: ${title}`)}</title>
${[...lines, ...arrows].join('\n')}
</svg></div>
<details><summary>The diagram in words</summary><ol>${words.join('')}</ol></details></figure>`;
}

/** The same diagram as Markdown: a numbered list. */
export function sequenceInWords(flow: Flow | undefined, catalogue: Catalogue): string[] {
  const messages = flow?.steps.flatMap((step) => messageOf(step, catalogue) ?? []) ?? [];
  return messages.map(({ words }, index) => `${index + 1}. ${words}`);
}

/** The Flow that a page means by its id. */
export function findFlow({ versions, versionOf }: Catalogue, guide: Guide, id: string): Flow | undefined {
  const own = versionOf(guide)?.flows ?? versions.flatMap(({ flows }) => flows);
  return own.find((flow) => flow.id === id);
}

function drawMessage({ to, asks, answers }: Message, y: number, x: (lane: string) => number): string {
  const [from, end] = [x(caller), x(to)];
  const back = y + 22;
  return `<text class="diagram-text" x="${from + 8}" y="${y - 4}">${escapeHtml(asks)}</text>
<path class="diagram-ask" d="M${from} ${y}H${end}m-8 -4l8 4l-8 4"/>
<text class="diagram-text diagram-answer" x="${end - 8}" y="${back - 4}">${escapeHtml(answers)}</text>
<path class="diagram-back" d="M${end} ${back}H${from}m8 -4l-8 4l8 4"/>`;
}

/** Steps that put the server into a state, such as turning its clock, are nothing that an app does. */
function messageOf(step: FlowStep, catalogue: Catalogue): Message | undefined {
  const { source, id } = step.operation;
  const version = catalogue.versions.find((each) => `${each.api}/${each.id}` === source);
  const beside = catalogue.publication.docs.flowSources.find(({ name }) => name === source);
  const operation = (version ?? beside)?.operations.find((each: Operation) => each.id === id);
  if (!operation || source === 'controls') return undefined;
  const to = version ? catalogue.apiTitle(version) : `${source[0]?.toUpperCase() ?? ''}${source.slice(1)}`;
  const asks = `${operation.method} ${operation.path}`;
  const answers = step.reaches?.status ?? statusOf(step) ?? operation.responses[0]?.status ?? '';
  const said = step.description || operation.summary;
  const words = `${caller} sends ${asks} to ${to}, which answers ${answers}${said ? `: ${said}` : '.'}`;
  return { to, asks, answers, words };
}

function statusOf({ successCriteria }: FlowStep): string | undefined {
  return successCriteria
    .map(({ condition }) => /^\$statusCode\s*==\s*(\d{3})$/.exec(condition)?.[1])
    .find(Boolean);
}
