// What each command that is not a mere sign does with what follows it.

/** Their argument is text, also inside mathematics. */
export const textCommands: ReadonlySet<string> = new Set(
  `text textbf textit textsl textsc texttt textrm textsf textup textmd textnormal mbox hbox fbox emph intertext textlf
   enquote uline uwave sout underbar MakeUppercase textmd`.split(/\s+/),
);

/** Their argument stays what it is: weight, slant and size are left out. */
export const plainCommands: ReadonlySet<string> = new Set(
  `mathbf mathrm mathit mathsf mathtt mathnormal boldsymbol bm pmb bold operatorname operatornamewithlimits mathop mathbin
   mathrel mathord mathopen mathclose mathpunct mathinner mathstrut underline underbrace overbrace boxed ensuremath
   substack smash phantom hphantom vphantom mathclap mathllap mathrlap ce texorpdfstring`.split(/\s+/),
);

/** Nothing of them is seen. */
export const silentCommands: ReadonlySet<string> = new Set(
  `left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr biggm Biggl Biggr Biggm displaystyle textstyle
   scriptstyle scriptscriptstyle limits nolimits nonumber notag noindent centering bf it em rm sf tt sc sl bfseries
   itshape rmfamily sffamily ttfamily scshape slshape upshape mdseries normalfont normalsize small footnotesize
   scriptsize tiny large Large LARGE huge Huge xspace allowbreak nobreak protect relax hfill vfill par newline
   linebreak newpage smallskip medskip bigskip indent unboldmath boldmath begingroup endgroup bgroup egroup leavevmode
   ignorespaces null strut ldelim rdelim sloppy raggedright mathsurround hline toprule midrule bottomrule sc`.split(
    /\s+/,
  ),
);

/** These delimiters may follow `\left` and mean "none". */
export const sizingCommands: ReadonlySet<string> = new Set(['left', 'right', 'middle']);

/** They and their arguments are dropped: pointers into a paper that a chat does not have. */
export const pointerCommands: ReadonlySet<string> = new Set(
  `cite citep citet citealp citealt citeauthor citeyear citeyearpar citenum citeA citeN citeNP citeasnoun parencite textcite
   autocite footcite nocite shortcite fullcite supercite onlinecite Cite Citet Citep citet* citep* label index vspace
   hspace vskip hskip kern mkern vspace* hspace* pagestyle thispagestyle setlength addtolength bibliography
   bibliographystyle rule raisebox thanks footnotemark addcontentsline setcounter input include`.split(/\s+/),
);

/** The argument is dropped, what follows stays: `\color{red}`. */
export const switchCommands: ReadonlySet<string> = new Set([
  'color',
  'fontseries',
  'definecolor',
  'selectfont',
]);

export const spaceCommands: ReadonlyMap<string, string> = new Map([
  ['quad', ' '],
  ['qquad', ' '],
  ['space', ' '],
  ['enspace', ' '],
  ['enskip', ' '],
  ['thinspace', ' '],
  ['medspace', ' '],
  ['thickspace', ' '],
  ['negthinspace', ''],
  ['negthickspace', ''],
  ['hfill', ' '],
  ['newline', ' '],
  ['par', ' '],
]);

/** Environments whose content is mathematics even outside dollars. */
export const mathEnvironments: ReadonlySet<string> = new Set(
  `equation equation* align align* aligned gather gather* gathered multline multline* eqnarray eqnarray* displaymath math
   split cases matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix array alignat alignat* flalign flalign*
   subequations`.split(/\s+/),
);

export const environmentBrackets: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['pmatrix', ['(', ')']],
  ['bmatrix', ['[', ']']],
  ['Bmatrix', ['[', ']']],
  ['vmatrix', ['|', '|']],
  ['Vmatrix', ['‖', '‖']],
]);
