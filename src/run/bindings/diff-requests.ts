import type { Binding } from '../../model/binding.ts';
import type { HttpRequest, RequestContent } from '../../model/example.ts';
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
  const query = [...one.searchParams].flatMap(([name, value]): Binding[] => {
    const counterpart = other.searchParams.get(name);
    return counterpart === null || counterpart === value
      ? []
      : [binding(value, counterpart, { in: 'query', name })];
  });
  return [...path, ...query];
}

function diffHeaders(documented: HttpRequest, live: HttpRequest): Binding[] {
  return documented.headers.flatMap(({ name, value, credential }): Binding[] => {
    const counterpart = live.headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
    if (!counterpart || counterpart.value === value) return [];
    const prefix = credential?.prefix ?? '';
    return [
      binding(value.slice(prefix.length), counterpart.value.slice(prefix.length), { in: 'header', name }),
    ];
  });
}

function diffContents(documented: RequestContent | undefined, live: RequestContent | undefined): Binding[] {
  if (documented?.kind === 'json' && live?.kind === 'json')
    return diffValues(documented.value, live.value, '');
  if (documented?.kind === 'form' && live?.kind === 'form') {
    return documented.pairs.flatMap(([name, value], index): Binding[] => {
      const counterpart = live.pairs[index]?.[1];
      return counterpart === undefined || counterpart === value
        ? []
        : [binding(value, counterpart, { in: 'form', name })];
    });
  }
  return [];
}

function diffValues(documented: Json, live: Json | undefined, pointer: string): Binding[] {
  if (typeof documented === 'string' && typeof live === 'string') {
    return documented === live ? [] : [binding(documented, live, { in: 'body', pointer })];
  }
  if (!isContainer(documented) || !isContainer(live)) return [];
  return Object.entries(documented).flatMap(([key, value]) =>
    diffValues(
      value,
      (live as JsonObject)[key],
      `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    ),
  );
}

function isContainer(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object';
}

function binding(literal: string, live: string, place: NonNullable<Binding['place']>): Binding {
  return { literal, live, place };
}
