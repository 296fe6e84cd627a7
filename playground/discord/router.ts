// Finds the route of a method and path.

import { routes } from './routes/index.ts';
import type { Route } from './routes/route.ts';

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly route: Route;
  readonly method: string;
  readonly parts: readonly string[];
}

const patterns: readonly Pattern[] = routes.map((route) => {
  const [method = '', path = ''] = route.name.split(' ');
  return { route, method, parts: path.split('/').slice(1) };
});

/** `path` as it stood in the request, after /api/v10. Literal parts such as @me win over names in braces. */
export function findRoute(method: string, path: string): Found | undefined {
  const parts = path.split('/').slice(1).map(decode);
  const fitting = patterns.filter((one) => one.method === method && fits(one.parts, parts));
  const best = fitting.toSorted((a, b) => named(a) - named(b))[0];
  if (best === undefined) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of best.parts.entries()) {
    if (part.startsWith('{')) params[part.slice(1, -1)] = parts[index] ?? '';
  }
  return { route: best.route, params };
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  if (pattern.length !== parts.length) return false;
  return pattern.every((part, index) => (part.startsWith('{') ? parts[index] !== '' : part === parts[index]));
}

function named(pattern: Pattern): number {
  return pattern.parts.filter((part) => part.startsWith('{')).length;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
