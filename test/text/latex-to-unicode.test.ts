// What people read: LaTeX as authors write it, each case with the text it must become.

import { describe, expect, test } from 'vitest';
import { latexToUnicode } from '../../src/text/latex-to-unicode.ts';

type Case = readonly [latex: string, shown: string];

function check(cases: readonly Case[]): void {
  test.each(cases)('%s', (latex, shown) => {
    expect(latexToUnicode(latex)).toBe(shown);
    expect(latexToUnicode(shown)).toBe(shown);
  });
}

const raw = String.raw;

describe('dollars and brackets open mathematics', () => {
  check([
    [raw`the degree $k$ polynomial`, 'the degree k polynomial'],
    [raw`\(x^2\) and \[y_1\]`, 'x² and y₁'],
    [raw`$$E = mc^2$$`, 'E = mc²'],
    [raw`$h = g \circ p$ where $p : \mathbb{R}^d \rightarrow \mathbb{R}$`, 'h = g ∘ p where p : ℝᵈ → ℝ'],
    [raw`$\mathcal{O}(d^{kq})$`, '𝒪(d^(kq))'],
    [raw`$\widetilde \Theta(d^{kq})$ and $\widetilde\Theta(d^4)$`, 'Θ̃(d^(kq)) and Θ̃(d⁴)'],
    [raw`$\sigma_{1:T}^2$`, 'σ_(1:T)²'],
    [raw`$\sigma_{\max}^2$`, 'σₘₐₓ²'],
    [raw`small $\ell_2$-norm`, 'small ℓ₂-norm'],
    [raw`$(\text{nested {\em braces}})$`, '(nested braces)'],
    [raw`an unclosed \( x^2`, 'an unclosed  x²'],
  ]);
});

describe('money, names of the shell and lone dollars stay', () => {
  check([
    ['from $1.5 million to $2 million', 'from $1.5 million to $2 million'],
    ['costs $5 and $10 per month', 'costs $5 and $10 per month'],
    ['between $100-$200 a day', 'between $100-$200 a day'],
    ['US$5 or US$10', 'US$5 or US$10'],
    ['a $20 budget', 'a $20 budget'],
    ['set $HOME and $PATH first', 'set $HOME and $PATH first'],
    [raw`under \$20 USD for $k$ models`, 'under $20 USD for k models'],
    ['raised $3B, then $4B, then $k$ more', 'raised $3B, then $4B, then k more'],
  ]);
});

describe('sub- and superscripts', () => {
  check([
    ['$x_i^2$', 'xᵢ²'],
    ['$x^2_i$', 'x²ᵢ'],
    ['$x_{i,j}$', 'x_(i,j)'],
    ['$a^{n+1}$', 'aⁿ⁺¹'],
    ['$10^{-3}$', '10⁻³'],
    ['$10^12$', '10¹²'],
    ['$x^q$', 'x^q'],
    ['$x_q$', 'x_q'],
    ['$x^{(t)}$', 'x⁽ᵗ⁾'],
    ['$x^{(q)}$', 'x^(q)'],
    [raw`$f'(x)$ and $f^\prime$`, "f'(x) and f′"],
    [raw`$x^*$, $x^{**}$ and $x^\star$`, 'x*, x** and x^⋆'],
    [raw`$A^\top B$ and $A^T$`, 'Aᵀ B and Aᵀ'],
    [raw`360$^\circ$ and $45^{\circ}$`, '360° and 45°'],
    [raw`$^{40}$K and $^7$Li`, '⁴⁰K and ⁷Li'],
    ['CO$_2$ and H$_2$O', 'CO₂ and H₂O'],
    ['5$^{th}$', '5ᵗʰ'],
    [raw`$\pi_{0.5}$`, 'π_(0.5)'],
    ['R$^2$AI', 'R²AI'],
    [raw`$2^{2^{k}}$`, '2^(2ᵏ)'],
    [raw`$W_{_{k}}$ and NVIDIA$^\circledR$`, 'Wₖ and NVIDIA®'],
    ['( $ x $ ) and the $ y $ axis', '( x ) and the y axis'],
    [raw`$L_\infty$`, 'L_∞'],
    [raw`$\theta_{\text{SFT}}$`, 'θ_(SFT)'],
  ]);
});

describe('letters, operators, relations and arrows', () => {
  check([
    [raw`$\alpha, \beta, \gamma, \Gamma, \varepsilon, \varphi$`, 'α, β, γ, Γ, ε, φ'],
    [raw`$a \leq b \ge c \neq d \approx e \sim f \equiv g$`, 'a ≤ b ≥ c ≠ d ≈ e ∼ f ≡ g'],
    [raw`$x \in A \cup B \cap C \setminus D$`, 'x ∈ A ∪ B ∩ C ∖ D'],
    [raw`$A \subseteq B \supset C$, $x \notin D$, $\emptyset$`, 'A ⊆ B ⊃ C, x ∉ D, ∅'],
    [raw`$f : X \to Y$, $x \mapsto y$, $a \Rightarrow b \iff c$`, 'f : X → Y, x ↦ y, a ⇒ b ⟺ c'],
    [raw`$3.8\times$ faster, $15\times\sim50\times$`, '3.8× faster, 15×∼50×'],
    [raw`$5.654\pm0.625$`, '5.654±0.625'],
    [raw`$66.3\% \rightarrow 73.4\%$`, '66.3% → 73.4%'],
    [raw`$\sum_{i=1}^n x_i$, $\prod_i p_i$, $\int_0^1 f$`, '∑ᵢ₌₁ⁿ xᵢ, ∏ᵢ pᵢ, ∫₀¹ f'],
    [raw`$\forall x \exists y: \neg p \wedge q \vee r$`, '∀ x ∃ y: ¬ p ∧ q ∨ r'],
    [raw`$\nabla f \cdot \partial g$, $\infty$`, '∇ f · ∂ g, ∞'],
    [raw`$x_1, \dots, x_n$ and $1 + \cdots + n$`, 'x₁, …, xₙ and 1 + ⋯ + n'],
    [raw`$\langle x, y \rangle$, $\lfloor x \rfloor$, $\|x\|$, $|x|$`, '⟨ x, y ⟩, ⌊ x ⌋, ‖x‖, |x|'],
    [raw`$x \not\in A$, $a \not= b$`, 'x ∉ A, a ≠ b'],
    [raw`$k \ll n$, $n \gg 1$, $f \propto g$`, 'k ≪ n, n ≫ 1, f ∝ g'],
    [raw`$\{0,1\}^n$`, '{0,1}ⁿ'],
    [raw`AR$\leftrightarrow$EN`, 'AR↔EN'],
    [raw`5 &lt; $n &lt; 6$`, '5 &lt; n < 6'],
  ]);
});

describe('alphabets', () => {
  check([
    [raw`$\mathbb{R}, \mathbb{N}, \mathbb Z, \mathbb{E}, \mathbb{1}$`, 'ℝ, ℕ, ℤ, 𝔼, 𝟙'],
    [raw`$\mathcal{L}, \mathcal N, {\cal O}$`, 'ℒ, 𝒩, 𝒪'],
    [raw`$\mathfrak{g}, \mathscr{F}$`, '𝔤, ℱ'],
    [raw`$\mathbf{x}, \bm{\theta}, \boldsymbol{\mu}, \mathrm{d}x$`, 'x, θ, μ, dx'],
    [raw`$\operatorname{rank}(A)$ and $\mathrm{AnsF1}$`, 'rank(A) and AnsF1'],
    [raw`$\mathcal{SUM}$`, 'SUM'],
    [raw`$\mathcal{J}$\&$\mathcal{F}$`, '𝒥&ℱ'],
  ]);
});

describe('accents', () => {
  check([
    [raw`Schr\"odinger, G\'eom\'etrie, \'{e}t\'e, na\"{\i}ve`, 'Schrödinger, Géométrie, été, naïve'],
    [raw`Erd\H{o}s, \c{C}e\c{s}me, \v{S}koda, \u{a}, \k{a}, \r{A}`, 'Erdős, Çeşme, Škoda, ă, ą, Å'],
    [raw`{\"o}ffnen and \~n and \^o and \=a and \.z`, 'öffnen and ñ and ô and ā and ż'],
    [raw`Stra\ss e, \O rsted, \L{}\'od\'z, \ae on`, 'Straße, Ørsted, Łódź, æon'],
    [raw`$\hat{x}$, $\bar y$, $\tilde{\theta}$, $\vec{v}$, $\dot{x}$`, 'x̂, ȳ, θ̃, v⃗, ẋ'],
    [raw`$\widehat{AB}$, $\overline{X}$, $\bar\partial$`, 'ÂB̂, X̅, ∂̄'],
    [raw`$\widetilde{\mathcal{O}}(d^k)$`, '𝒪̃(dᵏ)'],
    [raw`\"quoted\" words`, '"quoted" words'],
  ]);
});

describe('fractions, roots, sizes and functions', () => {
  check([
    [raw`$\frac{1}{2}$, $\frac{a+b}{2n}$, $\frac12$`, '1/2, (a+b)/(2n), 1/2'],
    [raw`$\frac{1}{\sqrt{n}}$`, '1/√n'],
    [raw`$\sqrt{n+1}$, $\sqrt[3]{x}$, $\sqrt 2$`, '√(n+1), ∛x, √2'],
    [raw`$\binom{n}{k}$ and $ {n \choose k}$`, '(n choose k) and (n choose k)'],
    [raw`$ {a+b \over 2}$ and $ {\sigma \over \sqrt{n}}$`, ' (a+b)/2 and σ/√n'],
    [raw`$\mathbf{1}\{A\}$ and $P\{X\}$ and $\min\{a,b\}$`, '1 {A} and P {X} and min{a,b}'],
    [raw`$\left(\frac{a}{b}\right)^2$`, '(a/b)²'],
    [raw`$\Bigl[x\Bigr]$, $\left.x\right|_0$`, '[x], x|₀'],
    [raw`$O(n\log n)$, $\log\log T$, $\sin\theta$`, 'O(n log n), log log T, sinθ'],
    [raw`$\min_{x \in X} f(x)$, $\arg\max_a Q$`, 'min_(x ∈ X) f(x), argmax_a Q'],
    [raw`$\log_2 n$`, 'log₂ n'],
    [raw`$a \bmod n$, $a \pmod{n}$`, 'a mod n, a (mod n)'],
    [raw`$X \xrightarrow{f} Y$, $a \stackrel{d}{=} b$`, 'X →ᶠ Y, a =ᵈ b'],
    [raw`$10\,000$ and $12{,}553$`, '10,000 and 12,553'],
  ]);
});

describe('text commands', () => {
  check([
    [
      raw`\emph{target space}, \textbf{bold}, \texttt{code}, \textsc{Small}`,
      'target space, bold, code, Small',
    ],
    [raw`{\bf bold} and {\it slanted} words`, 'bold and slanted words'],
    [raw`\underline{\textbf{C}}ausal \underline{D}iffusion`, 'Causal Diffusion'],
    [raw`60\% of R\&D, item \#3, snake\_case`, '60% of R&D, item #3, snake_case'],
    [raw`a~b, a\,b, a\ b, a\quad b`, 'a b, a b, a b, a  b'],
    [raw`prior work~\citep{nichani2023provable} requiring`, 'prior work requiring'],
    [raw`as in \cite{a,b}.`, 'as in.'],
    [raw`\citet[see][p.~3]{smith} says`, ' says'],
    [raw`code at \url{https://a.org/b_c}`, 'code at https://a.org/b_c'],
    [raw`\href{https://a.org/x_y}{this https URL}`, 'https://a.org/x_y'],
    [raw`is available \href{https://a.org}{here}`, 'is available here (https://a.org)'],
    [raw`see \href{https://github.com/a/b}{github.com/a/b}`, 'see https://github.com/a/b'],
    [raw`tasks\footnote{Code is at https://a.org/b}`, 'tasks (Code is at https://a.org/b)'],
    [raw`\textcolor{red}{warning}`, 'warning'],
    [raw`our model, \ours, achieves`, 'our model, ours, achieves'],
    [raw`\add{existing baselines}`, 'existing baselines'],
    [raw`x\textsuperscript{2} and H\textsubscript{2}O`, 'x² and H₂O'],
    [raw`text$\unicode{x2013}$even`, 'text–even'],
    [raw`\LaTeX{} and \TeX`, 'LaTeX and TeX'],
    [raw`\verb|a_b| stays`, 'a_b stays'],
    [raw`\eg many, \ie few`, 'e.g. many, i.e. few'],
    [raw`Temperley--Lieb, 10--20\%, a word---another`, 'Temperley–Lieb, 10–20%, a word—another'],
    ["``quoted'' text of $x^2$", '“quoted” text of x²'],
    ["$f''$ and a 20'' view of $x^2$", "f'' and a 20'' view of x²"],
    [raw`\begin{itemize}\item one \item two\end{itemize}`, ' •  one  •  two'],
  ]);
});

describe('short environments become one line', () => {
  check([
    [raw`\[ f = \begin{cases} x & x > 0 \\ 0 & \text{else} \end{cases} \]`, ' f =  x x > 0; 0 else '],
    [raw`$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$`, '( 1 2; 3 4 )'],
    [raw`$\begin{bmatrix}a&b\\c&d\end{bmatrix}$`, '[a b; c d]'],
    [raw`\begin{align} a &= b \\ &= c \end{align}`, ' a = b; = c'],
    [raw`\begin{equation}E=mc^2\end{equation}`, 'E=mc²'],
  ]);
});

describe('broken LaTeX still reads', () => {
  check([
    [raw`\frac{`, ''],
    [raw`$x^{2$`, 'x²'],
    ['x_', 'x_'],
    ['a^', 'a^'],
    ['}{', '}{'],
    ['\\', ''],
    ['', ''],
    [raw`F\x7f`.replace(raw`\x7f`, '\u007f'), 'F'],
    [raw`\left(`, '('],
    [raw`\begin{cases`, '{cases'],
    ['$$', '$$'],
  ]);
});

describe('backslashes and dollars that are no LaTeX stay', () => {
  check([
    [raw`at \\server\share\data, $x^2$`, raw`at \\server\share\data, x²`],
    [raw`in C:\new\tools\alpha_1, $\alpha_1$`, raw`in C:\new\tools\alpha_1, α₁`],
    ['run `echo $HOME/.rc` in C:\\Users\\alice', 'run `echo $HOME/.rc` in C:\\Users\\alice'],
    ['the code `\\alpha` shows $\\alpha$', 'the code `\\alpha` shows α'],
    ['https://a.org/b?x=1&y=$z and $z^2$', 'https://a.org/b?x=1&y=$z and z²'],
    ['we set $x in my_file and $y in b_file', 'we set $x in my_file and $y in b_file'],
    ['Figure A:\\textbf{bold}, Poincar\\`e', 'Figure A:bold, Poincarè'],
  ]);
});

describe('commands of the usual packages', () => {
  check([
    [raw`$\|x\| = \norm{x}_2$, $\abs{y}$, $\floor{n/2}$`, '‖x‖ = ‖x‖₂, |y|, ⌊n/2⌋'],
    [raw`$\ket{0}$, $\bra{\phi}$, $\braket{a|b}$`, '|0⟩, ⟨ϕ|, ⟨a|b⟩'],
    [raw`\SI{10}{\micro\meter}, \qty{3}{\kilo\gram}, \SI{5}{\percent}`, '10 μm, 3 kg, 5%'],
    [
      raw`\SIrange{1}{5}{\GHz}, \num{1.5e-3}, \si{\meter\per\second\squared}, \ang{45}`,
      '1–5 GHz, 1.5×10⁻³, m/s², 45°',
    ],
    [raw`$\operatorname*{argmax}_x f$`, 'argmax_x f'],
    [raw`$\frac{1}{n}\sum_i x_i + \frac{1}{2}x$`, '1/n ∑ᵢ xᵢ + 1/2 x'],
    [raw`\item[(a)] one \item two`, ' (a) one  •  two'],
    [raw`Pass\^{}1, 5007\AA, \glqq Zitat\grqq`, 'Pass¹, 5007Å, „Zitat“'],
    [raw`\newcommand{\ours}{Net}\def\R{\mathbb{R}}We use $\R^n$`, 'We use Rⁿ'],
  ]);
});
