// arXiv identifiers as people type them and as we store them. An id is always a string: as a number 1602.05990
// loses its last zero.

/** A version-free arXiv id: `2403.03950`, `0704.0001`, or old style `hep-th/9711200`, `math/0309136`. */
export type PaperId = string;

const NEW_STYLE = /(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d+)?/;
const OLD_STYLE = /([a-z]+(?:-[a-z]+)?)(?:\.[A-Z]{2})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v\d+)?/;
const LINK =
  /^(?:https?:\/\/)?(?:www\.|export\.)?(?:arxiv\.org\/(?:abs|pdf|html|format)|alphaxiv\.org\/(?:abs|overview|pdf)|(?:huggingface|hf)\.co\/papers|doi\.org\/10\.48550\/arxiv\.?)[/.]?/i;

/**
 * The id in a typed id or link (`arXiv:2401.12345v2`, `https://arxiv.org/pdf/2401.12345`, a Hugging Face or DOI
 * link), without its version; null when the whole input is something else. Nothing is fetched.
 * Forms: https://info.arxiv.org/help/arxiv_identifier.html
 */
export function parsePaperId(input: string): PaperId | null {
  const typed = input
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/^arxiv\s*:\s*/i, '');
  const rest = typed.replace(LINK, '');
  const isLink = rest !== typed;
  const tail = isLink ? rest.replace(/(?:\.pdf|\.md)?(?:[?#].*)?\/?$/i, '') : rest;
  return wholeMatch(NEW_STYLE, tail) ?? oldStyle(tail);
}

function wholeMatch(pattern: RegExp, text: string): string | null {
  const match = pattern.exec(text);
  return match && match[0] === text ? (match[1] ?? null) : null;
}

function oldStyle(text: string): string | null {
  const match = OLD_STYLE.exec(text);
  return match && match[0] === text ? `${match[1]}/${match[2]}` : null;
}

/** The paper's page on arXiv, built from the id alone. */
export const arxivUrl = (id: PaperId): string => `https://arxiv.org/abs/${id}`;
/** The paper's PDF on arXiv. */
export const pdfUrl = (id: PaperId): string => `https://arxiv.org/pdf/${id}`;
/** The paper's page on Hugging Face. */
export const huggingFaceUrl = (id: PaperId): string => `https://huggingface.co/papers/${id}`;
