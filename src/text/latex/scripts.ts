// Sub- and superscripts: in Unicode where every sign of it exists there, else in a form that reads.

export type Script = '^' | '_';

function readTable(plain: string, raised: string): Map<string, string> {
  const signs = [...raised];
  return new Map([...plain].map((sign, at) => [sign, signs[at] ?? sign]));
}

const above = readTable(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδεθιϕφχ−′*∗†‡°⊤∘ ',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵋᶿᶥᶲᵠᵡ⁻′**†‡°ᵀ° ',
);

const below = readTable(
  '0123456789+-=()aehijklmnoprstuvxβγρϕφχ− ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ₋ ',
);

/** Signs that already stand high or need no mark of their own above a base. */
const alreadyRaised = /^[′″‴°†‡*®™©]+$/u;

function convert(table: ReadonlyMap<string, string>, text: string): string | undefined {
  let out = '';
  for (const sign of text) {
    const converted = table.get(sign);
    if (converted === undefined) return undefined;
    out += converted;
  }
  return out;
}

/** Above this length small signs are harder to read than parentheses. */
const longestScript = 12;

/** `^` with `2` gives `²`, with `kq` gives `^(kq)`, with `q` gives `^q`; an empty script gives nothing. */
export function toScript(kind: Script, content: string): string {
  const text = content.trim();
  if (text === '' || isSetAlready(kind, text)) return text;
  if (kind === '^' && alreadyRaised.test(text)) return text;
  const converted = text.length <= longestScript ? convert(kind === '^' ? above : below, text) : undefined;
  if (converted !== undefined) return converted.replaceAll(' ', '');
  return [...text].length === 1 || isParenthesised(text) ? kind + text : `${kind}(${text})`;
}

const raised = new Set(above.values());
const lowered = new Set(below.values());

/** `_{_{k}}` is a way to set `_{k}` lower. */
function isSetAlready(kind: Script, text: string): boolean {
  if (text.startsWith(kind)) return text.length === 2 || isParenthesised(text.slice(1));
  const set = kind === '^' ? raised : lowered;
  return text.length <= longestScript && [...text].every((sign) => set.has(sign));
}

function isParenthesised(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return false;
  }
  return true;
}
