// Which bare words were commands before Hugging Face dropped the backslash, and how sure that is.

import { mathAccents } from './accents.ts';
import { alphabetOf } from './alphabets.ts';
import { functionNames, greekLetters, symbols } from './symbols.ts';

/** Neither English nor used by people who write plain text: none, or one, in 63,455 abstracts without LaTeX. */
export const alienWords: ReadonlySet<string> = new Set(
  `pm geq leq leqslant geqslant neq circ varepsilon varphi vartheta varrho infty cdot cdots ldots vdots ddots dotsc langle
   rangle lceil rceil lfloor rfloor equiv nabla propto simeq gtrsim lesssim subseteq supseteq subsetneq supsetneq
   nsubseteq sqsubseteq varnothing emptyset otimes oplus ominus odot mapsto longmapsto forall notin bigcup bigcap
   rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow longleftarrow Longrightarrow
   Longleftrightarrow hookrightarrow rightleftharpoons rightsquigarrow twoheadrightarrow nrightarrow uparrow downarrow
   updownarrow Uparrow Downarrow nearrow searrow lVert rVert lvert rvert preceq succeq triangleq coloneqq setminus
   approxeq textendash textemdash textdegree textregistered texttrademark textasciitilde textgreater nmid
   boxtimes bigoplus bigotimes bigsqcup bigwedge bigvee iint iiint hbar imath jmath aleph nexists blacksquare bigstar
   checkmark bigcirc  gtrapprox lessapprox llbracket rrbracket
   leqq geqq bowtie circledR textperthousand textrightarrow textleftarrow ddagger dagger succ prec sqcup sqcap
   sqsubset vDash vdash models biguplus uplus`
    .split(/\s+/)
    .filter((word) => symbols.has(word) && word !== 'models'),
);

/** Commands with an argument that no other text holds; with a brace, a space or nothing in front of it. */
export const alienMacros: ReadonlySet<string> = new Set([
  ...'mathbf mathrm mathit mathsf mathtt boldsymbol bm operatorname widehat widetilde overline mathring'.split(
    ' ',
  ),
  ...[...alphabetOf.keys()].filter((name) => name.startsWith('math')),
]);

/** Commands whose names are words, and which therefore need a brace right behind them. */
export const bracedMacros: ReadonlySet<string> = new Set([
  ...alienMacros,
  ...mathAccents.keys(),
  ...`textbf textit textsl textsc texttt textrm textsf text emph mbox underline uline sqrt frac dfrac tfrac nicefrac binom
      textcolor textsuperscript textsubscript unicode underbrace overbrace overset underset stackrel pmod href url
      enquote boxed`.split(/\s+/),
]);

/** They stand between two things, and leave a mark when glued to one: `15times`, `tgeq`. */
export const infixWords: ReadonlySet<string> = new Set(
  `times cdot sim approx pm mp geq leq neq leqslant geqslant rightarrow leftarrow leftrightarrow Rightarrow uparrow
   downarrow circ propto equiv simeq gtrsim lesssim subseteq otimes oplus infty ldots cdots mapsto setminus ge le ll gg ne
   in notin subset cap cup to nabla lceil rceil lfloor rfloor langle rangle wedge vee mid ast star div log ln prime odot`.split(
    /\s+/,
  ),
);

/** Their names are found also where other letters are glued to them; shorter ones hide in English (`circle`, `noting`). */
export const gluedSigns: ReadonlySet<string> = new Set(
  `times cdot cdots ldots approx leq geq leqslant geqslant infty propto equiv subseteq otimes oplus mapsto nabla
   rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow uparrow downarrow langle rangle
   lfloor rfloor lceil rceil setminus varepsilon varphi lesssim gtrsim`.split(/\s+/),
);

export function isGreek(word: string): boolean {
  return greekLetters.has(word);
}

/** Letters of languages and the smallest names are commands only with a backslash: `5^{th}` is no thorn. */
const needBackslash: ReadonlySet<string> = new Set(
  `i j o O l L S P Alpha Beta omicron ss aa AA ae AE oe OE dh DH th TH dj DJ ng lt gt ie eg etc etal lq rq TeX LaTeX Re Im wp mho eth Game
   copyright pounds yen euro micro ohm celsius square natural sharp flat colon not because therefore between exists implies
   models rtimes ltimes nleq ngeq nless ngtr nparallel smile frown dag al lor land iff`.split(/\s+/),
);

export function signOf(word: string): string | undefined {
  if (needBackslash.has(word)) return undefined;
  return symbols.get(word) ?? (functionNames.has(word) ? word : undefined);
}

const spacedAccents = ['tilde', 'hat', 'bar', 'vec'];
/** Names that may be commands without their backslash; which of them are is decided by what stands around them. */
export const commandNames: ReadonlySet<string> = new Set([
  ...[...symbols.keys(), ...functionNames].filter((name) => signOf(name) !== undefined),
  ...alienMacros,
  ...spacedAccents,
]);
