// arXiv's categories by their form; which of them exist is arXiv's to say. https://arxiv.org/category_taxonomy

/** `cs.CL`, `math.AG`, `hep-th`, `astro-ph.GA`. */
export const isCategory = (typed: string): boolean =>
  /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?$/.test(typed);

/** Whether it can only be meant for one, by the archives that arXiv has had since 2017: `cs.XY`, but not `self-play`. */
export const isSurelyCategory = (typed: string): boolean =>
  /^(?:(?:cs|stat|math|eess|econ|physics|nlin|q-bio|q-fin|astro-ph|cond-mat)\.[a-z]+(?:-[a-z]+)*|astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph)$/i.test(
    typed,
  );
