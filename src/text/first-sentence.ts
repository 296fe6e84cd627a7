// The one sentence of an abstract that says what the paper does. Abstracts begin with what everybody knows and end
// with results; what was done stands between, and is said in few ways.
import { clip } from './clip.ts';
import { sentences } from './sentences.ts';

const WORK =
  '(?:(?:technical |position )?(?:paper|work|article|study|report|survey|thesis|tutorial|review|letter|note))';
const SPEAKER = `(?:we|i|this ${WORK}|the (?:present )?${WORK}|the authors|our ${WORK})`;
const ADVERBS =
  '(?:(?:[a-z]+ly|first|here|thus|hence|instead|therefore|then|next|both|have|aim to|seek to|set out to) ){0,3}';
const MAKES =
  'propos|present|introduc|develop|design|buil[dt]|creat|construct|releas|unveil|devis|formulat|formali[sz]|open-sourc|unif|curat|synthesi[sz]|pioneer|advocat|launch|put forward';
const DOES =
  'stud|investigat|explor|analy[sz]|examin|revisit|address|tackl|ask|surveys?\\b|rethink|re-think|seek|aim|focus|identif|compar|demonstrat|show|prov|argu|reveal|uncover|discover|find|conduct|extend|use|appl|adapt|leverag|adopt|employ|scal|train|fine-tun|implement|establish|offer|describ|contribut|perform|evaluat|report';

/** What in a sentence shows its role, and how much that counts; found by reading what it chose among real abstracts. */
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`\\b${SPEAKER},? ${ADVERBS}(?:${MAKES})`, 'i'), 10],
  [new RegExp(`\\b${SPEAKER},? ${ADVERBS}(?:${DOES})`, 'i'), 6],
  [/\bwe \w/i, 3],
  [/\bwe consider\b/i, 4],
  [/\bby (?:proposing|introducing|presenting|developing)\b/i, 4],
  [/^(?:\S+ ){1,4}(?:is|are) an? (?:novel|new)\b/i, 5],
  [new RegExp(`\\bin (?:this|our|the present) ${WORK}\\b|\\bhere,? we\\b|^this ${WORK}\\b`, 'i'), 4],
  [
    /\bour (?:\w+ ){0,3}?(?:method|approach|framework|model|algorithm|system|key idea|main result|goal)\b/i,
    5,
  ],
  [/\b(?:is|are) (?:proposed|introduced|presented|developed|released)\b(?! by)/i, 6],
  [/\b(?:novel|new|first|simple|dubbed|called|named|termed)\b|, an? [a-z]/i, 1],
  [
    /^(?:also|additionally|further|moreover|finally|lastly|next|then|besides|in addition|in particular|for)\b/i,
    -4,
  ],
  [/^(?:specifically|furthermore|extensive|notably|more (?:generally|importantly)|as an? )\b/i, -4],
  [/\bwe (?:also|further|additionally|finally|then)\b|\bour (?:results|experiments|findings)\b/i, -4],
  [/^(?:\w+ ){0,3}?(?:experiment|evaluation|result|code|benchmark)s?\b|\boutperform/i, -5],
  [
    /https?:|\b(?:code|data|models?|weights|demos?|checkpoints?)\b.{0,80}\b(?:available|released?|open-sourced?)\b/i,
    -8,
  ],
  [/\b(?:analyses|ablations?|experiments)\b/i, -3],
  [/\?["”)]*$/, -6],
  [/\b(?:recent(?:ly)?|however|existing|previous|prior work|traditional(?:ly)?|current)\b/i, -1],
];
/** A sentence worth less does not say it. */
const TOLD_FROM = 2.5;
/** What each sentence further from the beginning is worth less. */
const LATER = 0.7;
/** UTF-16 units; arXiv takes at most 1,920: https://info.arxiv.org/help/prep.html */
const LONGEST = 8000;
const BACKGROUND =
  /^(?:recent|in recent|with the|despite|although|while|there (?:is|are|has)|existing|current|traditional|the (?:rapid|recent|growing)|however|large|humans)\b|\b(?:have|has) (?:\w+ )?(?:shown|achieved|demonstrated|become|been|made|emerged|revolutioni[sz]ed|gained|attracted)\b|\?["”)]*$/i;

/**
 * The sentence of an abstract (plain text, one line) that says what the paper does, in at most `max` UTF-16 units;
 * the first that is not mere background where none says so. Empty only for an empty abstract.
 */
export function tellingSentence(abstract: string, max: number): string {
  const all = sentences(clip(abstract, LONGEST));
  let best = { sentence: '', worth: TOLD_FROM };
  for (const [index, sentence] of all.entries()) {
    const worth = worthOf(sentence) - index * LATER;
    if (worth > best.worth) best = { sentence, worth };
  }
  const told = best.sentence || (all.find((sentence) => !BACKGROUND.test(sentence)) ?? all[0] ?? '');
  return clip(withoutOpener(told), max);
}

// `To address this gap, we propose`: what it points back to is not shown, so that part is left out.
const POINTS_BACK =
  '(?:to|motivated|inspired|driven|building|based|given|observing|following|from|through|with|by)\\b[^,:]{0,60}\\b(?:this|these|that|those|such|them|it)\\b[^,:]{0,60}';
const LEADS_ON =
  '(?:to this end|in response|therefore|thus|hence|consequently|accordingly|as a result|specifically|concretely|here)';
const OPENER = new RegExp(
  `^(?:(?:in (?:this|our|the present) ${WORK}|${LEADS_ON}|${POINTS_BACK}),? ){1,2}(?=(?:we|this ${WORK})\\b)`,
  'i',
);

function withoutOpener(sentence: string): string {
  const opener = OPENER.exec(sentence)?.[0] ?? '';
  const rest = sentence.slice(opener.length);
  return opener === '' ? rest : rest.charAt(0).toUpperCase() + rest.slice(1);
}

function worthOf(sentence: string): number {
  return SIGNS.reduce((sum, [sign, worth]) => sum + (sign.test(sentence) ? worth : 0), 0);
}
