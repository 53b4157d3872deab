import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Binding } from '../../model/binding.ts';
import type { HttpRequest, Part, RequestContent } from '../../model/example.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** The bindings by which a documented request becomes the live one: where both have a string that differs. */
export function diffRequests(documented: HttpRequest, live: HttpRequest): Binding[] {
  return [
    ...diffTargets(documented.target, live.target),
    ...diffHeaders(documented, live),
    ...diffContents(documented.body, live.body),
  ];
}

function diffTargets(documented: string, live: string): Binding[] {
  const one = new URL(documented, 'http://localhost');
  const other = new URL(live, 'http://localhost');
  const segments = other.pathname.split('/');
  const path = one.pathname.split('/').flatMap((segment, index): Binding[] => {
    const counterpart = segments[index];
    return counterpart === undefined || counterpart === segment
      ? []
      : [binding(decodeURIComponent(segment), decodeURIComponent(counterpart), { in: 'path' })];
  });
  return [...path, ...diffPairs([...one.searchParams], [...other.searchParams], 'query')];
}

function diffHeaders(documented: HttpRequest, live: HttpRequest): Binding[] {
  return documented.headers.flatMap(({ name, value, credential }): Binding[] => {
    const counterpart = live.headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
    if (!counterpart || counterpart.value === value) return [];
    if (name.toLowerCase() === 'cookie')
      return diffPairs(cookies(value), cookies(counterpart.value), 'cookie');
    const [first] = credential?.kind === 'pieces' ? credential.pieces : [];
    const prefix = typeof first === 'string' ? first : '';
    if (!counterpart.value.startsWith(prefix)) return [];
    return [
      binding(value.slice(prefix.length), counterpart.value.slice(prefix.length), { in: 'header', name }),
    ];
  });
}

function diffContents(documented: RequestContent | undefined, live: RequestContent | undefined): Binding[] {
  if (documented?.kind === 'json' && live?.kind === 'json')
    return diffValues(documented.value, live.value, '');
  if (documented?.kind === 'form' && live?.kind === 'form') {
    return diffPairs(documented.pairs, live.pairs, 'form');
  }
  if (documented?.kind === 'multipart' && live?.kind === 'multipart') {
    return diffPairs(textParts(documented.parts), textParts(live.parts), 'form');
  }
  return [];
}

function textParts(parts: readonly Part[]): Pairs {
  return parts.flatMap(({ name, content }) => ('text' in content ? [[name, content.text] as const] : []));
}

type Pairs = readonly (readonly [name: string, value: string])[];

/** The second pair of a name stands for the second, wherever the others are. */
function diffPairs(documented: Pairs, live: Pairs, place: 'query' | 'form' | 'cookie'): Binding[] {
  return documented.flatMap(([name, value], index): Binding[] => {
    const earlier = documented.slice(0, index).filter(([each]) => each === name).length;
    const counterpart = live.filter(([each]) => each === name)[earlier]?.[1];
    return counterpart === undefined || counterpart === value
      ? []
      : [binding(value, counterpart, { in: place, name })];
  });
}

function cookies(value: string): Pairs {
  return value.split(';').map((pair) => {
    const [name = '', ...rest] = pair.trim().split('=');
    return [name, rest.join('=')] as const;
  });
}

function diffValues(documented: Json, live: Json | undefined, pointer: string): Binding[] {
  if (typeof documented === 'string' && typeof live === 'string') {
    return documented === live ? [] : [binding(documented, live, { in: 'body', pointer })];
  }
  if (typeof documented === 'number' && typeof live === 'number') {
    return documented === live ? [] : [binding(String(documented), String(live), { in: 'body', pointer })];
  }
  if (!isContainer(documented) || !isContainer(live)) return [];
  return Object.entries(documented).flatMap(([key, value]) =>
    diffValues(value, (live as JsonObject)[key], appendToPointer(pointer, key)),
  );
}

function isContainer(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object';
}

function binding(literal: string, live: string, place: NonNullable<Binding['place']>): Binding {
  return { literal, live, place };
}
