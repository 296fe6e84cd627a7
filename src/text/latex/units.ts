// Quantities as the package siunitx writes them: `\SI{10}{\micro\meter}` is 10 μm.

import { toScript } from './scripts.ts';

const prefixes: ReadonlyMap<string, string> = pairs(
  'femto f pico p nano n micro μ milli m centi c deci d kilo k mega M giga G tera T peta P exa E kibi Ki mebi Mi gibi Gi',
);

const units: ReadonlyMap<string, string> = pairs(
  `meter m metre m second s gram g kelvin K ampere A mole mol candela cd hertz Hz newton N pascal Pa joule J watt W volt V
   ohm Ω farad F tesla T weber Wb henry H celsius °C degreeCelsius °C degree ° percent % liter L litre L minute min hour h
   day d bit bit byte B electronvolt eV bel B decibel dB radian rad steradian sr tonne t angstrom Å arcminute ′ arcsecond ″
   squared ² cubed ³`,
);

function pairs(table: string): Map<string, string> {
  const words = table.split(/\s+/);
  return new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}

/** `\kilo\meter\per\second` as km/s; what is no name stays as it is. */
export function unitText(raw: string): string {
  let shown = '';
  let isOpen = true;
  for (const [, name, plain = ''] of raw.matchAll(/\\([A-Za-z]+)\s*|([^\\]+)/g)) {
    const power = name === 'squared' || name === 'cubed';
    const prefix = prefixes.get(name ?? '');
    const sign = name === 'per' ? '/' : (prefix ?? units.get(name ?? '') ?? name ?? plain.trim());
    shown += isOpen || power || name === 'per' ? sign : ` ${sign}`;
    isOpen = prefix !== undefined || name === 'per';
  }
  return shown;
}

/** `1.5e-3` as 1.5×10⁻³. */
export function numberText(raw: string): string {
  const [, factor = raw.trim(), power] = /^([-+]?[\d.,]*)e([-+]?\d+)$/i.exec(raw.trim()) ?? [];
  if (power === undefined) return factor;
  const ten = `10${toScript('^', power.replace(/^\+/, ''))}`;
  return factor === '' ? ten : `${factor}×${ten}`;
}

/** A number and its unit, with a space where one is written. */
export function quantity(number: string, unit: string): string {
  return /^[%°′″](?!C)/.test(unit) || unit === '' ? number + unit : `${number} ${unit}`;
}
