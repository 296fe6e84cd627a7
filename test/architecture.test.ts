// The rules of docs/architecture.md that can be executed: who may import whom, no cycles, no half-made members.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { adapters } from '../adapters/index.ts';
import { commands } from '../src/commands/index.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SDKS = /^(@slack\/|discord\.js|discord-api-types|@discordjs\/)/;
const files = ['src', 'adapters', 'playground'].flatMap((folder) => typescriptIn(join(ROOT, folder)));
const imports = new Map(files.map((file) => [named(file), importsOf(file)]));

interface Import {
  /** A path from the root for our own files, else the package. */
  readonly target: string;
  readonly typeOnly: boolean;
}

function typescriptIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return typescriptIn(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

function named(file: string): string {
  return relative(ROOT, file);
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      add(node.moduleSpecifier, ts.isImportDeclaration(node) && isTypeOnly(node));
    }
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0]
    ) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  const add = (specifier: ts.Node, typeOnly: boolean) => {
    if (!ts.isStringLiteral(specifier)) return;
    const { text } = specifier;
    found.push({ target: text.startsWith('.') ? named(resolve(dirname(file), text)) : text, typeOnly });
  };
  visit(source);
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** `file -> target` for every import from `from` that `forbidden` names. */
function offences(from: RegExp, forbidden: (one: Import) => boolean): string[] {
  return [...imports]
    .filter(([file]) => from.test(file))
    .flatMap(([file, targets]) => targets.filter(forbidden).map(({ target }) => `${file} -> ${target}`));
}

describe('who may import whom', () => {
  test('the check sees imports at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.get('src/app.ts')?.map(({ target }) => target)).toContain('src/reactions/react.ts');
  });

  test('src knows no chat SDK, and only main.ts and the terminal know adapters and playground', () => {
    expect(offences(/^src\//, ({ target }) => SDKS.test(target))).toEqual([]);
    expect(
      offences(/^src\/(?!main\.ts|cli\.ts)/, ({ target }) => /^(adapters|playground)\//.test(target)),
    ).toEqual([]);
  });

  test('main.ts and the terminal load adapters and playground lazily', () => {
    for (const file of ['src/main.ts', 'src/cli.ts']) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      expect(text).not.toMatch(/^import .*'\.\.\/(adapters|playground)\//m);
    }
  });

  test('adapters do not know one another', () => {
    const names = adapters.map(({ name }) => name);
    for (const name of names) {
      const others = names.filter((other) => other !== name);
      const foreign = new RegExp(`^adapters/(${others.join('|')})/`);
      expect(offences(new RegExp(`^adapters/${name}/`), ({ target }) => foreign.test(target))).toEqual([]);
    }
  });

  test('domain, text, views and exports see no clock, environment, network, log or database', () => {
    const impure =
      /^(node:|src\/(ops|net|store|sources|digest|app|config|main)\b|kysely|better-sqlite3|pino|node-cron)/;
    expect(offences(/^src\/(domain|text|views|exports)\//, ({ target }) => impure.test(target))).toEqual([]);
    for (const file of [...imports.keys()].filter((one) => /^src\/(domain|text|views|exports)\//.test(one))) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      expect(text, file).not.toMatch(
        /Date\.now|new Date\(\)|Math\.random|process\.env|Temporal\.Now|\bfetch\(/,
      );
    }
  });

  test('no file reaches itself through its imports', () => {
    expect(cycles()).toEqual([]);
  });
});

/** Import cycles among values; types may refer to one another. */
function cycles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const { target, typeOnly } of imports.get(file) ?? []) {
      if (!typeOnly && imports.has(target)) walk(target, [...path, file]);
    }
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return found;
}

describe('every list is complete', () => {
  test('each command file with a command is in the list', () => {
    const declared = typescriptIn(join(ROOT, 'src/commands')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^export const (\w+): Command\b/gm)].map(([, name]) => name),
    );
    expect(declared.length).toBe(commands.length);
  });

  test('each command says what it does, how it is typed, and its options are well-formed', () => {
    for (const command of commands) {
      expect(command.name).toMatch(/^[a-z][a-z-]{1,31}$/);
      expect(command.summary.length, command.name).toBeLessThanOrEqual(100);
      if (!command.hidden) expect(command.examples.length, command.name).toBeGreaterThan(0);
      expect(command.topic !== undefined, command.name).toBe(!command.hidden);
      for (const option of command.options) {
        expect(option.name).toMatch(/^[a-z][a-z-]{1,31}$/);
        expect(option.description.length).toBeLessThanOrEqual(100);
      }
      expect(
        command.options.filter(({ rest, keyword }) => rest && !keyword).length,
        command.name,
      ).toBeLessThanOrEqual(1);
      expect(command.options.some(({ completes }) => completes) && !command.complete, command.name).toBe(
        false,
      );
    }
    const words = commands.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
    expect(new Set(words).size).toBe(words.length);
  });

  test('each platform folder is in the list and holds the same files', () => {
    const folders = readdirSync(join(ROOT, 'adapters')).filter((name) =>
      statSync(join(ROOT, 'adapters', name)).isDirectory(),
    );
    expect(folders.sort()).toEqual(adapters.map(({ name }) => name).sort());
    for (const folder of folders) {
      const names = readdirSync(join(ROOT, 'adapters', folder));
      expect(names).toEqual(
        expect.arrayContaining(['index.ts', 'requests.ts', 'render.ts', 'errors.ts', 'README.md']),
      );
    }
  });
});
