import type { Server } from '../../model/operation.ts';

/** A name for each server's file: the first words of its description, else its host; never one twice. */
export function serverSlugs(servers: readonly Server[]): readonly string[] {
  const taken = new Set<string>();
  return servers.map((server) => {
    const base = slug(nameOf(server)) || slug(server.url) || 'server';
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
    taken.add(name);
    return name;
  });
}

/** `Staging, with test data` is called `Staging`. */
export function nameOf(server: Server): string {
  const [words = ''] = server.description.split(/[,;:.(\n]| [-–—] /);
  return words.trim() || server.url.replace(/^[a-z]+:\/\//, '');
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
