// Commands that stand for one sign, as Unicode has it. Plain data; used with a backslash and without one.

const greek = `
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
chi χ psi ψ omega ω digamma ϝ
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
Alpha Α Beta Β varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω`;

const relations = `
leq ≤ le ≤ leqslant ⩽ leqq ≦ geq ≥ ge ≥ geqslant ⩾ geqq ≧ neq ≠ ne ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ approx ≈ approxeq ≊
sim ∼ nsim ≁ simeq ≃ cong ≅ ncong ≇ equiv ≡ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ eqqcolon ≕
prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶
in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋ nsubseteq ⊈ sqsubset ⊏
sqsubseteq ⊑ sqsupset ⊐ sqsupseteq ⊒ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ models ⊨ vDash ⊨ Vdash ⊩ vdash ⊢
dashv ⊣ bowtie ⋈ Join ⋈ frown ⌢ smile ⌣ lt < gt > nless ≮ ngtr ≯ nleq ≰ ngeq ≱ trianglelefteq ⊴ trianglerighteq ⊵
vartriangleleft ⊲ vartriangleright ⊳ between ≬ therefore ∴ because ∵ indep ⊥ Perp ⊥ colon :`;

const arrows = `
to → rightarrow → longrightarrow ⟶ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ leftarrow ← gets ← longleftarrow ⟵
Leftarrow ⇐ Longleftarrow ⟸ impliedby ⟸ leftrightarrow ↔ longleftrightarrow ⟷ Leftrightarrow ⇔ Longleftrightarrow ⟺
iff ⟺ mapsto ↦ longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙
nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽
rightleftharpoons ⇌ leftrightharpoons ⇋ rightsquigarrow ⇝ leadsto ⇝ twoheadrightarrow ↠ rightarrowtail ↣
nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ dashrightarrow ⇢ dashleftarrow ⇠ rightrightarrows ⇉ leftleftarrows ⇇
rightleftarrows ⇄ leftrightarrows ⇆ circlearrowleft ↺ circlearrowright ↻ curvearrowright ↷ curvearrowleft ↶
upuparrows ⇈ downdownarrows ⇊ textrightarrow → textleftarrow ← textuparrow ↑
textdownarrow ↓`;

const operators = `
times × div ÷ pm ± mp ∓ cdot · ast * star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ boxplus ⊞
boxtimes ⊠ boxminus ⊟ cap ∩ cup ∪ Cap ⋒ Cup ⋓ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖
smallsetminus ∖ wr ≀ amalg ⨿ dagger † dag † ddagger ‡ ddag ‡ ltimes ⋉ rtimes ⋊ rightthreetimes ⋌ diamond ⋄ lhd ⊲
rhd ⊳ triangle △ bigtriangleup △ bigtriangledown ▽ triangleright ▷ triangleleft ◁ bigcirc ◯ divideontimes ⋇ dotplus ∔
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigoplus ⨁
bigotimes ⨂ bigodot ⨀ biguplus ⨄ lnot ¬ neg ¬ surd √ circledast ⊛ circledcirc ⊚ barwedge ⊼ veebar ⊻
boxdot ⊡ intercal ⊺ centerdot · textperiodcentered · sslash ⫽`;

const others = `
infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ
Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ angle ∠ measuredangle ∡ sphericalangle ∢ top ⊤ bot ⊥ prime ′ backprime ‵
degree ° textdegree ° sharp ♯ flat ♭ natural ♮ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ square □ Box □
blacksquare ■ Diamond ◇ lozenge ◊ blacklozenge ⧫ bigstar ★ triangledown ▽ blacktriangle ▲ blacktriangledown ▼
blacktriangleright ▶ blacktriangleleft ◀ checkmark ✓ maltese ✠ S § P ¶ copyright © textcopyright © circledR ®
textregistered ® texttrademark ™ pounds £ textsterling £ euro € texteuro € yen ¥ complement ∁ eth ð mho ℧ QED ∎
qed ∎ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ dotsm ⋯ textellipsis … lbrace { rbrace } lbrack [
rbrack ] langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ llbracket ⟦ rrbracket ⟧ lvert | rvert | lVert ‖ rVert ‖
vert | Vert ‖ backslash ∖ textbackslash ∖ textasciitilde ~ textasciicircum ^ textbar | textless < textgreater >
textunderscore _ textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ”
textmu μ textmicro μ micro μ ohm Ω celsius ℃ textcelsius ℃ textonehalf ½ textasteriskcentered * textbullet •
ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ
glqq „ grqq “ glq ‚ grq ‘ flqq « frqq » flq ‹ frq › guillemotleft « guillemotright » quotedblbase „ quotesinglbase ‚ textexclamdown ¡ textquestiondown ¿ cmark ✓
xmark ✗ ie i.e. eg e.g. etc etc. LaTeX LaTeX TeX TeX lq ‘ rq ’ texttimes × textpm ± textgreek μ
Bbbk 𝕜 bmod mod surd √ Finv Ⅎ Game ⅁ vertiii ⦀ Vvert ⦀ textnumero № textpertenthousand ‱ textperthousand ‰`;

function readPairs(...tables: readonly string[]): Map<string, string> {
  const words = tables.join(' ').trim().split(/\s+/);
  const pairs = new Map<string, string>();
  for (let at = 0; at + 1 < words.length; at += 2) pairs.set(words[at] ?? '', words[at + 1] ?? '');
  return pairs;
}

export const greekLetters: ReadonlyMap<string, string> = readPairs(greek);

/** Command name (no backslash) to its sign. */
export const symbols: ReadonlyMap<string, string> = readPairs(
  greek,
  relations,
  arrows,
  operators,
  others,
).set('etal', 'et al.');

/** Functions that are set upright and read as words: `\log`, `\max`. */
export const functionNames: ReadonlySet<string> = new Set(
  `arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log
   max min Pr sec sin sinh sup tan tanh mod polylog poly rank tr Tr diag sgn sign supp conv span Var Cov softmax`
    .trim()
    .split(/\s+/),
);
