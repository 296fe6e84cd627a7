// The list of all formats. A new one is a file beside this one and a line here.
import { atom } from './atom.ts';
import { bibtex } from './bibtex.ts';
import { csl } from './csl.ts';
import { csv } from './csv.ts';
import type { ExportFormat } from './format.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { ris } from './ris.ts';

export const exportFormats: readonly ExportFormat[] = [bibtex, ris, csl, markdown, csv, json, atom];

/** The format of this name, alias or file ending, as typed; null where there is none. */
export function exportFormatNamed(typed: string): ExportFormat | null {
  const name = typed.trim().toLowerCase().replace(/^\./, '');
  return (
    exportFormats.find((one) => one.name === name || one.aliases.includes(name) || one.extension === name) ??
    null
  );
}
