// What Hugging Face sends: the same mathematics without its backslashes, and all the English around it that must stay.

import { describe, expect, test } from 'vitest';
import { latexToUnicode } from '../../src/text/latex-to-unicode.ts';

type Case = readonly [stripped: string, shown: string];

function check(cases: readonly Case[]): void {
  test.each(cases)('%s', (stripped, shown) => {
    expect(latexToUnicode(stripped)).toBe(shown);
    expect(latexToUnicode(shown)).toBe(shown);
  });
}

function stays(texts: readonly string[]): void {
  test.each(texts)('%s', (text) => {
    expect(latexToUnicode(text)).toBe(text);
  });
}

describe('the ten seed papers: titles stay', () => {
  stays([
    'Target-based Surrogates for Stochastic Optimization',
    'Wide and Deep Neural Networks Achieve Optimality for Classification',
    'Learning Hierarchical Polynomials with Three-Layer Neural Networks',
    'A Function Interpretation Benchmark for Evaluating Interpretability Methods',
    'Studying Large Language Model Generalization with Influence Functions',
    'Benign Oscillation of Stochastic Gradient Descent with Large Learning Rates',
    'Evolving Normalization-Activation Layers',
    'Stop Regressing: Training Value Functions via Classification for Scalable Deep RL',
    'Optimistic Online Mirror Descent for Bridging Stochastic and Adversarial Online Convex Optimization',
    'BiPer: Binary Neural Networks using a Periodic Function',
  ]);
});

describe('the ten seed papers: sentences', () => {
  check([
    [
      'target functions of the form h = g circ p where p : R^d rightarrow R is a degree k polynomial and g: R rightarrow R is a degree q polynomial',
      'target functions of the form h = g ∘ p where p : Rᵈ → R is a degree k polynomial and g: R → R is a degree q polynomial',
    ],
    ['vanishing test error in mathcal{O}(d^k) samples', 'vanishing test error in 𝒪(dᵏ) samples'],
    [
      'kernel methods, which require widetilde Theta(d^{kq}) samples',
      'kernel methods, which require Θ̃(d^(kq)) samples',
    ],
    [
      'sample complexity mathcal{O}(d^2), which is an improvement over prior work~nichani2023provable requiring a sample size of widetildeTheta(d^4).',
      'sample complexity 𝒪(d²), which is an improvement over prior work requiring a sample size of Θ̃(d⁴).',
    ],
    ['features which have a small ell_2-norm', 'features which have a small ℓ₂-norm'],
    [
      'the cumulative stochastic variance sigma_{1:T}^2 and the cumulative adversarial variation Sigma_{1:T}^2',
      'the cumulative stochastic variance σ_(1:T)² and the cumulative adversarial variation Σ_(1:T)²',
    ],
    ['the maximal stochastic variance sigma_{max}^2', 'the maximal stochastic variance σₘₐₓ²'],
    ['the same O(sigma_{1:T^2}+Sigma_{1:T^2}) regret bound', 'the same O(σ_(1:T²)+Σ_(1:T²)) regret bound'],
    [
      'an O(min{log (sigma_{1:T}^2+Sigma_{1:T}^2), (sigma_{max}^2 + Sigma_{max}^2) log T}) bound',
      'an O(min{log (σ_(1:T)²+Σ_(1:T)²), (σₘₐₓ² + Σₘₐₓ²) log T}) bound',
    ],
    ['a new O(dlog(sigma_{1:T}^2+Sigma_{1:T}^2)) bound', 'a new O(d log(σ_(1:T)²+Σ_(1:T)²)) bound'],
  ]);
  stays([
    'surrogate functions in a target space (e.g. the logits output by a linear model for classification)',
    '(1) 1-nearest neighbor (model predictions are given by the label of the nearest training example);',
    'FIND (Function INterpretation and Description), a benchmark suite',
    'scale influence functions up to LLMs with up to 52 billion parameters',
    'transfer well to Mask R-CNN with FPN/SpineNet for instance segmentation',
    'single-task RL on Atari 2600 games with SoftMoEs',
    'Our code is publicly available at https://github.com/edmav4/BiPer.',
    'improvements of up to 1% and 0.69% on CIFAR-10 and ImageNet',
  ]);
});

describe('numbers and operators', () => {
  check([
    ['3.8times faster', '3.8× faster'],
    ['15timessim50times', '15×∼50×'],
    ['8timesRTX 4090', '8×RTX 4090'],
    ['256 times 256 pixels', '256 × 256 pixels'],
    ['10240 times\n10240', '10240 ×\n10240'],
    ['n times d matrices', 'n × d matrices'],
    ['an ntimes n affinity', 'an n× n affinity'],
    ['1.33 times 10^{-11}', '1.33 × 10⁻¹¹'],
    ['(times4) scaling', '(×4) scaling'],
    ['66.3 %rightarrow73.4', '66.3 %→73.4'],
    ['360^circ images and 0.5^{circ} error', '360° images and 0.5° error'],
    ['error of 0.5 ^circ', 'error of 0.5°'],
    ['5.654pm0.625 and 70.4 pm 2.7%', '5.654±0.625 and 70.4 ± 2.7%'],
    ['sim10% and sim 12 million and (sim11.1M)', '∼10% and ∼ 12 million and (∼11.1M)'],
    ['14Msim350M parameters', '14M∼350M parameters'],
    ['approx80% higher', '≈80% higher'],
    ['R^2 approx 0.98', 'R² ≈ 0.98'],
    ['tgeq 4 and n leq 5', 't≥ 4 and n ≤ 5'],
    ['(le 5%) and q ge 4', '(≤ 5%) and q ≥ 4'],
    ['p < 10^{-6} and 10^-5', 'p < 10⁻⁶ and 10⁻⁵'],
    ['0.47 mum wide', '0.47 μm wide'],
    ['LLMtimesMapReduce', 'LLM×MapReduce'],
    ['ARleftrightarrowEN', 'AR↔EN'],
    ['langlequery, answerrangle pairs', '⟨query, answer⟩ pairs'],
    ['O(nlog n) and O(loglog T)', 'O(n log n) and O(log log T)'],
    ['where d ll n', 'where d ≪ n'],
    ['O(mnlog n) and O(log_2d)', 'O(mn log n) and O(log₂d)'],
    ['a 3 times 3 convolution and (n+1) times (n+1)', 'a 3 × 3 convolution and (n+1) × (n+1)'],
    ['25m times 25m and 6 LLMs times 8 strategies', '25m × 25m and 6 LLMs × 8 strategies'],
    ['(ICCapprox0.78) and e/(e-1)approx 1.582', '(ICC≈0.78) and e/(e-1)≈ 1.582'],
    ['2times at 20,FPS and 63,%', '2× at 20 FPS and 63 %'],
    ['O!(n) and |x|!approx!0.7 and sim!131', 'O(n) and |x|≈0.7 and ∼131'],
    ['(r={-}0.71), {+}1.0 and 3{2}k', '(r=-0.71), +1.0 and 3/2k'],
    ['Omega(1{log n}) and frac12', 'Omega(1/(log n)) and frac12'],
    ['x!in!{4,8}', 'x∈{4,8}'],
    ['T{=}1.5 and 12{,}553', 'T=1.5 and 12,553'],
  ]);
});

describe('scripts and letters', () => {
  check([
    ['pi_{0.5} and pi_0', 'π_(0.5) and π₀'],
    ['tau^2-bench', 'τ²-bench'],
    ['un^2CLIP and M^3FinMeeting', 'un²CLIP and M³FinMeeting'],
    ['A^TA and QK^T', 'AᵀA and QKᵀ'],
    ['AlphaOne (alpha1): the alpha moment, pre-alpha', 'AlphaOne (α1): the α moment, pre-α'],
    ['the (epsilon,delta) pair at 0.90sigma', 'the (ϵ,δ) pair at 0.90σ'],
    ['DALLcdotE, inftyBench and nablaNABLA', 'DALL·E, ∞Bench and ∇NABLA'],
    ['{bf Elastic} and an {black interpretable} tool', 'Elastic and an interpretable tool'],
    ['muP for transformers', 'μP for transformers'],
    ['We introduce Psi-Sampler', 'We introduce Ψ-Sampler'],
    ['we propose gamma-PO; gamma-PO is simple', 'we propose γ-PO; γ-PO is simple'],
    ['L^*a^*b^* space', 'L*a*b* space'],
    ['x_t and x_1, theta_i', 'xₜ and x₁, θᵢ'],
    ['theta_{text{SFT}}', 'θ_(SFT)'],
    ['ell_{infty} and L_infty', 'ℓ_∞ and L_∞'],
    ['mathbb R^d and mathbb{E}[X]', 'ℝᵈ and 𝔼[X]'],
    ['{cal O}(n)', '𝒪(n)'],
    ['tilde C and hatλ', 'C̃ and λ̂'],
    ['x in R^d', 'x ∈ Rᵈ'],
    ['A^{top}B and A^top', 'AᵀB and Aᵀ'],
    ['sum_{i=1}^n x_i', '∑ᵢ₌₁ⁿ xᵢ'],
    ['leftlfloor t/2 rightrfloor', '⌊ t/2 ⌋'],
    ['mathcal{O}left(1{n}right)', '𝒪(1/n)'],
    ['TiO_2 and CO_2', 'TiO₂ and CO₂'],
    ['C^3', 'C³'],
    ['a 2^10 grid', 'a 2¹⁰ grid'],
    ['5^{th} place', '5ᵗʰ place'],
    ['s_1/E_1 + s_2/E_2 le 1', 's₁/E₁ + s₂/E₂ ≤ 1'],
  ]);
});

describe('links, notes and citations', () => {
  check([
    ['code at x{this https URL}', 'code at x'],
    ['https://github.com/a/b_c{this https URL}', 'https://github.com/a/b_c'],
    ['https://github.com/a/b{here}.', 'here (https://github.com/a/b).'],
    ['https://github.com/a/b{https://github.com/a/b}', 'https://github.com/a/b'],
    ['magenta{https://a.github.io/x/}', 'https://a.github.io/x/'],
    ['priorsx2013can', 'priors–can'],
    ['the datasetx2014is', 'the dataset—is'],
    ['ChatGLMhttps://chatglm.cn, an', 'ChatGLM (https://chatglm.cn), an'],
    [
      'across two tasksCode is coming soon at https://github.com/a/CBM.',
      'across two tasks (Code is coming soon at https://github.com/a/CBM).',
    ],
    ['work~smith2024deep,jones2023wide shows', 'work shows'],
    ['SD3.5 Large~sd3 and GPT4o~gpt4o with splats~Kerbl2023', 'SD3.5 Large and GPT4o with splats'],
    ['the OpenOOD benchmark yang2022openood.', 'the OpenOOD benchmark.'],
    ['labels cohan-etal-2018-smhd, and RWKV-7 peng2025rwkv,', 'labels, and RWKV-7,'],
    ['by chen2023pali3 and by liu2023deplot', 'by and by'],
    ['7.1x0025 of 90x00b0', '7.1% of 90°'],
    ['scaling to 3 space billion parameters', 'scaling to 3 billion parameters'],
  ]);
});

describe('English, code, money and addresses stay', () => {
  stays([
    'sim2real and real2sim2real transfer',
    'six times, three times as fast, 5 times faster, at times',
    'top-k, min_p, max_len, top_k and n_act=5',
    'file_name.py, my_file_1.txt, __init__, snake_case_name, q_proj',
    'text-to-video and word2vec',
    'sets like {a, b} and a {snowy} photo',
    '$1.5 million to $2 million',
    'alice@example.org and a_b@c.de',
    'https://a.org/b_1^2/c_x and http://b.org/~alice/x--y',
    'see github.com/a_1/b_2 and www.a.org/x_y',
    'in, to, top, not, star, bar, text, left and right',
    'the alpha release, beta testers, a delta of 3, pi day',
    "Cronbach's alpha = 0.87 and (rho = 0.94)",
    'alpha-beta pruning and tau-bench',
    'nuScenes, GammaTone, AlphaGo, PiBot, mutation, sigmoid',
    'circle, simple, point, noting, textless, anecdote, rpm, bpm',
    'We’ll see; we’re in (2026); Lin (2026)',
    'at 5 pm we met; 5pm sharp',
    'approx. 5 and approximately 5',
    'a smile ^_^ and a wink ;^)',
    'flags --verbose and -x',
    "no other LaTeX -- no ``change'' of habits, nor of Fig.~1 and 10--20",
    'the taz2024full corpus, Phoenix2014T; NeurIPS 2024',
    'algorithms (see, e.g., shannon1950chess) with',
    'reducing parameters by 5.4 times, FLOPs by 300times, and latency by 2.4times',
    'we follow Maximal Update Parametrization (muP) to rescale',
    'a 5 times 5 diagnostic surface',
    'Phi3, phi4, Pi0 and tau2-bench',
    '2048x2048 pixels, 3840x2160 pixels',
    'in 3 space dimensions',
    'a prolog (x) and an oplog (y)',
    '`x_t` in code',
    'I ❤️ LaTeX 🙂 数学 и العربية',
    'the order of magnitude is 10',
    'Top-1 accuracy: 75.3 (+1.2)',
    'sometimes, sentimental, bestimmt',
    'the left hand side, right?',
    'C++, C#, F1@1, pass@k',
    'GPT_4 and RQ_1',
    'a bin (0, 1) and age 4',
    'two-line\n  titles stay',
  ]);
});

describe('relations that stick to their letters', () => {
  check([
    ['for all xinR^d and yinX', 'for all x∈Rᵈ and y∈X'],
    ['E_{xsim p_{data}}[f(x)]', 'E_(x∼ p_(data))[f(x)]'],
    ['max_{ainA} Q(s,a) and min_{xin X}', 'max_(a∈A) Q(s,a) and min_(x∈ X)'],
    ['we sample zsimN(0, I) and tsim U[0,1]', 'we sample z∼N(0, I) and t∼ U[0,1]'],
    ['for Ain R^{m times k}', 'for A∈ R^(m × k)'],
    ['a domain OmegasubsetR^n, alphain [0,1]', 'a domain Ω⊂Rⁿ, α∈ [0,1]'],
    ['as ntoinfty, as xto 0 and Xto Y', 'as n→∞, as x→ 0 and X→ Y'],
    ['sets Asubset G and Acap B, fcirc g', 'sets A⊂ G and A∩ B, f∘ g'],
    ['p(ymid x) in x_{1}', 'p(y∣ x) in x₁'],
    ['u^{primeprime} and operatorname*{argmax}_{x}', 'u′′ and argmaxₓ'],
    ['in O(nloglog n) time', 'in O(n log log n) time'],
    ['the loss L_{ssim} of a T_{main} A', 'the loss Lₛₛᵢₘ of a Tₘₐᵢₙ A'],
  ]);
  stays([
    'MinK, NinA, LtoR, 2Dto3D-SR and WinT3R',
    'a sin A, one D4RT, age 4, amid a crowd, Lin A. and Qin B.',
    'win A, the bin A',
    'overt A and Into B, the ale B',
  ]);
});

describe('a Greek letter that carries a script is one everywhere in its text', () => {
  check([
    ['theta_i is near theta, 3.8times', 'θᵢ is near θ, 3.8×'],
    ['theta_i and theta-graphs of x^{2}', 'θᵢ and θ-graphs of x²'],
    ['theta and 3.8times', 'theta and 3.8×'],
  ]);
});

describe('habits of typing change only in a text that shows lost backslashes', () => {
  check([
    [
      'Gemma~3 and models~(LLMs) are 3.8times faster -- by 10--20%',
      'Gemma 3 and models (LLMs) are 3.8× faster – by 10–20%',
    ],
    ["``quoted'' text, ell_2---norm", '“quoted” text, ℓ₂—norm'],
    ["a 20'' view of f'' in O(n^2)", "a 20'' view of f'' in O(n²)"],
  ]);
});
