// Fractions, roots and binomials on one line, with parentheses only where they are needed.

const single =
  /^(?:√?\p{L}[\p{M}⁰-⁹₀-₉ᵃ-ᶻₐ-ₜⁱⁿ²³¹′]*(?:[_^](?:\p{L}|\([^()]*\)))*|√?[\p{N}.,]+|√?\p{L}+|√?\([^()]*\)|\|[^|]*\|)$/u;
const productOf = /^[\p{L}\p{N}\p{M}.,√⁰-₎ᵃ-ᶻⁱⁿ²³¹_′|⋅·()]+$/u;

/** `1/n`, `(a+b)/(2n)`; `2n/3` needs none above the line. */
export function fraction(above: string, below: string): string {
  const top = above.trim();
  if (top === '' && below.trim() === '') return '';
  const over = productOf.test(top) ? top : `(${top})`;
  return `${over}/${denominator(below)}`;
}

/** What stands under the line, in parentheses unless it is one thing. */
export function denominator(below: string): string {
  const bottom = below.trim();
  return single.test(bottom) ? bottom : `(${bottom})`;
}

/** `√n`, `√(n+1)`, `∛x`, `ᵏ√x` by way of the given raised index. */
export function root(content: string, index: string): string {
  const text = content.trim();
  const sign = index === '' ? '√' : index === '³' ? '∛' : index === '⁴' ? '∜' : `${index}√`;
  return sign + (single.test(text) ? text : `(${text})`);
}
